/**
 * The law in the margin. A note stands beside the line it explains: first the clause; unfolded, its passage and, for a
 * date, how the date was computed. On a phone it folds under its line.
 */
import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { formatDayShort, weekdayName } from '../../dates.ts';
import type { Language, Translate } from '../../../texts/index.ts';

/** How a due date came about: each day looked at, counted or not, and why not. */
export type Computation = {
  readonly norm: string;
  readonly from: string;
  readonly days: readonly { readonly day: string; readonly counted: boolean; readonly why?: string }[];
  readonly due: string;
};

export type MarginNoteProps = {
  readonly t: Translate;
  readonly language: Language;
  /** The clause as it is cited: `citedClause(t, decree, '5')`. */
  readonly clause: string;
  /** The passage, in the language it is written in. */
  readonly passage?: { readonly text: string; readonly language: Language };
  readonly computation?: Computation;
  /** A sentence of our own, such as what the text leaves open. */
  readonly remark?: string;
  /** What the clause says, in our own words and lines, unfolded on demand. */
  readonly words?: { readonly summary: string; readonly lines: readonly string[] };
  /** Where the whole text can be read. */
  readonly href?: string;
};

/** A note for `beside`, or for the `note` of a field, row, station or date. */
export function marginNote(props: MarginNoteProps): Html {
  const { t, clause, remark, href, passage, computation, words } = props;
  const cited = href === undefined ? html`${clause}` : html`<a href="${href}">${clause}</a>`;
  const folded = passage !== undefined || computation !== undefined;
  return html`<div class="note" role="note" aria-label="${t('kit.note')}: ${clause}"><div class="note-body"><p class="note-clause"><span class="note-sign" aria-hidden="true">§</span> ${cited}</p>${
    remark !== undefined && html`<p class="note-remark">${remark}</p>`
  }${words !== undefined && html`<details><summary>${words.summary}<span class="hidden">: ${clause}</span></summary>${words.lines.map((line) => html`<p class="note-remark">${line}</p>`)}</details>`}${folded && unfolding(props)}</div></div>`;
}

/** A line with its note in the margin; without a note the line alone. */
export function beside(line: Html, note?: Html | undefined): Html {
  return note === undefined ? line : html`<div class="beside"><div class="beside-line">${line}</div>${note}</div>`;
}

function unfolding({ t, language, clause, passage, computation }: MarginNoteProps): Html {
  return html`${
    passage !== undefined &&
    html`<details><summary>${t('kit.notePassage')}<span class="hidden">: ${clause}</span></summary><blockquote${attributes({ lang: passage.language === language ? null : passage.language })}>${passage.text}</blockquote></details>`
  }${computation !== undefined && html`<details><summary>${t('kit.noteComputation')}</summary>${computed(t, language, computation)}</details>`}`;
}

function computed(t: Translate, language: Language, { norm, from, days, due }: Computation): Html {
  const day = ({ day: date, counted, why }: Computation['days'][number]): Html =>
    html`<li class="${counted ? 'counted' : 'skipped'}"><span>${formatDayShort(date)}, ${weekdayName(language, date)}</span> ${
      counted ? html`<span class="hidden">${t('kit.computationCounted')}</span>` : html`<span>${t('kit.computationSkipped', { why: why ?? '' })}</span>`
    }</li>`;
  return html`<dl class="computation"><dt>${t('kit.computationNorm')}</dt><dd>${norm}</dd><dt>${t('kit.computationFrom')}</dt><dd>${from}</dd></dl>
<ol class="computation-days">${days.map(day)}</ol>
<dl class="computation computation-due"><dt>${t('kit.computationDue')}</dt><dd>${due}</dd></dl>`;
}
