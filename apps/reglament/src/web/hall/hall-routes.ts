/** The electronic queue on the web: the kiosk and the board in the hall, the operator's page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Regulation } from '@reglament/regulation';
import { callAgain, calledIn, callNext, checkIn, currentTicket, endVisit, findHall, hallsOf, leaveWindow, longestWaitMinutes, sitAt, takeTicket, waitingIn, windowsIn } from '../../desk/visits/queue.ts';
import type { Hall, Ticket } from '../../desk/visits/queue.ts';
import { closeTerminals, findTerminal, openTerminal } from '../../desk/visits/terminal.ts';
import { formToken, getStaff } from '../app/access.ts';
import { contextOf } from '../app/context.ts';
import type { WebDeps } from '../app/deps.ts';
import { leave } from '../app/sign-in.ts';
import { formatTime, html, problemPage, sendPage, workplacePage } from '../kit/index.ts';
import type { FieldError } from '../kit/index.ts';
import { frameOf } from '../workplace/frame.ts';
import { fieldsOf } from '../workplace/read-form.ts';
import { boardPage, kioskPage, ticketPage, workPage } from './hall-pages.ts';

type OfToken = { Params: { token: string } };
const PUBLIC = { config: { access: 'public' } } as const;
const STAFF = { config: { access: 'staff' } } as const;

/** Without scripts: the board looks again by itself, the ticket makes room for the next person. Seconds. */
const BOARD_REFRESH = 5;
const TICKET_REFRESH = 20;

export function registerHall(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { unit: string } }>('/queue/:unit/board', PUBLIC, async (request, reply) => {
    const hall = await findHall(deps.desk.db, fieldsOf(request.params).text('unit'));
    if (hall === undefined) return missing(deps, request, reply);
    const [called, waiting] = await Promise.all([calledIn(deps.desk, hall), waitingIn(deps.desk, hall)]);
    return sendPage(reply.header('refresh', BOARD_REFRESH), boardPage(contextOf(request, deps), { hall, called, waiting }));
  });
  registerKiosk(app, deps);
  registerWork(app, deps);
}

function missing(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'not-found' }), 404);
}

function registerKiosk(app: FastifyInstance, deps: WebDeps): void {
  const base = '/queue/kiosk/:token';
  app.get<OfToken>(base, PUBLIC, async (request, reply) => atKiosk(deps, request, reply, async (hall) => showKiosk(deps, request, reply, hall, [], 200)));
  app.post<OfToken>(base, PUBLIC, async (request, reply) => atKiosk(deps, request, reply, async (hall) => {
    const service = servicesOf(deps, hall).find(({ id }) => id === fieldsOf(request.body).text('service'));
    const ticket = await takeTicket(deps.desk, hall, service?.id);
    if (ticket === undefined) return showKiosk(deps, request, reply, hall, [{ text: contextOf(request, deps).t('hall.kiosk.tooFast') }], 429);
    return reply.redirect(`${kioskPath(request)}/ticket/${ticket.number}`, 303);
  }));
  app.post<OfToken>(`${base}/check-in`, PUBLIC, async (request, reply) => atKiosk(deps, request, reply, async (hall) => {
    const code = fieldsOf(request.body).text('code').replace(/\s+/g, '').slice(0, 20);
    const found = await checkIn(deps.desk, hall, code);
    if (found.kind === 'ticket') return reply.redirect(`${kioskPath(request)}/ticket/${found.ticket.number}`, 303);
    const { t } = contextOf(request, deps);
    const text = found.kind === 'early' ? t('hall.kiosk.early', { time: formatTime(Date.parse(found.at), hall.zone) }) : t(`hall.kiosk.${found.kind}`);
    return showKiosk(deps, request, reply, hall, [{ field: 'code', text }], 422, code);
  }));
  app.get<{ Params: { token: string; number: string } }>(`${base}/ticket/:number`, PUBLIC, async (request, reply) => atKiosk(deps, request, reply, async (hall) => {
    const waiting = await waitingIn(deps.desk, hall);
    const place = waiting.findIndex(({ number }) => String(number) === request.params.number);
    const ticket = waiting[place];
    if (ticket === undefined) return reply.redirect(kioskPath(request), 303);
    const page = ticketPage(contextOf(request, deps), { hall, path: kioskPath(request), ticket, ahead: place, waitMinutes: longestWaitMinutes(deps.desk, ticket, place) });
    return sendPage(reply.header('refresh', `${TICKET_REFRESH}; url=${kioskPath(request)}`), page);
  }));
}

function kioskPath({ params }: FastifyRequest<OfToken>): string {
  return `/queue/kiosk/${params.token}`;
}

async function atKiosk(deps: WebDeps, request: FastifyRequest<OfToken>, reply: FastifyReply, act: (hall: Hall) => Promise<FastifyReply>): Promise<FastifyReply> {
  const hall = await findTerminal(deps.desk, request.params.token.slice(0, 100));
  return hall === undefined ? missing(deps, request, reply) : act(hall);
}

/** What people come to this hall for: the services its decree has accepted at a centre. */
function servicesOf({ desk }: WebDeps, { decree }: Hall): readonly Regulation[] {
  return [...desk.library.regulations.values()].filter((regulation) => regulation.decree.id === decree && regulation.accept.channels.includes('centre'));
}

function showKiosk(deps: WebDeps, request: FastifyRequest<OfToken>, reply: FastifyReply, hall: Hall, errors: readonly FieldError[], status: number, code?: string): FastifyReply {
  const context = { ...contextOf(request, deps), path: kioskPath(request) };
  return sendPage(reply, kioskPage(context, { hall, path: kioskPath(request), csrf: formToken(request, reply), services: servicesOf(deps, hall), errors, ...(code === undefined ? {} : { code }) }), status);
}

/** What follows a button; a word names the notice to show. */
type HallAct = (request: FastifyRequest, reply: FastifyReply, hall: Hall) => Promise<string | FastifyReply>;

function registerWork(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace/hall', STAFF, async (request, reply) => {
    const halls = await hallsOf(deps.desk, getStaff(request).staff);
    const asked = fieldsOf(request.query);
    const hall = halls.find(({ unit }) => unit === asked.text('unit')) ?? halls[0];
    const notice = asked.text('notice');
    return hall === undefined ? noHall(deps, request, reply) : showWork(deps, request, reply, hall, notice);
  });
  const atWindow: ReadonlyMap<string, HallAct> = new Map<string, HallAct>([
    ['leave', async (request) => leaveWindow(deps.desk, getStaff(request).staff).then(() => '')],
    ['next', async (request, _, hall) => NOTICES[(await callNext(deps.desk, getStaff(request).staff, hall, shownTicket(request))).kind]],
    ['again', async (request) => callAgain(deps.desk, getStaff(request).staff).then(() => '')],
    ['served', async (request) => endVisit(deps.desk, getStaff(request).staff, 'served', shownTicket(request)).then(() => '')],
    ['absent', async (request) => endVisit(deps.desk, getStaff(request).staff, 'absent', shownTicket(request)).then(() => '')],
  ]);
  const acts: Readonly<Record<string, HallAct>> = {
    sit: async (request, _, hall) => (await sitAt(deps.desk, getStaff(request).staff, hall, windowOf(request.body)) ? '' : 'noWindow'),
    terminal: async (request, reply, hall) => {
      const kiosk = await openTerminal(deps.desk, getStaff(request).staff, hall);
      // From here on the device stands in the hall for everybody: nobody's workplace may stay open on it.
      await leave(request, reply, deps);
      return reply.redirect(`/queue/kiosk/${kiosk}`, 303);
    },
    'at-window': async (request, reply, hall) => atWindow.get(fieldsOf(request.body).text('act'))?.(request, reply, hall) ?? '',
    'close-terminals': async (_request, _reply, hall) => closeTerminals(deps.desk, hall).then(() => ''),
  };
  for (const [name, act] of Object.entries(acts)) {
    app.post(`/workplace/hall/${name}`, STAFF, async (request, reply) => {
      const halls = await hallsOf(deps.desk, getStaff(request).staff);
      const hall = halls.find(({ unit }) => unit === fieldsOf(request.body).text('unit'));
      if (hall === undefined) return missing(deps, request, reply);
      const after = await act(request, reply, hall);
      return typeof after === 'string' ? reply.redirect(`/workplace/hall?unit=${hall.unit}${after === '' ? '' : `&notice=${after}`}`, 303) : after;
    });
  }
}

/** Windows have one or two figures; anything else is no window. */
function windowOf(body: unknown): number {
  const text = fieldsOf(body).text('window');
  return /^\d{1,2}$/.test(text) ? Number(text) : 0;
}

/** Whom the screen showed at the window when the button was pressed. */
function shownTicket({ body }: FastifyRequest): string {
  return fieldsOf(body).text('ticket').slice(0, 40);
}

const NOTICES = { called: '', nobody: 'noneToCall', 'no-window': 'noWindow', 'not-current': 'calledAlready' } as const;

function noHall(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const context = frameOf(request, deps, 'hall');
  return sendPage(reply, workplacePage({ ...context, title: context.t('hall.title'), main: html`<p>${context.t('hall.work.none')}</p>` }));
}

async function showWork(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, hall: Hall, notice: string): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const [windows, waiting, current] = [await windowsIn(deps.desk, hall.unit), await waitingIn(deps.desk, hall), await currentTicket(deps.desk, staff)];
  const context = frameOf(request, deps, 'hall', `/workplace/hall?unit=${hall.unit}`);
  const serviceOf = ({ regulation }: Ticket): Regulation | undefined => (regulation === undefined ? undefined : deps.desk.library.regulations.get(regulation));
  return sendPage(reply, workPage(context, {
    hall, staffId: staff.id, csrf: formToken(request, reply), windows, waiting, serviceOf, ...(current === undefined ? {} : { current }),
    ...(notice === 'noneToCall' || notice === 'noWindow' || notice === 'calledAlready' ? { notice: context.t(`hall.work.${notice}`) } : {}),
  }));
}
