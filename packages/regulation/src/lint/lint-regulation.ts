import type { Regulation } from '../model/types.ts';
import { CHANNEL_RULES } from './channels.ts';
import { CHECK_RULES } from './checks.ts';
import { PLAIN_CLOCK } from './clock.ts';
import type { LintClock } from './clock.ts';
import { finding } from './finding.ts';
import type { Finding, Rule } from './finding.ts';
import { PROVISION_RULES } from './provision.ts';
import { REFUSAL_RULES } from './refusals.ts';
import { RESULT_RULES } from './results.ts';
import { STEP_RULES } from './steps.ts';
import { TABLE_RULES } from './tables.ts';
import { TERM_RULES } from './terms.ts';
import { TIME_RULES } from './time.ts';
import { UNIT_RULES } from './units.ts';

/** Every rule there is, family by family. */
export const LINT_RULES: readonly Rule[] = [
  ...CHANNEL_RULES, ...STEP_RULES, ...CHECK_RULES, ...TIME_RULES, ...UNIT_RULES, ...RESULT_RULES, ...REFUSAL_RULES, ...TABLE_RULES, ...PROVISION_RULES, ...TERM_RULES,
];

/**
 * What is wrong in a regulation's own text, as encoded: gaps, contradictions, things left open, each with clause and
 * lines and a sentence in kk, ru and en. Ordered by line, then by rule.
 *
 * @param clock compares terms in real office hours; without one every day counts twenty-four hours
 */
export function lintRegulation(regulation: Regulation, clock: LintClock = PLAIN_CLOCK): readonly Finding[] {
  return LINT_RULES
    .flatMap((rule) => rule.find(regulation, clock).map((place) => finding(rule, regulation, place)))
    .toSorted((one, other) => one.lines[0] - other.lines[0] || one.rule.localeCompare(other.rule));
}
