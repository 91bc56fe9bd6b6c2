import { ENTERED_SYSTEMS, SYSTEMS } from '@reglament/regulation';
import { maskIin } from '@reglament/identifiers';
import type { System } from '@reglament/regulation';
import type { WorkplaceCase } from '../../desk/workplace/open-case.ts';
import type { KeptExtract } from '../../desk/registers/extracts.ts';
import { details, formatDateTimeShort, formatDayShort, html, notification, shape, summaryList } from '../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';
import { listTable } from './choice-list.ts';

/** Registers the open step waits for, when they are asked again, and what that does to the term. */
export function waitsView(context: PageContext, view: Pick<WorkplaceCase, 'state' | 'regulation' | 'questions'>): Html | null {
  const { t } = context;
  const waiting = view.state.step?.waiting ?? [];
  if (waiting.length === 0) return null;
  const [underway] = waiting.filter(({ system }) => system === 'Gateway');
  const term = t(waiting.some(({ stands }) => stands) ? 'waiting.workplace.stands' : 'waiting.workplace.runs');
  if (underway !== undefined) return notification({ t, kind: 'info', title: t('waiting.underway.title'), body: html`<p>${t('waiting.underway.workplace', { time: formatDateTimeShort(Date.parse(underway.since), view.regulation.decree.zone) })} ${term}</p>` });
  const lines = waiting.map(({ system, since }) => html`<p>${waitWords(context, view, system, since)}</p>`);
  return notification({ t, kind: 'info', title: t('waiting.cabinet.title'), body: html`${lines}<p>${t('waiting.workplace.meaning')} ${term}</p>` });
}

function waitWords({ t, language }: PageContext, { regulation, questions }: Pick<WorkplaceCase, 'regulation' | 'questions'>, system: System, since: string): string {
  const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), regulation.decree.zone);
  const next = questions.find((question) => question.system === system);
  const words = t('waiting.workplace.since', { system: SYSTEMS[system][language], time: time(since) });
  return next === undefined ? words : `${words} ${t('waiting.workplace.next', { time: time(next.nextAt) })}`;
}

/** What the registers said about the people of the case; the official compares the originals with it. */
export function extractsView(context: PageContext, { extracts, regulation }: Pick<WorkplaceCase, 'extracts' | 'regulation'>): Html | null {
  const { t, language } = context;
  if (extracts.length === 0) return null;
  const one = (extract: KeptExtract): Html => html`<h3>${t('waiting.extract.source', { system: capital(SYSTEMS[extract.system][language]), time: formatDateTimeShort(Date.parse(extract.at), regulation.decree.zone) })}</h3>${summaryList({ t, rows: rowsOf(context, extract) })}${extract.rows.length > 0 && details({ summary: t('waiting.list.title', { count: extract.rows.length }), body: listTable(context, extract) })}`;
  return html`<h2>${t('waiting.extract.title')}</h2>${extracts.map(one)}`;
}

/** The order in which people read them; the database keeps none. */
const DATA = [
  'iin', 'surname', 'name', 'patronymic', 'birthDate', 'deathDate', 'address', 'bin', 'nameKz', 'nameRu', 'registrationDate', 'leaderIin',
  'number', 'date', 'endDate', 'revokedDate', 'principalIin', 'representativeIin', 'subject', 'guardianIin', 'childName', 'childBirthDate', 'decreeNumber', 'decreeDate',
] as const;

function rowsOf({ t }: PageContext, { data, reference }: KeptExtract): readonly SummaryRow[] {
  const known = DATA.flatMap((name): readonly SummaryRow[] => (data[name] === undefined ? [] : [{ label: t(`waiting.extract.${name}`), value: shown(name, data[name]) }]));
  return [...known, { label: t('waiting.discrepancy.reference'), value: reference }];
}

function shown(name: string, value: string): string {
  if (/iin$/i.test(name)) return maskIin(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDayShort(value) : value;
}

const ENTERED_SHAPES = { waiting: 'info', entered: 'done', refused: 'refused' } as const;

/** What the steps of the case entered into other systems, and under which number those keep it. */
export function enteredView({ t, language }: PageContext, { entered, regulation }: Pick<WorkplaceCase, 'entered' | 'regulation'>): Html | null {
  if (entered.length === 0) return null;
  const rows = entered.map(({ system, state, number = '', notedAt, enteredAt = notedAt }): SummaryRow => {
    const time = formatDateTimeShort(Date.parse(state === 'waiting' ? notedAt : enteredAt), regulation.decree.zone);
    return { label: capital(ENTERED_SYSTEMS[system][language]), value: html`${shape(ENTERED_SHAPES[state])} ${t(`waiting.entered.${state}`, { number, time })}` };
  });
  return html`<h2>${t('waiting.entered.title')}</h2>${summaryList({ t, rows })}`;
}
