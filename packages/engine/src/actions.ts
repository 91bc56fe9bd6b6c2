import { ACTORS, OUTCOMES } from '@reglament/regulation';
import type { Outcome, Regulation, RouteNode } from '@reglament/regulation';
import type { By, Case } from './case.ts';
import { checkedData, checkingSystems } from './deciding/checked-data.ts';
import { getNode } from './deciding/context.ts';
import type { Law } from './deciding/context.ts';
import { isHis, permissionProblem } from './deciding/permission.ts';
import { followsDraft } from './deciding/requirements.ts';

/** What somebody can do with a case now. Screens show these and nothing else; the engine allows these and nothing else. */
export interface AvailableStep {
  readonly node: RouteNode;
  /** Outcomes still open, given the draft and the registers' answers. */
  readonly outcomes: readonly Outcome[];
  /** That data are checked in the step and have not been found absent: nobody can be refused for want of them. */
  readonly dataNotAbsent: boolean;
  readonly claimable: boolean;
  readonly claimedByAnother: boolean;
}

/** The step `by` may work on, or `undefined` where the case waits for somebody else. */
export function availableStep(state: Case, by: By, law: Pick<Law, 'regulation'>): AvailableStep | undefined {
  if (state.step === undefined) return undefined;
  const node = getNode(law, state.route, state.step.node);
  if (permissionProblem(state, node, by) !== undefined) return undefined;
  const claimed = state.step.claimedBy;
  return {
    node,
    outcomes: openOutcomes(state, node, law.regulation),
    dataNotAbsent: checkingSystems(node, law.regulation).length > 0 && checkedData(state, node, law.regulation) !== 'absent',
    claimable: by.kind === 'staff' && claimed === undefined,
    claimedByAnother: claimed !== undefined && !isHis(claimed, by),
  };
}

/** The outcomes a step can still have: what was drafted and what a register answered rule the others out. */
export function openOutcomes(state: Pick<Case, 'draft' | 'answers' | 'step'>, node: RouteNode, regulation: Regulation): readonly Outcome[] {
  const possible = OUTCOMES.filter((outcome) => node.next.has(outcome));
  const checked = checkedData(state, node, regulation);
  if (node.act === 'check-data') return checked === undefined && !(node.actor in ACTORS) ? possible : possible.filter((outcome) => outcome === checked);
  if (checked === 'absent') return possible.filter((outcome) => outcome !== 'result');
  const { draft } = state;
  const followed = draft !== undefined && followsDraft(node.act) && node.next.has(draft.kind) ? possible.filter((outcome) => outcome === draft.kind) : possible;
  return followed.filter((outcome) => node.step.consults.every((consult) => {
    if (outcome !== consult.found && outcome !== consult.absent) return true;
    const answer = state.answers[consult.system];
    return answer !== undefined && outcome === (answer === 'found' ? consult.found : consult.absent);
  }));
}
