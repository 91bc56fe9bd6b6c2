import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { complainByCall, identifyCaller, isCallOperator, openCall, rateByCall } from '../../../desk/call-centre/calls.ts';
import { complaintDue } from '../../../desk/complaints/file-complaint.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { isUuid, searchServices, wordProblems } from '../../portal/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { callPage, callsPage } from './call-pages.ts';
import type { CallsPage } from './call-pages.ts';

interface Params { readonly id: string }
type AskedOfCall = FastifyRequest<{ Params: Params }>;

/** The desk of the call centre 1414. For everybody else these pages are not there. */
export function registerCalls(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const config = { access: 'staff' } as const;
  app.get('/workplace/calls', { config }, async (request, reply) => showCalls(request, reply, deps));
  app.post('/workplace/calls', { config }, async (request, reply) => {
    const { staff } = getStaff(request);
    if (!isCallOperator(staff)) return notThere(reply);
    const fields = fieldsOf(request.body);
    const number = fields.text('number').slice(0, 100);
    const iin = fields.text('iin').slice(0, 100);
    const identified = await identifyCaller(desk, staff, { number, iin });
    return identified.kind === 'identified' ? reply.redirect(`/workplace/calls/${identified.call}`, 303) : showCalls(request, reply, deps, { number, iin }, identified.problems);
  });
  app.get<{ Params: Params; Querystring: { readonly said?: unknown } }>('/workplace/calls/:id', { config }, async (request, reply) => {
    const { said } = request.query;
    return showCall(request, reply, deps, { said: said === 'complaint' || said === 'rated' ? said : undefined });
  });
  app.post<{ Params: Params }>('/workplace/calls/:id/complaint', { config }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const complaint = { subject: fields.text('subject'), body: fields.text('body') };
    const filed = isUuid(request.params.id) ? await complainByCall(desk, getStaff(request).staff, request.params.id, complaint) : { kind: 'impossible' as const };
    if (filed.kind === 'impossible') return notThere(reply);
    return filed.kind === 'invalid' ? showCall(request, reply, deps, { complaint, problems: filed.problems }) : reply.redirect(`/workplace/calls/${request.params.id}?said=complaint`, 303);
  });
  app.post<{ Params: Params }>('/workplace/calls/:id/rating', { config }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const rating = { process: fields.text('process'), information: fields.text('information') };
    const rated = isUuid(request.params.id) ? await rateByCall(desk, getStaff(request).staff, request.params.id, rating) : { kind: 'nothing-to-ask' as const };
    if (rated.kind === 'invalid') return showCall(request, reply, deps, { rating, problems: rated.problems });
    return rated.kind === 'counted' ? reply.redirect(`/workplace/calls/${request.params.id}?said=rated`, 303) : notThere(reply);
  });
}

async function showCalls(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, entered: Pick<CallsPage, 'number' | 'iin'> = { number: '', iin: '' }, problems: readonly FieldProblem[] = []): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const csrf = formToken(request, reply);
  if (!isCallOperator(staff)) return notThere(reply);
  const context = frameOf(request, deps, 'calls', request.method === 'GET' ? request.url : '/workplace/calls');
  const words = fieldsOf(request.query).text('q').slice(0, 200);
  const errors = wordProblems(context, problems, (field) => context.t(field === 'iin' ? 'kit.iin' : 'workplace.calls.number'));
  const found = words === '' ? [] : searchServices(deps.desk.library.regulations.values(), { words });
  return sendPage(reply, callsPage(context, { csrf, ...entered, errors, words, found }), problems.length === 0 ? 200 : 422);
}

interface Entered {
  readonly said?: 'complaint' | 'rated' | undefined;
  readonly complaint?: { readonly subject: string; readonly body: string };
  readonly rating?: { readonly process: string; readonly information: string };
  readonly problems?: readonly FieldProblem[];
}

async function showCall(request: AskedOfCall, reply: FastifyReply, deps: WebDeps, entered: Entered): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const csrf = formToken(request, reply);
  const view = isUuid(request.params.id) ? await openCall(deps.desk, staff, request.params.id) : undefined;
  if (view === undefined) return notThere(reply);
  const context = frameOf(request, deps, 'calls', `/workplace/calls/${view.call}`);
  const { t } = context;
  const labels: Readonly<Record<string, string>> = { subject: t('portal.complaint.subject'), body: t('portal.complaint.body'), process: t('portal.survey.processShort'), information: t('portal.survey.informationShort') };
  const now = deps.desk.clock.now();
  const page = callPage(context, view, {
    csrf, now, due: complaintDue(view.regulation, 'provider', now), said: entered.said, complaint: entered.complaint ?? { subject: '', body: '' }, rating: entered.rating ?? { process: '', information: '' },
    errors: wordProblems(context, entered.problems ?? [], (field) => labels[field] ?? field),
  });
  return sendPage(reply, page, entered.problems === undefined ? 200 : 422);
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
