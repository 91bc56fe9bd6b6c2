import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import type { Translate } from '../../../texts/index.ts';

export type Column = {
  readonly title: string;
  /** Figures: set to the right, with figures of one width. */
  readonly figures?: boolean;
  /** Numbers and dates that must not break over lines. */
  readonly whole?: boolean;
};

export type TableProps = {
  readonly t: Translate;
  readonly caption: string;
  /** The caption repeats the page's heading: kept for assistive technology only. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  /** The first cell of a row names the row. */
  readonly rows: readonly (readonly (string | number | Html)[])[];
  readonly empty?: string;
};

/** A table that becomes a list of cards on a phone; roles are written out because `display` would take them away. */
export function table({ t, caption, captionHidden = false, columns, rows, empty }: TableProps): Html {
  const head = columns.map((column) => html`<th scope="col" role="columnheader"${attributes({ class: look(column) })}>${column.title}</th>`);
  return html`<table class="table" role="table">
<caption${attributes({ class: captionHidden ? 'hidden' : null })}>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${rows.length === 0 ? emptyRow(columns.length, empty ?? t('kit.tableEmpty')) : rows.map((row) => tableRow(columns, row))}</tbody>
</table>`;
}

function tableRow(columns: readonly Column[], row: readonly (string | number | Html)[]): Html {
  return html`<tr role="row">${row.map((value, index) => cell(columns[index], value, index === 0))}</tr>`;
}

function cell(column: Column | undefined, value: string | number | Html, first: boolean): Html {
  const more = attributes({ class: look(column), 'data-label': column?.title });
  return first ? html`<th scope="row" role="rowheader"${more}>${value}</th>` : html`<td role="cell"${more}><div>${value}</div></td>`;
}

function look(column: Column | undefined): string | null {
  const words = [column?.figures === true && 'figures', column?.whole === true && 'whole'].filter((word) => word !== false);
  return words.length === 0 ? null : words.join(' ');
}

function emptyRow(columns: number, text: string): Html {
  return html`<tr role="row"><td role="cell" class="quiet" colspan="${columns}">${text}</td></tr>`;
}
