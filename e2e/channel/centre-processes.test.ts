/** A request of a centre between separate processes: the centre's, the gateway's with the portal, the region's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadRegulations } from '@reglament/regulation';
import type { Pool } from 'pg';
import { demoBinOf } from '../../apps/reglament/src/demo/channel-parties.ts';
import { DEMO_PASSWORD } from '../../apps/reglament/src/demo/seed.ts';
import { entriesOf } from '../../apps/reglament/src/desk/cases/case-view.ts';
import { rebuildRoute } from '../../apps/reglament/src/desk/channel/message-route.ts';
import { isCertificate } from '../../apps/reglament/src/desk/counter/certify.ts';
import { listPapers } from '../../apps/reglament/src/desk/papers.ts';
import { findCase } from '../../apps/reglament/src/storage/index.ts';
import { citizens, enterOffice, officials } from '../fault/people.ts';
import { freePort } from '../fault/server.ts';
import { demoKey, openOfficial } from '../http/index.ts';
import type { Official, Sign } from '../http/index.ts';
import { openAtCounter } from '../walk/open.ts';
import { metricsOf, programs, until } from './programs.ts';

const SERVICE = 'wko-2015-153/02';
const ELSEWHERE = ['astana', 'karaganda', 'kokpekti', 'kyzylorda'];

/** The operator takes the application and does every step of theirs, the certifying that sends it included. */
async function sendFromCentre(pool: Pool, operator: Official, sign: Sign, iin: string): Promise<string> {
  const library = await loadRegulations(`${import.meta.dirname}/../../regulations`);
  const regulation = library.regulations.get(SERVICE)!;
  const route = regulation.routes.find((one) => one.route === 'centre-electronic')!;
  const caseId = await openAtCounter(operator, { regulation, route }, { iin, provider: 'wko-oral' });
  await until('the operator has sent the request', async () => {
    if ((await findCase(pool, caseId))?.state.step?.node === 'office#1') return true;
    // While a register is asked there is nothing to do.
    await operator.work(caseId, { sign });
    return false;
  });
  return caseId;
}

test('a request of a centre outlives the loss of its process and of its region’s, arrives once, and its way is told from the journal of messages', { timeout: 600_000 }, async (t) => {
  const { pool, dataFolder, start, errors } = await programs(t);
  const [gatewayAt, centreAt, regionAt] = [await freePort(), await freePort(), await freePort()];
  const addresses = { centre: centreAt, wko: regionAt };
  const gateway = await start(['portal', 'gateway', ...ELSEWHERE], gatewayAt, addresses);
  const centre = await start(['centre'], centreAt, { gateway: gatewayAt });
  const [person] = await citizens(dataFolder, 1, () => gateway.origin);
  const operator = openOfficial(() => centre.origin);
  await operator.signIn('operator', DEMO_PASSWORD);
  const stateOf = async (caseId: string) => (await findCase(pool, caseId))!.state;

  // The region is down. What the operator has sent leaves the centre all the same, and nobody can begin it.
  const caseId = await sendFromCentre(pool, operator, await demoKey(dataFolder, 'operator.p12'), person!.iin);
  await until('the gateway has it, and spares the region', async () =>
    /reglament_queue_messages\{from="gateway",to="wko"\} 1/.test(await metricsOf(gatewayAt)) && /reglament_circuit\{from="gateway",to="wko"\} 2/.test(await metricsOf(gatewayAt)));
  assert.equal((await stateOf(caseId)).step?.waiting?.[0]?.system, 'Gateway');
  assert.doesNotMatch(await metricsOf(centreAt), /part="(gateway|wko)"/, 'the centre plays nobody else');
  await centre.kill();

  const first = await start(['wko'], regionAt, { gateway: gatewayAt });
  await until('the request arrives', async () => (await stateOf(caseId)).step?.waiting === undefined);
  await first.kill();
  const [region] = await Promise.all([start(['wko'], regionAt, { gateway: gatewayAt }), start(['centre'], centreAt, { gateway: gatewayAt })]);
  const [clerk] = await officials(dataFolder, () => region.origin);
  await enterOffice(clerk!);
  assert.equal((await clerk!.official.work(caseId, { sign: clerk!.sign }))?.answer.status, 303);
  await until('the applicant is told', async () => (await pool.query("select from notice where case_id = $1 and kind = 'registered'", [caseId])).rowCount === 1);
  await until('everybody has heard of everything', async () =>
    (await pool.query("select 1 from channel_message where state <> 'DELIVERED' or not reported union all select 1 from message_outgoing where handed_at is null union all select 1 from outbox")).rowCount === 0);

  const state = await stateOf(caseId);
  const entries = await entriesOf(pool, caseId);
  const certificate = (await listPapers(pool, caseId)).find(isCertificate);
  assert.equal(entries.filter(({ command }) => command === 'NoteArrival').length, 1);
  const { rows: received } = await pool.query<{ part: string }>("select part from message_receipt where correlation_id = $1 and part = 'wko'", [caseId]);
  assert.equal(received.length, 1);
  assert.deepEqual(errors(), []);

  // Only what was said between the parts is left.
  await pool.query('alter table journal disable trigger user; truncate cases, journal, task, outbox, paper, notice, channel_message, message_outgoing, message_receipt cascade');
  const { legs } = await rebuildRoute(pool, caseId);
  const [request, ...told] = legs.filter(({ submission, report }) => submission !== undefined || report !== undefined);
  assert.deepEqual([request?.type, request?.from, request?.to, request?.signature], ['REQUEST', 'centre', 'wko', { holds: true, bin: demoBinOf('centre') }]);
  assert.deepEqual([request?.submission?.provider, request?.submission?.openedAt, request?.submission?.requestHash, request?.submission?.certification], [state.units.provider, state.openedAt, state.request, certificate!.hash.toString('hex')]);
  assert.ok(request!.takenAt! < request!.arrivedAt! && request!.arrivedAt! <= request!.reportedAt!, 'taken while the region was down');
  for (const leg of told) assert.deepEqual([leg.from, leg.to, leg.signature], ['wko', 'portal', { holds: true, bin: demoBinOf('wko') }]);
  assert.equal(told.at(-1)?.report?.number, state.number);
});
