import { ACTORS } from '@reglament/regulation';
import type { Actor, RouteNode, System, Target } from '@reglament/regulation';
import type { Case, Pause } from '../case.ts';
import type { Command } from '../command.ts';
import { afterPauses } from '../deadline.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { Event } from '../event.ts';
import { systemsAt } from './checked-data.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';

/** Whether a register is asked in the open step: by the way its outcomes follow the answer, or because the text names it there. */
export function isAskedBy(state: Case, system: System, law: Law): boolean {
  if (state.step === undefined) return false;
  return systemsAt(getNode(law, state.route, state.step.node), law.regulation).includes(system);
}

/** A register that cannot be asked makes the step wait; whether the law's clock runs meanwhile the regulation's file says. */
export function noteWait(state: Case, { step, system }: Extract<Command, { kind: 'NoteWait' }>, law: Law): Decision {
  if (state.step?.node !== step || !isAskedBy(state, system, law)) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  if (state.step.waiting?.some((wait) => wait.system === system) === true) return invalid('already-noted', 'step');
  return { kind: 'decided', events: [{ kind: 'WaitBegan', step, system, stands: law.regulation.outage.norm === 'stands' }] };
}

/** Whether the request is still on its way to the body whose step is open: nobody there has anything to work on. */
export function isUnderway({ step }: Partial<Pick<Case, 'step'>>): boolean {
  return step?.waiting?.some(({ system }) => system === CARRIER) === true;
}

/** The system that carries requests from one body to another. */
const CARRIER = 'Gateway' satisfies System;

/**
 * What a member of staff sends does not lie before its receiver at once: the next step waits until it has arrived. What the
 * portal sends needs no such wait, because its own step ends only with the arrival.
 */
export function sentOff({ act, actor }: RouteNode, target: Target, law: Law): readonly Event[] {
  if (act !== 'send' || target.kind !== 'node' || !(actor in ACTORS) || ACTORS[actor as Actor].kind !== 'staff') return [];
  return [{ kind: 'WaitBegan', step: target.id, system: CARRIER, stands: law.regulation.outage.norm === 'stands' }];
}

/** The request has arrived: whoever has the step may begin. */
export function noteArrival(state: Case, { step, by }: Extract<Command, { kind: 'NoteArrival' }>, law: Law): Decision {
  if (by.kind !== 'system') return invalid('not-your-role', 'by');
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  return isUnderway(state) ? { kind: 'decided', events: waitsEnded(state, law, CARRIER) } : invalid('already-noted', 'step');
}

/**
 * The end of the step's waits: of one system, or of all where the case goes on without an answer. A clock that stood
 * still gives the time back, to the step and to the term of the service.
 */
export function waitsEnded(state: Case, law: Law, system?: System): readonly Event[] {
  const { step } = state;
  const ending = (step?.waiting ?? []).filter((wait) => system === undefined || wait.system === system);
  if (step === undefined || ending.length === 0) return [];
  const ended = ending.map((wait): Event => ({ kind: 'WaitEnded', step: step.node, system: wait.system }));
  const pauses = ending.filter(({ stands }) => stands).map(({ since }): Pause => ({ from: since, to: law.now }));
  const due = step.due && afterPauses(step.due, pauses, law.calendars);
  const term = state.term && afterPauses(state.term, pauses, law.calendars);
  return [
    ...ended,
    ...(due === undefined || due === step.due ? [] : [{ kind: 'DueChanged', step: step.node, due } as const]),
    ...(term === undefined || term === state.term ? [] : [{ kind: 'TermChanged', due: term } as const]),
  ];
}
