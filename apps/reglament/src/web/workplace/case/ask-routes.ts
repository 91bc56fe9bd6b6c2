import type { FastifyInstance } from 'fastify';
import { askApplicant } from '../../../desk/asked/ask-applicant.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { fieldsOf } from '../read-form.ts';
import { answerCase, notFound } from './answer-case.ts';
import { ASKED, askErrors, readAsking } from './ask-form.ts';
import { loadCase } from './case-material.ts';

/** The official's side of asking the applicant for a document. */
export function registerAsking(app: FastifyInstance, deps: WebDeps): void {
  app.post<{ Params: { id: string } }>('/workplace/cases/:id/ask', { config: { access: 'staff' } }, async (request, reply) => {
    const { staff } = getStaff(request);
    const material = await loadCase(deps.desk, staff, request.params.id);
    if (material === undefined) return notFound(deps, request, reply);
    const fields = fieldsOf(request.body);
    const sequence = fields.text('sequence');
    const done = await askApplicant(deps.desk, staff, request.params.id, /^\d{1,9}$/.test(sequence) ? Number(sequence) : -1, readAsking(fields));
    return answerCase(deps, request, reply, done, 'asked', { fields, key: ASKED, errorsOf: (context, problems) => askErrors(context, problems, material) });
  });
}
