/** Papers carried between a centre and a provider: what waits, lists, courier, acknowledgement. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { batchEnvelope, batchList } from '../../../desk/transport/batch-papers.ts';
import { batchesOf, findBatch, makeBatches, receiveBatch, sendBatch, toCarryOf } from '../../../desk/transport/batches.ts';
import type { Batch } from '../../../desk/transport/batches.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { notFound } from '../case/answer-case.ts';
import { isUuid } from '../case/case-material.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { sendFile } from '../send-file.ts';
import { BATCHES, batchPage, transportPage } from './transport-pages.ts';

type ByNumber = { Params: { number: string } };
const STAFF = { config: { access: 'staff' } } as const;

export function registerTransport(app: FastifyInstance, deps: WebDeps): void {
  app.get(BATCHES, STAFF, async (request, reply) => showAll(deps, request, reply, []));
  app.post(BATCHES, STAFF, async (request, reply) => {
    const made = await makeBatches(deps.desk, getStaff(request).staff, fieldsOf(request.body).list('case').filter(isUuid));
    const [first, second] = made;
    if (first === undefined) return showAll(deps, request, reply, [{ field: 'case', text: frameOf(request, deps, 'transport').t('workplace.transport.none') }]);
    return reply.redirect(second === undefined ? `${BATCHES}/${first}` : BATCHES, 303);
  });
  app.get<ByNumber>(`${BATCHES}/:number`, STAFF, async (request, reply) => withBatch(deps, request, reply, async (batch) => showOne(deps, request, reply, batch, [], 200)));
  app.post<ByNumber>(`${BATCHES}/:number/send`, STAFF, async (request, reply) => withBatch(deps, request, reply, async (batch) => {
    const done = await sendBatch(deps.desk, getStaff(request).staff, batch, fieldsOf(request.body).text('courier'));
    if (done === 'sent') return reply.redirect(`${BATCHES}/${batch.number}`, 303);
    const { t } = frameOf(request, deps, 'transport');
    if (done === 'no-courier') return showOne(deps, request, reply, batch, [{ field: 'courier', text: t('errors.required', { label: t('workplace.transport.courier') }) }], 422);
    return showOne(deps, request, reply, await again(deps, request, batch), [], 409, t(`workplace.transport.notice.${done}`));
  }));
  app.post<ByNumber>(`${BATCHES}/:number/receive`, STAFF, async (request, reply) => withBatch(deps, request, reply, async (batch) => {
    const done = await receiveBatch(deps.desk, getStaff(request).staff, batch, fieldsOf(request.body).list('received').filter(isUuid));
    if (done === 'received') return reply.redirect(`${BATCHES}/${batch.number}`, 303);
    return showOne(deps, request, reply, await again(deps, request, batch), [], 409, frameOf(request, deps, 'transport').t(`workplace.transport.notice.${done}`));
  }));
  app.get<ByNumber>(`${BATCHES}/:number/list.pdf`, STAFF, async (request, reply) => withBatch(deps, request, reply, async (batch) => sendFile(reply, await batchList(deps.desk, batch), 'application/pdf', `${batch.number}.pdf`, 'inline')));
  app.get<ByNumber>(`${BATCHES}/:number/envelope.pdf`, STAFF, async (request, reply) => withBatch(deps, request, reply, async (batch) => sendFile(reply, await batchEnvelope(deps.desk, batch), 'application/pdf', `${batch.number}.pdf`, 'inline')));
}

async function withBatch(deps: WebDeps, request: FastifyRequest<ByNumber>, reply: FastifyReply, act: (batch: Batch) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { number } = request.params;
  const batch = /^\d{1,12}$/.test(number) ? await findBatch(deps.desk, getStaff(request).staff, Number(number)) : undefined;
  return batch === undefined ? notFound(deps, request, reply) : act(batch);
}

async function again(deps: WebDeps, request: FastifyRequest, batch: Batch): Promise<Batch> {
  return await findBatch(deps.desk, getStaff(request).staff, batch.number) ?? batch;
}

async function showAll(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const [waiting, batches] = [await toCarryOf(deps.desk, staff), await batchesOf(deps.desk, staff)];
  return sendPage(reply, transportPage(frameOf(request, deps, 'transport', BATCHES), { waiting, batches, csrf: formToken(request, reply), errors }), errors.length === 0 ? 200 : 422);
}

function showOne(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, batch: Batch, errors: readonly FieldError[], status: number, notice?: string): FastifyReply {
  const context = frameOf(request, deps, 'transport', `${BATCHES}/${batch.number}`);
  // The accumulation section carries the papers itself; anybody else names who does.
  const { staff } = getStaff(request);
  const carriesOneself = errors.length === 0 && staff.roles.some(({ role, unit }) => role === 'AccumulationEmployee' && unit === batch.from);
  return sendPage(reply, batchPage(context, { batch, csrf: formToken(request, reply), errors, ...(carriesOneself ? { courier: staff.name } : {}), ...(notice === undefined ? {} : { notice }) }), status);
}
