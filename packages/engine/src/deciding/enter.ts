import type { NodeId, RouteNode, Target } from '@reglament/regulation';
import type { Case, CaseOutcome } from '../case.ts';
import { normDue, stepDue } from '../deadline.ts';
import { EngineFailure } from '../decision.ts';
import type { Event } from '../event.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';

/** What the way on needs to know: the state so far and what this very command adds to it. */
export type Standing = Pick<Case, 'route' | 'draft' | 'marks' | 'conditions' | 'issued' | 'term' | 'returned'>;

/** Events of going where an outcome leads: a next step, a refusal, the end. */
export function goTo(target: Target, standing: Standing, law: Law, grounds: readonly string[]): readonly Event[] {
  switch (target.kind) {
    case 'end': return [{ kind: 'CaseEnded', outcome: endOutcome(standing) }];
    case 'refuse': return refuse(target.refusal, law, standing, grounds);
    case 'node': return enterStep(target.id, standing, law, grounds);
  }
}

/** A message of refusal is formed by the system at once; every other step waits for its actor. */
export function enterStep(id: NodeId, standing: Standing, law: Law, grounds: readonly string[]): readonly Event[] {
  const node = getNode(law, standing.route, id);
  const kept = standing.returned?.[id];
  if (kept !== undefined) return [{ kind: 'StepResumed', step: id, clock: kept }];
  const due = stepDue(node, law.now, standing, law.calendars);
  const entered: Event = due === undefined ? { kind: 'StepEntered', step: id } : { kind: 'StepEntered', step: id, due };
  return node.act === 'refuse' ? [entered, ...refuseAtStep(node, standing, law, grounds)] : [entered];
}

function refuseAtStep(node: RouteNode, standing: Standing, law: Law, grounds: readonly string[]): readonly Event[] {
  const completed: Event = { kind: 'StepCompleted', step: node.id, outcome: 'done', late: false };
  // Where an official has worded a refusal, it is that one which is told, not the message's own.
  const worded = standing.draft?.kind === 'refusal' ? standing.draft.refusal : undefined;
  const message = refusalIssued(worded ?? node.step.refusal ?? '', law, standing, grounds);
  const target = node.next.get('done');
  const onward = target === undefined || target.kind === 'end'
    ? [{ kind: 'CaseEnded', outcome: { kind: 'refused', refusal: message.refusal } } as const]
    : goTo(target, standing, law, grounds);
  return [message, completed, ...onward];
}

function refuse(id: string, law: Law, standing: Standing, grounds: readonly string[]): readonly Event[] {
  const message = refusalIssued(id, law, standing, grounds);
  const outcome: CaseOutcome = message.refusalKind === 'annulled' ? { kind: 'annulled', refusal: id } : { kind: 'refused', refusal: id };
  return [message, { kind: 'CaseEnded', outcome }];
}

/** The refusal with the grounds it was drafted with, or those named on the spot. */
export function refusalIssued(id: string, { regulation }: Law, { draft }: Pick<Standing, 'draft'>, grounds: readonly string[]): Extract<Event, { kind: 'RefusalIssued' }> {
  const refusal = regulation.refusals.find((candidate) => candidate.id === id);
  if (refusal === undefined) throw new EngineFailure('journal-contradicts-regulation', `Expected refusal "${id}" in ${regulation.id}, but it is not defined`);
  const drafted = draft?.kind === 'refusal' ? draft.grounds : [];
  return { kind: 'RefusalIssued', refusal: id, refusalKind: refusal.kind, grounds: grounds.length > 0 ? grounds : drafted };
}

function endOutcome({ draft, issued }: Standing): CaseOutcome {
  if (draft?.kind === 'refusal') return { kind: 'refused', refusal: draft.refusal };
  return { kind: 'issued', results: issued, negative: draft?.kind === 'negative' };
}

/** The printed term of the whole service begins with the event it names, once. */
export function termStarted(law: Law, route: string, standing: Standing, mark: string | undefined): readonly Event[] {
  if (standing.term !== undefined) return [];
  const printed = law.regulation.routes.find((candidate) => candidate.route === route)?.term ?? [];
  const norms = printed.length > 0 ? printed : law.regulation.term;
  const norm = norms.find((candidate) => candidate.from === mark && candidate.when === undefined);
  if (norm === undefined) return [];
  return [{ kind: 'TermStarted', due: normDue(norm, law.now, { marks: {}, conditions: [] }, 'provider', law.calendars) }];
}
