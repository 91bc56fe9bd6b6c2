import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openMyCase } from '../../../desk/cabinet/cabinet.ts';
import { COMPLAINT_LENGTH_MAX } from '../../../desk/complaints/complaint.ts';
import type { Complaint, ComplaintLevel } from '../../../desk/complaints/complaint.ts';
import { complaintDue, controllerOf, fileAppeal, fileComplaint, findMyComplaint, isAppealable, withdrawComplaint } from '../../../desk/complaints/file-complaint.ts';
import type { Filed } from '../../../desk/complaints/file-complaint.ts';
import { getRegulation } from '../../../desk/desk.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { unitNames } from '../../../desk/workplace/names.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { entriesOf, isUuid } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { complainPage, complaintPage } from './complaint-pages.ts';
import type { ComplaintTold } from './complaint-pages.ts';
import { complaintPath } from './complaint-words.ts';

interface Params { readonly id: string }
type Asked = FastifyRequest<{ Params: Params }>;

/** Complaints in the cabinet: made about a case, followed, taken back, carried on to the controlling body. */
export function registerComplaints(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  app.get<{ Params: Params }>('/cabinet/cases/:id/complain', { config }, async (request, reply) => showForm(request, reply, deps, await placeOfCase(request, deps)));
  app.post<{ Params: Params }>('/cabinet/cases/:id/complain', { config }, async (request, reply) => send(request, reply, deps, await placeOfCase(request, deps)));
  app.get<{ Params: Params }>('/cabinet/complaints/:id/appeal', { config }, async (request, reply) => {
    const place = await placeOfAppeal(request, deps);
    const complaint = place === undefined ? await mine(request, deps) : undefined;
    return complaint === undefined ? showForm(request, reply, deps, place) : reply.redirect(`${complaintPath(complaint.id)}?closed=1`, 303);
  });
  app.post<{ Params: Params }>('/cabinet/complaints/:id/appeal', { config }, async (request, reply) => {
    const place = await placeOfAppeal(request, deps);
    const complaint = place === undefined ? await mine(request, deps) : undefined;
    // The answer may have come, or been taken for satisfying, while the person was writing.
    return complaint === undefined ? send(request, reply, deps, place) : showUnsent(request, reply, deps, complaint, await whyNoAppeal(deps, complaint) ?? 'notAppealable');
  });
  app.get<{ Params: Params; Querystring: { readonly already?: unknown; readonly filed?: unknown; readonly closed?: unknown } }>('/cabinet/complaints/:id', { config }, async (request, reply) => {
    const complaint = await mine(request, deps);
    const { already, filed, closed } = request.query;
    const said = already !== undefined ? 'already' : closed !== undefined && complaint !== undefined ? await whyNoAppeal(deps, complaint) : filed !== undefined ? 'filed' : undefined;
    return complaint === undefined ? notFound(reply) : showComplaint(request, reply, deps, complaint, { said });
  });
  app.post<{ Params: Params }>('/cabinet/complaints/:id/withdraw', { config }, async (request, reply) => {
    const complaint = await mine(request, deps);
    if (complaint === undefined) return notFound(reply);
    await withdrawComplaint(deps.desk, getApplicant(request).account.id, complaint.id);
    return reply.redirect(complaintPath(complaint.id), 303);
  });
}

/** Where a complaint would go: the form's addresses and who answers. */
interface Place { readonly regulation: string; readonly level: ComplaintLevel; readonly unit: string; readonly action: string; readonly back: string; readonly file: (entry: { readonly subject: string; readonly body: string }) => Promise<Filed> }

async function placeOfCase(request: Asked, { desk }: WebDeps): Promise<Place | undefined> {
  const accountId = getApplicant(request).account.id;
  const { id } = request.params;
  const found = isUuid(id) ? await openMyCase(desk, accountId, id) : undefined;
  return found && { regulation: found.regulation.id, level: 'provider', unit: found.state.units.provider, action: `${casePath(id)}/complain`, back: casePath(id), file: (entry) => fileComplaint(desk, accountId, id, entry) };
}

async function placeOfAppeal(request: Asked, deps: WebDeps): Promise<Place | undefined> {
  const { desk } = deps;
  const complaint = await mine(request, deps);
  if (complaint === undefined || !isAppealable(complaint, desk.clock.now())) return undefined;
  const unit = await controllerOf(desk.db, getRegulation(desk, complaint.regulation));
  const { account } = getApplicant(request);
  return unit === undefined ? undefined : { regulation: complaint.regulation, level: 'control', unit, action: `${complaintPath(complaint.id)}/appeal`, back: complaintPath(complaint.id), file: (entry) => fileAppeal(desk, account.id, complaint.id, entry) };
}

async function showForm(request: Asked, reply: FastifyReply, deps: WebDeps, place: Place | undefined, entry = { subject: '', body: '' }, problems: readonly FieldProblem[] = [], status = problems.length === 0 ? 200 : 422): Promise<FastifyReply> {
  if (place === undefined) return notFound(reply);
  const context = portalContext(request, deps, { section: 'cabinet', path: place.action });
  const regulation = getRegulation(deps.desk, place.regulation);
  const unit = (await unitNames(deps.desk, [place.unit])).get(place.unit)?.[context.language] ?? regulation.provider.name[context.language];
  const labels: Readonly<Record<string, string>> = { subject: context.t('portal.complaint.subject'), body: context.t('portal.complaint.body') };
  const errors = wordProblems(context, problems, (field) => labels[field] ?? field);
  const due = complaintDue(regulation, place.level, deps.desk.clock.now());
  return sendPage(reply, complainPage(context, { ...place, regulation, unit, due, entry, errors, csrf: formToken(request, reply) }), status);
}

async function send(request: Asked, reply: FastifyReply, deps: WebDeps, place: Place | undefined): Promise<FastifyReply> {
  if (place === undefined) return notFound(reply);
  const { subject = '', body = '' } = entriesOf(request.body);
  const filed = await place.file({ subject, body: body.replaceAll('\r\n', '\n') });
  switch (filed.kind) {
    case 'filed': return reply.redirect(`${complaintPath(filed.complaint.id)}?filed=1`, 303);
    case 'already-open': return showUnsent(request, reply, deps, filed.complaint, 'already');
    case 'impossible': {
      const complaint = await mine(request, deps);
      // Of a case, not of a complaint: the form stays, with the words in it and the reason why they were not taken.
      return complaint === undefined ? showForm(request, reply, deps, place, { subject, body }, [{ field: 'body', code: 'complaint.impossible' }], 409) : showUnsent(request, reply, deps, complaint, await whyNoAppeal(deps, complaint) ?? 'notAppealable');
    }
    case 'invalid': return showForm(request, reply, deps, place, { subject, body }, filed.problems);
  }
}

/** Why the next level is closed now: by law, or because nobody of the controlling body is on the portal; `undefined` once it is open. */
async function whyNoAppeal({ desk }: WebDeps, complaint: Complaint): Promise<'notAppealable' | 'noController' | undefined> {
  if (!isAppealable(complaint, desk.clock.now())) return 'notAppealable';
  return await controllerOf(desk.db, getRegulation(desk, complaint.regulation)) === undefined ? 'noController' : undefined;
}

/** Nothing typed is lost: what was not taken stands on the page that says why. The same words sent twice are only told of. */
async function showUnsent(request: Asked, reply: FastifyReply, deps: WebDeps, complaint: Complaint, said: Exclude<ComplaintTold['said'], 'filed' | undefined>): Promise<FastifyReply> {
  const unsent = (entriesOf(request.body)['body'] ?? '').replaceAll('\r\n', '\n').trim().slice(0, COMPLAINT_LENGTH_MAX);
  if (unsent === '' || unsent === complaint.body) return reply.redirect(`${complaintPath(complaint.id)}?${said === 'already' ? 'already' : 'closed'}=1`, 303);
  return showComplaint(request, reply, deps, complaint, { said, unsent });
}

async function showComplaint(request: Asked, reply: FastifyReply, deps: WebDeps, complaint: Complaint, told: ComplaintTold): Promise<FastifyReply> {
  const context = portalContext(request, deps, { section: 'cabinet', path: complaintPath(complaint.id) });
  const now = deps.desk.clock.now();
  const unit = (await unitNames(deps.desk, [complaint.unit])).get(complaint.unit)?.[context.language] ?? complaint.unit;
  return sendPage(reply, complaintPage(context, { complaint, regulation: getRegulation(deps.desk, complaint.regulation), unit, now, ...told, appealable: isAppealable(complaint, now), csrf: formToken(request, reply) }), told.unsent === undefined ? 200 : 409);
}

async function mine(request: Asked, { desk }: WebDeps): Promise<Complaint | undefined> {
  return isUuid(request.params.id) ? findMyComplaint(desk, getApplicant(request).account.id, request.params.id) : undefined;
}
