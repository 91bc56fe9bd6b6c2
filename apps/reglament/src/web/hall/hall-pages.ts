import type { Regulation } from '@reglament/regulation';
import type { Hall, HallWindow, Ticket } from '../../desk/visits/queue.ts';
import { bigNumber, button, buttonRow, details, errorOf, form, formatTime, html, machineTime, portalPage, radios, table, textInput, ticketBoard, workplacePage } from '../kit/index.ts';
import type { FieldError, Html, PageContext } from '../kit/index.ts';
import { ticketNumber } from './ticket-words.ts';

/** A screen that everybody in the hall stands before is nobody's place to sign in, and shows nobody's name. */
function ofHall({ account: _account, signInHref: _signInHref, ...context }: PageContext): PageContext {
  return context;
}

/** What hangs on the wall: numbers and windows, no names. */
export function boardPage(context: PageContext, { hall, called, waiting }: { readonly hall: Hall; readonly called: readonly Ticket[]; readonly waiting: readonly Ticket[] }): Html {
  const { t, language } = context;
  const calls = called.slice(0, BOARD_ROWS).map((ticket) => ({ ticket: ticketNumber(ticket), window: String(ticket.window ?? '') }));
  const main = html`${ticketBoard({ label: t('hall.board'), ticketTitle: t('hall.board.ticket'), windowTitle: t('hall.board.window'), calls, empty: t('hall.board.empty') })}
<p>${t('hall.board.waiting', { count: waiting.length })}${waiting.length > 0 && html`. ${t('hall.board.next', { numbers: waiting.slice(0, 5).map(ticketNumber).join(', ') })}`}</p>`;
  return portalPage({ ...ofHall(context), title: t('hall.title'), caption: hall.name[language], width: 'wide', main });
}

/** As many as fit on a television across the hall. */
const BOARD_ROWS = 5;

export interface KioskPage {
  readonly hall: Hall;
  readonly path: string;
  readonly csrf: string;
  readonly services: readonly Regulation[];
  readonly errors: readonly FieldError[];
  readonly code?: string;
}

/** The terminal in the hall: the booking's code, or the service, and one button. */
export function kioskPage(context: PageContext, { hall, path, csrf, services, errors, code }: KioskPage): Html {
  const { t, language } = context;
  const booked = html`${textInput({ t, name: 'code', label: t('hall.kiosk.code'), hint: t('hall.kiosk.codeHint'), numeric: true, width: 10, maxLength: 20, autocomplete: 'off', value: code, error: errorOf(errors, 'code') })}${buttonRow([button({ text: t('hall.kiosk.checkIn'), kind: 'secondary' })])}`;
  const choices = [...services.map(({ id, title }) => ({ value: id, text: title[language] })), { value: 'other', text: t('hall.kiosk.other') }];
  const body = html`${radios({ t, name: 'service', label: t('hall.kiosk.question'), choices, value: 'other' })}${buttonRow([button({ text: t('hall.kiosk.take') })])}`;
  const main = html`${details({ summary: t('hall.kiosk.booked'), open: errors.length > 0, body: form({ action: `${path}/check-in`, csrf, sending: t('kit.sending'), body: booked }) })}
${form({ action: path, csrf, sending: t('kit.sending'), body })}`;
  return portalPage({ ...ofHall(context), title: t('hall.title'), caption: hall.name[language], errors, main });
}

/** What the person takes along: printed, photographed or remembered. */
export function ticketPage(context: PageContext, { hall, path, ticket, ahead, waitMinutes }: { readonly hall: Hall; readonly path: string; readonly ticket: Ticket; readonly ahead: number; readonly waitMinutes: number }): Html {
  const { t, language } = context;
  const at = Date.parse(ticket.arrivedAt);
  const main = html`${bigNumber({ label: t('hall.ticket.number'), number: ticketNumber(ticket) })}
<p>${t('hall.ticket.ahead', { count: ahead })}${waitMinutes > 0 && html`. ${t('hall.ticket.wait', { minutes: waitMinutes })}`}</p>
<p>${t('hall.ticket.watch')}</p>
<p class="quiet">${t('hall.ticket.taken')}: <time datetime="${machineTime(at)}">${formatTime(at, hall.zone)}</time></p>
${buttonRow([button({ text: t('hall.ticket.back'), href: path, kind: 'secondary' })])}`;
  return portalPage({ ...ofHall(context), title: t('hall.ticket'), caption: hall.name[language], main });
}

export interface WorkPage {
  readonly hall: Hall;
  readonly staffId: string;
  readonly csrf: string;
  readonly windows: readonly HallWindow[];
  readonly waiting: readonly Ticket[];
  readonly current?: Ticket;
  readonly serviceOf: (ticket: Ticket) => Regulation | undefined;
  readonly notice?: string;
}

const PATH = '/workplace/hall';

/** The operator's side: whom to call next, and who waits. */
export function workPage(context: PageContext, page: WorkPage): Html {
  const { t, language } = context;
  const { hall, windows, staffId, waiting } = page;
  const window = windows.find((candidate) => candidate.staffId === staffId);
  const main = html`${page.notice !== undefined && html`<p role="status"><strong>${page.notice}</strong></p>`}
${window === undefined ? chooseWindow(context, page) : atWindow(context, page, window)}
${waitingTable(context, hall, waiting, page.serviceOf)}
${terminalPart(context, page)}`;
  return workplacePage({ ...context, title: t('hall.title'), caption: hall.name[language], width: 'wide', main });
}

function chooseWindow({ t }: PageContext, { hall, windows, csrf }: WorkPage): Html {
  const choices = windows.map(({ number, staffName }) => ({ value: String(number), text: staffName === undefined ? t('hall.work.window', { number }) : t('hall.work.windowTaken', { number, name: staffName }) }));
  const first = windows.find(({ staffId }) => staffId === undefined);
  const body = html`${hidden(hall)}${radios({ t, name: 'window', label: t('hall.work.choose'), choices, value: first === undefined ? undefined : String(first.number) })}${buttonRow([button({ text: t('hall.work.sit') })])}`;
  return form({ action: `${PATH}/sit`, csrf, sending: t('kit.sending'), body });
}

function atWindow(context: PageContext, page: WorkPage, window: HallWindow): Html {
  const { t, language } = context;
  const { current, hall, csrf } = page;
  const service = current === undefined ? undefined : page.serviceOf(current);
  // The usual way on stands first: the Enter key takes it.
  const act = (value: string, text: string): Html => button({ text, kind: value === 'next' ? 'primary' : 'secondary', name: 'act', value });
  const actions = [act('next', t('hall.work.next')), ...(current === undefined ? [] : [act('again', t('hall.work.again')), act('served', t('hall.work.served')), act('absent', t('hall.work.absent'))]), act('leave', t('hall.work.leave'))];
  const standing = current === undefined ? html`<p>${t('hall.work.nobody')}</p>` : html`${bigNumber({ label: t('hall.work.current'), number: ticketNumber(current) })}
${service !== undefined && html`<p>${service.title[language]}</p>`}
<p><a href="/workplace/intake${service === undefined ? '' : `?q=${encodeURIComponent(service.title[language])}`}">${t('hall.work.take')}</a></p>`;
  return html`<h2>${t('hall.work.window', { number: window.number })}</h2>${standing}
${form({ action: `${PATH}/at-window`, csrf, body: html`${hidden(hall)}<input type="hidden" name="ticket" value="${current?.id ?? ''}">${buttonRow(actions)}` })}`;
}

function waitingTable({ t, language }: PageContext, hall: Hall, waiting: readonly Ticket[], serviceOf: WorkPage['serviceOf']): Html {
  const columns = [{ title: t('hall.board.ticket'), whole: true }, { title: t('hall.work.service') }, { title: t('hall.work.arrived'), whole: true }, { title: t('hall.work.booked'), whole: true }];
  const rows = waiting.slice(0, 50).map((ticket) => [
    ticketNumber(ticket), serviceOf(ticket)?.title[language] ?? t('hall.kiosk.other'), formatTime(Date.parse(ticket.arrivedAt), hall.zone), ticket.bookedFor === undefined ? '' : formatTime(Date.parse(ticket.bookedFor), hall.zone),
  ]);
  const caption = `${t('hall.work.waiting')}: ${waiting.length}`;
  return html`<h2>${caption}</h2>${table({ t, caption, captionHidden: true, columns, rows, empty: t('hall.work.empty') })}`;
}

function terminalPart({ t }: PageContext, { hall, csrf }: WorkPage): Html {
  const body = html`<p>${t('hall.work.terminalHint')}</p>
<p><a href="/queue/${hall.unit}/board">${t('hall.work.openBoard')}</a></p>
${form({ action: `${PATH}/terminal`, csrf, body: html`${hidden(hall)}${buttonRow([button({ text: t('hall.work.openTerminal'), kind: 'secondary' })])}` })}
${form({ action: `${PATH}/close-terminals`, csrf, body: html`${hidden(hall)}${buttonRow([button({ text: t('hall.work.closeTerminals'), kind: 'warning' })])}` })}`;
  return details({ summary: t('hall.work.terminal'), body });
}

function hidden({ unit }: Hall): Html {
  return html`<input type="hidden" name="unit" value="${unit}">`;
}
