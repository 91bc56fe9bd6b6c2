import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { findCase } from '../apps/reglament/src/storage/index.ts';
import { startJobs } from '../apps/reglament/src/jobs/runner.ts';
import { keepInvitations } from '../apps/reglament/src/desk/joint/invitations.ts';
import { keepContent } from '../apps/reglament/src/desk/requests/contents.ts';
import { submitRequest } from '../apps/reglament/src/desk/requests/submit.ts';
import { noticesOfCase } from '../apps/reglament/src/desk/notices/notices.ts';
import { doStep } from '../apps/reglament/src/desk/workplace/do-step.ts';
import { citizen, readyRequest } from './portal-route.ts';
import { stage } from './stage.ts';
import type { Stage } from './stage.ts';

/** Asks until it is so; the jobs work in their own time, the test does not sleep for a fixed one. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  // Longer than any busy machine needs: who is in time pays nothing for it.
  for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
    if (await isSo()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  assert.fail(`expected that ${what}`);
}

const stateOf = async (scene: Stage, caseId: string) => (await findCase(scene.desk.db, caseId))!.state;

async function submitted(scene: Stage): Promise<string> {
  const account = await citizen(scene);
  const prepared = await readyRequest(scene, account);
  const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
  return done.kind === 'submitted' ? done.state.id : assert.fail(JSON.stringify(done));
}

describe('jobs', () => {
  it('carry a request to the provider, tell the applicant once, and note a missed deadline', async (t) => {
    const scene = await stage(t);
    const problems: unknown[] = [];
    const jobs = await startJobs(scene.desk, { gateway: scene.gateway, registers: scene.registers }, (line) => problems.push(line));
    // Hooks run in the order they were set; the pool of the stage would wait for the jobs' connections for ever.
    try {
    const caseId = await submitted(scene);
    await until('the request reaches the clerk', async () => (await stateOf(scene, caseId)).step?.node === 'office#1');
    const clerk = await scene.staff('clerk');
    assert.equal((await doStep(scene.desk, clerk, caseId, { sequence: (await stateOf(scene, caseId)).sequence, outcome: 'done' })).kind, 'done');
    await until('the applicant is told', async () => (await noticesOfCase(scene.desk, caseId)).length === 1);
    scene.clock.moveTo(30 * 86_400_000);
    await jobs.wake();
    await until('the missed deadline is noted', async () => (await stateOf(scene, caseId)).step?.overdue === true);
    await jobs.wake();
    await until('the late notice is there', async () => (await noticesOfCase(scene.desk, caseId)).some(({ kind }) => kind === 'late'));
    assert.deepEqual((await noticesOfCase(scene.desk, caseId)).map(({ kind }) => kind), ['registered', 'late']);
    assert.deepEqual(problems, []);
    } finally { await jobs.stop(); }
  });

  it('try again when a partner is down, and lose nothing', async (t) => {
    const scene = await stage(t);
    let down = true;
    const gateway = { ...scene.gateway, deliver: async (message: Parameters<typeof scene.gateway.deliver>[0]) => (down ? { kind: 'unavailable' as const } : scene.gateway.deliver(message)) };
    const jobs = await startJobs(scene.desk, { gateway, registers: scene.registers }, () => undefined);
    try {
    const caseId = await submitted(scene);
    await until('the job has failed once', async () => (await scene.desk.db.query("select 1 from graphile_worker.jobs where last_error is not null")).rowCount === 1);
    assert.equal((await stateOf(scene, caseId)).step?.node, 'portal#8');
    down = false;
    await scene.desk.db.query("select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())");
    await until('the request reaches the clerk after all', async () => (await stateOf(scene, caseId)).step?.node === 'office#1');
    assert.equal(scene.gateway.delivered.length, 1);
    } finally { await jobs.stop(); }
  });

  it('remove in the night what nobody refers to any more, and nothing of a case', async (t) => {
    const scene = await stage(t);
    const { db } = scene.desk;
    const problems: unknown[] = [];
    const jobs = await startJobs(scene.desk, { gateway: scene.gateway, registers: scene.registers }, (line) => problems.push(line));
    try {
    const caseId = await submitted(scene);
    await until('the request reaches the clerk', async () => (await stateOf(scene, caseId)).step?.node === 'office#1');
    const ofCase = async () => (await db.query("select p.file_name from paper p join content c on c.hash = p.hash and c.bytes <> '' where p.case_id = $1 order by p.id", [caseId])).rows;
    const before = await ofCase();
    const taken = await keepContent(db, 'application/pdf', Buffer.from('%PDF-1.7 төлқұжат'));
    await db.query("update content set loose_since = now() - interval '25 hours'");
    await db.query("select graphile_worker.add_job('forget-files')");
    await until('what was taken out is gone', async () => (await db.query('select 1 from content where hash = $1', [taken])).rowCount === 0);
    await until('the night is over', async () => (await db.query("select 1 from graphile_worker.jobs where task_identifier = 'forget-files'")).rowCount === 0);
    assert.ok(before.length >= 3);
    assert.deepEqual(await ofCase(), before);
    assert.deepEqual(problems, []);
    } finally { await jobs.stop(); }
  });

  it('ask whoever has to sign with another by short message, at the beat', async (t) => {
    const scene = await stage(t);
    const { db } = scene.desk;
    const account = await citizen(scene);
    await db.query("update account set phone = '8 701 000 00 01', phone_confirmed_at = now() where id = $1", [account.id]);
    const content = await keepContent(db, 'application/xml', Buffer.from('<request/>'));
    const [joint, applicant] = [randomUUID(), randomUUID()];
    await db.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, '850505300011', 'none', 'A', 'B', now())", [applicant]);
    await db.query("insert into joint_request (id, account_id, signing_id, document, verdict, evidence, made_at, expires_at) values ($1, $2, $3, $4, '{}', $4, now(), now() + interval '10 days')", [joint, applicant, randomUUID(), content]);
    await db.query("insert into joint_signature (id, joint_id, iin, who) values ($1, $2, $3, 'spouse')", [randomUUID(), joint, account.iin]);
    await keepInvitations(db, joint);
    const told: string[] = [];
    const jobs = await startJobs(scene.desk, { gateway: scene.gateway, registers: scene.registers }, () => undefined, undefined, { messenger: { send: async ({ to }) => { told.push(to); return { kind: 'sent' }; } }, publicUrl: 'https://portal.test' });
    try {
      // What the crontab adds each minute.
      await db.query("select graphile_worker.add_job('send-messages', queue_name := 'send-messages')");
      await until('the message has left', async () => (await db.query('select 1 from joint_invitation where sent_at is not null')).rowCount === 1);
      assert.deepEqual(told, ['+77010000001']);
    } finally { await jobs.stop(); }
  });
});
