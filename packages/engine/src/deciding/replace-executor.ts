import type { By, Case, ExecutorSide } from '../case.ts';
import type { Command } from '../command.ts';
import { invalid } from '../decision.ts';
import type { Decision, Problem } from '../decision.ts';
import { getRoute } from './context.ts';
import type { Law } from './context.ts';
import { permissionProblem } from './permission.ts';

/** Who may appoint another executor: whoever the route lets appoint one on that side, once one has been appointed. */
export function mayReplaceExecutor(state: Case, side: ExecutorSide, by: By, law: Pick<Law, 'regulation'>): boolean {
  return replacementProblem(state, side, by, law) === undefined;
}

function replacementProblem(state: Case, side: ExecutorSide, by: By, law: Pick<Law, 'regulation'>): Problem | undefined {
  if (state.status === 'ended') return { field: 'step', code: 'case-ended' };
  if (state.executors[side] === undefined) return { field: 'executor', code: 'nobody-appointed' };
  const appointing = [...getRoute(law, state.route).nodes.values()].filter(({ act, actor }) => act === 'assign' && (actor === 'Akim') === (side === 'AkimExecutor'));
  if (by.kind !== 'staff' || appointing.length === 0) return { field: 'by', code: 'not-your-role' };
  const problems = appointing.map((node) => permissionProblem(state, node, by));
  return problems.includes(undefined) ? undefined : problems[0];
}

/** Another executor takes the case over as it stands. The terms run on: the law counts them from the step, not from the person. */
export function replaceExecutor(state: Case, { by, side, executor, reason }: Extract<Command, { kind: 'ReplaceExecutor' }>, law: Law): Decision {
  const problem = replacementProblem(state, side, by, law);
  if (problem !== undefined) return { kind: 'invalid', problems: [problem] };
  const former = state.executors[side] ?? '';
  if (executor === '') return invalid('executor-missing', 'executor');
  if (executor === former) return invalid('already-noted', 'executor');
  return { kind: 'decided', events: [{ kind: 'ExecutorReplaced', side, executor, former, ...(reason === undefined ? {} : { reason }) }] };
}
