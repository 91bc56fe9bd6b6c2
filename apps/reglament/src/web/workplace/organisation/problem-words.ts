import type { FieldProblem } from '../../../desk/invalid-input.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';

/** Problems of an administration's form in words, each at its field. */
export function organisationErrors({ t }: PageContext, problems: readonly FieldProblem[], labels: Readonly<Record<string, string>>): readonly FieldError[] {
  return problems.map(({ field, code, params }) => {
    const words = { label: labels[field] ?? field, ...params };
    const own = `workplace.organisation.problem.${code.replace('organisation.', '')}`;
    const key = isTextKey(own) ? own : `errors.${code}`;
    return { field, text: isTextKey(key) ? t(key, words) : t('errors.pattern', words) };
  });
}
