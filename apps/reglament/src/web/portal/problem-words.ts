import { EDS_CODES, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import type { FieldProblem } from '../../desk/invalid-input.ts';
import type { FieldError, PageContext } from '../kit/index.ts';
import { isTextKey } from '../texts/index.ts';

/** Words for what is wrong with an input, in the person's language; `labelOf` gives each field its own name. */
export function wordProblems({ t, language }: Pick<PageContext, 't' | 'language'>, problems: readonly FieldProblem[], labelOf: (field: string) => string): readonly FieldError[] {
  const said = problems.map(({ field, code, params }) => {
    const key = `errors.${code}`;
    if (isTextKey(key)) return { field, text: t(key, { label: labelOf(field), ...params }) };
    const eds = code.replace(/^eds\./, '');
    return { field, text: isEdsCode(eds) ? wordingOf(eds, language) : t('errors.pattern', { label: labelOf(field) }) };
  });
  // The same words about two fields would not say which of them is meant.
  return said.map(({ field, text }) => ({ field, text: said.some((other) => other.field !== field && other.text === text) ? t('errors.whichField', { label: labelOf(field), text }) : text }));
}

export function isEdsCode(code: string): code is EdsCode {
  return Object.hasOwn(EDS_CODES, code);
}
