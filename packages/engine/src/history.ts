import type { NodeId, System } from '@reglament/regulation';
import type { PassedStep } from './case.ts';
import type { Entry } from './event.ts';

/**
 * The steps a case has passed, in their order. They are told by the journal and not carried in the state, which is
 * written anew with every transition and should not grow with the case.
 */
export function passedSteps(entries: readonly Entry[]): readonly PassedStep[] {
  const passed: PassedStep[] = [];
  const open = new Map<NodeId, { readonly enteredAt: string; readonly dueAt?: string }>();
  for (const { at, events } of entries) {
    for (const event of events) {
      if (event.kind === 'StepEntered') open.set(event.step, { enteredAt: at, ...(event.due === undefined ? {} : { dueAt: event.due.at }) });
      if (event.kind === 'DueChanged') open.set(event.step, { enteredAt: at, ...open.get(event.step), dueAt: event.due.at });
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
      if (event.kind !== 'WaitEnded') continue;
      const index = waits.findLastIndex((wait) => wait.step === event.step && wait.system === event.system && wait.to === undefined);
      const open = waits[index];
      if (open !== undefined) waits[index] = { ...open, to: at };
    }
  }
  return waits;
}
