import { EDS_CODES, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import type { FieldProblem } from '../../desk/invalid-input.ts';
import type { FieldError, PageContext } from '../kit/index.ts';
import { isTextKey } from '../texts/index.ts';

/** Words for what is wrong with an input, in the person's language; `labelOf` gives each field its own name. */
export function wordProblems({ t, language }: Pick<PageContext, 't' | 'language'>, problems: readonly FieldProblem[], labelOf: (field: string) => string): readonly FieldError[] {
  return problems.map(({ field, code, params }) => {
    const key = `errors.${code}`;
    if (isTextKey(key)) return { field, text: t(key, { label: labelOf(field), ...params }) };
    const eds = code.replace(/^eds\./, '');
    return { field, text: isEdsCode(eds) ? wordingOf(eds, language) : t('errors.pattern', { label: labelOf(field) }) };
  });
}

export function isEdsCode(code: string): code is EdsCode {
  return Object.hasOwn(EDS_CODES, code);
}
