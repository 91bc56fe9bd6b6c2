import type { System } from '@reglament/regulation';
import type { Case, KeptClock, OpenStep } from './case.ts';
import { EngineFailure } from './decision.ts';
import type { Entry, Event } from './event.ts';

type Moment = Pick<Entry, 'at' | 'sequence'>;

/**
 * The next state after one journal entry; `undefined` before the first.
 * @throws EngineFailure `journal-out-of-order` when the entry does not follow the case's last one.
 */
export function applyEntry(state: Case | undefined, entry: Entry): Case {
  const expected = (state?.sequence ?? 0) + 1;
  if (entry.sequence !== expected) {
    throw new EngineFailure('journal-out-of-order', `Expected entry ${expected} of the case, but found ${entry.sequence}`);
  }
  const after = entry.events.reduce<Case | undefined>((current, event) => applyEvent(current, event, entry), state);
  if (after === undefined) throw new EngineFailure('journal-out-of-order', 'Expected the first entry to open the case, but it does not');
  return after.sequence === entry.sequence ? after : { ...after, sequence: entry.sequence };
}

/** Rebuilds a case from its whole journal. */
export function replay(entries: readonly Entry[]): Case {
  const state = entries.reduce<Case | undefined>(applyEntry, undefined);
  if (state === undefined) throw new EngineFailure('journal-out-of-order', 'Expected a journal with at least one entry, but it is empty');
  return state;
}

function applyEvent(state: Case | undefined, event: Event, moment: Moment): Case {
  if (event.kind === 'CaseOpened') return opened(event, moment);
  if (state === undefined) throw new EngineFailure('journal-out-of-order', `Expected CaseOpened first, but found ${event.kind}`);
  return changed(state, event, moment);
}

function opened(event: Extract<Event, { kind: 'CaseOpened' }>, { at, sequence }: Moment): Case {
  const { kind: _, ...identity } = event;
  return { ...identity, sequence, openedAt: at, status: 'open', executors: {}, signatures: [], consents: [], answers: {}, conditions: [], marks: {}, issued: [] };
}

/** What one event changes. Dull on purpose: no law, no clock, no choice. */
function changed(state: Case, event: Exclude<Event, { kind: 'CaseOpened' }>, { at, sequence }: Moment): Case {
  switch (event.kind) {
    case 'StepEntered': return { ...state, step: { node: event.step, enteredAt: at, overdue: false, ...(event.due === undefined ? {} : { due: event.due }) } };
    // A new term is kept or missed on its own: what was noted about the former one stays in the journal.
    case 'DueChanged': return withStep(state, (step) => ({ ...step, due: event.due, overdue: false }));
    case 'StepClaimed': return withStep(state, (step) => ({ ...step, claimedBy: event.by }));
    case 'StepReleased': return withStep(state, unclaimed);
    case 'StepSigned': return withStep(state, (step) => ({ ...unclaimed(step), signedBy: [...(step.signedBy ?? []), event.role] }));
    case 'StepReturned': return withStep({ ...state, returned: { ...state.returned, ...clockOf(state) } }, () => ({ node: event.to, ...event.clock }));
    case 'StepResumed': return { ...state, returned: without(state.returned ?? {}, event.step), step: { node: event.step, ...event.clock } };
    case 'StepCompleted': return withoutStep(state);
    case 'MarkSet': return { ...state, marks: { ...state.marks, [event.mark]: at } };
    case 'TermStarted':
    case 'TermChanged': return { ...state, term: event.due };
    case 'RequestRegistered': return { ...state, number: event.number, registeredAt: at };
    case 'ExecutorAppointed': return { ...state, executors: { ...state.executors, [event.side]: event.executor } };
    // What the former executor had taken in hand is free for the new one.
    case 'ExecutorReplaced': return withStep({ ...state, executors: { ...state.executors, [event.side]: event.executor } }, (step) => (step.claimedBy === event.former ? unclaimed(step) : step));
    case 'ConditionEstablished': return { ...state, conditions: [...state.conditions, event.condition] };
    case 'ResultDrafted':
    case 'RefusalDrafted': return { ...state, draft: event.draft };
    case 'PaperDrawnUp': return state;
    case 'Signed': return { ...state, signatures: [...state.signatures, { by: event.by, evidence: event.evidence }] };
    case 'ConsentGiven': return { ...state, consents: [...state.consents, { by: event.to, at, written: event.written }] };
    case 'RegisterAnswered': return { ...state, answers: { ...state.answers, [event.system]: event.answer } };
    case 'WaitBegan': return withStep(state, (step) => ({ ...step, waiting: [...(step.waiting ?? []), { system: event.system, since: at, stands: event.stands }] }));
    case 'WaitEnded': return withStep(state, (step) => withoutWait(step, event.system));
    case 'DocumentAskedFor': return withStep(state, (step) => ({ ...step, asked: [...(step.asked ?? []), { ask: sequence, document: event.document, why: event.why, until: event.until, words: event.words }] }));
    case 'DocumentGiven': return withStep(state, (step) => ({ ...step, asked: (step.asked ?? []).map((asked) => (asked.ask === event.ask ? { ...asked, givenAt: at } : asked)) }));
    case 'DeadlineMissed': return withStep(state, (step) => ({ ...step, overdue: true }));
    case 'ResultIssued': return { ...state, issued: [...state.issued, ...event.results] };
    case 'RefusalIssued':
    case 'RequestWithdrawn': return state;
    case 'CaseEnded': return withoutStep({ ...state, status: 'ended', outcome: event.outcome, endedAt: at });
  }
}

function withStep(state: Case, change: (step: OpenStep) => OpenStep): Case {
  return state.step === undefined ? state : { ...state, step: change(state.step) };
}

function withoutWait({ waiting, ...step }: OpenStep, system: System): OpenStep {
  const left = (waiting ?? []).filter((wait) => wait.system !== system);
  return left.length === 0 ? step : { ...step, waiting: left };
}

function unclaimed({ claimedBy: _, ...step }: OpenStep): OpenStep {
  return step;
}

function clockOf({ step }: Case): Readonly<Record<string, KeptClock>> {
  return step === undefined ? {} : { [step.node]: { enteredAt: step.enteredAt, overdue: step.overdue, ...(step.due === undefined ? {} : { due: step.due }) } };
}

function without(clocks: Readonly<Record<string, KeptClock>>, step: string): Readonly<Record<string, KeptClock>> {
  return Object.fromEntries(Object.entries(clocks).filter(([node]) => node !== step));
}

/** The key goes, not only its value: a state read back from JSON must equal the one in memory. */
function withoutStep({ step: _, ...state }: Case): Case {
  return state;
}
