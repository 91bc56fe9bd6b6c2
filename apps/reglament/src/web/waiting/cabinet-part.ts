import { SYSTEMS } from '@reglament/regulation';
import type { CaseView } from '../../desk/cases/case-view.ts';
import { formatDateTime, html, notification } from '../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';
import { durationWords, MINUTE, waitedMs } from './wait-words.ts';

/** What the applicant is told while the case waits for a state system: that it is no refusal, and what it does to the term. */
export function waitingPart(context: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>): Html | null {
  const { t, language } = context;
  const waiting = state.step?.waiting ?? [];
  if (waiting.length === 0) return null;
  const [underway] = waiting.filter(({ system }) => system === 'Gateway');
  if (underway !== undefined) return notification({ t, kind: 'info', title: t('waiting.underway.title'), body: html`<p>${t('waiting.underway.cabinet', { time: formatDateTime(language, Date.parse(underway.since), regulation.decree.zone) })}</p>` });
  const lines = waiting.map(({ system, since }) => html`<p>${t('waiting.cabinet.text', { system: capital(SYSTEMS[system][language]), time: formatDateTime(language, Date.parse(since), regulation.decree.zone) })}</p>`);
  const term = t(waiting.some(({ stands }) => stands) ? 'waiting.cabinet.stands' : 'waiting.cabinet.runs');
  return notification({ t, kind: 'info', title: t('waiting.cabinet.title'), body: html`${lines}<p>${term}</p>` });
}

/** The same in a line of the cabinet's list: for which system the case waits, and since when. */
export function waitingLines({ t, language }: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>): readonly Html[] {
  return (state.step?.waiting ?? []).map(({ system, since }) => {
    const time = formatDateTime(language, Date.parse(since), regulation.decree.zone);
    return html`<p>${system === 'Gateway' ? t('waiting.underway.line', { time }) : t('waiting.cabinet.line', { system: SYSTEMS[system][language], time })}</p>`;
  });
}

/** The time spent waiting, shown apart from the time the provider took; nothing where there was none. That the gateway carries a request for a moment is no wait. */
export function waitedRow({ t }: PageContext, { waits }: Pick<CaseView, 'waits'>, now: string): readonly SummaryRow[] {
  const awaited = waits.filter(({ system }) => system !== 'Gateway');
  const carriedMs = waitedMs(waits.filter(({ system }) => system === 'Gateway'), now);
  return [
    ...(awaited.length === 0 ? [] : [{ label: t('waiting.total'), value: durationWords(t, waitedMs(awaited, now)) }]),
    ...(carriedMs < MINUTE ? [] : [{ label: t('waiting.underway.total'), value: durationWords(t, carriedMs) }]),
  ];
}
