/** Answers of registers that came after the decision, for staff; and the parts that other pages show of waits. */
import type { FastifyInstance } from 'fastify';
import { closeDiscrepancy, openDiscrepancies } from '../../desk/registers/discrepancies.ts';
import { formToken, getStaff } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { problemPage, sendPage } from '../kit/index.ts';
import { fieldErrors } from '../workplace/form-fields.ts';
import { frameOf } from '../workplace/frame.ts';
import { fieldsOf } from '../workplace/read-form.ts';
import { discrepanciesPage } from './discrepancies-page.ts';

const STAFF = { config: { access: 'staff' } } as const;
const PATH = '/workplace/register-answers';

export function registerDiscrepancies(app: FastifyInstance, deps: WebDeps): void {
  app.get(PATH, STAFF, async (request, reply) => {
    const open = await openDiscrepancies(deps.desk, getStaff(request).staff);
    return sendPage(reply, discrepanciesPage(frameOf(request, deps, 'queue'), { open, csrf: formToken(request, reply), errors: [], justClosed: fieldsOf(request.query).text('done') === 'closed' }));
  });
  app.post<{ Params: { id: string } }>(`${PATH}/:id`, STAFF, async (request, reply) => {
    const { staff } = getStaff(request);
    const { id } = request.params;
    const note = fieldsOf(request.body).text(`note-${id}`);
    const closed = await closeDiscrepancy(deps.desk, staff, id, note);
    if (closed.kind === 'closed') return reply.redirect(`${PATH}?done=closed`, 303);
    const context = frameOf(request, deps, 'queue', PATH);
    if (closed.kind === 'forbidden') return sendPage(reply, problemPage(frameOf(request, deps, 'none', '/workplace'), { kind: 'not-found' }, 'workplace'), 404);
    const errors = fieldErrors(context.t, closed.problems, (field) => field, () => context.t('waiting.discrepancy.note'));
    return sendPage(reply, discrepanciesPage(context, { open: await openDiscrepancies(deps.desk, staff), csrf: formToken(request, reply), errors, written: { id, note }, justClosed: false }), 422);
  });
}
