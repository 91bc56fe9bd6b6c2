import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { complainByCall, identifyCaller, isCallOperator, openCall, rateByCall, standingOfCall } from '../../../desk/call-centre/calls.ts';
import { complaintDue } from '../../../desk/complaints/file-complaint.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { isUuid, searchServices, wordProblems } from '../../portal/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { callPage, callsPage } from './call-pages.ts';
import type { CallPage, CallsPage } from './call-pages.ts';

interface Params { readonly id: string }
type AskedOfCall = FastifyRequest<{ Params: Params }>;

/** The desk of the call centre 1414. For everybody else these pages are not there. */
export function registerCalls(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const config = { access: 'staff' } as const;
  app.get<{ Querystring: { readonly over?: unknown } }>('/workplace/calls', { config }, async (request, reply) => showCalls(request, reply, deps, { over: request.query.over !== undefined }));
  app.post('/workplace/calls', { config }, async (request, reply) => {
    const { staff } = getStaff(request);
    if (!isCallOperator(staff)) return notThere(reply);
    const fields = fieldsOf(request.body);
    const number = fields.text('number').slice(0, 100);
    const iin = fields.text('iin').slice(0, 100);
    const identified = await identifyCaller(desk, staff, { number, iin });
    return identified.kind === 'identified' ? reply.redirect(`/workplace/calls/${identified.call}`, 303) : showCalls(request, reply, deps, { number, iin, problems: identified.problems });
  });
  app.get<{ Params: Params; Querystring: { readonly said?: unknown } }>('/workplace/calls/:id', { config }, async (request, reply) => {
    const { said } = request.query;
    return showCall(request, reply, deps, { said: SAID.find((one) => one === said) });
  });
  app.post<{ Params: Params }>('/workplace/calls/:id/complaint', { config }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const complaint = { subject: fields.text('subject'), body: fields.text('body') };
    const filed = isUuid(request.params.id) ? await complainByCall(desk, getStaff(request).staff, request.params.id, complaint) : { kind: 'impossible' as const };
    if (filed.kind === 'impossible') return sayOver(request, reply, deps, complaint.body);
    if (filed.kind === 'invalid') return showCall(request, reply, deps, { complaint, problems: filed.problems });
    // The same words twice are a second click; other words were not taken, and are not thrown away.
    if (filed.kind === 'already-open' && filed.complaint.body !== complaint.body.trim()) return showCall(request, reply, deps, { complaint, said: 'already' }, 409);
    return reply.redirect(`/workplace/calls/${request.params.id}?said=complaint`, 303);
  });
  app.post<{ Params: Params }>('/workplace/calls/:id/rating', { config }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const rating = { process: fields.text('process'), information: fields.text('information') };
    const rated = isUuid(request.params.id) ? await rateByCall(desk, getStaff(request).staff, request.params.id, rating) : { kind: 'nothing-to-ask' as const };
    if (rated.kind === 'invalid') return showCall(request, reply, deps, { rating, problems: rated.problems });
    return rated.kind === 'counted' ? reply.redirect(`/workplace/calls/${request.params.id}?said=rated`, 303) : sayOver(request, reply, deps);
  });
}

async function showCalls(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, entered: Partial<Pick<CallsPage, 'number' | 'iin' | 'over' | 'unsent'>> & { readonly problems?: readonly FieldProblem[] } = {}): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const csrf = formToken(request, reply);
  if (!isCallOperator(staff)) return notThere(reply);
  const context = frameOf(request, deps, 'calls', request.method === 'GET' ? request.url : '/workplace/calls');
  const words = fieldsOf(request.query).text('q').slice(0, 200);
  const { number = '', iin = '', over = false, unsent = '', problems = [] } = entered;
  const errors = wordProblems(context, problems, (field) => context.t(field === 'iin' ? 'kit.iin' : 'workplace.calls.number'));
  const found = words === '' ? [] : searchServices(deps.desk.library.regulations.values(), { words });
  return sendPage(reply, callsPage(context, { csrf, number, iin, over, unsent, errors, words, found }), problems.length > 0 ? 422 : unsent === '' ? 200 : 409);
}

const SAID = ['complaint', 'rated', 'ratedBefore'] as const;

interface Entered {
  readonly said?: CallPage['said'];
  readonly complaint?: { readonly subject: string; readonly body: string };
  readonly rating?: { readonly process: string; readonly information: string };
  readonly problems?: readonly FieldProblem[];
}

/** Nothing could be taken: the call is over, the text gives this desk no such part, or the service has been rated. */
async function sayOver(request: AskedOfCall, reply: FastifyReply, deps: WebDeps, unsent = ''): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const { id } = request.params;
  const state = isUuid(id) ? await standingOfCall(deps.desk, staff, id) : 'unknown';
  if (state === 'unknown') return notThere(reply);
  if (state === 'over') return unsent === '' ? reply.redirect('/workplace/calls?over=1', 303) : showCalls(request, reply, deps, { over: true, unsent });
  return reply.redirect(`/workplace/calls/${id}${unsent === '' ? '?said=ratedBefore' : ''}`, 303);
}

async function showCall(request: AskedOfCall, reply: FastifyReply, deps: WebDeps, entered: Entered, status = entered.problems === undefined ? 200 : 422): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const csrf = formToken(request, reply);
  const view = isUuid(request.params.id) ? await openCall(deps.desk, staff, request.params.id) : undefined;
  if (view === undefined) return sayOver(request, reply, deps);
  const context = frameOf(request, deps, 'calls', `/workplace/calls/${view.call}`);
  const { t } = context;
  const labels: Readonly<Record<string, string>> = { subject: t('portal.complaint.subject'), body: t('portal.complaint.body'), process: t('portal.survey.processShort'), information: t('portal.survey.informationShort') };
  const now = deps.desk.clock.now();
  const page = callPage(context, view, {
    csrf, now, due: complaintDue(view.regulation, 'provider', now), said: entered.said, complaint: entered.complaint ?? { subject: '', body: '' }, rating: entered.rating ?? { process: '', information: '' },
    errors: wordProblems(context, entered.problems ?? [], (field) => labels[field] ?? field),
  });
  return sendPage(reply, page, status);
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
