import { parseBin, parseIin } from '@reglament/identifiers';
import { routeForms } from '@reglament/regulation';
import type { Field, Form, OfferedForm, Regulation, Route } from '@reglament/regulation';
import type { FieldProblem } from '../invalid-input.ts';
import { iinCode } from '../people/iin-code.ts';
import { unprintableProblems } from '../printable.ts';

export type Answers = Readonly<Record<string, string>>;

/** Fields a person fills in; the rest is filled by the system, signed or attached elsewhere. */
const FILLED_ELSEWHERE: readonly Field['type'][] = ['attachment', 'attachment-list', 'signature', 'barcode', 'fixed-text', 'table-column'];

export function isAsked(field: Field): boolean {
  return !FILLED_ELSEWHERE.includes(field.type);
}

/** A request form of a regulation by its id; the first one where none is named. */
export function findRequestForm(regulation: Regulation, formId?: string): Form | undefined {
  const requests = regulation.forms.filter(({ kind }) => kind === 'request');
  return formId === undefined ? requests[0] : requests.find(({ id }) => id === formId);
}

/** The form a request is made on, among those its route offers. */
export interface FormChoice {
  readonly offered: readonly OfferedForm[];
  /** The form chosen; the first one until the applicant has chosen. */
  readonly form: Form;
  /** Always where there is nothing to choose. */
  readonly chosen: boolean;
}

/** `undefined`: this route has no request form. A choice that is no longer offered is as good as none. */
export function formChoice(regulation: Regulation, route: Route, formId: string | undefined): FormChoice | undefined {
  const offered = routeForms(regulation, route);
  const named = offered.find(({ form }) => form.id === formId);
  const form = (named ?? offered[0])?.form;
  return form === undefined ? undefined : { offered, form, chosen: named !== undefined || offered.length === 1 };
}

const TEXT_MAX = 500;
const LONG_TEXT_MAX = 4000;

/** All that is wrong with the answers as they are entered: what a document that repeats them cannot show, too. */
export async function entryProblems(form: Form, answers: Answers, today: string): Promise<readonly FieldProblem[]> {
  const written = form.fields.filter(isAsked).map(({ id }) => [id, answers[id]] as const);
  return [...answerProblems(form, answers, today), ...await unprintableProblems(Object.fromEntries(written))];
}

/** Format-logical control: what is wrong with the answers, field by field. */
function answerProblems(form: Form, answers: Answers, today: string): readonly FieldProblem[] {
  return form.fields.filter(isAsked).flatMap((field) => {
    const value = (answers[field.id] ?? '').trim();
    if (value === '') return field.required ? [{ field: field.id, code: field.type === 'choice' ? 'choose' : 'required' }] : [];
    const problem = valueProblem(field, value, today);
    return problem === undefined ? [] : [{ field: field.id, ...problem }];
  });
}

function valueProblem(field: Field, value: string, today: string): Omit<FieldProblem, 'field'> | undefined {
  const max = field.max ?? (field.type === 'long-text' ? LONG_TEXT_MAX : TEXT_MAX);
  if ([...value].length > max) return { code: 'tooLong', params: { max } };
  switch (field.type) {
    case 'date': return dateProblem(value, field, today);
    case 'year': return /^(19|20)\d{2}$/.test(value) ? undefined : { code: 'pattern' };
    case 'date-or-year': return yearOrDateProblem(value, field, today);
    case 'number':
    case 'money': return /^\d+([.,]\d{1,2})?$/.test(value.replaceAll(' ', '')) ? undefined : { code: 'number' };
    case 'integer': return /^\d{1,9}$/.test(value) ? undefined : { code: 'number' };
    case 'iin': return identifierProblem(parseIin(value));
    case 'bin': return parseBin(value).kind === 'invalid' ? { code: 'bin.check-digit' } : undefined;
    case 'phone': return /^\+?[0-9 ()-]{10,20}$/.test(value) ? undefined : { code: 'phone' };
    case 'email': return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : { code: 'pattern' };
    case 'choice': return field.choices === undefined || field.choices.some(({ id }) => id === value) ? undefined : { code: 'choose' };
    case 'checkbox': return value === 'yes' ? undefined : { code: 'choose' };
    default: return undefined;
  }
}

function identifierProblem(parsed: ReturnType<typeof parseIin>): Omit<FieldProblem, 'field'> | undefined {
  if (parsed.kind !== 'invalid') return undefined;
  return { code: iinCode(parsed.code) };
}

/** In one line, as people write it: a year, or a date in figures. */
function yearOrDateProblem(value: string, field: Field, today: string): Omit<FieldProblem, 'field'> | undefined {
  if (/^(19|20)\d{2}$/.test(value)) return undefined;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./ ](\d{1,2})[./ ](\d{4})$/.exec(value) ?? [];
  const date = year === '' ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? dateProblem(date, field, today) : { code: 'dateOrYear' };
}

function dateProblem(value: string, field: Field, today: string): Omit<FieldProblem, 'field'> | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return { code: 'date.incomplete' };
  const date = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) return { code: 'date.invalid' };
  const isPastFact = /birth|issued|decree-date|death|done-date/.test(field.id);
  if (!isPastFact) return undefined;
  // Nobody who is concerned was born, and nothing was issued, before that: a slip in the year.
  return value > today ? { code: 'date.future' } : value < '1900' ? { code: 'date.tooEarly' } : undefined;
}
