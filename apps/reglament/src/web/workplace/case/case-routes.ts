import { SYSTEMS } from '@reglament/regulation';
import type { System } from '@reglament/regulation';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isHandedInPerson, readRecipient } from '../../../desk/counter/hand-over.ts';
import type { RecipientRead } from '../../../desk/counter/hand-over.ts';
import { markPresented } from '../../../desk/counter/screening.ts';
import { findPaper } from '../../../desk/papers.ts';
import type { StaffMember } from '../../../desk/people/sessions.ts';
import { findContent } from '../../../desk/requests/contents.ts';
import { consultRegister, recordConsent } from '../../../desk/workplace/consult-register.ts';
import type { Consulted } from '../../../desk/workplace/consult-register.ts';
import { toAdopt } from '../../../desk/workplace/adopt.ts';
import { claimStep, doStep } from '../../../desk/workplace/do-step.ts';
import type { StepInput } from '../../../desk/workplace/do-step.ts';
import { establishConditions } from '../../../desk/workplace/establish-conditions.ts';
import { giveBack } from '../../../desk/workplace/give-back.ts';
import type { WorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { replaceExecutor } from '../../../desk/workplace/replace-executor.ts';
import type { StepDone } from '../../../desk/workplace/step-done.ts';
import { keepStepDraft } from '../../../desk/workplace/step-drafts.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { readRecipientFields, recipientErrors } from '../counter/recipient-fields.ts';
import { fieldErrors } from '../form-fields.ts';
import { fieldsOf, keptFields } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import { sendFile } from '../send-file.ts';
import { answerCase, notFound, showCase } from './answer-case.ts';
import { loadCase } from './case-material.ts';
import { conditionErrors, CONDITIONS } from './conditions-form.ts';
import { findAction, screenProblems, stepErrors, stepInput } from './posted-step.ts';
import { readMarks } from './screening-form.ts';
import type { StepAction } from './step-actions.ts';
import { NEW_EXECUTOR, REPLACE_REASON, replaceErrors } from './replace-form.ts';
import { RETURN_REASON, returnErrors } from './return-form.ts';

type ById = { Params: { id: string } };
const STAFF = { config: { access: 'staff' } } as const;

/** The case's page and everything that can be done from it, signing excepted. */
export function registerCase(app: FastifyInstance, deps: WebDeps): void {
  app.get<ById>('/workplace/cases/:id', STAFF, async (request, reply) => showCase(deps, request, reply));
  app.post<ById>('/workplace/cases/:id/step', STAFF, async (request, reply) => postStep(deps, request, reply));
  app.post<ById>('/workplace/cases/:id/presented', STAFF, async (request, reply) => postPresented(deps, request, reply));
  app.post<ById>('/workplace/cases/:id/claim', STAFF, async (request, reply) => {
    const kind = fieldsOf(request.body).text('kind') === 'release' ? 'ReleaseStep' : 'ClaimStep';
    if (await materialOf(deps, request) === undefined) return notFound(deps, request, reply);
    return answerCase(deps, request, reply, await claimStep(deps.desk, getStaff(request).staff, request.params.id, kind), kind === 'ClaimStep' ? 'claimed' : 'released');
  });
  app.post<ById>('/workplace/cases/:id/consent', STAFF, async (request, reply) => consulting(deps, request, reply, (fields) =>
    recordConsent(deps.desk, getStaff(request).staff, request.params.id, sequenceOf(fields))));
  app.post<ById>('/workplace/cases/:id/conditions', STAFF, async (request, reply) => {
    if (await materialOf(deps, request) === undefined) return notFound(deps, request, reply);
    const fields = fieldsOf(request.body);
    const done = await establishConditions(deps.desk, getStaff(request).staff, request.params.id, sequenceOf(fields), fields.list(CONDITIONS));
    return answerCase(deps, request, reply, done, 'conditions', { fields, key: CONDITIONS, errorsOf: conditionErrors });
  });
  app.post<ById>('/workplace/cases/:id/register-answer', STAFF, async (request, reply) => consulting(deps, request, reply, async (fields) => {
    const system = fields.text('system');
    if (!isSystem(system)) return { kind: 'refused', problems: [{ field: 'system', code: 'not-this-step' }] };
    const answer = fields.text(`answer-${system}`);
    const entered = answer === 'found' || answer === 'absent' ? { answer, reference: fields.text(`reference-${system}`).slice(0, 100) } as const : undefined;
    return consultRegister(deps.desk, deps.registers, getStaff(request).staff, request.params.id, sequenceOf(fields), system, entered);
  }));
  app.post<ById>('/workplace/cases/:id/draft', STAFF, async (request, reply) => keepDraft(deps, request, reply));
  app.post<ById>('/workplace/cases/:id/return', STAFF, async (request, reply) => {
    if (await materialOf(deps, request) === undefined) return notFound(deps, request, reply);
    const fields = fieldsOf(request.body);
    const done = await giveBack(deps.desk, getStaff(request).staff, request.params.id, sequenceOf(fields), fields.text(RETURN_REASON));
    return answerCase(deps, request, reply, done, 'returned', { fields, key: RETURN_REASON, errorsOf: returnErrors });
  });
  app.post<ById>('/workplace/cases/:id/executor', STAFF, async (request, reply) => {
    if (await materialOf(deps, request) === undefined) return notFound(deps, request, reply);
    const fields = fieldsOf(request.body);
    const done = await replaceExecutor(deps.desk, getStaff(request).staff, request.params.id, sequenceOf(fields), fields.text(NEW_EXECUTOR), fields.text(REPLACE_REASON));
    return answerCase(deps, request, reply, done, 'replaced', { fields, key: NEW_EXECUTOR, errorsOf: replaceErrors });
  });
  app.get<{ Params: { id: string; paper: string } }>('/workplace/cases/:id/papers/:paper', STAFF, async (request, reply) => sendPaper(deps, request, reply));
}

function materialOf(deps: WebDeps, request: FastifyRequest<ById>) {
  return loadCase(deps.desk, getStaff(request).staff, request.params.id);
}

async function postStep(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  const material = await materialOf(deps, request);
  if (material === undefined) return notFound(deps, request, reply);
  const fields = fieldsOf(request.body);
  const sequence = sequenceOf(fields);
  const { view, staff } = material;
  const action = findAction(view, fields.text('action'));
  // An action that is not open: told as moved when the case has moved, as not theirs when it has not.
  if (action === undefined) return answerCase(deps, request, reply, view.state.sequence === sequence ? { kind: 'forbidden' } : { kind: 'moved', state: view.state }, 'step', { fields });
  const input = stepInput(action, fields, sequence, view.regulation);
  const problems = view.state.sequence === sequence ? screenProblems(view, action, input) : [];
  if (problems.length === 0 && view.work?.node.act === 'adopt') return layOutToAdopt(deps, request, reply, view, action, input);
  const recipient = problems.length > 0 ? undefined : await readTaker(deps, staff, view, fields, action.key);
  if (recipient !== undefined && recipient.kind !== 'ready') {
    const wrong: Consulted = recipient.kind === 'unavailable' ? { kind: 'unavailable' } : recipient;
    return answerCase(deps, request, reply, wrong, 'step', { fields, key: action.key, errorsOf: (context, found) => recipientErrors(context, action.key, found) });
  }
  const done = problems.length > 0 ? { kind: 'invalid' as const, problems } : await doStep(deps.desk, staff, view.state.id, recipient === undefined ? input : { ...input, handOver: recipient.handOver }, deps);
  return answerCase(deps, request, reply, done, 'step', { fields, key: action.key, errorsOf: (context, wrong) => stepErrors(context, action, wrong, view.regulation) });
}

/** What is adopted is signed: the entries are kept, and the document is laid out with them on the page for signing. */
async function layOutToAdopt(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, { state, regulation }: WorkplaceCase, action: StepAction, input: StepInput): Promise<FastifyReply> {
  const fields = fieldsOf(request.body);
  const { staff } = getStaff(request);
  const adopted = await toAdopt(deps.desk, staff, state.id, input);
  const kept = adopted.kind === 'adopted' ? await keepStepDraft(deps.desk, staff, state.id, input.sequence, action.key, keptFields(request.body, `${action.key}.`)) : adopted;
  if (kept.kind === 'done') return reply.redirect(`/workplace/cases/${state.id}/sign`, 303);
  return answerCase(deps, request, reply, kept, 'step', { fields, key: action.key, errorsOf: (context, wrong) => stepErrors(context, action, wrong, regulation) });
}

/** One press marks the rest of the package; what was marked by hand beside it is kept. */
async function postPresented(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  const material = await materialOf(deps, request);
  if (material === undefined) return notFound(deps, request, reply);
  const fields = fieldsOf(request.body);
  const { state, regulation } = material.view;
  const action = findAction(material.view, fields.text('action'));
  const marks = action === undefined ? [] : readMarks(action, fields, regulation);
  return answerCase(deps, request, reply, await markPresented(deps.desk, material.staff, state.id, sequenceOf(fields), marks), 'marked', { fields });
}

/** Keeps what was entered: for the module without a word, for the button by going back to the page. */
async function keepDraft(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  const byItself = request.headers.accept === 'application/json';
  const material = await loadCase(deps.desk, getStaff(request).staff, request.params.id, byItself ? 'page' : 'person');
  if (material === undefined) return notFound(deps, request, reply);
  const fields = fieldsOf(request.body);
  const action = findAction(material.view, fields.text('action'));
  const { state } = material.view;
  const done: StepDone = action === undefined
    ? state.sequence === sequenceOf(fields) ? { kind: 'forbidden' } : { kind: 'moved', state }
    : await keepStepDraft(deps.desk, material.staff, state.id, sequenceOf(fields), action.key, keptFields(request.body, `${action.key}.`));
  if (byItself) return reply.code(done.kind === 'done' ? 204 : 409).send();
  return answerCase(deps, request, reply, done, 'kept', action === undefined ? { fields } : { fields, key: action.key, errorsOf: () => [] });
}

/** Who takes the result of this step in person; `undefined` where nobody does. */
async function readTaker({ desk, registers }: WebDeps, staff: StaffMember, { work, state, regulation }: WorkplaceCase, fields: Fields, prefix: string): Promise<RecipientRead | undefined> {
  if (work === undefined || !isHandedInPerson(state, work.node)) return undefined;
  return readRecipient(desk, registers, staff, regulation, state, readRecipientFields(fields, prefix));
}

async function consulting(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, act: (fields: Fields) => Promise<Consulted>): Promise<FastifyReply> {
  if (await materialOf(deps, request) === undefined) return notFound(deps, request, reply);
  const fields = fieldsOf(request.body);
  return answerCase(deps, request, reply, await act(fields), 'consulted', { fields, key: 'consulted', errorsOf: ({ t }, problems) => fieldErrors(t, problems, (field) => field, () => t('workplace.consult.answer')) });
}

function sequenceOf(fields: Fields): number {
  const text = fields.text('sequence');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

function isSystem(text: string): text is System {
  return Object.hasOwn(SYSTEMS, text);
}

/** The bytes of a paper, to somebody of the case's units only; the look is recorded by opening the case. */
async function sendPaper(deps: WebDeps, request: FastifyRequest<{ Params: { id: string; paper: string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const { id, paper: paperId } = request.params;
  const material = await loadCase(deps.desk, getStaff(request).staff, id);
  const paper = material?.view.papers.find((candidate) => candidate.id === paperId) && await findPaper(deps.desk.db, id, paperId);
  const bytes = paper && await findContent(deps.desk.db, paper.hash);
  if (paper === undefined || bytes === undefined) return notFound(deps, request, reply);
  return sendFile(reply, bytes, paper.mediaType, paper.fileName);
}
