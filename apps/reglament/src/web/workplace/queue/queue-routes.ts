import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openDiscrepancies } from '../../../desk/registers/discrepancies.ts';
import { noteRefused } from '../../../desk/workplace/attempts.ts';
import { assignMany, replaceMany } from '../../../desk/workplace/many.ts';
import type { OneOfMany, Ticked } from '../../../desk/workplace/many.ts';
import { staffNames, unitNames } from '../../../desk/workplace/names.ts';
import { colleaguesIn, queueOf } from '../../../desk/workplace/queue.ts';
import type { Colleague } from '../../../desk/workplace/queue.ts';
import { findByNumber, headOf, loadOf, unitCases } from '../../../desk/workplace/team.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { problemPage, sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { openScanned } from '../counter/find-routes.ts';
import { frameOf, homeOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { bulkErrors, readTicked, resultsPage } from './bulk.ts';
import type { BulkPerson } from './bulk.ts';
import { readFilter } from './queue-filter.ts';
import { ASSIGN_FORM, queuePage } from './queue-page.ts';
import { REPLACE_FORM, teamPage } from './team-page.ts';

const STAFF = { config: { access: 'staff' } } as const;

/** What went wrong with a form under the list, and what was entered. */
interface Again { readonly errors: readonly FieldError[]; readonly entered: NonNullable<BulkPerson['entered']>; readonly ticked: readonly Ticked[] }

/** The queue, the head's view of the unit, and work on many cases from either. */
export function registerQueue(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace', STAFF, async (request, reply) => {
    const number = fieldsOf(request.query).text('q');
    const home = homeOf(getStaff(request).staff);
    if (home !== undefined && number === '') return reply.redirect(home, 303);
    const found = number === '' ? undefined : await findByNumber(deps.desk, getStaff(request).staff, number);
    if (found !== undefined) return reply.redirect(`/workplace/cases/${found}`, 303);
    return await openScanned(deps, request, reply, number.slice(0, 200)) ?? showQueue(deps, request, reply);
  });
  app.post('/workplace/assign', STAFF, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const entered = { executor: fields.text(`${ASSIGN_FORM}-executor`), note: fields.text(`${ASSIGN_FORM}-note`) };
    const ticked = readTicked(fields);
    const context = frameOf(request, deps, 'queue', '/workplace');
    const errors = bulkErrors(context, ASSIGN_FORM, ticked, entered);
    if (errors.length > 0) return showQueue(deps, request, reply, { errors, entered, ticked });
    const results = await assignMany(deps.desk, getStaff(request).staff, ticked, entered.executor, entered.note);
    await noteEach(deps, request, 'assign', results);
    return sendPage(reply, resultsPage(context, results, { text: context.t('workplace.queue'), href: '/workplace' }));
  });
  app.get('/workplace/team', STAFF, async (request, reply) => showTeam(deps, request, reply));
  app.post('/workplace/team/executor', STAFF, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const entered = { executor: fields.text(`${REPLACE_FORM}-executor`), note: fields.text(`${REPLACE_FORM}-note`) };
    const ticked = readTicked(fields);
    const context = frameOf(request, deps, 'team', '/workplace/team');
    const errors = bulkErrors(context, REPLACE_FORM, ticked, entered);
    if (errors.length > 0) return showTeam(deps, request, reply, { errors, entered, ticked });
    const results = await replaceMany(deps.desk, getStaff(request).staff, ticked, entered.executor, entered.note);
    await noteEach(deps, request, 'executor', results);
    return sendPage(reply, resultsPage(context, results, { text: context.t('workplace.team'), href: '/workplace/team' }));
  });
}

/** What was refused is kept beside each case, as when it is tried one by one. */
async function noteEach(deps: WebDeps, request: FastifyRequest, action: string, results: readonly OneOfMany[]): Promise<void> {
  for (const { caseId, done } of results) {
    const codes = done.kind === 'refused' ? done.problems.map(({ code }) => code) : done.kind === 'moved' || done.kind === 'forbidden' ? [done.kind] : [];
    if (codes.length > 0) await noteRefused(deps.desk, { caseId, staffId: getStaff(request).staff.id, action, codes });
  }
}

async function showQueue(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const items = await queueOf(deps.desk, staff);
  const [units, names] = await Promise.all([
    unitNames(deps.desk, staff.roles.map(({ unit }) => unit)),
    staffNames(deps.desk, items.flatMap(({ claimedBy, assignee }) => claimedBy ?? assignee ?? [])),
  ]);
  const context = frameOf(request, deps, 'queue', again === undefined ? request.url : '/workplace');
  return sendPage(reply, queuePage(context, {
    staff, csrf: formToken(request, reply), units, names, items, filter: readFilter(fieldsOf(request.query)), now: deps.desk.clock.now(),
    executors: await executorsOf(deps, request), discrepancies: (await openDiscrepancies(deps.desk, staff)).length,
    errors: again?.errors ?? [], ticked: new Set(again?.ticked.map(({ caseId }) => caseId)), ...(again === undefined ? {} : { entered: again.entered }),
  }), again === undefined ? 200 : 422);
}

async function executorsOf(deps: WebDeps, request: FastifyRequest): Promise<readonly Colleague[]> {
  const found = await Promise.all(headOf(getStaff(request).staff).map(({ unit, executors }) => colleaguesIn(deps.desk, unit, executors)));
  return [...new Map(found.flat().map((colleague) => [colleague.id, colleague])).values()];
}

async function showTeam(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const { staff } = getStaff(request);
  const heads = headOf(staff);
  const context = frameOf(request, deps, 'team', again === undefined ? request.url : '/workplace/team');
  if (heads.length === 0) return sendPage(reply, problemPage(context, { kind: 'not-found' }, 'workplace'), 404);
  const [load, cases] = await Promise.all([loadOf(deps.desk, heads), unitCases(deps.desk, staff, heads)]);
  const names = await staffNames(deps.desk, cases.flatMap(({ holder }) => holder ?? []));
  return sendPage(reply, teamPage(context, {
    csrf: formToken(request, reply), load, cases, names, filter: readFilter(fieldsOf(request.query)), now: deps.desk.clock.now(), errors: again?.errors ?? [], ticked: new Set(again?.ticked.map(({ caseId }) => caseId)), ...(again === undefined ? {} : { entered: again.entered }),
  }), again === undefined ? 200 : 422);
}
