import type { Regulation } from '@reglament/regulation';
import type { QueueItem } from '../../../desk/workplace/queue.ts';
import { dayIn, searchFilter } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { Language } from '../../texts/index.ts';
import { findNode } from '../terms.ts';
import type { Fields } from '../read-form.ts';

const QUEUE_STATES = ['late', 'today', 'free', 'mine'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** What a list of tasks is narrowed by; it stands in the address. */
export interface QueueFilter {
  readonly text: string;
  readonly service: string;
  readonly state: QueueState | '';
  /** Id of whoever has the case. */
  readonly person: string;
}

export function readFilter(fields: Fields): QueueFilter {
  const state = fields.text('state');
  return { text: fields.text('q').slice(0, 200), service: fields.text('service').slice(0, 60), state: isState(state) ? state : '', person: fields.text('person').slice(0, 36) };
}

function isState(text: string): text is QueueState {
  return (QUEUE_STATES as readonly string[]).includes(text);
}

export function isNarrowed({ text, service, state, person }: QueueFilter): boolean {
  return text !== '' || service !== '' || state !== '' || person !== '';
}

export function isLate({ dueAt, overdue }: QueueItem, now: string): boolean {
  return overdue || (dueAt !== undefined && dueAt < now);
}

export function isToday(item: QueueItem, now: string): boolean {
  const day = (instant: string): string => dayIn(Date.parse(instant), item.regulation.decree.zone);
  return !isLate(item, now) && item.dueAt !== undefined && day(item.dueAt) === day(now);
}

/** The lines that fit; every word of the search must stand somewhere in the line. */
export function narrowed<T extends QueueItem & { readonly holder?: string }>(items: readonly T[], filter: QueueFilter, language: Language, now: string): readonly T[] {
  const words = filter.text.toLocaleLowerCase('kk').split(/\s+/);
  return items.filter((item) => (filter.service === '' || item.regulation.id === filter.service) && fits(item, filter.state, now)
    && (filter.person === '' || item.holder === filter.person) && words.every((word) => lineText(item, language).includes(word)));
}

function fits(item: QueueItem, state: QueueFilter['state'], now: string): boolean {
  switch (state) {
    case '': return true;
    case 'late': return isLate(item, now);
    case 'today': return isToday(item, now);
    case 'free': return item.claimedBy === undefined;
    case 'mine': return item.mine;
  }
}

function lineText(item: QueueItem, language: Language): string {
  const step = findNode(item.regulation, item.node)?.step.text[language] ?? '';
  return [item.number, item.applicant, item.regulation.title[language], step].join(' ').toLocaleLowerCase('kk');
}

/** The lists by which tasks are narrowed; only services that are among them are offered. */
export function filterFields({ t, language }: PageContext, items: readonly QueueItem[], filter: QueueFilter): readonly Html[] {
  const services = [...new Map(items.map(({ regulation }) => [regulation.id, regulation])).values()].sort(byTitle(language));
  const all = t('workplace.filter.all');
  return [
    ...(services.length < 2 ? [] : [searchFilter({ name: 'service', label: t('workplace.filter.service'), all, value: filter.service, choices: services.map(({ id, title }) => ({ value: id, text: title[language] })) })]),
    searchFilter({ name: 'state', label: t('workplace.filter.state'), all, value: filter.state, choices: QUEUE_STATES.map((state) => ({ value: state, text: t(`workplace.filter.${state}`) })) }),
  ];
}

function byTitle(language: Language) {
  return (a: Regulation, b: Regulation): number => a.title[language].localeCompare(b.title[language], language);
}
