import { CHANNEL_NAMES } from '@reglament/regulation';
import type { Form, OfferedForm } from '@reglament/regulation';
import type { ApplicantAccount } from '../../../desk/people/sessions.ts';
import { lockedFields } from '../../../desk/requests/drafts.ts';
import type { ProviderUnit } from '../../../desk/requests/drafts.ts';
import type { Answers } from '../../../desk/requests/form-rules.ts';
import type { ElsewhereService, IntakeService } from '../../../desk/workplace/intake.ts';
import { button, buttonRow, checkboxes, errorOf, form, html, linkList, radios, searchForm, select, summaryList, table, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { EnteredParty } from '../../../desk/counter/enter-party.ts';
import type { CounterParty } from '../../../desk/counter/party.ts';
import { fieldLabel, formFields, shownValue } from '../form-fields.ts';
import { ALL } from '../case/screening-form.ts';
import { stepNote } from '../terms.ts';
import { applicantText, partyFields, partyRows } from './party-fields.ts';

/** Where an application for this service is taken. */
export function intakePath({ regulation, route }: Pick<IntakeService, 'regulation' | 'route'>): string {
  return `/workplace/intake/${regulation.id}/${route.route}`;
}

/** The services of this person's counters. */
export function servicesPage(context: PageContext, services: readonly IntakeService[], elsewhere: readonly ElsewhereService[], filter: string): Html {
  const { t, language } = context;
  const words = filter.toLocaleLowerCase('kk').split(/\s+/);
  const shown = services.filter(({ regulation }) => words.every((word) => regulation.title[language].toLocaleLowerCase('kk').includes(word)));
  const columns = [{ title: t('workplace.intake.service') }, { title: t('workplace.intake.where') }, { title: t('workplace.intake.firstStep') }];
  const rows = shown.map((service) => [
    html`<a href="${intakePath(service)}">${service.regulation.title[language]}</a>${service.route.title !== undefined && html`<br><span class="quiet">${service.route.title[language]}</span>`}`,
    CHANNEL_NAMES[service.route.channel][language], service.entry.step.text[language],
  ]);
  const main = html`${services.length > 0 && searchForm({ action: '/workplace/intake', name: 'q', label: t('workplace.intake.filter'), value: filter, submit: t('workplace.queue.filterButton') })}
${table({ t, caption: t('workplace.intake.choose'), columns, rows, empty: services.length === 0 ? t('workplace.intake.none') : t('workplace.queue.emptyFilter', { text: filter }) })}${elsewhereView(context, elsewhere)}`;
  return workplacePage({ ...context, title: t('workplace.intake'), width: 'wide', main });
}

/** What the text lets this counter take only where no provider is, with the provider that is. */
function elsewhereView({ t, language }: PageContext, elsewhere: readonly ElsewhereService[]): Html | null {
  if (elsewhere.length === 0) return null;
  return html`<h2>${t('workplace.intake.elsewhere')}</h2><p>${t('workplace.intake.elsewhereText')}</p><ul>${elsewhere.map(({ regulation, provider }) => html`<li>${regulation.title[language]} – ${provider[language]}</li>`)}</ul>`;
}

/** The IIN goes in a POST: an address would keep it in logs and histories. */
export function applicantPage(context: PageContext, service: IntakeService, page: { readonly csrf: string; readonly caseId: string; readonly errors: readonly FieldError[]; readonly entered?: EnteredParty }): Html {
  const { t } = context;
  const body = html`<input type="hidden" name="case" value="${page.caseId}">
${partyFields(context, service.regulation, page)}
<p class="quiet">${t('workplace.intake.findNote')}</p>
${buttonRow([button({ text: t('workplace.intake.find') })])}`;
  const main = form({ action: intakePath(service), csrf: page.csrf, sending: t('kit.sending'), body });
  return servicePage(context, service, t('workplace.intake.applicant'), main, page.errors);
}

/** Which of the service's applications is handed in: asked before its fields, since they follow from it. */
export function formsPage(context: PageContext, service: IntakeService, { caseId, account, offered }: Pick<ApplicationPage, 'caseId' | 'account'> & { readonly offered: readonly OfferedForm[] }): Html {
  const { t, language } = context;
  const names = (ids: readonly string[]): string => service.regulation.results.filter(({ id }) => ids.includes(id)).map(({ name }) => name[language]).join(', ');
  const links = offered.map(({ form: one, results }) => ({
    text: one.title[language], href: `${intakePath(service)}/${account.id}?case=${caseId}&form=${one.id}`,
    ...(results.length === 0 ? {} : { hint: t('workplace.intake.formLeadsTo', { results: names(results) }) }),
  }));
  return servicePage(context, service, t('workplace.intake.forms'), linkList(links), []);
}

export interface ApplicationPage {
  readonly csrf: string;
  readonly caseId: string;
  readonly account: ApplicantAccount;
  readonly party?: CounterParty;
  readonly providers: readonly ProviderUnit[];
  readonly forms: readonly Form[];
  readonly form: Form;
  readonly answers: Answers;
  readonly provider: string;
  readonly documents: readonly string[];
  readonly errors: readonly FieldError[];
}

/** The request form with what is known filled in, the papers handed in, and the body it goes to. */
export function applicationPage(context: PageContext, service: IntakeService, page: ApplicationPage): Html {
  const { t, language } = context;
  const path = `${intakePath(service)}/${page.account.id}`;
  const locked = lockedFields(page.form, page.account);
  const rows = [
    { label: t('workplace.case.applicant'), value: applicantText(context, page.account), note: stepNote(context, service.regulation, service.entry) },
    ...(page.party === undefined ? [] : partyRows(context, page.party)),
    ...page.form.fields.filter(({ id, prefill }) => locked.includes(id) && prefill !== 'iin' && prefill !== 'full-name').map((field) => ({ label: fieldLabel(field, language), value: shownValue(field, page.answers[field.id] ?? '', language) })),
  ];
  const body = html`<input type="hidden" name="case" value="${page.caseId}"><input type="hidden" name="form" value="${page.form.id}">
${providerField(context, page)}
${formFields(context, { form: page.form, prefix: 'request', values: page.answers, errors: page.errors, without: locked })}
${documentsField(context, service, page)}
${buttonRow([button({ text: t('workplace.intake.open') })])}`;
  const main = html`${formChoice(context, page, path)}${summaryList({ t, rows })}${form({ action: path, csrf: page.csrf, sending: t('kit.sending'), body })}`;
  return servicePage(context, service, t('workplace.intake.form'), main, page.errors);
}

function providerField({ t, language }: PageContext, { providers, provider, errors }: ApplicationPage): Html | null {
  if (providers.length < 2) return html`<input type="hidden" name="provider" value="${providers[0]?.id ?? ''}">`;
  const choices = providers.map(({ id, name }) => ({ value: id, text: name[language] }));
  const props = { t, name: 'provider', label: t('workplace.intake.provider'), choices, value: provider, error: errorOf(errors, 'provider') };
  return choices.length > 7 ? select(props) : radios(props);
}

function documentsField({ t, language }: PageContext, { regulation }: IntakeService, { documents }: ApplicationPage): Html | null {
  if (regulation.documents.length === 0) return null;
  const choices = [{ value: ALL, text: t('workplace.screening.allHanded') }, ...regulation.documents.map(({ id, name }) => ({ value: id, text: name[language] }))];
  return checkboxes({ t, name: 'documents', label: t('workplace.intake.documents'), hint: t('workplace.intake.documentsHint'), choices, values: documents });
}

/** Some services have several forms of application; each is a page of its own. */
function formChoice({ t, language }: PageContext, { forms, form: current, caseId }: ApplicationPage, path: string): Html | null {
  if (forms.length < 2) return null;
  const item = (one: Form): Html => (one.id === current.id ? html`<li><strong>${one.title[language]}</strong></li>` : html`<li><a href="${path}?case=${caseId}&form=${one.id}">${one.title[language]}</a></li>`);
  return html`<h2>${t('workplace.intake.forms')}</h2><ul>${forms.map(item)}</ul>`;
}

function servicePage(context: PageContext, service: IntakeService, title: string, main: Html, errors: readonly FieldError[]): Html {
  const { t, language } = context;
  return workplacePage({ ...context, title, caption: service.regulation.title[language], breadcrumbs: [{ text: t('workplace.intake'), href: '/workplace/intake' }], errors, main });
}
