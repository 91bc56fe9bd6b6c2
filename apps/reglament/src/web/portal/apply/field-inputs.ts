/** Fields of the regulation's form as inputs of the kit, and their answers read back. */
import type { Field } from '@reglament/regulation';
import { checkbox, dateInput, iinInput, radios, readDateInput, select, textArea, textInput } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { Entries } from '../form-entries.ts';

export interface FieldShown {
  readonly value: string;
  readonly error: string | undefined;
  readonly note?: Html | undefined;
  /** Which register filled it in. */
  readonly source?: string | undefined;
}

/** More choices than this are a long list, and a long list is a menu. */
const RADIOS_MAX = 7;

export function fieldInput({ t, language }: PageContext, field: Field, { value, error, note, source }: FieldShown): Html {
  const hint = source ?? field.hint?.[language] ?? (field.type === 'date-or-year' ? t('kit.dateOrYearHint') : undefined) ?? (field.prefill === 'address' && value !== '' ? t('waiting.prefilled') : undefined);
  const props = {
    t, name: field.id, label: fieldLabel({ language }, field), error, optional: !field.required,
    ...(hint === undefined ? {} : { hint }), ...(note === undefined ? {} : { note }),
  };
  const choices = (field.choices ?? []).map(({ id, text }) => ({ value: id, text: text[language] }));
  switch (field.type) {
    case 'date': return dateInput({ ...props, value, birthday: field.id === 'birth-date' });
    case 'choice': return choices.length > RADIOS_MAX ? select({ ...props, choices, value }) : radios({ ...props, choices, value });
    case 'checkbox': return checkbox({ ...props, checked: value === 'yes' });
    case 'long-text':
    case 'list':
    case 'group': return textArea({ ...props, value, rows: 4, ...(field.max === undefined ? {} : { maxLength: field.max }) });
    case 'iin': return iinInput({ ...props, value, autocomplete: 'off' });
    case 'phone': return textInput({ ...props, value, type: 'tel', autocomplete: field.prefill === 'phone' ? 'tel' : 'off', width: 20 });
    case 'email': return textInput({ ...props, value, type: 'email', autocomplete: 'email' });
    // An address is longer than a telephone is wide; in one line its end, the house, would be out of sight.
    case 'address': return textArea({ ...props, value, rows: 3, autocomplete: field.prefill === 'address' ? 'street-address' : 'off' });
    case 'integer':
    case 'number':
    case 'money':
    case 'year': return textInput({ ...props, value, numeric: true, width: 10 });
    default: return textInput({ ...props, value, autocomplete: 'off' });
  }
}

/** The label on screens; the printed one where the regulation gives no translation. */
export function fieldLabel({ language }: Pick<PageContext, 'language'>, field: Field): string {
  return field.text?.[language] ?? field.label;
}

/** The answer as it is kept. A date that is no date is kept as typed, so that it can be shown again and told what is wrong. */
export function readAnswer(field: Field, entries: Entries): string {
  if (field.type !== 'date') return (entries[field.id] ?? '').replaceAll('\r\n', '\n').trim();
  const reading = readDateInput(entries, field.id);
  if (reading.kind === 'date') return reading.value;
  if (reading.kind === 'empty') return '';
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => typedPart(entries[`${field.id}-${part}`] ?? ''));
  return [year, twoFigures(month), twoFigures(day)].join('-');
}

/** A hyphen would be read as the border between the parts. */
function typedPart(text: string): string {
  return text.trim().replaceAll('-', '–').slice(0, 20);
}

function twoFigures(text: string): string {
  return /^\d$/.test(text) ? `0${text}` : text;
}
