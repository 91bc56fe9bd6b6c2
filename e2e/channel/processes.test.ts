/** One process per region, by settings: the parts as the separate programs they can be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../apps/reglament/src/storage/testing/index.ts';
import { citizens, enter, enterOffice, officials } from '../fault/people.ts';
import { freePort, makeDataFolder, removeDataFolder, startServer } from '../fault/server.ts';
import { locationOf, signedFields } from '../http/index.ts';
import { metricsOf, programs, until } from './programs.ts';

const ELSEWHERE = ['astana', 'karaganda', 'kokpekti', 'kyzylorda'];
const ANSWERS = {
  unit: 'wko-oral', address: 'Орал қаласы, Абай даңғылы, 1-үй', phone: '+7 701 123 45 67', 'child-name': 'ӘУЕЗОВ ӘЛІ ҒАНИҰЛЫ',
  'child-birth-date-day': '2', 'child-birth-date-month': '3', 'child-birth-date-year': '2015', 'decree-number': '17',
  'decree-date-day': '3', 'decree-date-month': '2', 'decree-date-year': '2020',
};

test('a request waits at the gateway until the process of its region starts, and is answered from there', { timeout: 400_000 }, async (t) => {
  const { pool, dataFolder, start, errors } = await programs(t);
  const [portalAt, regionAt] = [await freePort(), await freePort()];

  const centre = await start(['portal', 'centre', 'gateway', ...ELSEWHERE], portalAt, { wko: regionAt });
  const [person] = await citizens(dataFolder, 1, () => centre.origin);
  await enter(person!);
  const prepared = await person!.citizen.fillIn('wko-2015-153/02', ANSWERS);
  const sent = await person!.citizen.browser.post(prepared.form.action, await signedFields(prepared, person!.sign));
  const caseId = /cases\/([0-9a-f-]{36})/.exec(locationOf(sent) ?? '')?.[1] ?? assert.fail(String(sent.status));
  await until('the gateway has the request and the region does not answer', async () => /reglament_queue_messages\{from="gateway",to="wko"\} 1/.test(await metricsOf(portalAt)) && /reglament_circuit\{from="gateway",to="wko"\} 2/.test(await metricsOf(portalAt)));
  const step = async (): Promise<string | undefined> => (await pool.query<{ node: string }>('select node from task where case_id = $1', [caseId])).rows[0]?.node;
  assert.equal(await step(), 'portal#8');

  const region = await start(['wko'], regionAt, { gateway: portalAt });
  await until('the request arrives', async () => await step() === 'office#1');
  const [clerk] = await officials(dataFolder, () => region.origin);
  await enterOffice(clerk!);
  await clerk!.official.work(caseId, { sign: clerk!.sign });
  await until('the applicant is told', async () => (await pool.query("select from notice where case_id = $1 and kind = 'registered'", [caseId])).rowCount === 1);
  assert.match(await metricsOf(regionAt), /reglament_exchanges_total\{part="wko",peer="gateway",direction="in",outcome="answered"\} [1-9]/);
  assert.doesNotMatch(await metricsOf(regionAt), /part="portal"/, 'the region plays nobody else');
  assert.deepEqual(errors(), []);
});

test('a process whose settings cannot be followed says what to mend, and does not start', { timeout: 60_000 }, async (t) => {
  const { url } = await testDatabase(t);
  const dataFolder = await makeDataFolder();
  t.after(() => removeDataFolder(dataFolder));
  const server = startServer({ dataFolder, port: await freePort(), databaseUrl: url, env: { REGLAMENT_PARTS: 'wko' } });
  await assert.rejects(server.ready, /Expected REGLAMENT_ADDRESSES to say where gateway can be reached/);
});
