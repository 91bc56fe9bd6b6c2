/**
 * The route of a case as a line of stations: done, now, ahead; each with its actor and its time. An ordered list, the
 * state of each station in words beside its shape, so it reads the same without sight of the line.
 */
import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import type { Shape } from '../../shapes.ts';
import { beside } from '../margin-note/template.ts';
import type { Translate } from '../../../texts/index.ts';

export type StationState = 'done' | 'now' | 'late' | 'ahead' | 'refused' | 'skipped';

export type Station = {
  readonly title: string;
  readonly state: StationState;
  /** On the portal a role in plain words; in the workplace the person's name. */
  readonly actor?: string;
  /** When it was done, or by when it will be, already in words. */
  readonly time?: string;
  /** How long it took or may take: "14 minutes of 15". */
  readonly duration?: string;
  /** The clause; shown only when the line runs down. */
  readonly note?: Html;
  /** Anything more of the step: a due date, a link to a document. */
  readonly body?: Html;
};

const words = {
  done: 'kit.stationDone', now: 'kit.stationNow', late: 'kit.stationLate', ahead: 'kit.stationAhead', refused: 'kit.stationRefused', skipped: 'kit.stationSkipped',
} as const satisfies Record<StationState, string>;

const shapes: Readonly<Record<StationState, Shape>> = { done: 'done', now: 'now', late: 'late', ahead: 'ahead', refused: 'refused', skipped: 'skipped' };

/** `across` suits up to five stations with short titles and turns down on a phone by itself; `down` carries notes. */
export function routeLine({ t, stations, label, layout = 'down' }: { readonly t: Translate; readonly stations: readonly Station[]; readonly label?: string; readonly layout?: 'down' | 'across' }): Html {
  return html`<ol class="route route-${layout}" aria-label="${label ?? t('kit.route')}">${stations.map((station) => stationItem(t, station, layout))}</ol>`;
}

function stationItem(t: Translate, station: Station, layout: 'down' | 'across'): Html {
  const current = station.state === 'now' || station.state === 'late';
  return html`<li class="station station-${station.state}"${attributes({ 'aria-current': current ? 'step' : null })}>${
    beside(stationBody(t, station), layout === 'down' ? station.note : undefined)
  }</li>`;
}

function stationBody(t: Translate, { title, state, actor, time, duration, body }: Station): Html {
  return html`<span class="station-mark">${shape(shapes[state])}</span><div class="station-text"><p class="station-title">${title}</p>${
    actor !== undefined && html`<p class="station-actor">${actor}</p>`
  }<p class="station-meta"><span class="station-state">${t(words[state])}</span>${time !== undefined && html`<span>${time}</span>`}${duration !== undefined && html`<span>${duration}</span>`}</p>${body}</div>`;
}
