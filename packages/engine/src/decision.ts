import type { Event } from './event.ts';

/** Why a command cannot be carried out. Worded by the screens in each language; nothing was done. */
export const PROBLEM_CODES = [
  'no-such-route', 'no-such-form', 'route-not-startable', 'channel-not-accepted', 'case-exists', 'case-unknown', 'case-ended',
  'not-this-step', 'not-your-role', 'not-your-unit', 'not-your-case', 'claimed-by-another', 'not-claimed',
  'outcome-not-possible', 'outcome-contradicts-draft', 'outcome-contradicts-register', 'register-not-asked',
  'consent-missing', 'number-missing', 'executor-missing', 'draft-missing', 'no-such-result', 'result-not-of-form', 'no-such-refusal',
  'ground-missing', 'no-such-ground', 'signature-missing', 'paper-missing', 'no-such-condition', 'not-due-yet', 'already-noted',
  'not-returnable', 'reason-missing', 'nobody-appointed', 'decision-taken', 'request-underway',
  'not-askable', 'no-time-to-ask', 'no-such-document', 'outside-the-term', 'not-asked', 'answer-too-late', 'document-awaited', 'term-over', 'term-not-over',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Invalid input: which field, which code, with what to word it. */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * What became of a command. A refusal of the law is not a third kind: it is `decided`, with a RefusalIssued among
 * its events. `invalid` means that nothing happened. A failure (a journal that contradicts its regulation) is thrown.
 */
export type Decision =
  | { readonly kind: 'decided'; readonly events: readonly Event[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export function invalid(code: ProblemCode, field: string, params?: Readonly<Record<string, string>>): Decision {
  return { kind: 'invalid', problems: [params === undefined ? { field, code } : { field, code, params }] };
}

/** A journal and a regulation that do not fit together: a defect of the system, never of a person. */
export class EngineFailure extends Error {
  readonly code: 'journal-contradicts-regulation' | 'journal-out-of-order';
  constructor(code: EngineFailure['code'], message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.code = code;
  }
}
