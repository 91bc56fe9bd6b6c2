import type { FastifyInstance, FastifyReply } from 'fastify';
import { closePost, closeUnit, reopenPost, reopenUnit } from '../../../desk/organisation/closing.ts';
import { resetPassword } from '../../../desk/organisation/one-time-password.ts';
import { organisationJournal } from '../../../desk/organisation/regions.ts';
import { keepResults, keepResultsOfRegion, setBins, setLocality, setWindows } from '../../../desk/organisation/settings.ts';
import { postsOf, unitsOf } from '../../../desk/organisation/units.ts';
import type { Changed, OrganisationUnit, Post } from '../../../desk/organisation/units.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { fieldsOf } from '../read-form.ts';
import { contextOf, forAdministrators, nothing } from './administrator.ts';
import type { Admin } from './administrator.ts';
import { journalPage } from './journal-page.ts';
import { answerPerson, showUnit, showUnits } from './organisation-routes.ts';
import { passwordResetPage } from './person-page.ts';
import { organisationErrors } from './problem-words.ts';
import { ORGANISATION } from './entered.ts';

const STAFF = { config: { access: 'staff' } } as const;

/** What an administrator changes about what exists: closing, settings, passwords; and the journal of all of it. */
export function registerAdministration(app: FastifyInstance, deps: WebDeps): void {
  const { admin, withUnit, withPerson } = forAdministrators(deps);
  const { desk } = deps;
  const onPost = (act: (at: Admin, unit: OrganisationUnit, post: Post) => Promise<Changed>) => withUnit(async (at, unit) => {
    const post = (await postsOf(desk.db, [unit.id])).find(({ id }) => id === at.fields.text('post'));
    return post === undefined ? nothing(deps, at.request, at.reply) : answerUnit(at, unit, 'close-post', await act(at, unit, post));
  });

  app.get(`${ORGANISATION}/journal`, STAFF, admin(showJournal));
  app.post(`${ORGANISATION}/keeping`, STAFF, admin(async (at) => {
    const region = at.regions.find(({ id }) => id === at.fields.text('region'));
    if (region === undefined) return nothing(deps, at.request, at.reply);
    const changed = await keepResultsOfRegion(desk, at.id, region, at.fields.text('kept-months').slice(0, 10));
    if (changed.kind === 'done') return at.reply.redirect(`${ORGANISATION}?done=1`, 303);
    return showUnits(at, { form: `keeping-${region.id}`, fields: at.fields, errors: errorsOf(at, changed) });
  }));
  app.post(`${ORGANISATION}/units/:id/windows`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'windows', await setWindows(desk, at.id, unit, at.fields.text('windows')))));
  app.post(`${ORGANISATION}/units/:id/keeping`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'keeping', await keepResults(desk, at.id, unit, at.fields.text('kept-months').slice(0, 10)))));
  app.post(`${ORGANISATION}/units/:id/locality`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'locality', await setLocality(desk, at.id, unit, at.fields.text('locality')))));
  app.post(`${ORGANISATION}/units/:id/bins`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'bins', await setBins(desk, at.id, unit, { unit: at.fields.text('certificate-bin').slice(0, 20), akimat: at.fields.text('akimat-bin').slice(0, 20) }))));
  app.post(`${ORGANISATION}/units/:id/close`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'close', await closeUnit(desk, at.id, unit))));
  app.post(`${ORGANISATION}/units/:id/reopen`, STAFF, withUnit(async (at, unit) => answerUnit(at, unit, 'close', await reopenUnit(desk, at.id, unit))));
  app.post(`${ORGANISATION}/units/:id/posts/close`, STAFF, onPost((at, unit, post) => closePost(desk, at.id, unit, post)));
  app.post(`${ORGANISATION}/units/:id/posts/reopen`, STAFF, onPost((at, unit, post) => reopenPost(desk, at.id, unit, post)));
  app.post(`${ORGANISATION}/people/:id/password`, STAFF, withPerson(async (at, person) => {
    const reset = await resetPassword(desk, at.id, at.regions, person);
    // Not a redirect: the password must be in this answer and nowhere else.
    return reset.kind === 'done' ? sendPage(at.reply, passwordResetPage(contextOf(at, ORGANISATION), person, reset.password)) : answerPerson(at, person, 'password', reset);
  }));
}

function errorsOf(at: Admin, { problems }: Extract<Changed, { kind: 'invalid' }>) {
  const context = contextOf(at, ORGANISATION);
  return organisationErrors(context, problems, { locality: context.t('workplace.organisation.locality'), windows: context.t('workplace.administration.windows'), 'kept-months': context.t('workplace.administration.kept'), 'certificate-bin': context.t('workplace.organisation.certificateBin'), 'akimat-bin': context.t('workplace.organisation.akimatBin') });
}

async function answerUnit(at: Admin, unit: OrganisationUnit, form: string, changed: Changed): Promise<FastifyReply> {
  if (changed.kind === 'done') return at.reply.redirect(`${ORGANISATION}/units/${unit.id}?done=1`, 303);
  return showUnit(at, unit, { form, fields: at.fields, errors: errorsOf(at, changed) });
}

async function showJournal(at: Admin): Promise<FastifyReply> {
  const before = fieldsOf(at.request.query).text('before');
  const journal = await organisationJournal(at.deps.desk.db, at.regions, /^\d{1,15}$/.test(before) ? Number(before) : undefined);
  return sendPage(at.reply, journalPage(contextOf(at, `${ORGANISATION}/journal`), { ...journal, regions: at.regions, units: await unitsOf(at.deps.desk.db, at.regions) }));
}
