import { ACTORS } from '@reglament/regulation';
import type { Decree } from '@reglament/regulation';
import { rolesOf } from '../../../desk/organisation/regions.ts';
import type { Region } from '../../../desk/organisation/regions.ts';
import type { OrganisationUnit, Post } from '../../../desk/organisation/units.ts';
import type { StaffRecord } from '../../../desk/organisation/people.ts';
import { button, buttonRow, checkboxes, details, errorOf, form, formatDayShort, html, iinInput, notification, select, table, textInput, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { Fields } from '../read-form.ts';

/** After something was wrong: which form it was, what was entered, what is wrong. */
export interface FormAgain { readonly form: string; readonly fields: Fields; readonly errors: readonly FieldError[] }

export const ORGANISATION = '/workplace/organisation';

interface Entered { readonly text: (name: string) => string | undefined; readonly list: (name: string) => readonly string[]; readonly error: (name: string) => string | undefined; readonly open: boolean }

export function enteredIn(again: FormAgain | undefined, name: string): Entered {
  if (again?.form !== name) return { text: () => undefined, list: () => [], error: () => undefined, open: false };
  return { text: again.fields.text, list: again.fields.list, error: (field) => errorOf(again.errors, field), open: true };
}

export interface UnitsPage { readonly regions: readonly Region[]; readonly units: readonly OrganisationUnit[]; readonly decrees: readonly Decree[]; readonly csrf: string; readonly again?: FormAgain }

/** The regions of an administrator with their units. */
export function unitsPage(context: PageContext, page: UnitsPage): Html {
  const { t, language } = context;
  const columns = [{ title: t('workplace.organisation.unit') }, { title: t('workplace.organisation.kind') }, { title: t('workplace.organisation.people'), figures: true }];
  const row = (unit: OrganisationUnit): readonly (string | number | Html)[] => [html`<a href="${ORGANISATION}/units/${unit.id}">${unit.name[language]}</a>`, t(`workplace.organisation.kind.${unit.kind}`), unit.people];
  const part = ({ id, name }: Region): Html => html`<h2>${name[language]}</h2>${
    table({ t, caption: name[language], captionHidden: true, columns, rows: page.units.filter(({ region }) => region === id).map(row) })}`;
  const main = html`${page.regions.map(part)}${addUnitForm(context, page)}`;
  return workplacePage({ ...context, title: t('workplace.organisation.title'), width: 'wide', errors: page.again?.errors ?? [], main });
}

function addUnitForm({ t, language }: PageContext, { decrees, csrf, again }: UnitsPage): Html {
  const entered = enteredIn(again, 'unit');
  const field = (name: string, label: string) => ({ t, name, label, error: entered.error(name) });
  const kinds = (['provider', 'centre', 'akim'] as const).map((kind) => ({ value: kind, text: t(`workplace.organisation.kind.${kind}`) }));
  const choices = decrees.map((decree) => ({ value: decree.id, text: `${decree.region[language]}, ${t('law.decree', { date: formatDayShort(decree.date), number: decree.number })}` }));
  const body = html`${select({ ...field('kind', t('workplace.organisation.kind')), choices: kinds, value: entered.text('kind') })}
${textInput({ ...field('name-kk', t('workplace.organisation.nameKk')), value: entered.text('name-kk') })}
${textInput({ ...field('name-ru', t('workplace.organisation.nameRu')), value: entered.text('name-ru') })}
${select({ ...field('decree', t('workplace.organisation.decree')), choices, value: entered.text('decree') })}
${buttonRow([button({ text: t('workplace.organisation.add') })])}`;
  return details({ summary: t('workplace.organisation.addUnit'), open: entered.open, body: form({ action: `${ORGANISATION}/units`, csrf, sending: t('kit.sending'), body }) });
}

export interface UnitPage { readonly unit: OrganisationUnit; readonly posts: readonly Post[]; readonly people: readonly StaffRecord[]; readonly csrf: string; readonly done: boolean; readonly again?: FormAgain }

/** One unit: its posts, its people, and the forms that add to them. */
export function unitPage(context: PageContext, page: UnitPage): Html {
  const { t, language } = context;
  const { unit, posts, people } = page;
  const roleNames = (roles: readonly (keyof typeof ACTORS)[]): string => roles.map((role) => ACTORS[role].name[language]).join(', ');
  const postRows = posts.map((post) => [post.title[language], roleNames(post.roles)]);
  const peopleRows = people.map((person) => [
    html`<a href="${ORGANISATION}/people/${person.id}">${person.name}</a>`, person.post[language] ?? '', roleNames(person.roles.filter((role) => role.unit === unit.id).map(({ role }) => role)),
    t(person.active ? 'workplace.organisation.active' : 'workplace.organisation.dismissed'),
  ]);
  const main = html`${page.done && notification({ t, kind: 'success', title: t('workplace.organisation.done'), body: html``, live: true })}
<h2>${t('workplace.organisation.people')}</h2>
${table({ t, caption: t('workplace.organisation.people'), captionHidden: true, columns: [{ title: t('workplace.organisation.person') }, { title: t('workplace.organisation.post') }, { title: t('workplace.organisation.roles') }, { title: t('workplace.organisation.state') }], rows: peopleRows, empty: t('workplace.organisation.noPeople') })}
${posts.length > 0 && addPersonForm(context, page)}
<h2>${t('workplace.organisation.posts')}</h2>
${table({ t, caption: t('workplace.organisation.posts'), captionHidden: true, columns: [{ title: t('workplace.organisation.post') }, { title: t('workplace.organisation.roles') }], rows: postRows, empty: t('workplace.organisation.noPosts') })}
${addPostForm(context, page)}`;
  return workplacePage({ ...context, title: unit.name[language], caption: t(`workplace.organisation.kind.${unit.kind}`), breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], width: 'wide', errors: page.again?.errors ?? [], main });
}

function addPostForm({ t, language }: PageContext, { unit, csrf, again }: UnitPage): Html {
  const entered = enteredIn(again, 'post');
  const field = (name: string, label: string) => ({ t, name, label, error: entered.error(name) });
  const choices = rolesOf(unit.kind).map((role) => ({ value: role, text: ACTORS[role].name[language] }));
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
${select({ ...field('post', t('workplace.organisation.post')), choices: posts.map(({ id, title }) => ({ value: id, text: title[language] })), value: entered.text('post') })}
${buttonRow([button({ text: t('workplace.organisation.add') })])}`;
  return details({ summary: t('workplace.organisation.addPerson'), open: entered.open, body: form({ action: `${ORGANISATION}/units/${unit.id}/people`, csrf, sending: t('kit.sending'), body }) });
}

/** Said once: the password of a new member of staff. */
export function personAddedPage({ t, ...context }: PageContext, person: { readonly id: string; readonly name: string; readonly login: string; readonly password: string }, unit: OrganisationUnit): Html {
  const main = html`<p><a href="${ORGANISATION}/people/${person.id}">${person.name}</a></p><p>${t('workplace.organisation.login')}: <code>${person.login}</code></p><p>${t('workplace.organisation.password', { password: person.password })}</p>
<p>${t('workplace.organisation.passwordOnce')}</p>${buttonRow([button({ text: unit.name[context.language], href: `${ORGANISATION}/units/${unit.id}`, kind: 'secondary' })])}`;
  return workplacePage({ ...context, t, title: t('workplace.organisation.added'), breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], main });
}
