import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount } from '../../../desk/people/sessions.ts';
import type { ApplicantAccount } from '../../../desk/people/sessions.ts';
import { formChoice } from '../../../desk/requests/form-rules.ts';
import type { FormChoice } from '../../../desk/requests/form-rules.ts';
import { findIntakeService, intakeProviders, intakeServices, servicesOfProvidersBeside } from '../../../desk/workplace/intake.ts';
import type { IntakeService } from '../../../desk/workplace/intake.ts';
import { lockedAnswers, prefilled } from '../../../desk/requests/drafts.ts';
import { newCaseId, takeApplication } from '../../../desk/workplace/take-application.ts';
import { enterParty } from '../../../desk/counter/enter-party.ts';
import { findWaitingParty } from '../../../desk/counter/party.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { notFound } from '../case/answer-case.ts';
import { isUuid } from '../case/case-material.ts';
import { tickedDocuments } from '../case/screening-form.ts';
import { fieldErrors, fieldLabel, readFormFields } from '../form-fields.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import { partyLabel, readParty } from './party-fields.ts';
import { applicantPage, applicationPage, formsPage, intakePath, servicesPage } from './intake-pages.ts';
import type { ApplicationPage } from './intake-pages.ts';

type OfService = { Params: { decree: string; number: string; route: string } };
type OfApplicant = { Params: OfService['Params'] & { account: string } };
const STAFF = { config: { access: 'staff' } } as const;
const SERVICE = '/workplace/intake/:decree/:number/:route';

/** Taking an application at a counter: the service, the applicant, the form. */
export function registerIntake(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace/intake', STAFF, async (request, reply) => {
    const { staff } = getStaff(request);
    const [services, elsewhere] = [await intakeServices(deps.desk, staff), await servicesOfProvidersBeside(deps.desk, staff)];
    return sendPage(reply, servicesPage(frameOf(request, deps, 'intake'), services, elsewhere, fieldsOf(request.query).text('q').slice(0, 200)));
  });
  app.get<OfService>(SERVICE, STAFF, async (request, reply) => withService(deps, request, reply, async (service) =>
    sendPage(reply, applicantPage(frameOf(request, deps, 'intake'), service, { csrf: formToken(request, reply), caseId: newCaseId(), errors: [] }))));
  app.post<OfService>(SERVICE, STAFF, async (request, reply) => withService(deps, request, reply, async (service) => findApplicant(deps, request, reply, service)));
  app.get<OfApplicant>(`${SERVICE}/:account`, STAFF, async (request, reply) => withApplicant(deps, request, reply, async (service, account) =>
    showForm(deps, request, reply, service, account, fieldsOf(request.query))));
  app.post<OfApplicant>(`${SERVICE}/:account`, STAFF, async (request, reply) => withApplicant(deps, request, reply, async (service, account) => take(deps, request, reply, service, account)));
}

async function withService(deps: WebDeps, request: FastifyRequest<OfService>, reply: FastifyReply, act: (service: IntakeService) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { decree, number, route } = request.params;
  const service = await findIntakeService(deps.desk, getStaff(request).staff, `${decree}/${number}`, route);
  return service === undefined ? notFound(deps, request, reply) : act(service);
}

async function withApplicant(deps: WebDeps, request: FastifyRequest<OfApplicant>, reply: FastifyReply, act: (service: IntakeService, account: ApplicantAccount) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { decree, number, route, account: accountId } = request.params;
  const service = await findIntakeService(deps.desk, getStaff(request).staff, `${decree}/${number}`, route);
  const account = service !== undefined && isUuid(accountId) ? await findAccount(deps.desk.db, accountId) : undefined;
  return service === undefined || account === undefined ? notFound(deps, request, reply) : act(service, account);
}

async function findApplicant(deps: WebDeps, request: FastifyRequest<OfService>, reply: FastifyReply, service: IntakeService): Promise<FastifyReply> {
  const fields = fieldsOf(request.body);
  const caseId = isUuid(fields.text('case')) ? fields.text('case') : newCaseId();
  const entered = readParty(fields);
  const found = await enterParty(deps.desk, deps.registers, getStaff(request).staff, service.regulation, caseId, entered);
  if (found.kind === 'known') return reply.redirect(`${intakePath(service)}/${found.accountId}?case=${caseId}`, 303);
  const context = frameOf(request, deps, 'intake', intakePath(service));
  const { t } = context;
  const errors = found.kind === 'invalid' ? fieldErrors(t, found.problems, (field) => field, (field) => partyLabel(context, field))
    : found.kind === 'unavailable' ? [{ field: 'iin', text: t('workplace.intake.unavailable') }] : [{ field: found.field, text: t(`workplace.intake.${found.reason}`) }];
  return sendPage(reply, applicantPage(context, service, { csrf: formToken(request, reply), caseId, errors, entered }), found.kind === 'unavailable' ? 503 : 422);
}

type KnownPage = Omit<ApplicationPage, 'answers' | 'errors'> & Pick<FormChoice, 'offered' | 'chosen'>;

/** What the form's page needs, with what was entered or what the account knows. */
async function formPage(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, service: IntakeService, account: ApplicantAccount, fields: Fields): Promise<KnownPage | undefined> {
  const choice = formChoice(service.regulation, service.route, fields.text('form'));
  if (choice === undefined) return undefined;
  const { offered, form, chosen } = choice;
  const caseId = isUuid(fields.text('case')) ? fields.text('case') : newCaseId();
  const party = await findWaitingParty(deps.desk.db, caseId);
  return {
    csrf: formToken(request, reply), caseId, account, ...(party === undefined ? {} : { party }), forms: offered.map((offer) => offer.form), form, offered, chosen,
    providers: await intakeProviders(deps.desk, service), provider: fields.text('provider'), documents: fields.list('documents'),
  };
}

async function showForm(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, service: IntakeService, account: ApplicantAccount, fields: Fields): Promise<FastifyReply> {
  const page = await formPage(deps, request, reply, service, account, fields);
  if (page === undefined) return notFound(deps, request, reply);
  if (!page.chosen) return sendPage(reply, formsPage(frameOf(request, deps, 'intake'), service, page));
  return sendPage(reply, applicationPage(frameOf(request, deps, 'intake'), service, { ...page, answers: prefilled(page.form, account), errors: [] }));
}

async function take(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, service: IntakeService, account: ApplicantAccount): Promise<FastifyReply> {
  const fields = fieldsOf(request.body);
  const page = await formPage(deps, request, reply, service, account, fields);
  if (page === undefined) return notFound(deps, request, reply);
  if (!page.chosen) return reply.redirect(`${intakePath(service)}/${account.id}?case=${page.caseId}`, 303);
  // Who asks stays as the account says, whatever a form sends: the request is made in that person's name.
  const answers = { ...readFormFields(page.form, 'request', fields), ...lockedAnswers(page.form, account) };
  const taken = await takeApplication(deps.desk, service, account, { caseId: page.caseId, form: page.form, answers, provider: page.provider, documents: tickedDocuments(page.documents, service.regulation) });
  if (taken.kind !== 'invalid') return reply.redirect(`/workplace/cases/${page.caseId}?done=opened`, 303);
  const context = frameOf(request, deps, 'intake', `${intakePath(service)}/${account.id}?case=${page.caseId}&form=${page.form.id}`);
  return sendPage(reply, applicationPage(context, service, { ...page, answers, errors: worded(context, page, taken.problems) }), 422);
}

function worded(context: PageContext, { form }: Pick<ApplicationPage, 'form'>, problems: Parameters<typeof fieldErrors>[1]): readonly FieldError[] {
  const { t, language } = context;
  const labelOf = (id: string): string => {
    const field = form.fields.find((candidate) => candidate.id === id);
    return field === undefined ? t('workplace.intake.provider') : fieldLabel(field, language);
  };
  return fieldErrors(t, problems, (field) => (field === 'provider' ? field : `request.${field}`), labelOf);
}
