/**
 * Forms that stand on a page only after something has happened: each is brought about first, found on its page, and then
 * sent whatever anybody could send. The others are walked by `every-form.test.ts`.
 */
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { worker } from '@reglament/engine';
import { carryOut } from '../../desk/cases/carry-out.ts';
import { beginSession } from '../../desk/people/sessions.ts';
import { keepContent } from '../../desk/requests/contents.ts';
import { findCase } from '../../storage/index.ts';
import { registerWorkplace } from '../workplace/index.ts';
import { formTo, tryOut } from './testing/any-form.ts';
import { makeAuthority } from './testing/authority.ts';
import { doNext, endCase, openCaseOf, walkTo } from './testing/cases.ts';
import { addSaleProvider, fillSale, SALE, signPage } from './testing/joint-requests.ts';
import { AIGUL, BOLAT, KOKTEM, openPortal, PIXEL, saidBy } from './testing/portal-site.ts';
import type { PortalSite, Visitor } from './testing/portal-site.ts';
import { telephone } from './testing/telephone.ts';

/** A Tuesday, 10:00 in Oral. */
const AT = '2026-09-15T05:00:00.000Z';

/** The form must be on its page, else this test has lost its subject. */
async function bears(site: PortalSite, visitor: Visitor, action: string, page = action): Promise<void> {
  const shown = await visitor.get(page);
  const form = formTo(shown, action);
  assert.ok(form !== undefined, `no form to ${action} on ${page} (${shown.statusCode}): ${saidBy(shown).slice(0, 200)}`);
  await tryOut(site, visitor, { action, page }, form);
  assert.deepEqual(site.failures, []);
}

const open = (t: TestContext, changes: Parameters<typeof openPortal>[1] = {}): Promise<PortalSite> => openPortal(t, { messenger: telephone(), ...changes }, { at: AT, sections: [registerWorkplace] });

test('the answer to an official who asked for a document: its files, its signature, and the code for the telephone', async (t) => {
  const site = await open(t);
  const { desk } = site;
  const id = await walkTo(site, AIGUL.id, 'wko-2015-153/03', 'portal', 'examine');
  const state = (await findCase(desk.db, id))!.state;
  const words = (await keepContent(desk.db, 'text/plain', Buffer.from('Анық емес'))).toString('hex');
  const asked = await carryOut(desk, { caseId: id, commands: [{ kind: 'AskForDocument', by: worker(state, 'Executor'), step: state.step!.node, document: 'income', why: 'unclear', until: '2026-09-18T18:59:59.999Z', words }] });
  assert.ok(asked.kind === 'done');
  const aigul = await site.visitor(AIGUL);
  const path = `/cabinet/cases/${id}/documents/${asked.state.sequence}`;

  await bears(site, aigul, path);
  await aigul.postFiles(path, { go: 'stay' }, [{ field: 'files', name: 'бет.png', bytes: PIXEL }]);
  await bears(site, aigul, `${path}/sign`);
  await bears(site, aigul, '/signing-by-qr', `${path}/sign`);
});

test('steps of the applicant’s own: a choice, and papers', async (t) => {
  const site = await open(t);
  const aigul = await site.visitor(AIGUL);
  for (const [regulation, route, act] of [['kyzylorda-2018-1114/11', 'office', 'select'], ['karaganda-2014-34-05/18', 'employer-issue', 'guarantee']] as const) {
    const id = await walkTo(site, AIGUL.id, regulation, route, act);
    await bears(site, aigul, `/cabinet/cases/${id}/own-step`, `/cabinet/cases/${id}`);
  }
});

test('a complaint, its withdrawal, and the appeal against silence', async (t) => {
  const site = await open(t);
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('control', 'control', $1, 'wko-2015-153', 'Asia/Oral')", [JSON.stringify({ kk: 'Сапаны бақылау департаменті', ru: 'Департамент контроля', en: 'Control' })]);
  const aigul = await site.visitor(AIGUL);
  const complain = async (): Promise<string> => {
    const id = await openCaseOf(site, AIGUL.id);
    await aigul.get(`/cabinet/cases/${id}/complain`);
    return String((await aigul.post(`/cabinet/cases/${id}/complain`, { subject: 'delay', body: 'Анықтама уақытында берілген жоқ' })).headers.location).replace('?filed=1', '');
  };
  const [withdrawn, silent] = [await complain(), await complain()];

  await bears(site, aigul, `${withdrawn}/withdraw`, withdrawn);
  site.clock.moveTo(40 * 86_400_000);
  await bears(site, aigul, `${silent}/appeal`);
});

test('the survey of a finished service, the notices, and a place in the queue with its return', async (t) => {
  const site = await open(t);
  const { db } = site.desk;
  await db.query("insert into unit (id, kind, name, decree, zone) values ('krg-centre', 'centre', $1, 'karaganda-2014-34-05', 'Asia/Almaty')", [JSON.stringify({ kk: 'ХҚКО', ru: 'ЦОН', en: 'Centre' })]);
  await db.query("insert into queue_window (unit, number) values ('krg-centre', 1)");
  const aigul = await site.visitor(AIGUL);
  const ended = await openCaseOf(site, AIGUL.id);
  await endCase(site, ended);
  const visit = '/services/karaganda-2014-34-05/05/visit';

  await bears(site, aigul, `/cabinet/cases/${ended}/survey`);
  await bears(site, aigul, visit);
  const at = /name="at" type="radio" value="([^"]+)"/.exec((await aigul.get(visit)).body)?.[1] ?? '';
  await aigul.post(visit, { centre: 'krg-centre', at });
  const cancel = /action="(\/cabinet\/visits\/[0-9a-f-]+\/cancel)"/.exec((await aigul.get('/cabinet/visits')).body)?.[1] ?? '';
  await bears(site, aigul, cancel, '/cabinet/visits');
});

test('a request that several sign: the signature of each, the refusal to sign, the way back', async (t) => {
  const authority = await makeAuthority();
  const site = await open(t, { trust: authority.trust });
  await addSaleProvider(site.desk);
  const [aigul, bolat] = [await site.visitor(AIGUL), await site.visitor(BOLAT)];
  const page = await fillSale(aigul, { 'co-spouse': BOLAT.iin });
  await bears(site, aigul, `${SALE}/apply/sign`);
  const joint = String((await signPage(authority, aigul, `${SALE}/apply/sign`, AIGUL, page.statusCode === 200 ? await aigul.get(`${SALE}/apply/sign`) : page)).headers.location);
  assert.match(joint, /^\/cabinet\/joint\//);

  await bears(site, bolat, `${joint}/sign`);
  await bears(site, bolat, `${joint}/decline`, `${joint}/sign`);
  await bears(site, aigul, `${joint}/cancel`, joint);
});

test('the account of an organisation and its request', async (t) => {
  const site = await open(t);
  const { db } = site.desk;
  await db.query("insert into unit (id, kind, name, decree, zone) values ('karaganda', 'provider', $1, 'karaganda-2014-34-05', 'Asia/Almaty')", [JSON.stringify({ kk: 'Басқарма', ru: 'Управление', en: 'Department' })]);
  await db.query("insert into account (id, kind, iin, password_hash, surname, name, created_at) values ($1, 'legal-entity', $2, 'none', $3, '', now())", [KOKTEM.id, KOKTEM.bin, KOKTEM.nameKz]);
  const koktem = await site.visitor(KOKTEM);
  const apply = '/services/karaganda-2014-34-05/18/apply';
  await koktem.get(apply);

  await bears(site, koktem, `${apply}/form`);
  await koktem.post(`${apply}/form`, { form: 'employer-application' });
  for (const step of ['about-you', 'request/1', 'request/2', 'documents']) await bears(site, koktem, `${apply}/${step}`);
});

test('the desk of 1414: identification, a complaint by telephone, a rating', async (t) => {
  const site = await open(t);
  const { desk } = site;
  for (const [id, kind, decree] of [['1414', 'call-centre', 'all'], ['kok', 'provider', 'kokpekti-2012-417']]) await desk.db.query('insert into unit (id, kind, name, decree, zone) values ($1, $2, $3, $4, $5)', [id, kind, JSON.stringify({ kk: id, ru: id, en: id }), decree, 'Asia/Almaty']);
  const staffId = randomUUID();
  await desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, 'op', 'none', $2, 'ОПЕРАТОР', '{}')", [staffId, AIGUL.iin]);
  await desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'CallCentreOperator', '1414')", [staffId]);
  const operator = await site.visitor();
  operator.cookies.set('session', (await beginSession(desk, { staffId })).token);
  const calls = async (ended: boolean): Promise<string> => {
    const id = await openCaseOf(site, AIGUL.id, 'kokpekti-2012-417/04', 'kok');
    while ((await doNext(desk, id)).registeredAt === undefined);
    await desk.db.query('update cases set number = $2 where id = $1', [id, `n-${id.slice(0, 8)}`]);
    if (ended) await endCase(site, id);
    await operator.get('/workplace/calls');
    return String((await operator.post('/workplace/calls', { number: `n-${id.slice(0, 8)}`, iin: AIGUL.iin })).headers.location);
  };

  await bears(site, operator, '/workplace/calls');
  const [open_, finished] = [await calls(false), await calls(true)];
  await bears(site, operator, `${open_}/complaint`, open_);
  await bears(site, operator, `${finished}/rating`, finished);
});
