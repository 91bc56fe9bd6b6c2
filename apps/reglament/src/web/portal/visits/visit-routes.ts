import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { bookVisit, cancelVisit, visitsOf } from '../../../desk/visits/booking.ts';
import { bookableDays, centresFor, isBookable, slotsOf } from '../../../desk/visits/slots.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { entriesOf } from '../form-entries.ts';
import { servicePath } from '../law/cite.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import type { ServiceParams } from '../services/service-routes.ts';
import { bookingPage, visitsPage } from './visit-pages.ts';

type Asked = FastifyRequest<{ Params: ServiceParams }>;

/** Booking a place in a centre's electronic queue, where the text allows it. */
export function registerVisits(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const config = { access: 'applicant' } as const;
  app.get<{ Params: ServiceParams }>('/services/:decree/:number/visit', { config }, async (request, reply) => show(request, reply, deps, entriesOf(request.query)));
  app.post<{ Params: ServiceParams }>('/services/:decree/:number/visit', { config }, async (request, reply) => book(request, reply, deps));
  app.get<{ Querystring: { readonly said?: unknown } }>('/cabinet/visits', { config }, async (request, reply) => {
    const { said } = request.query;
    const context = portalContext(request, deps, { section: 'cabinet' });
    const titleOf = (id: string): string => desk.library.regulations.get(id)?.title[context.language] ?? id;
    const visits = await visitsOf(desk, getApplicant(request).account.id);
    return sendPage(reply, visitsPage(context, visits, titleOf, formToken(request, reply), said === 'cancelled' || said === 'tooLate' ? said : undefined));
  });
  app.post<{ Params: { readonly id: string } }>('/cabinet/visits/:id/cancel', { config }, async (request, reply) => {
    const done = await cancelVisit(desk, getApplicant(request).account.id, request.params.id);
    return done === 'unknown' ? notFound(reply) : reply.redirect(`/cabinet/visits?said=${done === 'cancelled' ? 'cancelled' : 'tooLate'}`, 303);
  });
}

async function show(request: Asked, reply: FastifyReply, deps: WebDeps, asked: Readonly<Record<string, string>>, problems: readonly FieldProblem[] = []): Promise<FastifyReply> {
  const { desk } = deps;
  const regulation = desk.library.regulations.get(`${request.params.decree}/${request.params.number}`);
  if (regulation === undefined || !isBookable(regulation)) return notFound(reply);
  const path = `${servicePath(regulation)}/visit`;
  const centres = await centresFor(desk, regulation);
  const centre = centres.find(({ id }) => id === asked['centre']) ?? centres[0];
  const days = centre === undefined ? [] : bookableDays(desk, centre);
  const day = days.find((candidate) => candidate === asked['day']) ?? days[0];
  const slots = centre === undefined || day === undefined ? [] : await slotsOf(desk, centre, day);
  const context = portalContext(request, deps, { section: 'services', ...(request.method === 'GET' ? {} : { path }) });
  const errors = wordProblems(context, problems, () => context.t('portal.visit.time')).map((error) => ({ ...error, field: 'at' }));
  return sendPage(reply, bookingPage(context, { regulation, path, centres, centre, days, day, slots, chosen: asked['at'] ?? '', errors, csrf: formToken(request, reply) }), problems.length === 0 ? 200 : 422);
}

async function book(request: Asked, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const asked = entriesOf(request.body);
  const { centre = '', at = '' } = asked;
  if (at === '') return show(request, reply, deps, asked, [{ field: 'at', code: 'choose' }]);
  const booked = await bookVisit(deps.desk, getApplicant(request).account.id, { centre, at, regulation: `${request.params.decree}/${request.params.number}` });
  return booked.kind === 'booked' ? reply.redirect('/cabinet/visits', 303) : show(request, reply, deps, asked, booked.problems);
}
