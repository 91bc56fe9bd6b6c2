/** Answers as they are shown for checking. */
import type { Field } from '@reglament/regulation';
import { formatDay } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';

export function answerWords({ t, language }: Pick<PageContext, 't' | 'language'>, field: Field, value: string): string {
  if (value === '') return '';
  if (field.type === 'checkbox') return t('portal.apply.yes');
  if (field.type === 'choice') return field.choices?.find(({ id }) => id === value)?.text[language] ?? value;
  return field.type === 'date' && isDay(value) ? formatDay(language, value) : value;
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A size as people say it. */
export function sizeWords({ language }: Pick<PageContext, 'language'>, bytes: number): string {
  const english = language === 'en';
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} ${english ? 'KB' : 'КБ'}`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', english ? '.' : ',')} ${english ? 'MB' : 'МБ'}`;
}
