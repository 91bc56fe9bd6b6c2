import { workingMillisecondsBetween } from '@reglament/calendar';
import { calendarKind } from '@reglament/engine';
import type { By } from '@reglament/engine';
import { ACTORS, SYSTEMS } from '@reglament/regulation';
import type { Actor, Performer, System } from '@reglament/regulation';
import type { Station as CaseStation } from '../../../desk/cases/case-view.ts';
import { calendarsOf } from '../../../desk/desk.ts';
import { dueStateTag, duration, formatDateTimeShort, html, routeLine } from '../../kit/index.ts';
import type { Html, PageContext, Station, StationState } from '../../kit/index.ts';
import type { Language, Translate } from '../../texts/index.ts';
import { normsText } from '../terms.ts';
import type { CaseMaterial } from './case-material.ts';
import { personWords } from './journal-view.ts';

/** An actor or a system by its name in law. */
export function performerName(performer: Performer, language: Language): string {
  return performer in ACTORS ? ACTORS[performer as Actor].name[language] : SYSTEMS[performer as System][language];
}

/** The route as a line: who did what in how much time, where the case stands, what lies ahead. */
export function routeView(context: PageContext, material: CaseMaterial): Html {
  const { t } = context;
  return html`<h2>${t('workplace.case.route')}</h2>${routeLine({ t, label: t('workplace.case.route'), stations: material.view.stations.map((station, index) => stationOf(context, material, station, index)) })}`;
}

function stationOf(context: PageContext, material: CaseMaterial, station: CaseStation, index: number): Station {
  const { t, language } = context;
  const { node } = station;
  const late = returnedTag(context, material, index) ?? lateTag(context, material, station);
  const time = timeOf(context, material, station);
  const took = tookOf(t, language, material, station);
  return {
    title: node.step.text[language], state: stateOf(station, material.now), actor: actorOf(context, material, station, index),
    ...(time === undefined ? {} : { time }), ...(took === undefined ? {} : { duration: took }), ...(late === undefined ? {} : { body: late }),
  };
}

/** A term that has just run out is late at once, whether or not the sweep has noted it in the journal. */
function stateOf({ node, state, late, dueAt }: CaseStation, now: string): StationState {
  if (state === 'done') return node.act === 'refuse' ? 'refused' : 'done';
  return state === 'now' && (late || (dueAt !== undefined && dueAt < now)) ? 'late' : state;
}

/** The person who did the step, or who is to do it; else the role the law names. */
function actorOf({ t, language }: PageContext, { view, journal, names }: CaseMaterial, { node, state }: CaseStation, index: number): string {
  const role = performerName(node.actor, language);
  const done = state === 'done' ? doneBy(journal.entries, index) : undefined;
  if (done !== undefined) return `${personWords(t, names, done)}, ${role}`;
  const appointed = node.actor === 'Executor' || node.actor === 'AkimExecutor' ? view.state.executors[node.actor] : undefined;
  const id = state === 'done' ? undefined : (state === 'now' ? view.state.step?.claimedBy : undefined) ?? appointed;
  const name = id === undefined ? undefined : names.get(id);
  return name === undefined ? role : `${name}, ${role}`;
}

/** Stations that are done and completions in the journal come in the same order. */
function doneBy(entries: CaseMaterial['journal']['entries'], index: number): Extract<By, { kind: 'staff' }> | undefined {
  const completions = entries.flatMap(({ by, events }) => events.filter(({ kind }) => kind === 'StepCompleted').map(() => by));
  const by = completions[index];
  return by?.kind === 'staff' ? by : undefined;
}

function timeOf({ t }: PageContext, { view }: CaseMaterial, { state, completedAt, dueAt }: CaseStation): string | undefined {
  const at = (instant: string): string => formatDateTimeShort(Date.parse(instant), view.regulation.decree.zone);
  if (state === 'done') return completedAt === undefined ? undefined : at(completedAt);
  return dueAt === undefined ? undefined : t('workplace.case.until', { time: at(dueAt) });
}

/** How long the step took of its norm, in the working time of whoever acted. */
function tookOf(t: Translate, language: Language, { view }: CaseMaterial, { node, state, enteredAt, completedAt }: CaseStation): string | undefined {
  const norm = node.norms.length === 0 ? undefined : normsText(node.norms, language);
  if (state !== 'done' || enteredAt === undefined || completedAt === undefined) return norm === undefined ? undefined : t('workplace.case.normIs', { norm });
  if (norm === undefined) return undefined;
  const calendar = calendarsOf(view.regulation)[calendarKind(node.actor)];
  const took = Math.max(0, workingMillisecondsBetween(calendar, Date.parse(enteredAt), Date.parse(completedAt)));
  return t('workplace.case.tookOf', { took: shortDuration(t, took), norm });
}

function shortDuration(t: Translate, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return duration(t, Math.floor(milliseconds / 1000), 'second');
  return minutes < 60 ? duration(t, minutes, 'minute') : duration(t, Math.floor(minutes / 60), 'hour');
}

/** Done once and given back: the same step stands on the line again, further down. */
function returnedTag({ t }: PageContext, { view }: CaseMaterial, index: number): Html | undefined {
  const { stations } = view;
  const again = stations[index]?.state === 'done' && stations.some(({ node, state }, later) => later > index && state !== 'ahead' && node.id === stations[index]?.node.id);
  return again ? html`<p class="quiet">${t('workplace.return.station')}</p>` : undefined;
}

function lateTag({ t, language }: PageContext, { view, now }: CaseMaterial, { state, late, dueAt, completedAt }: CaseStation): Html | undefined {
  if (state !== 'done' || !late || dueAt === undefined || completedAt === undefined) return undefined;
  return dueStateTag({ t, language, dueAt: Date.parse(dueAt), now: Date.parse(now), doneAt: Date.parse(completedAt), zone: view.regulation.decree.zone });
}
