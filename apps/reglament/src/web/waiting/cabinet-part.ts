import { SYSTEMS } from '@reglament/regulation';
import type { CaseView } from '../../desk/cases/case-view.ts';
import { formatDateTime, html, notification } from '../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';
import { durationWords, waitedMs } from './wait-words.ts';

/** What the applicant is told while the case waits for a state system: that it is no refusal, and what it does to the term. */
export function waitingPart(context: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>): Html | null {
  const { t, language } = context;
  const waiting = state.step?.waiting ?? [];
  if (waiting.length === 0) return null;
  const lines = waiting.map(({ system, since }) => html`<p>${t('waiting.cabinet.text', { system: capital(SYSTEMS[system][language]), time: formatDateTime(language, Date.parse(since), regulation.decree.zone) })}</p>`);
  const term = t(waiting.some(({ stands }) => stands) ? 'waiting.cabinet.stands' : 'waiting.cabinet.runs');
  return notification({ t, kind: 'info', title: t('waiting.cabinet.title'), body: html`${lines}<p>${term}</p>` });
}

/** The same in a line of the cabinet's list: for which system the case waits, and since when. */
export function waitingLines({ t, language }: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>): readonly Html[] {
  return (state.step?.waiting ?? []).map(({ system, since }) => html`<p>${t('waiting.cabinet.line', { system: SYSTEMS[system][language], time: formatDateTime(language, Date.parse(since), regulation.decree.zone) })}</p>`);
}

/** The time spent waiting, shown apart from the time the provider took; nothing where there was none. */
export function waitedRow({ t }: PageContext, { waits }: Pick<CaseView, 'waits'>, now: string): readonly SummaryRow[] {
  return waits.length === 0 ? [] : [{ label: t('waiting.total'), value: durationWords(t, waitedMs(waits, now)) }];
}
