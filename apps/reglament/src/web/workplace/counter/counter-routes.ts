import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepPackage, openPackage, removeScan } from '../../../desk/counter/package.ts';
import type { CounterPackage, DocumentState, EnteredDocument } from '../../../desk/counter/package.ts';
import { markRest, offeredStates } from '../../../desk/counter/screening.ts';
import { COUNTER_PAPERS, printPaper } from '../../../desk/counter/papers.ts';
import type { CounterPaper } from '../../../desk/counter/papers.ts';
import { openWorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { isTooManyFiles } from '../../app/upload-limit.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { notFound } from '../case/answer-case.ts';
import { isUuid } from '../case/case-material.ts';
import { fieldErrors } from '../form-fields.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import { sentFields, sentFiles } from '../read-upload.ts';
import { sendFile } from '../send-file.ts';
import { packageField, packagePage, REMOVE_SCAN } from './package-page.ts';

type ById = { Params: { id: string } };
const STAFF = { config: { access: 'staff' } } as const;

/** The counter's side of a case: marking and scanning its documents, printing its papers. */
export function registerPackage(app: FastifyInstance, deps: WebDeps): void {
  app.get<ById>('/workplace/cases/:id/package', STAFF, async (request, reply) => withPackage(deps, request, reply, async (pack) => sendPackage(deps, request, reply, pack, [], 200)));
  app.post<ById>('/workplace/cases/:id/package', { ...STAFF, errorHandler: (error, request, reply) => tooMany(deps, error, request, reply) },
    async (request, reply) => withPackage(deps, request, reply, async (pack) => keep(deps, request, reply, pack)));
  app.get<{ Params: { id: string; paper: string } }>('/workplace/cases/:id/print/:paper', STAFF, async (request, reply) => {
    const { id, paper } = request.params;
    const { staff } = getStaff(request);
    // Opening the case records the look; a paper shows as much as the page.
    const allowed = isUuid(id) && isCounterPaper(paper) && await openWorkplaceCase(deps.desk, staff, id) !== undefined;
    const bytes = allowed ? await printPaper(deps.desk, staff, id, paper) : undefined;
    return bytes === undefined ? notFound(deps, request, reply) : sendFile(reply, bytes, 'application/pdf', `${paper}.pdf`, 'inline');
  });
}

function isCounterPaper(text: string): text is CounterPaper {
  return (COUNTER_PAPERS as readonly string[]).includes(text);
}

async function withPackage(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, act: (pack: CounterPackage) => Promise<FastifyReply>): Promise<FastifyReply> {
  const pack = isUuid(request.params.id) ? await openPackage(deps.desk, getStaff(request).staff, request.params.id) : undefined;
  return pack === undefined ? notFound(deps, request, reply) : act(pack);
}

function sendPackage(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, pack: CounterPackage, errors: readonly FieldError[], status: number): FastifyReply {
  const context = frameOf(request, deps, 'intake', `/workplace/cases/${pack.state.id}/package`);
  const saved = errors.length === 0 && fieldsOf(request.query).text('done') === 'saved';
  return sendPage(reply, packagePage(context, { pack, csrf: formToken(request, reply), errors, saved }), status);
}

async function keep(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, pack: CounterPackage): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const fields = sentFields(request.body);
  const path = `/workplace/cases/${pack.state.id}`;
  const entered = await Promise.all(pack.items.map(async ({ document }) => enteredDocument(pack, document.id, fields, await sentFiles(request.body, packageField(document.id, 'scan')))));
  const kept = await keepPackage(deps.desk, staff, pack, entered);
  if (kept.kind !== 'closed' && fields.text('go') === 'presented') await markRest(deps.desk, staff, pack.regulation, pack.state.id);
  const removed = Object.keys(fields.raw).find((name) => name.startsWith(REMOVE_SCAN));
  if (removed !== undefined) await removeScan(deps.desk, pack, removed.slice(REMOVE_SCAN.length));
  const now = await openPackage(deps.desk, staff, pack.state.id) ?? pack;
  if (kept.kind === 'invalid') {
    const { t, language } = frameOf(request, deps, 'intake');
    const errors = fieldErrors(t, kept.problems, (field) => packageField(field, 'scan'), (id) => pack.items.find(({ document }) => document.id === id)?.document.name[language] ?? id);
    return sendPackage(deps, request, reply, now, errors, 422);
  }
  if (kept.kind === 'closed') return sendPackage(deps, request, reply, now, [], 409);
  return reply.redirect(removed === undefined && fields.text('go') === 'back' ? path : `${path}/package?done=saved`, 303);
}

function enteredDocument({ regulation }: CounterPackage, document: string, fields: Fields, files: EnteredDocument['files']): EnteredDocument {
  const state = fields.text(packageField(document, 'state'));
  const checks = fields.list(packageField(document, 'checks'));
  const known = (offeredStates(regulation) as readonly string[]).includes(state);
  return { document, files, ...(known ? { state: state as DocumentState, compared: checks.includes('compared'), returned: checks.includes('returned') } : {}) };
}

/** More files in one form than the site takes: told beside the first document, the page as it was. */
async function tooMany(deps: WebDeps, error: unknown, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  if (!isTooManyFiles(error)) throw error;
  return withPackage(deps, request, reply, async (pack) => {
    const { t } = frameOf(request, deps, 'intake');
    return sendPackage(deps, request, reply, pack, [{ field: packageField(pack.items[0]?.document.id ?? '', 'scan'), text: t('workplace.package.tooMany') }], 422);
  });
}
