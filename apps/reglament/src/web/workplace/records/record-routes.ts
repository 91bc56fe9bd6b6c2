import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formOfRecord, writeRecord } from '../../../desk/workplace/records/step-records.ts';
import { getStaff, formToken } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import type { StepRecord } from '../../../desk/workplace/records/step-records.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { entriesOf, filesOf } from '../../portal/form-entries.ts';
import { answerCase, notFound } from '../case/answer-case.ts';
import { loadCase } from '../case/case-material.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { fieldErrors, fieldLabel, readFormFields } from '../form-fields.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { PHOTOGRAPHS, PREFIX, recordPage, WITHOUT } from './record-page.ts';
import { recordPath } from './records-view.ts';

type OfRecord = { Params: { id: string; record: string } };
const STAFF = { config: { access: 'staff' } } as const;
const PATH = '/workplace/cases/:id/records/:record';

/** What is written down while a step is open, each record on a page of its own. */
export function registerRecords(app: FastifyInstance, deps: WebDeps): void {
  app.get<OfRecord>(PATH, STAFF, async (request, reply) => withRecord(deps, request, reply, async (material, record) =>
    sendPage(reply, recordPage(frameOf(request, deps, 'queue', recordPath(material.view.state.id, record.form.id)), material, { csrf: formToken(request, reply), record, answers: record.answers ?? known(material, record), errors: [] }))));
  app.post<OfRecord>(PATH, STAFF, async (request, reply) => withRecord(deps, request, reply, async (material, record) => save(deps, request, reply, material, record)));
}

/** Only a record of the step that this person now works on; anything else is not found. */
async function withRecord(deps: WebDeps, request: FastifyRequest<OfRecord>, reply: FastifyReply, act: (material: CaseMaterial, record: StepRecord) => Promise<FastifyReply>): Promise<FastifyReply> {
  const material = await loadCase(deps.desk, getStaff(request).staff, request.params.id);
  const record = material?.records.find(({ form }) => form.id === request.params.record);
  return material === undefined || record === undefined ? notFound(deps, request, reply) : act(material, record);
}

async function save(deps: WebDeps, request: FastifyRequest<OfRecord>, reply: FastifyReply, material: CaseMaterial, record: StepRecord): Promise<FastifyReply> {
  const fields = fieldsOf(entriesOf(request.body));
  const answers = readFormFields(formOfRecord(record.form), PREFIX, fields);
  const sequence = /^\d{1,9}$/.test(fields.text('sequence')) ? Number(fields.text('sequence')) : -1;
  const without = Object.keys(fields.raw).filter((name) => name.startsWith(WITHOUT)).map((name) => name.slice(WITHOUT.length));
  const written = { sequence, record: record.form.id, answers, photographs: await filesOf(request.body, PHOTOGRAPHS), without };
  const done = await writeRecord(deps.desk, getStaff(request).staff, material.view.state.id, written);
  if (done.kind !== 'invalid') return answerCase(deps, request, reply, done, 'record', { fields });
  const context = frameOf(request, deps, 'queue', recordPath(material.view.state.id, record.form.id));
  return sendPage(reply, recordPage(context, material, { csrf: formToken(request, reply), record, answers, errors: worded(context, record, done.problems) }), 422);
}

/** Facts that stay the same from one paper of a case to the next. */
const REPEATED = ['address', 'family', 'dwelling', 'members'] as const;

/** What need not be typed again: who sits on the commission, who lives where; at first the applicant's own address. */
function known({ view, earlierRecords, records }: CaseMaterial, { form }: StepRecord): Readonly<Record<string, string>> {
  const address = view.applicant?.address;
  const written = Object.assign({}, address === undefined ? {} : { address }, ...[...earlierRecords, ...records].map(({ answers }) => answers)) as Readonly<Record<string, string>>;
  return Object.fromEntries(REPEATED.filter((id) => form.fields.some((field) => field.id === id)).flatMap((id) => (written[id] === undefined ? [] : [[id, written[id]]])));
}

function worded({ t, language }: PageContext, { form }: StepRecord, problems: readonly FieldProblem[]): readonly FieldError[] {
  const labelOf = (id: string): string => {
    const field = form.fields.find((candidate) => candidate.id === id);
    return field === undefined ? t('workplace.records.photographs') : fieldLabel(field, language);
  };
  return fieldErrors(t, problems, (field) => (field === PHOTOGRAPHS ? field : `${PREFIX}.${field}`), labelOf);
}
