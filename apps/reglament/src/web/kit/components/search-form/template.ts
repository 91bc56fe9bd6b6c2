import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { button } from '../button/template.ts';
import { fieldId } from '../error-summary/template.ts';

export type SearchFormProps = {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly submit: string;
  /** Further fields that narrow what is found. */
  readonly filters?: Html;
  readonly accessKey?: string;
  /** The page is there for this box alone: what is typed, or scanned, goes into it at once. */
  readonly focused?: boolean;
  /** What was found, and the way back to everything. */
  readonly after?: Html;
};

/** Words to search by, on one line with their button. A GET: the search stands in the address. */
export function searchForm({ action, name, label, value, submit, filters, accessKey, focused = false, after }: SearchFormProps): Html {
  const id = fieldId(name);
  return html`<form class="search" method="get" action="${action}" role="search" aria-label="${label}"><label for="${id}">${label}</label>
<div class="search-line"><input class="input"${attributes({ id, name, type: 'search', value, 'data-width': 20, accesskey: accessKey, autofocus: focused })}>${filters}${button({ text: submit, kind: 'secondary' })}${after !== undefined && html`<span>${after}</span>`}</div></form>`;
}

/** One further field of a search: a short label and a list whose first entry leaves everything in. */
export function searchFilter({ name, label, all, choices, value }: { readonly name: string; readonly label: string; readonly all: string; readonly choices: readonly { readonly value: string; readonly text: string }[]; readonly value: string }): Html {
  const id = fieldId(name);
  const option = (choice: { readonly value: string; readonly text: string }): Html => html`<option${attributes({ value: choice.value, selected: choice.value === value })}>${choice.text}</option>`;
  return html`<span class="search-filter"><label for="${id}">${label}</label><select class="input" id="${id}" name="${name}">${[{ value: '', text: all }, ...choices].map(option)}</select></span>`;
}
