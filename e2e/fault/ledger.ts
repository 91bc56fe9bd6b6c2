/** What people were told, kept outside the server: the measure the database is held against afterwards. */
import type { Answer } from '../http/index.ts';
import { locationOf } from '../http/index.ts';

/** One signed request. Posting it again, after a crash or out of impatience, is the same submission. */
export interface Submission {
  readonly signingId: string;
  readonly iin: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Cases named in the answers, one for each POST that was answered. */
  readonly acknowledged: string[];
  /** Told that the signing is out of date: true only of one that made no case before its draft went on to a newer signing. */
  overtaken?: true;
}

/** A step an official was told is done: the case must have gone beyond the version they looked at. */
export interface StepDone { readonly caseId: string; readonly login: string; readonly sequence: number | undefined }

/** What nobody should see: kept with its round, to be judged by what was done to the server in it. */
export interface Trouble { readonly round: number; readonly what: string }

export interface Ledger {
  readonly submissions: Submission[];
  readonly steps: StepDone[];
  readonly troubles: Trouble[];
  /** Requests that got no answer, and posts that did. */
  cut: number;
  answered: number;
}

export function openLedger(): Ledger {
  return { submissions: [], steps: [], troubles: [], cut: 0, answered: 0 };
}

/** Whether the answer says that the signing is out of date and leads back to signing. */
export function isOvertaken(answer: Answer): boolean {
  return answer.status === 303 && locationOf(answer).endsWith('/apply/sign?expired');
}

/** The case a submission's answer names; `undefined` when the answer is no acknowledgement. */
export function acknowledgedCase(answer: Answer): string | undefined {
  return answer.status === 303 ? /^\/cabinet\/cases\/([0-9a-f-]{36})\/sent$/.exec(locationOf(answer))?.[1] : undefined;
}
