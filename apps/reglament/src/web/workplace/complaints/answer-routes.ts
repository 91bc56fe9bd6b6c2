import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerComplaint, listComplaints, openComplaint } from '../../../desk/complaints/answer-complaint.ts';
import { getRegulation } from '../../../desk/desk.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { unitNames } from '../../../desk/workplace/names.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { isUuid, wordProblems } from '../../portal/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { answerPage, complaintsPage } from './answer-pages.ts';

interface Params { readonly id: string }
type Asked = FastifyRequest<{ Params: Params }>;

/** Answering complaints: for heads and akims those about their own body, for the controlling body those that went on. */
export function registerAnswering(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const config = { access: 'staff' } as const;
  app.get('/workplace/complaints', { config }, async (request, reply) => {
    const complaints = await listComplaints(desk, getStaff(request).staff);
    return sendPage(reply, complaintsPage(frameOf(request, deps, 'complaints'), complaints, (id) => getRegulation(desk, id), desk.clock.now()));
  });
  app.get<{ Params: Params }>('/workplace/complaints/:id', { config }, async (request, reply) => show(request, reply, deps));
  app.post<{ Params: Params }>('/workplace/complaints/:id', { config }, async (request, reply) => answer(request, reply, deps));
}

async function answer(request: Asked, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const fields = fieldsOf(request.body);
  const entry = { verdict: fields.text('verdict'), answer: fields.text('answer') };
  if (!isUuid(request.params.id)) return notThere(reply);
  const done = await answerComplaint(deps.desk, getStaff(request).staff, request.params.id, entry);
  switch (done.kind) {
    case 'answered': return reply.redirect('/workplace/complaints', 303);
    // Somebody was faster: the page shows what was answered.
    case 'closed-already': return reply.redirect(`/workplace/complaints/${request.params.id}`, 303);
    case 'not-yours': return notThere(reply);
    case 'invalid': return show(request, reply, deps, entry, done.problems);
  }
}

async function show(request: Asked, reply: FastifyReply, deps: WebDeps, entry = { verdict: '', answer: '' }, problems: readonly FieldProblem[] = []): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const csrf = formToken(request, reply);
  const file = isUuid(request.params.id) ? await openComplaint(deps.desk, staff, request.params.id) : undefined;
  if (file === undefined) return notThere(reply);
  const context = frameOf(request, deps, 'complaints', `/workplace/complaints/${file.complaint.id}`);
  const labels: Readonly<Record<string, string>> = { verdict: context.t('workplace.complaint.verdict'), answer: context.t('workplace.complaint.answer') };
  const unit = (await unitNames(deps.desk, [file.complaint.unit])).get(file.complaint.unit)?.[context.language] ?? file.complaint.unit;
  const page = answerPage(context, file, {
    entry, errors: wordProblems(context, problems, (field) => labels[field] ?? field), csrf, now: deps.desk.clock.now(), unit,
    ownWork: Object.values(file.state.executors).includes(staff.id),
  });
  return sendPage(reply, page, problems.length === 0 ? 200 : 422);
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
