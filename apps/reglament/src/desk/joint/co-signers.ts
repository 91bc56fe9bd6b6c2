/** Who signs a request with the applicant, as its form prints it. No input or output. */
import { parseIin } from '@reglament/identifiers';
import type { Form } from '@reglament/regulation';
import type { FieldProblem } from '../invalid-input.ts';
import { iinCode } from '../people/iin-code.ts';

type Answers = Readonly<Record<string, string>>;
export type CoSignerKind = Form['coSigners'][number]['who'];

export interface CoSigner { readonly who: CoSignerKind; readonly iin: string }

/** Rows for children; a family with more attaches the others' consent on paper. */
export const CHILDREN_MAX = 6;
export const SPOUSE = 'co-spouse';
export const NO_SPOUSE = 'co-spouse-none';
export const childKey = (number: number): string => `co-child-${number}`;
const CHILD_KEYS = Array.from({ length: CHILDREN_MAX }, (_, index) => childKey(index + 1));

/** Names under which a form's co-signers are kept among the answers. */
export function coSignerKeys({ coSigners }: Pick<Form, 'coSigners'>): readonly string[] {
  return coSigners.flatMap(({ who }) => (who === 'spouse' ? [SPOUSE, NO_SPOUSE] : CHILD_KEYS));
}

/** Those named, in the order of the form. */
export function coSignersOf({ coSigners }: Pick<Form, 'coSigners'>, answers: Answers): readonly CoSigner[] {
  return coSigners.flatMap(({ who }): readonly CoSigner[] => {
    const keys = who === 'child' ? CHILD_KEYS : answers[NO_SPOUSE] === 'yes' ? [] : [SPOUSE];
    return keys.map((key) => digitsOf(answers[key])).filter((iin) => iin !== '').map((iin) => ({ who, iin }));
  });
}

const digitsOf = (typed = ''): string => typed.replace(/\s+/g, '');

/**
 * What is wrong with those named. Whether an IIN is somebody's is not asked of the register here: whoever may name anybody
 * would learn who exists. An invitation to nobody is simply never signed.
 */
export function coSignerProblems({ coSigners }: Pick<Form, 'coSigners'>, answers: Answers, own: string, today: string): readonly FieldProblem[] {
  const seen = new Set([own]);
  return coSigners.flatMap(({ who, overYears }) => (who === 'spouse' ? [SPOUSE] : CHILD_KEYS).flatMap((field): readonly FieldProblem[] => {
    const typed = digitsOf(answers[field]);
    if (who === 'spouse' && answers[NO_SPOUSE] === 'yes') return typed === '' ? [] : [{ field, code: 'coSigner.spouseAndNone' }];
    if (typed === '') return who === 'spouse' ? [{ field, code: 'coSigner.spouseMissing' }] : [];
    const parsed = parseIin(typed);
    if (parsed.kind === 'invalid') return [{ field, code: iinCode(parsed.code) }];
    if (seen.has(typed)) return [{ field, code: typed === own ? 'coSigner.self' : 'coSigner.twice' }];
    seen.add(typed);
    return ageProblem(parsed.birthDate, who, overYears, today).map((code) => ({ field, code, ...(overYears === undefined ? {} : { params: { years: overYears } }) }));
  }));
}

const MAJORITY_YEARS = 18;

/** By the birth date in the number; one that carries none says nothing. */
function ageProblem(birthDate: string | undefined, who: CoSignerKind, overYears: number | undefined, today: string): readonly string[] {
  if (birthDate === undefined || who !== 'child') return [];
  if (today >= yearsAfter(birthDate, MAJORITY_YEARS)) return ['coSigner.notAChild'];
  // "Over ten": from the day after the tenth birthday.
  return overYears !== undefined && today <= yearsAfter(birthDate, overYears) ? ['coSigner.tooYoung'] : [];
}

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
