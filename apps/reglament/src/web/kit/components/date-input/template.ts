/** A date in three boxes: day, month, year. Works the same in every browser and language, and on paper. */
import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { fieldGroup } from '../field/template.ts';
import type { FieldProps } from '../field/template.ts';
import { fieldId } from '../error-summary/template.ts';

/** What was typed, as typed; posted as `<name>-day`, `<name>-month`, `<name>-year`. */
export type DateEntry = { readonly day?: string; readonly month?: string; readonly year?: string };

export type DateReading =
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid'; readonly code: 'date.incomplete' | 'date.invalid' };

type Part = 'day' | 'month' | 'year';
const parts: readonly Part[] = ['day', 'month', 'year'];

/** The value may be the entry as typed (after an error) or a day `YYYY-MM-DD`. */
export function dateInput(props: FieldProps & { readonly value?: DateEntry | string | undefined; readonly birthday?: boolean }): Html {
  const { t } = props;
  const entry = typeof props.value === 'string' ? entryOf(props.value) : (props.value ?? {});
  const filled = { ...props, hint: props.hint ?? t(props.birthday === true ? 'kit.birthdayHint' : 'kit.dateHint') };
  const words: Readonly<Record<Part, string>> = { day: t('kit.day'), month: t('kit.month'), year: t('kit.year') };
  const box = (part: Part, index: number): Html => {
    const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${part}`;
    const more = attributes({
      id, name: `${props.name}-${part}`, value: entry[part] ?? null, inputmode: 'numeric', maxlength: part === 'year' ? 4 : 2,
      autocomplete: props.birthday === true ? `bday-${part}` : 'off', 'aria-invalid': props.error === undefined ? null : 'true',
      'data-width': part === 'year' ? 4 : 2,
    });
    return html`<div class="date-part"><label for="${id}">${words[part]}</label><input class="input input-figures" type="text"${more}></div>`;
  };
  return fieldGroup(filled, html`<div class="date-parts">${parts.map(box)}</div>`);
}

/** Reads the three boxes out of a posted form. */
export function readDateInput(form: Readonly<Record<string, unknown>>, name: string): DateReading {
  const typed = parts.map((part) => String(form[`${name}-${part}`] ?? '').trim());
  const [day = '', month = '', year = ''] = typed;
  if (typed.every((text) => text === '')) return { kind: 'empty' };
  if (typed.some((text) => text === '')) return { kind: 'invalid', code: 'date.incomplete' };
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return { kind: 'invalid', code: 'date.invalid' };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const found = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
  return real ? { kind: 'date', value } : { kind: 'invalid', code: 'date.invalid' };
}

function entryOf(day: string): DateEntry {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
