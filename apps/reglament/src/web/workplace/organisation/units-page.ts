import { ACTORS } from '@reglament/regulation';
import type { Actor, Decree, Regulation } from '@reglament/regulation';
import { rolesOf } from '../../../desk/organisation/regions.ts';
import type { Region } from '../../../desk/organisation/regions.ts';
import type { Dependents } from '../../../desk/organisation/closing.ts';
import { KEPT_MONTHS } from '../../../desk/organisation/settings.ts';
import type { UnitSettings } from '../../../desk/organisation/settings.ts';
import type { OrganisationEvent } from '../../../desk/organisation/regions.ts';
import type { OrganisationUnit, Post } from '../../../desk/organisation/units.ts';
import type { StaffRecord } from '../../../desk/organisation/people.ts';
import { button, buttonRow, checkboxes, details, form, formatDayShort, html, iinInput, notification, select, table, tag, textInput, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { enteredIn, ORGANISATION } from './entered.ts';
import type { FormAgain } from './entered.ts';
import { historyTable } from './history-table.ts';
import { closingForm, keptInput, localityInput, postAction, settingsForms } from './unit-forms.ts';

export interface UnitsPage { readonly regions: readonly Region[]; readonly units: readonly OrganisationUnit[]; readonly decrees: readonly Decree[]; readonly kept: ReadonlyMap<string, number>; readonly csrf: string; readonly done: boolean; readonly again?: FormAgain }

/** The regions of an administrator with their units. */
export function unitsPage(context: PageContext, page: UnitsPage): Html {
  const { t, language } = context;
  const columns = [{ title: t('workplace.organisation.unit') }, { title: t('workplace.organisation.kind') }, { title: t('workplace.organisation.people'), figures: true }];
  const row = (unit: OrganisationUnit): readonly (string | number | Html)[] => [html`<a href="${ORGANISATION}/units/${unit.id}">${unit.name[language]}</a>${unit.closed && html` ${tag({ text: t('workplace.administration.closed'), shape: 'skipped' })}`}`, t(`workplace.organisation.kind.${unit.kind}`), unit.people];
  const part = ({ id, name }: Region): Html => html`<h2>${name[language]}</h2>${
    table({ t, caption: name[language], captionHidden: true, columns, rows: page.units.filter(({ region }) => region === id).map(row) })}${keptForm(context, page, id)}`;
  const main = html`${page.done && notification({ t, kind: 'success', title: t('workplace.organisation.done'), body: html``, live: true })}${page.regions.map(part)}${addUnitForm(context, page)}
<p><a href="${ORGANISATION}/journal">${t('workplace.administration.journal')}</a></p>`;
  return workplacePage({ ...context, title: t('workplace.organisation.title'), width: 'wide', errors: page.again?.errors ?? [], main });
}

/** How long results wait at the counters of a region, where a unit has not chosen itself. */
function keptForm({ t }: PageContext, { kept, csrf, again }: UnitsPage, region: string): Html {
  const entered = enteredIn(again, `keeping-${region}`);
  const body = html`<input type="hidden" name="region" value="${region}">${keptInput(t, entered.text('kept-months') ?? String(kept.get(region) ?? ''), entered.error('kept-months'), t('workplace.administration.keptRegionHint', { months: KEPT_MONTHS }))}
${buttonRow([button({ text: t('workplace.administration.save'), kind: 'secondary' })])}`;
  return details({ summary: t('workplace.administration.kept'), open: entered.open, body: form({ action: `${ORGANISATION}/keeping`, csrf, sending: t('kit.sending'), body }) });
}

function addUnitForm({ t, language }: PageContext, { decrees, csrf, again }: UnitsPage): Html {
  const entered = enteredIn(again, 'unit');
  const field = (name: string, label: string) => ({ t, name, label, error: entered.error(name) });
  const kinds = (['provider', 'centre', 'akim'] as const).map((kind) => ({ value: kind, text: t(`workplace.organisation.kind.${kind}`) }));
  const choices = decrees.map((decree) => ({ value: decree.id, text: `${decree.region[language]}, ${t('law.decree', { date: formatDayShort(decree.date), number: decree.number })}` }));
  const body = html`${select({ ...field('kind', t('workplace.organisation.kind')), choices: kinds, value: entered.text('kind') })}
${textInput({ ...field('name-kk', t('workplace.organisation.nameKk')), value: entered.text('name-kk') })}
${textInput({ ...field('name-ru', t('workplace.organisation.nameRu')), value: entered.text('name-ru') })}
${localityInput(t, undefined, entered.text('locality') ?? '', entered.error('locality'))}
${select({ ...field('decree', t('workplace.organisation.decree')), choices, value: entered.text('decree') })}
${buttonRow([button({ text: t('workplace.organisation.add') })])}`;
  return details({ summary: t('workplace.organisation.addUnit'), open: entered.open, body: form({ action: `${ORGANISATION}/units`, csrf, sending: t('kit.sending'), body }) });
}

export interface UnitPage { readonly unit: OrganisationUnit; readonly posts: readonly Post[]; readonly people: readonly StaffRecord[]; readonly services: ReadonlyMap<Actor, readonly Regulation[]>; readonly settings: UnitSettings; readonly dependents: Dependents; readonly events: readonly OrganisationEvent[]; readonly csrf: string; readonly done: boolean; readonly again?: FormAgain }

/** One unit: its posts, its people, and the forms that add to them. */
export function unitPage(context: PageContext, page: UnitPage): Html {
  const { t, language } = context;
  const { unit, posts, people } = page;
  const roleNames = (roles: readonly (keyof typeof ACTORS)[]): string => roles.map((role) => ACTORS[role].name[language]).join(', ');
  const postRows = posts.map((post) => [html`${post.title[language]}${post.closed && html` ${tag({ text: t('workplace.administration.closed'), shape: 'skipped' })}`}`, roleNames(post.roles), postAction(context, page, post)]);
  const peopleRows = people.map((person) => [
    html`<a href="${ORGANISATION}/people/${person.id}">${person.name}</a>`, person.post[language] ?? '', roleNames(person.roles.filter((role) => role.unit === unit.id).map(({ role }) => role)),
    t(person.active ? 'workplace.organisation.active' : 'workplace.organisation.dismissed'),
  ]);
  const main = html`${page.done && notification({ t, kind: 'success', title: t('workplace.organisation.done'), body: html``, live: true })}${unit.closed && closingForm(context, page)}
<h2>${t('workplace.organisation.people')}</h2>
${table({ t, caption: t('workplace.organisation.people'), captionHidden: true, columns: [{ title: t('workplace.organisation.person') }, { title: t('workplace.organisation.post') }, { title: t('workplace.organisation.roles') }, { title: t('workplace.organisation.state') }], rows: peopleRows, empty: t('workplace.organisation.noPeople') })}
${!unit.closed && posts.some(({ closed }) => !closed) && addPersonForm(context, page)}
<h2>${t('workplace.organisation.posts')}</h2>
${table({ t, caption: t('workplace.organisation.posts'), captionHidden: true, columns: [{ title: t('workplace.organisation.post') }, { title: t('workplace.organisation.roles') }, { title: t('workplace.organisation.state') }], rows: postRows, empty: t('workplace.organisation.noPosts') })}
${postMistake(page)}${!unit.closed && html`${addPostForm(context, page)}${settingsForms(context, page)}${closingForm(context, page)}`}
<h2>${t('workplace.organisation.history')}</h2>${historyTable(context, page.events, unit.zone)}`;
  return workplacePage({ ...context, title: unit.name[language], caption: t(`workplace.organisation.kind.${unit.kind}`), breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], width: 'wide', errors: page.again?.errors ?? [], main });
}

/** Why the post of a row cannot be closed. */
function postMistake({ again }: UnitPage): Html | false {
  const entered = enteredIn(again, 'close-post');
  return entered.open && html`<p id="f-close-post" tabindex="-1"><strong>${entered.error('close-post')}</strong></p>`;
}

function addPostForm({ t, language }: PageContext, { unit, services, csrf, again }: UnitPage): Html {
  const entered = enteredIn(again, 'post');
  const field = (name: string, label: string) => ({ t, name, label, error: entered.error(name) });
  const roles = rolesOf(unit.kind);
  // Some texts call different bodies by the same word: then the services tell them apart.
  const isOneOfMany = (role: Actor): boolean => roles.some((other) => other !== role && ACTORS[other].name[language] === ACTORS[role].name[language]);
  const choices = roles.map((role) => ({ value: role, text: ACTORS[role].name[language], ...(isOneOfMany(role) ? { hint: services.get(role)?.map(({ title }) => title[language]).join('; ') ?? '' } : {}) }));
  const body = html`${textInput({ ...field('title-kk', t('workplace.organisation.titleKk')), value: entered.text('title-kk') })}
${textInput({ ...field('title-ru', t('workplace.organisation.titleRu')), value: entered.text('title-ru') })}
${checkboxes({ ...field('roles', t('workplace.organisation.roles')), hint: t('workplace.organisation.rolesHint'), choices, values: entered.list('roles') })}
${buttonRow([button({ text: t('workplace.organisation.add'), kind: 'secondary' })])}`;
  return details({ summary: t('workplace.organisation.addPost'), open: entered.open, body: form({ action: `${ORGANISATION}/units/${unit.id}/posts`, csrf, sending: t('kit.sending'), body }) });
}

function addPersonForm({ t, language }: PageContext, { unit, posts, csrf, again }: UnitPage): Html {
  const entered = enteredIn(again, 'person');
  const field = (name: string, label: string) => ({ t, name, label, error: entered.error(name) });
  const body = html`${textInput({ ...field('surname', t('workplace.organisation.surname')), value: entered.text('surname'), width: 20 })}
${textInput({ ...field('name', t('workplace.organisation.name')), value: entered.text('name'), width: 20 })}
${textInput({ ...field('patronymic', t('workplace.organisation.patronymic')), optional: true, value: entered.text('patronymic'), width: 20 })}
${iinInput({ t, value: entered.text('iin'), error: entered.error('iin') })}
${textInput({ ...field('login', t('workplace.organisation.login')), hint: t('workplace.organisation.loginHint'), value: entered.text('login'), width: 20, autocomplete: 'off' })}
${select({ ...field('post', t('workplace.organisation.post')), choices: posts.filter(({ closed }) => !closed).map(({ id, title }) => ({ value: id, text: title[language] })), value: entered.text('post') })}
${buttonRow([button({ text: t('workplace.organisation.add') })])}`;
  return details({ summary: t('workplace.organisation.addPerson'), open: entered.open, body: form({ action: `${ORGANISATION}/units/${unit.id}/people`, csrf, sending: t('kit.sending'), body }) });
}

/** Said once: the password of a new member of staff. */
export function personAddedPage({ t, ...context }: PageContext, person: { readonly id: string; readonly name: string; readonly login: string; readonly password: string }, unit: OrganisationUnit): Html {
  const main = html`<p><a href="${ORGANISATION}/people/${person.id}">${person.name}</a></p><p>${t('workplace.organisation.login')}: <code>${person.login}</code></p><p>${t('workplace.organisation.password', { password: person.password })}</p>
<p>${t('workplace.organisation.passwordOnce')}</p>${buttonRow([button({ text: unit.name[context.language], href: `${ORGANISATION}/units/${unit.id}`, kind: 'secondary' })])}`;
  return workplacePage({ ...context, t, title: t('workplace.organisation.added'), breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], main });
}
