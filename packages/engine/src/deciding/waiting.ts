import type { System } from '@reglament/regulation';
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
