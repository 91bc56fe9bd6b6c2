import type { Mark, RouteNode } from '@reglament/regulation';
import type { Case, Pause } from '../case.ts';
import type { Command, Details } from '../command.ts';
import { isLate } from '../deadline.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { Event } from '../event.ts';
import { awaitedAnswer } from './ask-for-document.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';
import { goTo, refusalIssued, termStarted } from './enter.ts';
import { isClaimedByAnother, permissionProblem, signersAwaited } from './permission.ts';
import { termProblem } from './term-closes.ts';
import { sentOff, waitsEnded } from './waiting.ts';
import { isDrafting, requirementProblems } from './requirements.ts';

type Completion = Extract<Command, { kind: 'CompleteStep' }>;

/** Carries out one step: its own consequences first, then where its outcome leads. */
export function completeStep(state: Case, command: Completion, law: Law): Decision {
  if (state.status === 'ended' || state.step === undefined) return invalid('case-ended', 'step');
  if (state.step.node !== command.step) return invalid('not-this-step', 'step', { current: state.step.node });
  const node = getNode(law, state.route, command.step);
  const permission = permissionProblem(state, node, command.by);
  if (permission !== undefined) return { kind: 'invalid', problems: [permission] };
  if (isClaimedByAnother(state, command.by)) return invalid('claimed-by-another', 'by');
  const target = node.next.get(command.outcome);
  if (target === undefined) return invalid('outcome-not-possible', 'outcome', { allowed: [...node.next.keys()].join(', ') });
  const problems = requirementProblems(state, node, law.regulation, command);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const untimely = termProblem(state, node, command.outcome, law);
  if (untimely !== undefined) return { kind: 'invalid', problems: [untimely] };
  const awaited = awaitedAnswer(state, command.outcome, law.now);
  if (awaited !== undefined) return invalid('document-awaited', 'outcome', { until: awaited.until });

  const details = command.details ?? {};
  // Where the text has several people sign, the step is done when the last of them has.
  if (signersAwaited(state, node).length > 1 && command.by.kind === 'staff') return { kind: 'decided', events: [...signed(command, details), { kind: 'StepSigned', step: command.step, role: signersAwaited(state, node)[0]! }] };
  const own = consequences(state, node, command, details, law);
  const marks = marksOf(node, command);
  const resumed = waitsEnded(state, law);
  const standing = {
    ...state,
    draft: details.draft ?? state.draft,
    marks: { ...state.marks, ...Object.fromEntries(marks.map((mark) => [mark, law.now])) },
    conditions: [...state.conditions, ...(details.conditions ?? [])],
    issued: [...state.issued, ...own.flatMap((event) => (event.kind === 'ResultIssued' ? event.results : []))],
  };
  const late = isLate(node, { ...state.step, pauses: pausesOf(state, resumed) }, law.now, standing, law.calendars, command.outcome);
  const terms = marks.flatMap((mark) => termStarted(law, state.route, standing, mark));
  return {
    kind: 'decided',
    events: [
      ...resumed,
      ...own,
      ...marks.map((mark): Event => ({ kind: 'MarkSet', mark })),
      ...terms.slice(0, 1),
      { kind: 'StepCompleted', step: command.step, outcome: command.outcome, late },
      ...goTo(target, standing, law, details.grounds ?? []),
      ...sentOff(node, target, law),
    ],
  };
}

/** When the step's clock stood still, with the waits that end with the step. */
function pausesOf({ step }: Case, resumed: readonly Event[]): readonly Pause[] {
  const changed = resumed.find((event) => event.kind === 'DueChanged');
  return (changed?.due ?? step?.due)?.pauses ?? [];
}

/** What the act itself brings about, before the case moves on. */
function consequences(state: Case, node: RouteNode, command: Completion, details: Details, law: Law): readonly Event[] {
  const events: Event[] = [];
  // What was found to hold while the step was open is not found a second time.
  for (const condition of new Set(details.conditions)) if (!state.conditions.includes(condition)) events.push({ kind: 'ConditionEstablished', condition });
  for (const paper of details.papers ?? []) events.push({ kind: 'PaperDrawnUp', ...paper });
  // A request can be registered by being sent (004/18): the step says so by its mark.
  if ((node.act === 'register' || node.step.marks.includes('registration')) && command.outcome !== 'incomplete' && state.number === undefined && details.number !== undefined) events.push({ kind: 'RequestRegistered', number: details.number });
  if (node.act === 'assign' && details.executor !== undefined) {
    const side = node.actor === 'Akim' ? 'AkimExecutor' : 'Executor';
    events.push({ kind: 'ExecutorAppointed', side, executor: details.executor, ...(details.note === undefined ? {} : { note: details.note }) });
  }
  if (details.draft !== undefined && (isDrafting(node.act) || state.draft === undefined)) {
    events.push({ kind: details.draft.kind === 'refusal' ? 'RefusalDrafted' : 'ResultDrafted', draft: details.draft });
  }
  return [...events, ...signed(command, details), ...issuing(state, node, command, details, law)];
}

function signed({ by }: Completion, { signature }: Details): readonly Event[] {
  return signature === undefined || by.kind !== 'staff' ? [] : [{ kind: 'Signed', by: by.id, evidence: signature }];
}

/** Acts by which the applicant receives something: the drafted result, the refusal in its place, or what the step itself gives. */
const GIVING: readonly RouteNode['act'][] = ['hand-over', 'compose', 'notify', 'conclude', 'pay'];

function issuing(state: Case, node: RouteNode, command: Completion, details: Details, law: Law): readonly Event[] {
  const { act, step } = node;
  const handsOver = act === 'hand-over' || act === 'compose' || command.outcome === 'issued';
  if (!handsOver && (!GIVING.includes(act) || step.results.length === 0)) return [];
  const draft = details.draft ?? state.draft;
  if (draft?.kind === 'refusal') return handsOver ? [refusalIssued(draft.refusal, law, { draft }, [])] : [];
  // A conclusion may be handed over on the way to the result proper; nothing is issued twice.
  const fresh = given(state, node, draft?.result, details, law).filter((id) => !state.issued.includes(id));
  return fresh.length === 0 ? [] : [{ kind: 'ResultIssued', results: fresh, negative: draft?.kind === 'negative' }];
}

/**
 * What this very step gives. A step that prints results of its own gives those and not the draft, where the draft is
 * none of them: the portal tells of a contract that is concluded elsewhere, the payment centre pays what was decided.
 */
function given({ channel }: Pick<Case, 'channel'>, node: RouteNode, drafted: string | undefined, { results }: Details, law: Law): readonly string[] {
  const own = node.step.results;
  if (drafted === undefined || (own.length > 0 && !own.includes(drafted))) return results?.filter((id) => own.length === 0 || own.includes(id)) ?? own;
  const isFor = (id: string): boolean => law.regulation.results.find((result) => result.id === id)?.channels?.includes(channel) ?? false;
  // A result of another channel is announced on this one by the printed item that the step carries out.
  const announced = law.regulation.results.some(({ id, channels }) => id === drafted && channels !== undefined && !channels.includes(channel)) ? carriedResults(node, law).filter(isFor) : [];
  return [...announced, ...issuedWith(drafted, law)];
}

function carriedResults({ carries }: RouteNode, { regulation }: Law): readonly string[] {
  return regulation.routes.flatMap(({ route, steps }) => steps.filter(({ id }) => carries.some((item) => item === `${route}#${id}`)).flatMap((step) => step.results));
}

/** The drafted result and those the text has issued together with it, in the regulation's order. */
function issuedWith(id: string, { regulation }: Law): readonly string[] {
  const together = regulation.results.find((result) => result.id === id)?.together;
  return together === undefined ? [id] : regulation.results.filter((result) => result.together === together).map((result) => result.id);
}

const ACT_MARKS: Readonly<Partial<Record<RouteNode['act'], Mark>>> = {
  register: 'registration', decide: 'decision', notify: 'notice-received', inform: 'notice-received', guarantee: 'guarantee-presented',
};

/** Events of the law's clock that this step brings, printed or implied by its act. An incomplete package registers nothing. */
function marksOf(node: RouteNode, { outcome }: Completion): readonly Mark[] {
  if (outcome === 'incomplete' || outcome === 'not-presented') return [];
  const implied = ACT_MARKS[node.act];
  return implied === undefined || node.step.marks.includes(implied) ? node.step.marks : [...node.step.marks, implied];
}
