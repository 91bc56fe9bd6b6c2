import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Actor } from '@reglament/regulation';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { registerWorkplace } from '../../workplace/index.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { openCaseOf } from '../testing/cases.ts';

/** Tuesday 15 September 2026, 10:00 in Oral. */
const TUESDAY = '2026-09-15T05:00:00.000Z';
const WORDS = { subject: 'delay', body: 'Анықтама уақытында берілген жоқ.\nЕкінші рет келдім.' };

interface World { readonly site: PortalSite; readonly aigul: Visitor; readonly caseId: string; readonly official: (role: Actor, unit: string) => Promise<Visitor & { readonly id: string }> }

async function world(t: Parameters<typeof openPortal>[0], at = TUESDAY): Promise<World> {
  const site = await openPortal(t, {}, { sections: [registerWorkplace], at });
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('control', 'control', $1, 'wko-2015-153', 'Asia/Oral')", [JSON.stringify({ kk: 'Сапаны бақылау департаменті', ru: 'Департамент контроля', en: 'Control' })]);
  const caseId = await openCaseOf(site, AIGUL.id);
  return { site, aigul: await site.visitor(AIGUL), caseId, official: (role, unit) => official(site, role, unit) };
}

async function official(site: PortalSite, role: Actor, unit: string): Promise<Visitor & { readonly id: string }> {
  const id = randomUUID();
  await site.desk.db.query('insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, $3, $4, $5, $6)', [id, id, 'none', AIGUL.iin, 'ҚЫЗМЕТКЕР', JSON.stringify({ kk: 'қызметкер', ru: 'сотрудник', en: 'officer' })]);
  await site.desk.db.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3)', [id, role, unit]);
  const visitor = await site.visitor();
  visitor.cookies.set('session', (await beginSession(site.desk, { staffId: id })).token);
  return { ...visitor, id };
}

async function complain({ aigul, caseId }: World, words = WORDS): Promise<string> {
  await aigul.get(`/cabinet/cases/${caseId}/complain`);
  const sent = await aigul.post(`/cabinet/cases/${caseId}/complain`, words);
  assert.equal(sent.statusCode, 303, saidBy(sent));
  assert.match(String(sent.headers.location), /\?filed=1$/);
  return String(sent.headers.location).replace(/\?.*/, '');
}

for (const language of languages) {
  test(`every page of a complaint is in order: ${language}`, async (t) => {
    const here = await world(t);
    const { aigul, caseId } = here;
    const pages = [await aigul.get(`/cabinet/cases/${caseId}/complain?lang=${language}`)];
    const path = await complain(here);
    pages.push(await aigul.get(path), await aigul.get('/cabinet'), await aigul.get(`/cabinet/cases/${caseId}`), await aigul.get(`/cabinet/cases/${caseId}/withdraw`));
    const head = await here.official('Head', 'oral');
    pages.push(await head.get(`/workplace/complaints?lang=${language}`), await head.get(path.replace('/cabinet', '/workplace')));
    await head.post(path.replace('/cabinet', '/workplace'), { verdict: 'rejected', answer: 'Мерзім бұзылмаған, құжат жолда.' });
    pages.push(await aigul.get(path), await aigul.get(`${path}/appeal`), await aigul.get('/cabinet'), await head.get(path.replace('/cabinet', '/workplace')));

    for (const page of pages) assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], saidBy(page).slice(0, 200));
  });
}

test('a complaint is registered with a number and a term that the margin proves', async (t) => {
  const here = await world(t);
  const page = await here.aigul.get(await complain(here));

  assert.match(saidBy(page), /Шағым Ш-2026\/000001/);
  // Five working days after Tuesday the 15th: Tuesday the 22nd, at closing time.
  assert.match(saidBy(page), /2026 жылғы 22 қыркүйек/);
  assert.match(saidBy(page), /№ 153 қаулы, 12-тармақ/);
  assert.match(saidBy(page), /Стандарттың 3-бөліміне/);
  assert.ok(saidBy(page).includes('Екінші рет келдім.'));
  assert.match(saidBy(await here.aigul.get('/cabinet')), /Ш-2026\/000001 шағымыңыз тіркелді/);
});

test('what is sent on a Saturday arrives on Monday', async (t) => {
  const here = await world(t, '2026-09-19T08:00:00.000Z');
  assert.match(saidBy(await here.aigul.get(await complain(here))), /2026 жылғы 28 қыркүйек/);
});

test('says what is missing, loses nothing that was typed, and registers a second click once', async (t) => {
  const here = await world(t);
  const { aigul, caseId } = here;
  await aigul.get(`/cabinet/cases/${caseId}/complain`);
  const wrong = await aigul.post(`/cabinet/cases/${caseId}/complain`, { subject: 'everything', body: 'қысқа' });
  assert.equal(wrong.statusCode, 422);
  assert.deepEqual(checkPage(wrong.body), []);
  assert.match(saidBy(wrong), /кемінде 10 таңбадан/);
  assert.ok(wrong.body.includes('қысқа</textarea>'));
  const first = await complain(here);
  const second = await aigul.post(`/cabinet/cases/${caseId}/complain`, WORDS);

  assert.equal(second.headers.location, `${first}?already=1`);
  assert.match(saidBy(await aigul.get(`${first}?already=1`)), /Екіншісі тіркелмеді/);
  assert.equal((await here.site.desk.db.query('select 1 from complaint')).rowCount, 1);
});

test('other words sent while a complaint is open, or when no appeal is, stand on the page that tells why', async (t) => {
  const here = await world(t);
  const { aigul, caseId, site: { desk } } = here;
  await aigul.get(`/cabinet/cases/${caseId}/complain`);
  const path = await complain(here);
  assert.ok(saidBy(await aigul.get(`${path}?filed=1`)).includes(translate('kk', 'portal.complaint.filed')));
  const other = { subject: 'conduct', body: 'Бірінші жол <b>.\r\nЕкінші жол: қызметкер тыңдамады.' };

  const second = await aigul.post(`/cabinet/cases/${caseId}/complain`, other);
  const early = await aigul.post(`${path}/appeal`, other);

  for (const [page, key] of [[second, 'portal.complaint.already'], [early, 'portal.complaint.notAppealable']] as const) {
    assert.equal(page.statusCode, 409);
    assert.deepEqual(checkPage(page.body), []);
    assert.ok(saidBy(page).includes(translate('kk', key)) && saidBy(page).includes(translate('kk', 'portal.complaint.unsent')));
    assert.ok(page.body.includes('<p>Бірінші жол &lt;b&gt;.</p>') && page.body.includes('<p>Екінші жол: қызметкер тыңдамады.</p>'));
  }
  assert.equal((await desk.db.query('select 1 from complaint')).rowCount, 1);
  await desk.db.query("update complaint set state = 'withdrawn', closed_at = now()");
  assert.equal((await aigul.post(`${path}/appeal`, other)).statusCode, 409, 'taken back in another window meanwhile');
});

test('where nobody of the controlling body is on the portal, the citizen is told where to go', async (t) => {
  const here = await world(t);
  const path = await complain(here);
  const { rows } = await here.site.desk.db.query<{ due_at: Date }>('select due_at from complaint');
  here.site.clock.moveTo(rows[0]!.due_at.getTime() + 1000 - Date.parse(TUESDAY));
  await here.aigul.get(`${path}/appeal`);
  await here.site.desk.db.query("update unit set closed_at = now() where kind = 'control'");

  const page = await here.aigul.post(`${path}/appeal`, { subject: 'delay', body: 'Жауап мерзімінде келген жоқ.' });

  assert.equal(page.statusCode, 409);
  assert.ok(saidBy(page).includes(translate('kk', 'portal.complaint.noController')) && page.body.includes('Жауап мерзімінде келген жоқ.'));
});

test('a complaint that can no longer be filed when it is sent is told so, with every word still in the form', async (t) => {
  const { aigul, caseId, site: { desk } } = await world(t);
  await aigul.get(`/cabinet/cases/${caseId}/complain`);
  // Whatever closes it in the moment between: the row is not taken.
  await desk.db.query("create function take_nothing() returns trigger language plpgsql as 'begin return null; end'; create trigger take_nothing before insert on complaint for each row execute function take_nothing()");

  const page = await aigul.post(`/cabinet/cases/${caseId}/complain`, WORDS);

  assert.deepEqual([page.statusCode, checkPage(page.body)], [409, []]);
  assert.ok(saidBy(page).includes(translate('kk', 'errors.complaint.impossible')));
  assert.ok(page.body.includes(`${WORDS.body}</textarea>`) && /value="delay"[^>]* checked/.test(page.body), 'nothing typed is lost');
});

test('another person, and an official of another body, find nothing', async (t) => {
  const here = await world(t);
  const path = await complain(here);
  const bolat = await here.site.visitor(BOLAT);
  const stranger = await here.official('Head', 'akzhaiyk');
  const clerk = await here.official('OfficeClerk', 'oral');
  await bolat.get('/cabinet');

  for (const url of [path, `${path}/appeal`, `/cabinet/cases/${here.caseId}/complain`, `/cabinet/cases/${here.caseId}/withdraw`]) assert.equal((await bolat.get(url)).statusCode, 404, url);
  for (const url of [`${path}/withdraw`, `${path}/appeal`, `/cabinet/cases/${here.caseId}/complain`, `/cabinet/cases/${here.caseId}/withdraw`]) assert.ok([403, 404].includes((await bolat.post(url, WORDS)).statusCode), url);
  for (const who of [stranger, clerk]) assert.equal((await who.get(path.replace('/cabinet', '/workplace'))).statusCode, 404);
});

test('the head answers once; who worked on the case as its executor may not', async (t) => {
  const here = await world(t);
  const path = (await complain(here)).replace('/cabinet', '/workplace');
  const head = await here.official('Head', 'oral');
  await head.get(path);
  const empty = await head.post(path, { verdict: '', answer: '' });
  await head.post(path, { verdict: 'satisfied', answer: 'Кешіккеніміз рас, анықтама бүгін беріледі.' });
  const again = await head.post(path, { verdict: 'rejected', answer: 'Жоқ, басқаша шештім енді.' });

  assert.equal(empty.statusCode, 422);
  assert.equal(again.headers.location, path);
  const { rows } = await here.site.desk.db.query('select verdict, state from complaint');
  assert.deepEqual(rows, [{ verdict: 'satisfied', state: 'answered' }]);
  assert.equal((await here.site.desk.db.query("select 1 from access_log where reason = 'complaint'")).rowCount! > 0, true);

  const second = await world(t);
  const own = (await complain(second)).replace('/cabinet', '/workplace');
  const both = await second.official('Head', 'oral');
  await appoint(second, both.id);
  assert.match(saidBy(await both.get(own)), /басқа басшы жауап беруі керек/);
  assert.equal((await both.post(own, { verdict: 'rejected', answer: 'Өз жұмысым туралы жауап.' })).statusCode, 404);
});

async function appoint({ site, caseId }: World, executor: string): Promise<void> {
  const steps = [['OfficeClerk', { number: '1' }], ['Head', { executor }]] as const;
  for (const [role, details] of steps) {
    const done = await carryOut(site.desk, { caseId, commands: (state) => [{ kind: 'CompleteStep', by: { kind: 'staff', id: randomUUID(), role, unit: 'oral' }, step: state!.step!.node, outcome: 'done', details }] });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  }
}

test('the next level opens with a refusal, or with silence the moment the term has passed, and not before', async (t) => {
  const here = await world(t);
  const path = await complain(here);
  assert.equal((await here.aigul.get(`${path}/appeal`)).headers.location, `${path}?closed=1`);
  assert.ok(saidBy(await here.aigul.get(`${path}?closed=1`)).includes(translate('kk', 'portal.complaint.notAppealable')));
  const { rows } = await here.site.desk.db.query<{ due_at: Date }>('select due_at from complaint');
  const due = rows[0]!.due_at.getTime();
  here.site.clock.moveTo(due - Date.parse(TUESDAY));
  assert.equal((await here.aigul.get(`${path}/appeal`)).headers.location, `${path}?closed=1`, 'at the very instant it is still in time');
  here.site.clock.moveTo(due + 1000 - Date.parse(TUESDAY));
  const opened = saidBy(await here.aigul.get(`${path}?closed=1`));
  for (const key of ['portal.complaint.notAppealable', 'portal.complaint.noController'] as const) assert.ok(!opened.includes(translate('kk', key)), 'the same address, opened again when the appeal is open');

  await here.aigul.get(`${path}/appeal`);
  const appealed = await here.aigul.post(`${path}/appeal`, WORDS);
  const appeal = String(appealed.headers.location);

  assert.equal(appealed.statusCode, 303);
  assert.match(saidBy(await here.aigul.get(appeal)), /Сапаны бақылау департаменті/);
  const controller = await here.official('QualityController', 'control');
  const seen = await controller.get(appeal.replace('/cabinet', '/workplace'));
  assert.match(saidBy(seen), /Мерзімінде жауап берілмеген/);
  await controller.post(appeal.replace('/cabinet', '/workplace'), { verdict: 'rejected', answer: 'Тексердік, бұзушылық жоқ.' });
  assert.match(saidBy(await here.aigul.get(appeal)), /сотқа жүгінуге құқығыңыз бар/);
});

test('a complaint taken back is closed, and a new one may be made', async (t) => {
  const here = await world(t);
  const path = await complain(here);
  await here.aigul.get(path);
  await here.aigul.post(`${path}/withdraw`, {});
  assert.match(saidBy(await here.aigul.get(path)), /Кері қайтарып алынды/);
  assert.notEqual(await complain(here), path);
});

test('a request is taken back once, is nobody’s task any more, and the applicant is told', async (t) => {
  const here = await world(t);
  const { aigul, caseId, site } = here;
  await aigul.get(`/cabinet/cases/${caseId}/withdraw`);
  const first = await aigul.post(`/cabinet/cases/${caseId}/withdraw`, {});
  const second = await aigul.post(`/cabinet/cases/${caseId}/withdraw`, {});

  assert.deepEqual([first.statusCode, second.statusCode, second.headers.location], [303, 303, `/cabinet/cases/${caseId}`]);
  assert.match(saidBy(await aigul.get(`/cabinet/cases/${caseId}`)), /Кері қайтарып алынды/);
  assert.match(saidBy(await aigul.get('/cabinet')), /Қаралып жатқан өтінішіңіз жоқ\..*Қызметтерді алу тарихы .*Кері қайтарып алынды/);
  assert.equal((await site.desk.db.query('select 1 from task where case_id = $1', [caseId])).rowCount, 0);
});

test('what was filed stays as it was, in the database too', async (t) => {
  const here = await world(t);
  await complain(here);
  const changes = ["update complaint set subject = 'other'", "update complaint set due = '{}'", "update complaint set regulation = 'other'", 'update complaint set ordinal = 9', 'delete from complaint', 'truncate complaint'];

  for (const change of changes) await assert.rejects(here.site.desk.db.query(change), /closed once and never changed/, change);
});
