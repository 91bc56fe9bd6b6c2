import { test } from 'node:test';
import assert from 'node:assert/strict';
import { findCase } from '../../../storage/index.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { walkTo } from '../testing/cases.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';

/** Selecting children from the data bank: the applicant's own step with its own term. */
const SELECT = ['kyzylorda-2018-1114/11', 'office', 'select'] as const;
/** Guarantee documents of the employer, without which the permit is annulled. */
const GUARANTEE = ['karaganda-2014-34-05/18', 'employer-issue', 'guarantee'] as const;
/** Signing the contract at the address in the notice. */
const CONCLUDE = ['kyzylorda-2018-1114/06', 'portal', 'conclude'] as const;

for (const language of languages) {
  test(`the page of a case that waits for its applicant is in order: ${language}`, async (t) => {
    const site = await openPortal(t);
    const aigul = await site.visitor(AIGUL);
    for (const way of [SELECT, GUARANTEE, CONCLUDE] as const) {
      const page = await aigul.get(`/cabinet/cases/${await walkTo(site, AIGUL.id, way[0], way[1], way[2])}?lang=${language}`);
      assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], way.join(' '));
    }
  });
}

test('a selection is stated in the cabinet, once, and by the applicant only', async (t) => {
  const site = await openPortal(t);
  const [aigul, bolat] = [await site.visitor(AIGUL), await site.visitor(BOLAT)];
  const id = await walkTo(site, AIGUL.id, ...SELECT);
  assert.match(saidBy(await aigul.get(`/cabinet/cases/${id}`)), /Енді сіздің кезегіңіз .*РДБ-нен балаларды таңдайды\. Мерзімі:/);

  const nothing = await aigul.post(`/cabinet/cases/${id}/own-step`, {});
  await bolat.get('/cabinet');
  const others = await bolat.post(`/cabinet/cases/${id}/own-step`, { outcome: 'result' });
  const chosen = await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'result' });
  const again = await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'refusal' });

  assert.deepEqual([nothing.statusCode, checkPage(nothing.body), others.statusCode, chosen.statusCode, again.statusCode], [422, [], 404, 303, 303]);
  assert.doesNotMatch(saidBy(await aigul.get(`/cabinet/cases/${id}`)), /Енді сіздің кезегіңіз/);
  const { rows } = await site.desk.db.query('select node from task where case_id = $1', [id]);
  assert.deepEqual(rows, [{ node: 'office#7' }]);
});

test('guarantee documents are sent as files; a wrong file is told and the step waits on', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  const id = await walkTo(site, AIGUL.id, ...GUARANTEE);
  const path = `/cabinet/cases/${id}/own-step`;
  await aigul.get(`/cabinet/cases/${id}`);

  const none = await aigul.postFiles(path, {}, []);
  const wrong = await aigul.postFiles(path, {}, [{ field: 'papers', name: 'хат.docx', bytes: 'PK' }]);
  const sent = await aigul.postFiles(path, {}, [{ field: 'papers', name: 'кепілдік.png', bytes: PIXEL }]);
  const twice = await aigul.postFiles(path, {}, [{ field: 'papers', name: 'кепілдік.png', bytes: PIXEL }]);

  assert.deepEqual([none.statusCode, wrong.statusCode, sent.statusCode, twice.statusCode], [422, 422, 303, 303]);
  assert.deepEqual([checkPage(none.body), checkPage(wrong.body)], [[], []]);
  const { rows } = await site.desk.db.query('select file_name from paper where case_id = $1', [id]);
  assert.deepEqual(rows, [{ file_name: 'кепілдік.png' }]);
});

test('a contract is signed in person: the page says where, and no button pretends otherwise', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  const id = await walkTo(site, AIGUL.id, ...CONCLUDE);
  const page = await aigul.get(`/cabinet/cases/${id}`);

  assert.match(saidBy(page), /Мұны өзіңіз келіп істейсіз: Орал қаласының білім бөлімі/);
  assert.doesNotMatch(page.body, /own-step"/);
  const posted = await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'done' });
  assert.equal(posted.statusCode, 303);
  const refused = await carryOut(site.desk, { caseId: id, commands: [{ kind: 'WithdrawRequest', by: { kind: 'applicant', id: AIGUL.id } }] });
  assert.equal(refused.kind, 'invalid', 'the contract has been decided');
});

test('guarantee documents count within their term; after it they are no longer taken, and the attempt is kept beside the case', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  const send = (id: string) => aigul.postFiles(`/cabinet/cases/${id}/own-step`, {}, [{ field: 'papers', name: 'кепілдік.png', bytes: PIXEL }]);
  const [before, after] = [await walkTo(site, AIGUL.id, ...GUARANTEE), await walkTo(site, AIGUL.id, ...GUARANTEE)];
  const due = Date.parse((await findCase(site.desk.db, after))!.state.step!.due!.at);
  const papers = async (id: string) => (await site.desk.db.query('select 1 from paper where case_id = $1', [id])).rows.length;

  await aigul.get(`/cabinet/cases/${before}`);
  site.clock.moveTo(due - 60 * 60_000 - Date.now());
  await send(before);
  site.clock.moveTo(due + 60 * 60_000 - Date.now());
  const late = await send(after);
  const page = await aigul.get(`/cabinet/cases/${after}`);

  assert.equal((await findCase(site.desk.db, before))!.state.step?.node, 'employer-issue#7a');
  assert.equal(late.statusCode, 303);
  assert.equal((await findCase(site.desk.db, after))!.state.step?.node, 'employer-issue#6.1', 'nothing happened');
  assert.deepEqual([await papers(before), await papers(after)], [1, 0]);
  assert.match(saidBy(page), /Бұл мерзім аяқталды \(.*\), сондықтан құжаттар енді қабылданбайды/);
  assert.doesNotMatch(page.body, /action="[^"]*own-step"/);
  assert.deepEqual(checkPage(page.body), []);
  const { rows } = await site.desk.db.query('select account_id, action, codes from refused_attempt where case_id = $1', [after]);
  assert.deepEqual(rows, [{ account_id: AIGUL.id, action: 'own-step', codes: ['term-over'] }]);
});
