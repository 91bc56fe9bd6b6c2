/** The fault test is worth what its rules find: each is broken here on purpose, one at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { submitRequest } from '../../apps/reglament/src/desk/requests/submit.ts';
import { doStep } from '../../apps/reglament/src/desk/workplace/do-step.ts';
import { findCase } from '../../apps/reglament/src/storage/index.ts';
import { onNetwork } from '../channel/network.ts';
import { citizen, GUARDIAN, readyRequest } from '../portal-route.ts';
import { stage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { findBrokenPromises, findFaults, outstanding } from './findings.ts';
import { openLedger } from './ledger.ts';
import type { Submission } from './ledger.ts';
import { pause } from './load.ts';

interface Registered { readonly scene: Stage; readonly caseId: string; readonly signingId: string }

/** One request, delivered and registered, its jobs settled. */
async function registered(t: TestContext): Promise<Registered> {
  const scene = await stage(t);
  const account = await citizen(scene);
  const prepared = await readyRequest(scene, account);
  const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
  const caseId = done.kind === 'submitted' ? done.state.id : assert.fail(JSON.stringify(done));
  await onNetwork(scene, async ({ play }) => {
    await play();
    await settled(scene);
    const { state } = (await findCase(scene.desk.db, caseId))!;
    assert.equal((await doStep(scene.desk, await scene.staff('clerk'), caseId, { sequence: state.sequence, outcome: 'done' })).kind, 'done');
    await settled(scene);
  });
  return { scene, caseId, signingId: prepared.signingId };
}

async function settled({ desk }: Stage): Promise<void> {
  for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt && (await outstanding(desk.db)).length > 0;) await pause(25);
}

const FOREIGN = '00000000-0000-4000-8000-000000000001';
const DAMAGE: readonly { readonly what: string; readonly sql: string; readonly told: RegExp }[] = [
  { what: 'a task is lost', sql: 'delete from task', told: /an open case without a task/ },
  { what: 'a task outlives its case', sql: `insert into task (case_id, sequence, node, actor, unit, regulation, entered_at) values ('${FOREIGN}', 1, 'office#1', 'OfficeClerk', 'wko-oral', 'wko-2015-153/02', now())`, told: /a task of a case that has ended or is not there/ },
  { what: 'a task stands elsewhere than its case', sql: "update task set node = 'office#3'", told: /a task that is not the case’s own step/ },
  { what: 'the journal is changed', sql: "alter table journal disable trigger all; update journal set entry = replace(entry, 'portal', 'Portal') where sequence = 1", told: /its journal is broken/ },
  { what: 'the last entry of the journal is lost', sql: 'alter table journal disable trigger all; delete from journal where sequence = (select max(sequence) from journal)', told: /whose version is not its journal’s last entry/ },
  { what: 'the state says something else than the journal', sql: `update cases set state = replace(state::text, '"portal"', '"office"')::json`, told: /does not replay to its state/ },
  { what: 'a number is skipped', sql: 'update counter set last = last + 1', told: /counted to 2, but the cases hold 1$/ },
  { what: 'a notice is lost', sql: 'delete from notice', told: /expected the notices \[registered\], found \[\]/ },
  { what: 'a notice is sent twice', sql: 'insert into notice (id, case_id, account_id, sequence, kind, params, made_at) select gen_random_uuid(), case_id, account_id, sequence + 1, kind, params, made_at from notice', told: /found \[registered, registered\]/ },
  { what: 'a request is lost', sql: "delete from channel_message where type = 'REQUEST'", told: /not handed to the gateway exactly once/ },
  { what: 'a delivery is lost', sql: 'delete from message_receipt', told: /not received by whom it is for/ },
  { what: 'a message is made up', sql: "insert into message_receipt select part, 'made-up', correlation_id, type, hash, received_at from message_receipt limit 1", told: /a message received that nobody sent: made-up/ },
  { what: 'a message is changed', sql: "alter table message_content disable trigger all; update message_content set bytes = 'x' || bytes", told: /whose bytes are not what its hash says/ },
  { what: 'a message is not kept', sql: 'alter table message_content disable trigger all; delete from message_content', told: /whose message is not kept/ },
  { what: 'a message is left', sql: "update channel_message set state = 'NOT_DELIVERED'", told: /a message is on its way: .* NOT_DELIVERED/ },
  { what: 'a message is not handed in', sql: 'update message_outgoing set handed_at = null', told: /a message is on its way: .* from portal/ },
  { what: 'a request is kept twice', sql: "insert into paper (id, case_id, kind, name, file_name, media_type, hash, made_at, made_by) select gen_random_uuid(), case_id, kind, 'twice', file_name, media_type, hash, made_at, made_by from paper where kind = 'request'", told: /without exactly one request/ },
  { what: 'an attachment is lost', sql: "delete from paper where kind = 'attachment'", told: /a case without its attachment/ },
  { what: 'the outbox is not drained', sql: "insert into outbox (case_id, sequence, kind, payload) select id, version, 'case-moved', '{}' from cases", told: /the outbox holds 1 rows/ },
  { what: 'a job is left', sql: "select graphile_worker.add_job('case-moved/wko', '{}', run_at => now() + interval '1 hour')", told: /job \d+ is left after 0 attempts, held by nobody/ },
  { what: 'a case waits for a system', sql: "update task set actor = 'Portal'", told: /which Portal should have done/ },
];

test('the rules find nothing in a sound database, and each kind of damage in a spoilt one', async (t) => {
  const { scene: { desk: { db } } } = await registered(t);
  assert.deepEqual(await findFaults(db), []);
  for (const { what, sql, told } of DAMAGE) {
    const client = await db.connect();
    try {
      await client.query('begin');
      await client.query(sql);
      const faults = await findFaults(client);
      assert.ok(faults.some((fault) => told.test(fault)), `${what}: ${JSON.stringify(faults)}`);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
});

test('a promise is broken when a submission people were told of is lost, doubled or somebody else’s', async (t) => {
  const { scene: { desk: { db } }, caseId, signingId } = await registered(t);
  const submission: Submission = { signingId, iin: GUARDIAN.iin, path: '', fields: {}, acknowledged: [caseId, caseId] };
  const kept = { ...openLedger(), submissions: [submission], steps: [{ caseId, login: 'clerk', sequence: 1 }] };
  const told = async (change: Partial<typeof kept>): Promise<readonly string[]> => findBrokenPromises(db, { ...kept, ...change });

  assert.deepEqual(await told({}), []);
  assert.match((await told({ submissions: [submission, { ...submission, signingId: FOREIGN, acknowledged: [FOREIGN] }] })).join(), /the database has no case/);
  assert.match((await told({ submissions: [{ ...submission, acknowledged: [caseId, FOREIGN] }] })).join(), /were told of .* and/);
  assert.match((await told({ submissions: [{ ...submission, iin: '900101300017' }] })).join(), /were told of/);
  const overtaken: Submission = { ...submission, signingId: FOREIGN, acknowledged: [], overtaken: true };
  assert.deepEqual(await told({ submissions: [overtaken, submission] }), []);
  assert.match((await told({ submissions: [submission, overtaken] })).join(), /out of date, but the database has no newer one/);
  assert.match((await told({ submissions: [{ ...submission, overtaken: true }, submission] })).join(), /out of date, but the database has [0-9a-f]/);
  assert.match((await told({ submissions: [] })).join(), /which nobody posted/);
  assert.match((await told({ steps: [{ caseId, login: 'clerk', sequence: 99 }] })).join(), /went beyond 99/);
});
