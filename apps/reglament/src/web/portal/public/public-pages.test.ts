import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Entry } from '@reglament/engine';
import { entriesOf } from '../../../desk/cases/case-view.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { followUp } from '../../../desk/cases/follow-up.ts';
import { openFigures } from '../../../desk/statistics/open-figures.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { endCase, openCaseOf } from '../testing/cases.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../testing/portal-site.ts';
import type { PortalSite } from '../testing/portal-site.ts';

const SERVICE = 'wko-2015-153/02';

/** Requests of others, as the jobs would have counted them. */
async function facts({ desk }: PortalSite, counts: readonly (readonly [outcome: string | null, late: boolean | null, count: number, refusal?: string])[], regulation = SERVICE, day = '2026-03-02'): Promise<void> {
  for (const [outcome, late, count, refusal] of counts) {
    for (let index = 0; index < count; index += 1) {
      await desk.db.query("insert into request_fact (case_id, regulation, registered_on, outcome, refusal_kind, late) values ($1, $2, $6, $3, $4, $5)", [randomUUID(), regulation, outcome, refusal ?? null, late, day]);
    }
  }
}

for (const language of languages) {
  test(`help, figures, results and the survey are in order: ${language}`, async (t) => {
    const site = await openPortal(t);
    await facts(site, [['issued', false, 40], ['refused', true, 6, 'reasonedRefusal'], [null, null, 8]]);
    await facts(site, [['issued', false, 3]], 'wko-2015-153/03');
    const id = await openCaseOf(site, AIGUL.id);
    await endCase(site, id);
    const aigul = await site.visitor(AIGUL);
    for (const url of ['/help', '/statistics', '/statistics?year=2026', '/statistics?year=x', '/survey', `/cabinet/cases/${id}`, `/cabinet/cases/${id}/survey`, '/cabinet/survey-thanks']) {
      const page = await aigul.get(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
      assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], url);
    }
  });
}

test('figures tell what was received, how it ended and what share was in time', async (t) => {
  const site = await openPortal(t);
  await facts(site, [['issued', false, 40], ['issued', true, 10], ['refused', false, 6, 'reasonedRefusal'], [null, null, 8]]);

  const page = saidBy(await (await site.visitor()).get('/statistics'));

  assert.match(page, /Қорғаншылық және қамқоршылық жөнінде анықтамалар беру 64 50 Қызмет көрсетуден дәлелді бас тарту: 6 0 8 82 %/);
});

test('a number that might point at somebody is not published, nor the numbers it could be worked out from', async (t) => {
  const site = await openPortal(t);
  await facts(site, [['issued', false, 40], ['refused', false, 4, 'reasonedRefusal']]);
  await facts(site, [['issued', false, 4]], 'wko-2015-153/03');
  const [second, third] = await openFigures(site.desk);

  assert.deepEqual([second?.received, second?.parts, second?.inTimePercent], [44, undefined, undefined]);
  assert.deepEqual([third?.received, third?.parts], [undefined, undefined]);
  await facts(site, [['refused', false, 1, 'reasonedRefusal']]);
  const [now] = await openFigures(site.desk);
  assert.equal(now?.parts?.refused[0]?.count, 5, 'five are enough');
});

test('all years together say nothing that a single year keeps back', async (t) => {
  const site = await openPortal(t);
  await facts(site, [['issued', false, 40], ['refused', false, 6, 'reasonedRefusal']]);
  await facts(site, [['issued', false, 20], ['refused', false, 2, 'reasonedRefusal']], SERVICE, '2025-06-02');
  await facts(site, [['issued', false, 30], ['issued', true, 8]], 'wko-2015-153/03');
  await facts(site, [['issued', false, 3]], 'wko-2015-153/03', '2025-06-02');
  await facts(site, [['issued', false, 30], ['issued', true, 8]], 'wko-2015-153/04');
  await facts(site, [['issued', false, 7], ['issued', true, 1]], 'wko-2015-153/04', '2025-06-02');
  const [second, third, fourth] = await openFigures(site.desk);

  assert.deepEqual([second?.received, second?.parts], [68, undefined], 'two refusals of 2025 would be the difference');
  assert.deepEqual([third?.received, third?.parts?.issued], [38, 38], 'the three of 2025 are in no figure');
  assert.deepEqual([fourth?.received, fourth?.parts?.issued, fourth?.inTimePercent], [46, 46, undefined], 'one late in 2025 would be the difference');
  assert.equal((await openFigures(site.desk, 2026))[2]?.inTimePercent, 78);
});

test('an ending that no column lists is not to be found by subtraction', async (t) => {
  const site = await openPortal(t);
  await facts(site, [['issued', false, 40], ['annulled', false, 1]]);
  const [figures] = await openFigures(site.desk);
  assert.deepEqual([figures?.received, figures?.parts], [41, undefined]);
});

test('the jobs count a request once however often they run, and tell a late one', async (t) => {
  const site = await openPortal(t, {}, { at: '2026-09-15T05:00:00.000Z' });
  const id = await openCaseOf(site, AIGUL.id);
  await carryOut(site.desk, { caseId: id, commands: (state) => [{ kind: 'CompleteStep', by: { kind: 'staff', id: 'c', role: 'OfficeClerk', unit: 'oral' }, step: state!.step!.node, outcome: 'done', details: { number: '7' } }] });
  site.clock.moveTo(60 * 86_400_000);
  await endCase(site, id);
  const entries: readonly Entry[] = await entriesOf(site.desk.db, id);
  const partners = { gateway: { deliver: async () => ({ kind: 'delivered' as const }), report: async () => ({ kind: 'here' as const }) }, registers: {} as Parameters<typeof followUp>[1]['registers'] };
  for (let time = 0; time < 2; time += 1) await followUp(site.desk, partners, id, { from: 1, to: entries.length });

  const { rows } = await site.desk.db.query("select regulation, registered_on::text as day, outcome, late from request_fact");
  assert.deepEqual(rows, [{ regulation: SERVICE, day: '2026-09-15', outcome: 'issued', late: true }]);
});

test('a finished service is rated once, and nothing leads from the answer to the person', async (t) => {
  const site = await openPortal(t);
  const id = await openCaseOf(site, AIGUL.id);
  const [aigul, bolat] = [await site.visitor(AIGUL), await site.visitor(BOLAT)];
  const path = `/cabinet/cases/${id}/survey`;
  assert.equal((await aigul.get(path)).headers.location, path.replace('/survey', ''), 'not yet finished: the request tells how it stands');
  await aigul.get('/cabinet/account');
  assert.equal((await aigul.post(path, { process: '3', information: '3' })).headers.location, path.replace('/survey', ''), 'and nobody is thanked for what was not counted');
  await endCase(site, id);
  await aigul.get(path);

  const half = await aigul.post(path, { process: '3' });
  const first = await aigul.post(path, { process: '3', information: '1' });
  const second = await aigul.post(path, { process: '1', information: '1' });

  assert.deepEqual([half.statusCode, checkPage(half.body), first.statusCode, second.statusCode], [422, [], 303, 303]);
  assert.match(half.body, /value="3" checked/);
  assert.equal((await bolat.get(path)).statusCode, 404);
  await bolat.get('/cabinet/account');
  assert.equal((await bolat.post(path, { process: '3', information: '3' })).statusCode, 404);
  assert.equal((await aigul.get(path)).headers.location, '/cabinet/survey-thanks', 'asked no more');
  const { rows: counts } = await site.desk.db.query('select process, information, answers from survey_count');
  assert.deepEqual(counts, [{ process: 3, information: 1, answers: 1 }]);
  const { rows: columns } = await site.desk.db.query("select column_name from information_schema.columns where table_name = 'survey_given'");
  assert.deepEqual(columns, [{ column_name: 'case_id' }], 'that it was given is known, and nothing else');
  const { rows: same } = await site.desk.db.query('select 1 from survey_given g join survey_count c on c.xmin::text = g.xmin::text');
  assert.deepEqual(same, [], 'the two were written in different transactions');
});

test('what was answered is open once enough have answered', async (t) => {
  const site = await openPortal(t);
  const visitor = await site.visitor();
  const count = (answers: number) => site.desk.db.query('insert into survey_count values ($1, 2026, 3, 2, $2) on conflict (regulation, year, process, information) do update set answers = excluded.answers', [SERVICE, answers]);
  await count(4);
  assert.match(saidBy(await visitor.get('/survey')), /Жариялауға жететін жауап әлі жоқ/);
  await count(5);
  assert.match(saidBy(await visitor.get('/survey')), /5 қанағаттанған – 5; ішінара – 0; қанағаттанбаған – 0/);
});
