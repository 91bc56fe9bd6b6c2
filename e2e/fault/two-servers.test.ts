/** Two processes on one database: whatever either takes is done once, and what a killed one held is not lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { testDatabase } from '../../apps/reglament/src/storage/testing/index.ts';
import { findBrokenPromises, findFaults, outstanding } from './findings.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { applyAgainAndAgain, pause, workAgainAndAgain } from './load.ts';
import { citizens, officials } from './people.ts';
import { chanceFrom } from './random.ts';
import { freePort, makeDataFolder, removeDataFolder, startServer } from './server.ts';
import type { Server } from './server.ts';

const SEED = Number(process.env['REGLAMENT_FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const SUBMISSIONS = 12;
const STEPS = 12;
const SECONDS_MAX = 60;

test(`two servers on one database do no job twice (REGLAMENT_FAULT_SEED=${SEED})`, { timeout: 300_000 }, async (t) => {
  const scene = await openScene(t);
  await scene.atWork(() => enough(scene.ledger, SUBMISSIONS, STEPS));
  await settled(scene.pool);
  t.diagnostic(`${scene.ledger.submissions.length} submissions, ${scene.ledger.steps.length} steps acknowledged`);

  assert.deepEqual([...await findBrokenPromises(scene.pool, scene.ledger), ...await findFaults(scene.pool)], []);
  assert.deepEqual((await scene.pool.query('select what, of, count(*) as times from fault_attempt group by what, of having count(*) > 1')).rows, []);
  assert.deepEqual(scene.ledger.troubles, []);
  assert.deepEqual(scene.servers.flatMap(({ errors }) => errors), []);
  assert.ok(scene.ledger.submissions.length >= SUBMISSIONS / 2 && scene.ledger.steps.length >= STEPS / 2, 'the load was too thin to prove anything');
});

test(`what a killed server was doing, the other one does (REGLAMENT_FAULT_SEED=${SEED})`, { timeout: 300_000 }, async (t) => {
  const scene = await openScene(t);
  await scene.atWork(async () => {
    await enough(scene.ledger, SUBMISSIONS / 2, STEPS / 2);
    await scene.servers.shift()?.kill();
    await enough(scene.ledger, SUBMISSIONS, STEPS);
  });
  await settled(scene.pool);

  assert.deepEqual([...await findBrokenPromises(scene.pool, scene.ledger), ...await findFaults(scene.pool)], []);
  assert.deepEqual(scene.ledger.troubles, []);
  assert.deepEqual(scene.servers.flatMap(({ errors }) => errors), []);
});

interface Scene {
  readonly pool: Pool;
  readonly ledger: Ledger;
  /** Those that run; who is taken out is not spoken to any more. */
  readonly servers: Server[];
  /** Everybody works while `during` runs, and finishes what they began. */
  readonly atWork: (during: () => Promise<void>) => Promise<void>;
}

async function openScene(t: TestContext): Promise<Scene> {
  const { url, pool } = await testDatabase(t);
  await countAttempts(pool);
  const dataFolder = await makeDataFolder();
  const servers: Server[] = [];
  t.after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await removeDataFolder(dataFolder);
  });
  for (const port of [await freePort(), await freePort()]) {
    const server = startServer({ dataFolder, port, databaseUrl: url });
    servers.push(server);
    await server.ready;
  }
  const ledger = openLedger();
  // Each request of everybody goes to another server than the last one: sessions and forms belong to no process.
  let turn = 0;
  const either = (): string => servers[(turn += 1) % servers.length]?.origin ?? '';
  const people = { citizens: await citizens(dataFolder, 4, either), officials: await officials(dataFolder, either) };
  const atWork: Scene['atWork'] = async (during) => {
    let isOver = false;
    const view = (own: number) => ({ ledger, chance: chanceFrom(SEED + own), round: () => 1, whenUp: async () => undefined, over: () => isOver });
    const work = Promise.all([
      ...people.citizens.map((person, index) => applyAgainAndAgain(view(index), person)),
      ...people.officials.map((person, index) => workAgainAndAgain(view(100 + index), person)),
    ]);
    // A mistake of the load itself ends the test at once.
    await Promise.race([work, during()]).finally(() => { isOver = true; });
    await work;
  };
  return { pool, ledger, servers, atWork };
}

/**
 * Deliveries and notices that are there already are passed over in silence; a trigger before the insert sees the
 * attempt nevertheless.
 */
async function countAttempts(pool: Pool): Promise<void> {
  await pool.query(`
    create table fault_attempt (what text not null, of text not null);
    create function note_delivery() returns trigger language plpgsql as $$ begin insert into fault_attempt values ('receipt', new.message_id); return new; end $$;
    create function note_notice() returns trigger language plpgsql as $$ begin insert into fault_attempt values ('notice', concat_ws('/', new.case_id, new.sequence, new.kind)); return new; end $$;
    create trigger delivery_attempted before insert on message_receipt for each row execute function note_delivery();
    create trigger notice_attempted before insert on notice for each row execute function note_notice();`);
}

async function enough({ submissions, steps }: Ledger, submitted: number, done: number): Promise<void> {
  const giveUpAt = Date.now() + SECONDS_MAX * 1000;
  while ((submissions.length < submitted || steps.length < done) && Date.now() < giveUpAt) await pause(20);
}

async function settled(pool: Pool): Promise<void> {
  const giveUpAt = Date.now() + SECONDS_MAX * 1000;
  while ((await outstanding(pool)).length > 0 && Date.now() < giveUpAt) await pause(100);
}
