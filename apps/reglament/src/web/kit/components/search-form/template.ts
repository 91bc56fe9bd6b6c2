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
  /** What was found, and the way back to everything. */
  readonly after?: Html;
};

/** Words to search by, on one line with their button. A GET: the search stands in the address. */
export function searchForm({ action, name, label, value, submit, after }: SearchFormProps): Html {
  const id = fieldId(name);
  return html`<form class="search" method="get" action="${action}" role="search"><label for="${id}">${label}</label>
<div class="search-line"><input class="input"${attributes({ id, name, type: 'search', value, 'data-width': 20 })}>${button({ text: submit, kind: 'secondary' })}${after !== undefined && html`<span>${after}</span>`}</div></form>`;
}
