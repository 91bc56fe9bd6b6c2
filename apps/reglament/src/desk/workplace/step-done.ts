import type { Case, Problem } from '@reglament/engine';
import type { FieldProblem } from '../invalid-input.ts';

/** What became of an official's action on a case. */
export type StepDone =
  | { readonly kind: 'done'; readonly state: Case }
  /** Somebody else moved the case while this person was looking at it; nothing was done. */
  | { readonly kind: 'moved'; readonly state: Case }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** The engine says no: acting out of turn, twice, on another's case. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** A reason an official gives is a few sentences. */
export const REASON_LENGTH_MAX = 1000;

/** What a refusal explains in words of its own: a page and a half. */
export const EXPLANATION_LENGTH_MAX = 4000;
