import type { NodeId, System } from '@reglament/regulation';
import type { Due, PassedStep } from './case.ts';
import type { Entry } from './event.ts';

/**
 * The steps a case has passed, in their order. They are told by the journal and not carried in the state, which is
 * written anew with every transition and should not grow with the case.
 */
export function passedSteps(entries: readonly Entry[]): readonly PassedStep[] {
  const passed: PassedStep[] = [];
  const open = new Map<NodeId, Pick<PassedStep, 'enteredAt' | 'dueAt' | 'due'>>();
  const clock = (enteredAt: string, due: Due | undefined): Pick<PassedStep, 'enteredAt' | 'dueAt' | 'due'> => ({ enteredAt, ...(due === undefined ? {} : { dueAt: due.at, due }) });
  for (const { at, events } of entries) {
    for (const event of events) {
      if (event.kind === 'StepEntered') open.set(event.step, clock(at, event.due));
      if (event.kind === 'StepReturned') open.set(event.to, clock(event.clock.enteredAt, event.clock.due));
      if (event.kind === 'StepResumed') open.set(event.step, clock(event.clock.enteredAt, event.clock.due));
      if (event.kind === 'DueChanged') open.set(event.step, clock(open.get(event.step)?.enteredAt ?? at, event.due));
      if (event.kind !== 'StepCompleted') continue;
      passed.push({ node: event.step, outcome: event.outcome, completedAt: at, late: event.late, ...(open.get(event.step) ?? { enteredAt: at }) });
    }
  }
  return passed;
}

/** A wait for a register that could not be asked, over or going on. */
export interface PassedWait {
  readonly step: NodeId;
  readonly system: System;
  readonly from: string;
  /** Absent while it goes on. */
  readonly to?: string;
  /** Whether the law's clock stood still meanwhile. */
  readonly stood: boolean;
}

/** When a case waited for registers, in the order in which it began to. */
export function passedWaits(entries: readonly Entry[]): readonly PassedWait[] {
  const waits: PassedWait[] = [];
  for (const { at, events } of entries) {
    for (const event of events) {
      if (event.kind === 'WaitBegan') waits.push({ step: event.step, system: event.system, from: at, stood: event.stands });
      // A request that is taken back waits for nothing any more, though nobody has answered.
      const isOver = ({ step, system }: PassedWait): boolean => event.kind === 'CaseEnded' || (event.kind === 'WaitEnded' && step === event.step && system === event.system);
      for (const [index, wait] of waits.entries()) if (wait.to === undefined && isOver(wait)) waits[index] = { ...wait, to: at };
    }
  }
  return waits;
}
