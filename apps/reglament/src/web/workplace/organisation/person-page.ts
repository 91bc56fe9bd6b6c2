import { maskIin } from '@reglament/identifiers';
import type { Zone } from '@reglament/calendar';
import { ACTORS } from '@reglament/regulation';
import type { LocalizedText } from '@reglament/regulation';
import { dayAt } from '../../../desk/clock/local-day.ts';
import type { StaffCertificate } from '../../../desk/organisation/certificates.ts';
import type { StaffRecord } from '../../../desk/organisation/people.ts';
import { ONE_TIME_HOURS } from '../../../desk/organisation/one-time-password.ts';
import type { OrganisationEvent } from '../../../desk/organisation/regions.ts';
import type { Substitution } from '../../../desk/organisation/substitutions.ts';
import type { OrganisationUnit, Post } from '../../../desk/organisation/units.ts';
import { button, buttonRow, dateInput, details, form, formatDayShort, html, notification, select, summaryList, table, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { historyTable } from './history-table.ts';
import { enteredIn, ORGANISATION } from './entered.ts';
import type { FormAgain } from './entered.ts';

export interface PersonPage {
  readonly person: StaffRecord;
  readonly units: readonly OrganisationUnit[];
  readonly posts: readonly Post[];
  /** Who can stand in. */
  readonly colleagues: readonly StaffRecord[];
  readonly substitutions: readonly Substitution[];
  readonly certificates: readonly StaffCertificate[];
  readonly events: readonly OrganisationEvent[];
  readonly csrf: string;
  readonly done: boolean;
  readonly now: string;
  /** On whose wall the days of certificates are read. */
  readonly zone: Zone;
  readonly again?: FormAgain;
}

/** One member of staff: where they work, who stands in, their certificates, and what was changed by whom. */
export function personPage(context: PageContext, page: PersonPage): Html {
  const { t, language } = context;
  const { person, units } = page;
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name[language] ?? id;
  const first = person.roles[0]?.unit;
  const summary = summaryList({ t, rows: [
    { label: t('workplace.organisation.post'), value: person.post[language] ?? '' },
    { label: t('workplace.organisation.unit'), value: [...new Set(person.roles.map(({ unit }) => unitName(unit)))].join(', ') },
    { label: t('workplace.organisation.roles'), value: person.roles.map(({ role }) => ACTORS[role].name[language]).join(', ') },
    { label: t('workplace.organisation.login'), value: person.login },
    { label: t('kit.iin'), value: maskIin(person.iin) },
    { label: t('workplace.organisation.state'), value: t(person.active ? 'workplace.organisation.active' : 'workplace.organisation.dismissed') },
    { label: t('workplace.organisation.open'), value: String(person.open) },
  ] });
  const main = html`${page.done && notification({ t, kind: 'success', title: t('workplace.organisation.done'), body: html``, live: true })}${summary}
<h2>${t('workplace.organisation.substitutes')}</h2>${substitutionsView(context, page)}${person.active && appointForm(context, page)}
<h2>${t('workplace.organisation.certificates')}</h2>${certificatesView(context, page)}
${person.active && html`${passwordForm(context, page)}${moveForm(context, page, unitName)}${dismissForm(context, page)}`}
<h2>${t('workplace.organisation.history')}</h2>${historyTable(context, page.events, units.find(({ region }) => region === person.region)?.zone ?? 'Asia/Almaty')}`;
  const breadcrumbs = [{ text: t('workplace.organisation'), href: ORGANISATION }, ...(first === undefined ? [] : [{ text: unitName(first), href: `${ORGANISATION}/units/${first}` }])];
  return workplacePage({ ...context, title: person.name, breadcrumbs, width: 'wide', errors: page.again?.errors ?? [], main });
}

function substitutionsView({ t }: PageContext, { person, substitutions, csrf }: PersonPage): Html {
  const columns = [{ title: t('workplace.organisation.absent') }, { title: t('workplace.organisation.substitute') }, { title: t('workplace.organisation.period'), whole: true }, { title: t('workplace.organisation.state') }];
  const end = ({ id, substituteName }: Substitution): Html => form({
    action: `${ORGANISATION}/people/${person.id}/substitutes/recall`, csrf,
    body: html`<input type="hidden" name="substitution" value="${id}"><button class="plain-button">${t('workplace.organisation.recall')}<span class="hidden">: ${substituteName}</span></button>`,
  });
  const rows = substitutions.map((one) => [
    one.absentName, one.substituteName, `${formatDayShort(one.from)} – ${formatDayShort(one.to)}`,
    one.ended ? t('workplace.organisation.ended') : one.absent === person.id ? end(one) : '',
  ]);
  return table({ t, caption: t('workplace.organisation.substitutes'), captionHidden: true, columns, rows, empty: t('workplace.organisation.noSubstitutes') });
}

function appointForm({ t, language }: PageContext, { person, colleagues, csrf, again }: PersonPage): Html {
  const entered = enteredIn(again, 'substitute');
  const choices = colleagues.filter(({ id }) => id !== person.id).map(({ id, name, post }) => ({ value: id, text: post[language] === undefined ? name : `${name}, ${post[language]}` }));
  const day = (name: 'from' | 'to'): Html => dateInput({
    t, name, label: t(`workplace.organisation.${name}`), error: entered.error(name),
    value: { day: entered.text(`${name}-day`) ?? '', month: entered.text(`${name}-month`) ?? '', year: entered.text(`${name}-year`) ?? '' },
  });
  const body = html`<p>${t('workplace.organisation.appointText')}</p>
${select({ t, name: 'substitute', label: t('workplace.organisation.substitute'), choices, value: entered.text('substitute'), error: entered.error('substitute') })}${day('from')}${day('to')}
${buttonRow([button({ text: t('workplace.organisation.appointButton') })])}`;
  return details({ summary: t('workplace.organisation.appoint'), open: entered.open, body: form({ action: `${ORGANISATION}/people/${person.id}/substitutes`, csrf, sending: t('kit.sending'), body }) });
}

function certificatesView({ t }: PageContext, { certificates, now, zone }: PersonPage): Html {
  if (certificates.length === 0) return html`<p>${t('workplace.organisation.noCertificates')}</p>`;
  const day = (instant: string): string => formatDayShort(dayAt(zone, instant));
  const columns = [{ title: t('workplace.organisation.serial') }, { title: t('workplace.organisation.validity'), whole: true }, { title: t('workplace.organisation.used'), whole: true }];
  const rows = certificates.map(({ serial, notBefore, notAfter, usedAt }) => [serial, `${day(notBefore)} – ${day(notAfter)}${notAfter < now ? ` (${t('workplace.organisation.expired')})` : ''}`, day(usedAt)]);
  return table({ t, caption: t('workplace.organisation.certificates'), captionHidden: true, columns, rows });
}

function moveForm({ t, language }: PageContext, { person, posts, csrf, again }: PersonPage, unitName: (id: string) => string): Html {
  const entered = enteredIn(again, 'move');
  const text = (title: LocalizedText, unit: string): string => `${title[language]} – ${unitName(unit)}`;
  const body = html`${select({ t, name: 'post', label: t('workplace.organisation.post'), choices: posts.map(({ id, title, unit }) => ({ value: id, text: text(title, unit) })), value: entered.text('post'), error: entered.error('post') })}
${buttonRow([button({ text: t('workplace.organisation.moveButton'), kind: 'secondary' })])}`;
  return details({ summary: t('workplace.organisation.move'), open: entered.open, body: form({ action: `${ORGANISATION}/people/${person.id}/move`, csrf, sending: t('kit.sending'), body }) });
}

function passwordForm({ t }: PageContext, { person, csrf, again }: PersonPage): Html {
  const entered = enteredIn(again, 'password');
  const body = html`<p>${t('workplace.administration.resetText', { hours: ONE_TIME_HOURS })}</p>${entered.open && html`<p id="f-password" tabindex="-1"><strong>${entered.error('password')}</strong></p>`}${buttonRow([button({ text: t('workplace.administration.resetButton'), kind: 'secondary' })])}`;
  return details({ summary: t('workplace.administration.reset'), open: entered.open, body: form({ action: `${ORGANISATION}/people/${person.id}/password`, csrf, sending: t('kit.sending'), body }) });
}

/** Said once: the password with which its owner chooses another. */
export function passwordResetPage({ t, ...context }: PageContext, { id, name, login }: StaffRecord, password: string): Html {
  const main = html`<p>${t('workplace.organisation.login')}: <code>${login}</code></p><p>${t('workplace.organisation.password', { password })}</p>
<p>${t('workplace.organisation.passwordOnce')} ${t('workplace.administration.onceText', { hours: ONE_TIME_HOURS })}</p>${buttonRow([button({ text: name, href: `${ORGANISATION}/people/${id}`, kind: 'secondary' })])}`;
  return workplacePage({ ...context, t, title: t('workplace.administration.resetDone'), caption: name, breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], main });
}

function dismissForm({ t }: PageContext, { person, csrf, again }: PersonPage): Html {
  const entered = enteredIn(again, 'dismiss');
  const body = html`<p>${t('workplace.organisation.dismissText')}</p>${entered.open && html`<p id="f-dismiss" tabindex="-1"><strong>${entered.error('dismiss')}</strong></p>`}${buttonRow([button({ text: t('workplace.organisation.dismiss'), kind: 'warning' })])}`;
  return details({ summary: t('workplace.organisation.dismiss'), open: entered.open, body: form({ action: `${ORGANISATION}/people/${person.id}/dismiss`, csrf, sending: t('kit.sending'), body }) });
}
