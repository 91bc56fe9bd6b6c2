import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { beside } from '../margin-note/template.ts';
import type { Translate } from '../../../texts/index.ts';

export type SummaryRow = {
  readonly label: string;
  /** Empty: "not given" is said in words. */
  readonly value: string | Html;
  readonly changeHref?: string;
  readonly note?: Html;
};

/** Pairs of label and value: "check your answers", the data of a case. */
export function summaryList({ t, rows }: { readonly t: Translate; readonly rows: readonly SummaryRow[] }): Html {
  return html`<div class="summary-list" role="list">${rows.map((row) => html`<div role="listitem">${beside(summaryRow(t, row), row.note)}</div>`)}</div>`;
}

function summaryRow(t: Translate, { label, value, changeHref }: SummaryRow): Html {
  return html`<div class="summary-row"><div class="summary-label">${label}</div><div class="summary-value">${
    value === '' ? html`<span class="quiet">${t('kit.notGiven')}</span>` : value
  }</div>${changeHref !== undefined && html`<div class="summary-change"><a href="${changeHref}">${t('kit.change')}<span class="hidden"> ${label}</span></a></div>`}</div>`;
}
