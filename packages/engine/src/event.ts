import type { Actor, Channel, Mark, NodeId, Outcome, RefusalKind, System } from '@reglament/regulation';
import type { AskedDocument, By, CaseOutcome, Draft, Due, ExecutorSide, KeptClock, Units } from './case.ts';

/**
 * Everything that can have happened to a case. Past tense; once released an event never changes its meaning:
 * new meaning is a new event. None holds personal data.
 */
export type Event =
  | { readonly kind: 'CaseOpened'; readonly id: string; readonly regulation: string; readonly digest: string; readonly route: string; readonly channel: Channel; readonly applicant: string; readonly units: Units; readonly request?: string; readonly form?: string }
  | { readonly kind: 'StepEntered'; readonly step: NodeId; readonly due?: Due }
  /** The open step's term was counted anew, because a condition of its norms was found to hold. */
  | { readonly kind: 'DueChanged'; readonly step: NodeId; readonly due: Due }
  | { readonly kind: 'StepClaimed'; readonly step: NodeId; readonly by: string }
  | { readonly kind: 'StepReleased'; readonly step: NodeId }
  /** One of the step's several signers has signed; the step waits for the next. */
  | { readonly kind: 'StepSigned'; readonly step: NodeId; readonly role: Actor }
  /** Back to the step before, under the clock that step had: a return gives nobody new time. */
  | { readonly kind: 'StepReturned'; readonly step: NodeId; readonly to: NodeId; readonly reason: string; readonly clock: KeptClock }
  /** Reached again after a return, under the clock it had. */
  | { readonly kind: 'StepResumed'; readonly step: NodeId; readonly clock: KeptClock }
  | { readonly kind: 'StepCompleted'; readonly step: NodeId; readonly outcome: Outcome; readonly late: boolean }
  | { readonly kind: 'MarkSet'; readonly mark: Mark }
  | { readonly kind: 'TermStarted'; readonly due: Due }
  | { readonly kind: 'RequestRegistered'; readonly number: string }
  | { readonly kind: 'ExecutorAppointed'; readonly side: ExecutorSide; readonly executor: string; readonly note?: string }
  | { readonly kind: 'ExecutorReplaced'; readonly side: ExecutorSide; readonly executor: string; readonly former: string; readonly reason?: string }
  | { readonly kind: 'ConditionEstablished'; readonly condition: string }
  | { readonly kind: 'ResultDrafted'; readonly draft: Draft }
  | { readonly kind: 'RefusalDrafted'; readonly draft: Draft }
  | { readonly kind: 'PaperDrawnUp'; readonly document: string; readonly content: string }
  | { readonly kind: 'Signed'; readonly by: string; readonly evidence: string }
  | { readonly kind: 'ConsentGiven'; readonly to: string; readonly written: boolean }
  | { readonly kind: 'RegisterAnswered'; readonly system: System; readonly answer: 'found' | 'absent'; readonly reference: string }
  /**
   * The step waits for a system: a register that could not be asked (neither "found" nor "absent"), or the gateway, which
   * still carries the request to the body whose step it is. `stands`: the step's clock stands still until the wait ends.
   */
  | { readonly kind: 'WaitBegan'; readonly step: NodeId; readonly system: System; readonly stands: boolean }
  | { readonly kind: 'WaitEnded'; readonly step: NodeId; readonly system: System }
  /** The term of the whole service was counted anew, because its clock had stood still. */
  | { readonly kind: 'TermChanged'; readonly due: Due }
  /** Asked of the applicant while the step is open; no term changes. `words`: hash of the official's explanation. */
  | { readonly kind: 'DocumentAskedFor'; readonly step: NodeId; readonly document: string; readonly why: AskedDocument['why']; readonly until: string; readonly words: string }
  | { readonly kind: 'DocumentGiven'; readonly ask: number; readonly document: string; readonly content: string; readonly evidence: string }
  | { readonly kind: 'DeadlineMissed'; readonly step: NodeId; readonly dueAt: string }
  | { readonly kind: 'ResultIssued'; readonly results: readonly string[]; readonly negative: boolean }
  | { readonly kind: 'RefusalIssued'; readonly refusal: string; readonly refusalKind: RefusalKind; readonly grounds: readonly string[] }
  | { readonly kind: 'RequestWithdrawn' }
  | { readonly kind: 'CaseEnded'; readonly outcome: CaseOutcome };

export type EventKind = Event['kind'];

export const EVENT_KINDS = [
  'CaseOpened', 'StepEntered', 'DueChanged', 'StepClaimed', 'StepReleased', 'StepSigned', 'StepReturned', 'StepResumed', 'StepCompleted', 'MarkSet', 'TermStarted', 'RequestRegistered',
  'ExecutorAppointed', 'ExecutorReplaced', 'ConditionEstablished', 'ResultDrafted', 'RefusalDrafted', 'PaperDrawnUp', 'Signed', 'ConsentGiven',
  'RegisterAnswered', 'WaitBegan', 'WaitEnded', 'TermChanged', 'DocumentAskedFor', 'DocumentGiven', 'DeadlineMissed', 'ResultIssued', 'RefusalIssued', 'RequestWithdrawn', 'CaseEnded',
] as const satisfies readonly EventKind[];

/** One accepted command as the journal keeps it: who, when, and what followed. Order is `sequence`, never `at`. */
export interface Entry {
  readonly sequence: number;
  readonly at: string;
  readonly by: By;
  readonly command: string;
  readonly events: readonly Event[];
}
