import type { Regulation } from '@reglament/regulation';
import type { Visit } from '../../../desk/visits/booking.ts';
import type { Slot, VisitCentre } from '../../../desk/visits/slots.ts';
import { beside, button, buttonRow, errorOf, fieldId, form, formatDateTime, formatTime, formatDay, html, notification, portalPage, radios, table, tag, weekdayName } from '../../kit/index.ts';
import type { FieldError, Html, PageContext, Shape } from '../../kit/index.ts';
import { clauseNote } from '../law/cite.ts';

export interface BookingPage {
  readonly regulation: Regulation;
  readonly path: string;
  readonly centres: readonly VisitCentre[];
  readonly centre: VisitCentre | undefined;
  readonly days: readonly string[];
  readonly day: string | undefined;
  readonly slots: readonly Slot[];
  readonly chosen: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Centre, day, time: each chosen by a link or a press, so that it works without scripts. */
export function bookingPage(context: PageContext, page: BookingPage): Html {
  const { t, language } = context;
  const { regulation, centre, centres, errors } = page;
  const note = regulation.queue === undefined ? undefined : clauseNote(context, regulation, regulation.queue);
  const main = html`${beside(html`<p>${t('portal.visit.offer')}</p>`, note)}
${centre === undefined ? html`<div id="${fieldId('at')}" tabindex="-1">${notification({ t, kind: 'info', body: html`<p>${t('portal.visit.noCentre')}</p>` })}</div>` : html`${centres.length > 1 && choiceLinks(t('portal.visit.centre'), centres.map(({ id, name }) => ({ text: name[language], href: `${page.path}?centre=${id}`, current: id === centre.id })))}
<h2>${centre.name[language]}</h2>${centre.address !== undefined && html`<p>${centre.address[language]}</p>`}
${choiceLinks(t('portal.visit.day'), page.days.map((day) => ({ text: `${formatDay(language, day)}, ${weekdayName(language, day)}`, href: `${page.path}?centre=${centre.id}&day=${day}`, current: day === page.day })))}
${page.slots.some(({ free }) => free > 0) ? timesForm(context, page, centre) : html`<p id="${fieldId('at')}" tabindex="-1">${t('portal.visit.noTimes')}</p>`}`}`;
  return portalPage({ ...context, title: t('portal.visit.title'), caption: regulation.title[language], main, errors });
}

function choiceLinks(label: string, links: readonly { readonly text: string; readonly href: string; readonly current: boolean }[]): Html {
  return html`<nav aria-label="${label}"><ul class="plain-list">${links.map(({ text, href, current }) => html`<li>${current ? html`<strong>${text}</strong>` : html`<a href="${href}">${text}</a>`}</li>`)}</ul></nav>`;
}

function timesForm({ t }: PageContext, page: BookingPage, { id, zone }: VisitCentre): Html {
  const choices = page.slots.filter(({ free }) => free > 0).map(({ at, free }) => ({ value: at, text: formatTime(Date.parse(at), zone), hint: t('portal.visit.free', { count: free }) }));
  const body = html`<input type="hidden" name="centre" value="${id}"><input type="hidden" name="day" value="${page.day ?? ''}">
${radios({ t, name: 'at', label: t('portal.visit.time'), choices, value: page.chosen, inline: true, error: errorOf(page.errors, 'at') })}
${buttonRow([button({ text: t('portal.visit.book') })])}`;
  return form({ action: page.path, csrf: page.csrf, sending: t('kit.sending'), body });
}

const SHAPES = { booked: 'now', waiting: 'now', called: 'now', served: 'done', absent: 'paused', cancelled: 'paused', lapsed: 'paused' } as const satisfies Record<Visit['status'], Shape>;

/** The person's bookings, each with its code for the kiosk. */
export function visitsPage(context: PageContext, visits: readonly Visit[], titleOf: (regulation: string) => string, csrf: string, said: 'cancelled' | 'tooLate' | undefined): Html {
  const { t, language } = context;
  const columns = [{ title: t('portal.visit.time') }, { title: t('portal.visit.centre') }, { title: t('portal.case.standing') }, { title: t('portal.visit.code') }, { title: t('portal.visit.cancel') }];
  const rows = visits.map((visit): readonly (string | Html)[] => [
    formatDateTime(language, Date.parse(visit.at), visit.centre.zone), html`${visit.centre.name[language]}<br><span class="quiet">${titleOf(visit.regulation)}</span>`,
    tag({ text: t(`portal.visit.status.${visit.status}`), shape: SHAPES[visit.status] }), visit.status === 'booked' ? html`<strong>${visit.code}</strong>` : '',
    visit.status === 'booked' ? form({ action: `/cabinet/visits/${visit.id}/cancel`, csrf, body: html`<button class="plain-button">${t('portal.visit.cancel')}<span class="hidden"> ${visit.code}</span></button>` }) : '',
  ]);
  const main = html`${said !== undefined && notification({ t, kind: said === 'cancelled' ? 'success' : 'info', live: true, body: html`<p>${t(`portal.visit.${said}`)}</p>` })}
${visits.some(({ status }) => status === 'booked') && html`<p>${t('portal.visit.codeText')}</p>`}
${table({ t, caption: t('portal.visit.mine'), captionHidden: true, columns, rows, empty: t('portal.visit.none') })}`;
  return portalPage({ ...context, title: t('portal.visit.mine'), main, breadcrumbs: [{ text: t('portal.cabinet'), href: '/cabinet' }] });
}
