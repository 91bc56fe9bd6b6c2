import type { Zone } from '@reglament/calendar';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { certificatesOf } from '../../../desk/organisation/certificates.ts';
import { addPerson, dismissPerson, movePerson, peopleOfRegions, peopleOfUnit } from '../../../desk/organisation/people.ts';
import type { StaffRecord } from '../../../desk/organisation/people.ts';
import { dependentsOf } from '../../../desk/organisation/closing.ts';
import { organisationEvents, servicesByRole } from '../../../desk/organisation/regions.ts';
import { keptMonthsOfRegions, unitSettings } from '../../../desk/organisation/settings.ts';
import { appointSubstitute, recallSubstitute, substitutionsOf } from '../../../desk/organisation/substitutions.ts';
import { addPost, addUnit, postsOf, unitsOf } from '../../../desk/organisation/units.ts';
import type { Changed, OrganisationUnit } from '../../../desk/organisation/units.ts';
import { formToken } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { dayIn, readDateInput, sendPage } from '../../kit/index.ts';
import { isUuid } from '../case/case-material.ts';
import { fieldsOf } from '../read-form.ts';
import { contextOf, forAdministrators, send } from './administrator.ts';
import type { Admin } from './administrator.ts';
import { personPage } from './person-page.ts';
import { organisationErrors } from './problem-words.ts';
import { ORGANISATION } from './entered.ts';
import type { FormAgain } from './entered.ts';
import { personAddedPage, unitPage, unitsPage } from './units-page.ts';

const STAFF = { config: { access: 'staff' } } as const;

/** The administration of a region: units, posts, people. Whoever administers no region finds nothing here. */
export function registerOrganisation(app: FastifyInstance, deps: WebDeps): void {
  const { admin, withUnit, withPerson } = forAdministrators(deps);

  app.get(ORGANISATION, STAFF, admin((at) => showUnits(at)));
  app.post(`${ORGANISATION}/units`, STAFF, admin(postUnit));
  app.get(`${ORGANISATION}/units/:id`, STAFF, withUnit(showUnit));
  app.post(`${ORGANISATION}/units/:id/posts`, STAFF, withUnit(postPost));
  app.post(`${ORGANISATION}/units/:id/people`, STAFF, withUnit(postPerson));
  app.get(`${ORGANISATION}/people/:id`, STAFF, withPerson(showPerson));
  app.post(`${ORGANISATION}/people/:id/move`, STAFF, withPerson(async (at, person) =>
    answerPerson(at, person, 'move', await movePerson(deps.desk, at.id, person, await regionPosts(at), at.fields.text('post')))));
  app.post(`${ORGANISATION}/people/:id/dismiss`, STAFF, withPerson(async (at, person) => answerPerson(at, person, 'dismiss', await dismissPerson(deps.desk, at.id, person))));
  app.post(`${ORGANISATION}/people/:id/substitutes`, STAFF, withPerson(postSubstitute));
  app.post(`${ORGANISATION}/people/:id/substitutes/recall`, STAFF, withPerson(async (at, person) => {
    const id = at.fields.text('substitution');
    return answerPerson(at, person, 'substitute', isUuid(id) ? await recallSubstitute(deps.desk, at.id, person, id) : { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.ended' }] });
  }));
}

export async function showUnits(at: Admin, again?: FormAgain): Promise<FastifyReply> {
  const { db, library } = at.deps.desk;
  const units = await unitsOf(db, at.regions);
  const decrees = [...new Map([...library.regulations.values()].map(({ decree }) => [decree.id, decree])).values()].filter(({ id }) => units.some(({ decree }) => decree === id));
  return send(at, unitsPage(contextOf(at, ORGANISATION), { regions: at.regions, units, decrees, kept: await keptMonthsOfRegions(db, at.regions), csrf: formToken(at.request, at.reply), done: fieldsOf(at.request.query).text('done') !== '', ...(again === undefined ? {} : { again }) }), again);
}

async function postUnit(at: Admin): Promise<FastifyReply> {
  const { fields } = at;
  const added = await addUnit(at.deps.desk, at.id, at.regions, { kind: fields.text('kind'), nameKk: fields.text('name-kk'), nameRu: fields.text('name-ru'), decree: fields.text('decree'), locality: fields.text('locality') });
  if (added.kind === 'done') return at.reply.redirect(`${ORGANISATION}/units/${added.id}?done=1`, 303);
  const context = contextOf(at, ORGANISATION);
  const { t } = context;
  const errors = organisationErrors(context, added.problems, { kind: t('workplace.organisation.kind'), 'name-kk': t('workplace.organisation.nameKk'), 'name-ru': t('workplace.organisation.nameRu'), decree: t('workplace.organisation.decree'), locality: t('workplace.organisation.locality') });
  return showUnits(at, { form: 'unit', fields, errors });
}

export async function showUnit(at: Admin, unit: OrganisationUnit, again?: FormAgain): Promise<FastifyReply> {
  const { db, clock } = at.deps.desk;
  const [posts, people, settings, dependents, events] = await Promise.all([postsOf(db, [unit.id]), peopleOfUnit(db, at.regions, unit.id), unitSettings(db, unit.id), dependentsOf(db, unit.id, clock.now()), organisationEvents(db, unit.id)]);
  const done = fieldsOf(at.request.query).text('done') !== '';
  return send(at, unitPage(contextOf(at, `${ORGANISATION}/units/${unit.id}`), { unit, posts, people, services: servicesByRole(at.deps.desk), settings, dependents, events, csrf: formToken(at.request, at.reply), done, ...(again === undefined ? {} : { again }) }), again);
}

async function postPost(at: Admin, unit: OrganisationUnit): Promise<FastifyReply> {
  const { fields } = at;
  const added = await addPost(at.deps.desk, at.id, unit, { titleKk: fields.text('title-kk'), titleRu: fields.text('title-ru'), roles: fields.list('roles') });
  if (added.kind === 'done') return at.reply.redirect(`${ORGANISATION}/units/${unit.id}?done=1`, 303);
  const context = contextOf(at, ORGANISATION);
  const { t } = context;
  const errors = organisationErrors(context, added.problems, { 'title-kk': t('workplace.organisation.titleKk'), 'title-ru': t('workplace.organisation.titleRu'), roles: t('workplace.organisation.roles') });
  return showUnit(at, unit, { form: 'post', fields, errors });
}

async function postPerson(at: Admin, unit: OrganisationUnit): Promise<FastifyReply> {
  const { fields } = at;
  const text = (name: string): string => fields.text(name);
  const input = { surname: text('surname'), name: text('name'), patronymic: text('patronymic'), iin: text('iin'), login: text('login'), post: text('post') };
  const added = await addPerson(at.deps.desk, at.id, unit.region, (await postsOf(at.deps.desk.db, [unit.id])).filter(({ closed }) => !closed), input);
  const context = contextOf(at, ORGANISATION);
  const { t } = context;
  // Not a redirect: the password must be in this answer and nowhere else.
  if (added.kind === 'done') return sendPage(at.reply, personAddedPage(context, { id: added.id, name: [input.surname, input.name, input.patronymic].join(' ').trim(), login: input.login, password: added.password }, unit));
  const labels = { surname: t('workplace.organisation.surname'), name: t('workplace.organisation.name'), patronymic: t('workplace.organisation.patronymic'), iin: t('kit.iin'), login: t('workplace.organisation.login'), post: t('workplace.organisation.post') };
  return showUnit(at, unit, { form: 'person', fields, errors: organisationErrors(context, added.problems, labels) });
}

async function regionPosts(at: Admin) {
  const units = await unitsOf(at.deps.desk.db, at.regions);
  const posts = await postsOf(at.deps.desk.db, units.filter(({ closed }) => !closed).map(({ id }) => id));
  return posts.filter(({ closed }) => !closed);
}

async function showPerson(at: Admin, person: StaffRecord, again?: FormAgain): Promise<FastifyReply> {
  const { db, clock } = at.deps.desk;
  const [units, posts, colleagues, substitutions, certificates, events] = await Promise.all([
    unitsOf(db, at.regions), regionPosts(at), peopleOfRegions(db, at.regions), substitutionsOf(db, person.id), certificatesOf(db, person.id), organisationEvents(db, person.id),
  ]);
  const done = fieldsOf(at.request.query).text('done') !== '';
  return send(at, personPage(contextOf(at, `${ORGANISATION}/people/${person.id}`), {
    person, units, posts, colleagues, substitutions, certificates, events, csrf: formToken(at.request, at.reply), done, now: clock.real().toISOString(), zone: zoneOf(units, person), ...(again === undefined ? {} : { again }),
  }), again);
}

/** The clocks of the unit somebody works in. */
function zoneOf(units: readonly OrganisationUnit[], { roles }: StaffRecord): Zone {
  return (units.find(({ id }) => id === roles[0]?.unit)?.zone ?? 'Asia/Almaty') as Zone;
}

async function postSubstitute(at: Admin, person: StaffRecord): Promise<FastifyReply> {
  const { db, clock } = at.deps.desk;
  const units = await unitsOf(db, at.regions);
  const zone = zoneOf(units, person);
  const day = (name: string): string => {
    const reading = readDateInput(at.fields.raw, name);
    return reading.kind === 'date' ? reading.value : '';
  };
  const input = { substitute: at.fields.text('substitute'), from: day('from'), to: day('to'), today: dayIn(Date.parse(clock.now()), zone) };
  return answerPerson(at, person, 'substitute', await appointSubstitute(at.deps.desk, at.id, person, await peopleOfRegions(db, at.regions), input));
}

export async function answerPerson(at: Admin, person: StaffRecord, form: string, changed: Changed): Promise<FastifyReply> {
  if (changed.kind === 'done') return at.reply.redirect(`${ORGANISATION}/people/${person.id}?done=1`, 303);
  const context = contextOf(at, ORGANISATION);
  const { t } = context;
  const labels = { post: t('workplace.organisation.post'), substitute: t('workplace.organisation.substitute'), from: t('workplace.organisation.from'), to: t('workplace.organisation.to') };
  return showPerson(at, person, { form, fields: at.fields, errors: organisationErrors(context, changed.problems, labels) });
}
