/** Asking the applicant for a document while examining: the form, what was asked, and what came. */
import type { AskedDocument } from '@reglament/engine';
import { askableNow } from '../../../desk/asked/ask-applicant.ts';
import type { AskableNow, Asking } from '../../../desk/asked/ask-applicant.ts';
import { asksOf } from '../../../desk/asked/asks.ts';
import type { Ask } from '../../../desk/asked/asks.ts';
import { REASON_LENGTH_MAX } from '../../../desk/workplace/step-done.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { button, buttonRow, dateInput, dayIn, details, errorOf, form, formatDateTimeShort, formatDayShort, html, radios, readDateInput, select, tag, textArea } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { fieldErrors } from '../form-fields.ts';
import type { Fields } from '../read-form.ts';
import type { Again } from './work-view.ts';
import type { CaseMaterial } from './case-material.ts';

/** The name under which the form is shown again, and its fields. Only what was written in words is kept as typed text. */
export const ASKED = 'ask';
const FIELDS = { document: 'ask-document', why: 'ask-why', day: 'ask-day', words: 'ask.words' } as const;
const WHYS: readonly AskedDocument['why'][] = ['missing', 'unclear'];
/** More documents than fit as radios become a list. */
const RADIOS_MAX = 6;

/** Folded until it is wanted; nothing in steps where nobody examines, and where the term leaves no whole day. */
export function askForm(context: PageContext, { view, now }: CaseMaterial, csrf: string, again?: Again): Html | null {
  const { t, language } = context;
  const { state, regulation, work } = view;
  const askable = askableNow(work, state, regulation, now);
  if (askable === undefined) return null;
  const entered = again?.key === ASKED ? again : undefined;
  const errors = entered?.errors ?? [];
  const value = (field: keyof typeof FIELDS): string => entered?.fields.text(FIELDS[field]) ?? '';
  const choices = regulation.documents.filter(({ id }) => askable.documents.includes(id)).map(({ id, name }) => ({ value: id, text: name[language] }));
  const which = { t, name: FIELDS.document, label: t('asked.ask.document'), choices, value: value('document'), error: errorOf(errors, FIELDS.document) };
  const body = html`<input type="hidden" name="sequence" value="${state.sequence}">
<p>${t('asked.ask.text')}</p>
${choices.length > RADIOS_MAX ? select(which) : radios(which)}
${radios({ t, name: FIELDS.why, label: t('asked.ask.why'), choices: WHYS.map((why) => ({ value: why, text: t(`asked.why.${why}`) })), value: value('why'), error: errorOf(errors, FIELDS.why) })}
${textArea({ t, name: FIELDS.words, label: t('asked.ask.words'), hint: t('asked.ask.wordsHint'), rows: 3, maxLength: REASON_LENGTH_MAX, value: value('words'), error: errorOf(errors, FIELDS.words) })}
${dateInput({ t, name: FIELDS.day, label: t('asked.ask.day'), hint: t('asked.ask.dayHint', daysOf(askable)), value: entered === undefined ? askable.lastDay : typedDay(entered.fields), error: errorOf(errors, FIELDS.day) })}
${buttonRow([button({ text: t('asked.ask.button'), kind: 'secondary' })])}`;
  return details({ summary: t('asked.ask.title'), open: entered !== undefined, body: form({ action: `/workplace/cases/${state.id}/ask`, csrf, sending: t('kit.sending'), body }) });
}

function daysOf({ firstDay, lastDay }: AskableNow): { readonly from: string; readonly to: string } {
  return { from: formatDayShort(firstDay), to: formatDayShort(lastDay) };
}

function typedDay({ raw }: Fields): { readonly day: string; readonly month: string; readonly year: string } {
  const part = (name: string): string => (raw[`${FIELDS.day}-${name}`] ?? '').slice(0, 8);
  return { day: part('day'), month: part('month'), year: part('year') };
}

export function readAsking(fields: Fields): Asking {
  const day = readDateInput(fields.raw, FIELDS.day);
  return { document: fields.text(FIELDS.document), why: fields.text(FIELDS.why), words: fields.text(FIELDS.words), day: day.kind === 'date' ? day.value : '' };
}

export function askErrors({ t }: PageContext, problems: readonly FieldProblem[], { view, now }: CaseMaterial): readonly FieldError[] {
  const askable = askableNow(view.work, view.state, view.regulation, now);
  return problems.flatMap((problem): readonly FieldError[] => {
    switch (problem.field) {
      case 'document': return [{ field: FIELDS.document, text: t('errors.choose', { label: t('asked.ask.document') }) }];
      case 'why': return [{ field: FIELDS.why, text: t('errors.choose', { label: t('asked.ask.why') }) }];
      case 'words': return fieldErrors(t, [problem], () => FIELDS.words, () => t('asked.ask.words'));
      default: return askable === undefined ? [] : [{ field: FIELDS.day, text: t('asked.ask.dayOutside', daysOf(askable)) }];
    }
  });
}

const SHAPES = { open: 'now', given: 'done', late: 'late', over: 'info' } as const;

/** What was asked in this case, and what came of it. */
export function asksView(context: PageContext, { view, journal, now }: CaseMaterial): Html | null {
  const { t, language } = context;
  const { zone } = view.regulation.decree;
  const asks = asksOf(journal.entries, view.state, now);
  if (asks.length === 0) return null;
  const standing = ({ standing: how, givenAt }: Ask): string => (how === 'given' ? t('asked.standing.given', { time: formatDateTimeShort(Date.parse(givenAt ?? ''), zone) }) : t(`asked.standing.${how}`));
  const files = ({ ask }: Ask): Html => html`${view.papers.filter(({ kind, details: said }) => kind === 'attachment' && said['ask'] === `${ask}`).map(({ id, fileName }) => html`<br><a href="/workplace/cases/${view.state.id}/papers/${id}">${fileName}</a>`)}`;
  const line = (ask: Ask): Html => html`<li>${tag({ text: standing(ask), shape: SHAPES[ask.standing] })}<br>${
    t('asked.view.line', { document: view.regulation.documents.find(({ id }) => id === ask.document)?.name[language] ?? ask.document, why: t(`asked.why.${ask.why}`), day: formatDayShort(dayIn(Date.parse(ask.until), zone)) })
  }<br><span class="quiet">${t('asked.view.words', { words: view.words.get(ask.words) ?? '' })}</span>${files(ask)}</li>`;
  return html`<h3>${t('asked.view.title')}</h3><ul>${asks.map(line)}</ul>`;
}
