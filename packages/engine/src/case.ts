import type { Actor, Channel, Mark, NodeId, Norm, Outcome, System } from '@reglament/regulation';

/** Who acts. Ids are opaque here: the engine knows neither names nor IINs. */
export type By =
  | { readonly kind: 'applicant'; readonly id: string }
  /** `inPlaceOf`: the absent person in whose role and unit the substitute acts. */
  | { readonly kind: 'staff'; readonly id: string; readonly role: Actor; readonly unit: string; readonly inPlaceOf?: string }
  | { readonly kind: 'system'; readonly system: System };

/** A due instant with everything needed to prove it: the norm, where its clock began, in whose hours it ran. */
export interface Due {
  readonly at: string;
  readonly start: string;
  readonly norm: Pick<Norm, 'value' | 'unit'>;
  readonly calendar: CalendarKind;
  readonly excludeStartDay?: true;
  /** When the clock stood still, waiting for a register; the due instant counts them. */
  readonly pauses?: readonly Pause[];
}

/** From when to when (ISO 8601) a clock stood still. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/**
 * What the step waits for: the answer of a register that could not be asked, or the gateway to bring the request.
 * `stands`: the step's clock stands still meanwhile.
 */
export interface Wait {
  readonly system: System;
  readonly since: string;
  readonly stands: boolean;
}

/** Whose office hours a norm runs in. */
export type CalendarKind = 'provider' | 'centre' | 'akim' | 'system' | 'applicant';

/** A document that an official asked the applicant for while the step is open. Why it is wanted is named by the hash of its words. */
export interface AskedDocument {
  /** Sequence number of the journal entry that asked. */
  readonly ask: number;
  /** Id in the regulation's list. */
  readonly document: string;
  readonly why: 'missing' | 'unclear';
  readonly until: string;
  readonly words: string;
  readonly givenAt?: string;
}

/** The step on which the case now stands. There is exactly one while the case is open. */
export interface OpenStep {
  readonly node: NodeId;
  readonly enteredAt: string;
  readonly due?: Due;
  readonly claimedBy?: string;
  readonly overdue: boolean;
  /** Which of the step's several signers have signed; absent while none has, and where there is only one. */
  readonly signedBy?: readonly Actor[];
  /** Systems the step waits for; absent while there is none. */
  readonly waiting?: readonly Wait[];
  /** What the applicant has been asked for in this step; absent while it is nothing. */
  readonly asked?: readonly AskedDocument[];
}

/** A step that is done, as the journal tells it. */
export interface PassedStep {
  readonly node: NodeId;
  readonly outcome: Outcome;
  readonly enteredAt: string;
  readonly completedAt: string;
  readonly dueAt?: string;
  readonly due?: Due;
  readonly late: boolean;
}

/** The clock of a step that was given back before it was done: it runs on while the step before it is done again. */
export type KeptClock = Pick<OpenStep, 'enteredAt' | 'due' | 'overdue'>;

/** What the executor has drafted: a result (possibly of negative content) or a refusal with its grounds. */
export type Draft =
  | { readonly kind: 'result' | 'negative'; readonly result: string; readonly content: string }
  | { readonly kind: 'refusal'; readonly refusal: string; readonly grounds: readonly string[]; readonly content: string };

export type CaseOutcome =
  | { readonly kind: 'issued'; readonly results: readonly string[]; readonly negative: boolean }
  | { readonly kind: 'refused'; readonly refusal: string }
  | { readonly kind: 'annulled'; readonly refusal?: string }
  | { readonly kind: 'withdrawn' };

/** Whose executor: the provider's, appointed by the head, or the akim's, appointed by the akim. */
export type ExecutorSide = 'Executor' | 'AkimExecutor';

/** The units that work on a case: whose clerk, head, operator may act. */
export interface Units {
  readonly provider: string;
  readonly centre?: string;
  readonly akim?: string;
}

/**
 * The state of one case. It is wholly made by `applyEntry` from the journal and holds no personal data:
 * contents (the request, drafts, acts) are named by the hash of their bytes.
 */
export interface Case {
  readonly id: string;
  readonly regulation: string;
  readonly digest: string;
  readonly route: string;
  readonly channel: Channel;
  readonly applicant: string;
  readonly units: Units;
  readonly request?: string;
  /** Id of the request form that was filled in, where the case began with one: some results follow only from some forms. */
  readonly form?: string;
  /** Sequence number of the last journal entry: the version of the case. */
  readonly sequence: number;
  readonly openedAt: string;
  readonly status: 'open' | 'ended';
  readonly step?: OpenStep;
  /** Steps that were given back and not reached again since. */
  readonly returned?: Readonly<Record<NodeId, KeptClock>>;
  readonly number?: string;
  readonly registeredAt?: string;
  /** Appointed executors: the provider's by the head, the akim's by the akim. */
  readonly executors: Readonly<Partial<Record<ExecutorSide, string>>>;
  readonly draft?: Draft;
  readonly signatures: readonly { readonly by: string; readonly evidence: string }[];
  readonly consents: readonly { readonly by: string; readonly at: string; readonly written: boolean }[];
  readonly answers: Readonly<Partial<Record<System, 'found' | 'absent'>>>;
  readonly conditions: readonly string[];
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
  readonly term?: Due;
  readonly issued: readonly string[];
  readonly outcome?: CaseOutcome;
  readonly endedAt?: string;
}
