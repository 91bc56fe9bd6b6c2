/**
 * Kills the running product with SIGKILL at random moments while people use it, starts it again, and afterwards holds
 * the database against what they were told. REGLAMENT_FAULT_SEED repeats a run's choices (the machine's own timing
 * stays its own); FAULT_ROUNDS makes it longer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDatabase } from '../../apps/reglament/src/storage/postgres/index.ts';
import { findBrokenPromises, findFaults, outstanding } from './findings.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { applyAgainAndAgain, pause, workAgainAndAgain } from './load.ts';
import { citizens, officials } from './people.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';
import { freePort, killPostgres, makeDataFolder, removeDataFolder, startServer } from './server.ts';
import type { Server } from './server.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 8);
const SEED = Number(process.env['REGLAMENT_FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CITIZENS = 6;
const SETTLE_SECONDS_MAX = 60;

test(`loses and doubles nothing when the server is killed ${ROUNDS} times (REGLAMENT_FAULT_SEED=${SEED})`, { timeout: (60 + ROUNDS * 30) * 1000 }, async (t) => {
  const dataFolder = await makeDataFolder();
  t.after(() => removeDataFolder(dataFolder));
  const chance = chanceFrom(SEED);
  const ledger = openLedger();
  const stage = await openStage(t, dataFolder);
  await stage.start();

  const scene = { ledger, chance, round: () => stage.round, whenUp: stage.whenUp, over: () => stage.isOver };
  const atWork = Promise.all([
    ...(await citizens(dataFolder, CITIZENS, () => stage.origin)).map((person) => applyAgainAndAgain(scene, person)),
    ...(await officials(dataFolder, () => stage.origin)).map((person) => workAgainAndAgain(scene, person)),
  ]);
  // A mistake of the load itself must end the test at once, not after all rounds.
  await Promise.race([atWork, oneRoundAfterAnother(stage, dataFolder, chance, t)]);
  stage.isOver = true;
  await atWork;

  const database = await openDatabase({ url: undefined, dataFolder, log: () => undefined });
  t.after(() => database.close());
  await settled(() => outstanding(database.pool));
  const acknowledged = ledger.submissions.filter((submission) => submission.acknowledged.length > 0).length;
  const { rows } = await database.pool.query<{ status: string; count: number }>('select status, count(*) from cases group by status order by status');
  t.diagnostic(`${ledger.submissions.length} submissions, ${acknowledged} acknowledged; ${ledger.steps.length} steps acknowledged; ${ledger.cut} requests cut off; cases ${rows.map(({ status, count }) => `${count} ${status}`).join(', ')}`);

  assert.deepEqual([...await findBrokenPromises(database.pool, ledger), ...await findFaults(database.pool)], []);
  assert.deepEqual(unexplained(ledger, stage.databaseKilledIn), []);
  assert.ok(acknowledged >= ROUNDS && ledger.steps.length >= ROUNDS && ledger.cut > 0, 'the load was too thin to prove anything');
});

interface Stage {
  readonly start: () => Promise<void>;
  readonly whenUp: () => Promise<void>;
  readonly databaseKilledIn: Set<number>;
  readonly launch: () => Server;
  readonly origin: string;
  server: Server;
  round: number;
  isOver: boolean;
}

/** The server that is up now, or the promise that one will be. The port stays, as an operator's would. */
async function openStage(t: TestContext, dataFolder: string): Promise<Stage> {
  const port = await freePort();
  const launch = (): Server => startServer({ dataFolder, port });
  const stage: Stage = {
    launch, server: launch(), origin: `http://127.0.0.1:${port}`, round: 0, isOver: false, databaseKilledIn: new Set(),
    start: async () => stage.server.ready,
    whenUp: async () => { while (!stage.isOver && await stage.server.ready.then(() => false, () => true)) await pause(50); },
  };
  t.after(async () => { stage.isOver = true; await stage.server.kill(); });
  return stage;
}

async function oneRoundAfterAnother(stage: Stage, dataFolder: string, chance: Chance, t: TestContext): Promise<void> {
  for (stage.round = 1; stage.round <= ROUNDS; stage.round += 1) {
    const duringStart = stage.round > 1 && chance.happens(0.15);
    const database = chance.happens(0.25) ? chance.oneOf(['before', 'with'] as const) : undefined;
    const milliseconds = chance.between(100, 2500);
    t.diagnostic(`round ${stage.round}: killed ${milliseconds} ms after ${duringStart ? 'the start began' : 'it was ready'}${database === undefined ? '' : `, PostgreSQL killed ${database === 'with' ? 'as well' : 'first'}`}`);
    if (!duringStart) await stage.server.ready;
    if (database !== undefined) stage.databaseKilledIn.add(stage.round);
    // With the product alive, its own supervision brings PostgreSQL back under it.
    if (database === 'before') { await killPostgres(dataFolder); await pause(chance.between(300, 1500)); }
    await pause(milliseconds);
    await stage.server.kill();
    t.diagnostic(`  logged: ${[...new Set(stage.server.errors.map((line) => line.slice(0, 1000)))].slice(0, 5).join('\n  ')}`);
    if (database === 'with') await killPostgres(dataFolder);
    stage.server = stage.launch();
  }
  await stage.server.ready;
  await pause(500);
}

/** Waits until nothing is outstanding; what is left after that is a finding, told by the assertions. */
async function settled(left: () => Promise<readonly string[]>): Promise<void> {
  const giveUpAt = Date.now() + SETTLE_SECONDS_MAX * 1000;
  while ((await left()).length > 0 && Date.now() < giveUpAt) await pause(200);
}

/** Where only the server was killed, people see a cut connection and then a working site, never a failure. */
function unexplained({ troubles }: Ledger, databaseKilledIn: ReadonlySet<number>): readonly string[] {
  return troubles.filter(({ round }) => !databaseKilledIn.has(round)).map(({ round, what }) => `round ${round}: ${what}`);
}
