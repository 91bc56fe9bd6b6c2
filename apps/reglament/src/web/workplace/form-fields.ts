/** The fields of a regulation's form on a workplace screen, and how they are read back. */
import type { Field, Form } from '@reglament/regulation';
import type { FieldProblem } from '../../desk/invalid-input.ts';
import { isAsked } from '../../desk/requests/form-rules.ts';
import type { Answers } from '../../desk/requests/form-rules.ts';
import { checkbox, dateInput, errorOf, formatDayShort, html, radios, readDateInput, select, textArea, textInput } from '../kit/index.ts';
import type { FieldError, Html, PageContext } from '../kit/index.ts';
import { isTextKey } from '../texts/index.ts';
import type { Language, Translate } from '../texts/index.ts';
import type { Fields } from './read-form.ts';

export interface FormPart {
  readonly form: Form;
  /** Begins the names of the fields, so that several forms can stand on one page. */
  readonly prefix: string;
  readonly values: Answers;
  readonly errors: readonly FieldError[];
  /** Fields left out: what the account already says. */
  readonly without?: readonly string[];
}

export function fieldLabel(field: Field, language: Language): string {
  return field.text?.[language] ?? field.label;
}

export function formFields(context: PageContext, part: FormPart): Html {
  const asked = part.form.fields.filter((field) => isAsked(field) && !(part.without ?? []).includes(field.id));
  return html`${asked.map((field) => oneField(context, field, part))}`;
}

/** Up to so many answers are shown at once; more of them become a list to choose from. */
const RADIOS_MAX = 7;

function oneField({ t, language }: PageContext, field: Field, { prefix, values, errors }: FormPart): Html {
  const name = `${prefix}.${field.id}`;
  const value = values[field.id] ?? '';
  const hint = field.hint?.[language] ?? (field.type === 'date-or-year' ? t('kit.dateOrYearHint') : undefined) ?? (field.prefill === 'address' && value !== '' ? t('waiting.prefilled') : undefined);
  const common = { t, name, label: fieldLabel(field, language), error: errorOf(errors, name), optional: !field.required, ...(hint === undefined ? {} : { hint }) };
  switch (field.type) {
    case 'long-text':
    case 'list':
    case 'group': return textArea({ ...common, value, rows: 3 });
    case 'date': return dateInput({ ...common, value });
    case 'choice': {
      const choices = (field.choices ?? []).map(({ id, text }) => ({ value: id, text: text[language] }));
      return choices.length > RADIOS_MAX ? select({ ...common, choices, value }) : radios({ ...common, choices, value });
    }
    case 'checkbox':
    case 'statement': return checkbox({ ...common, checked: value === 'yes' });
    case 'number':
    case 'integer':
    case 'money':
    case 'year': return textInput({ ...common, value, width: 10, numeric: true });
    case 'iin':
    case 'bin':
    case 'phone':
    case 'document-number': return textInput({ ...common, value, width: 20, ...(field.type === 'iin' || field.type === 'bin' ? { numeric: true } : {}) });
    default: return textInput({ ...common, value });
  }
}

export function readFormFields(form: Form, prefix: string, fields: Fields): Answers {
  return Object.fromEntries(form.fields.filter(isAsked).map((field) => {
    const name = `${prefix}.${field.id}`;
    return [field.id, field.type === 'date' ? dateText(fields, name) : fields.text(name)];
  }));
}

/** A date that cannot be is kept as typed, so that the form can show it again and the rules can say what is wrong. */
function dateText({ raw }: Fields, name: string): string {
  const reading = readDateInput(raw, name);
  if (reading.kind === 'date') return reading.value;
  if (reading.kind === 'empty') return '';
  const part = (key: string, length: number): string => (raw[`${name}-${key}`] ?? '').replaceAll('-', '').trim().slice(0, 8).padStart(length, '0');
  return `${(raw[`${name}-year`] ?? '').replaceAll('-', '').trim().slice(0, 8)}-${part('month', 2)}-${part('day', 2)}`;
}

/** A value as a person reads it: a choice by its words, a date in figures. */
export function shownValue(field: Field, value: string, language: Language): string {
  const choice = field.choices?.find(({ id }) => id === value)?.text[language];
  if (choice !== undefined) return choice;
  return isDay(value) ? formatDayShort(value) : value;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Problems of the form's fields in words, each with the name its field has on the page. */
export function fieldErrors(t: Translate, problems: readonly FieldProblem[], nameOf: (field: string) => string, labelOf: (field: string) => string): readonly FieldError[] {
  return problems.map(({ field, code, params }) => {
    const key = `errors.${code}`;
    const words = { label: labelOf(field), ...params };
    return { field: nameOf(field), text: isTextKey(key) ? t(key, words) : t('errors.pattern', words) };
  });
}
