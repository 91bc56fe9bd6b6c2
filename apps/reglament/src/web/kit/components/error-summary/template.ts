import { html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import type { Html } from '../../html.ts';
import type { Translate } from '../../../texts/index.ts';

/** One thing wrong with the input, already worded; `field` is the field's `name` (absent: the form as a whole). */
export type FieldError = { readonly field?: string; readonly text: string };

/** The list above the heading that links each error to its field; nothing when there is no error. */
export function errorSummary({ t, errors }: { readonly t: Translate; readonly errors: readonly FieldError[] }): Html | null {
  if (errors.length === 0) return null;
  const line = ({ field, text }: FieldError): Html => html`<li>${field === undefined ? text : html`<a href="#${fieldId(field)}">${text}</a>`}</li>`;
  return html`<div class="error-summary" role="alert" tabindex="-1" id="errors">
<h2>${shape('late')}<span>${t('kit.errorSummary', { count: errors.length })}</span></h2>
<ul>${errors.map(line)}</ul>
</div>`;
}

/** The id under which the field of this name can be reached: names may hold dots and brackets, ids here do not. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

/** The error of one field, to be passed to its component. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}
