/**
 * Kills the running product with SIGKILL at random moments while people use it, starts it again, and afterwards holds
 * the database against what they were told. REGLAMENT_FAULT_SEED repeats a run's choices (the machine's own timing
 * stays its own); FAULT_ROUNDS makes it longer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { openDatabase } from '../../apps/reglament/src/storage/postgres/index.ts';
import { findBrokenPromises, findFaults, outstanding } from './findings.ts';
import { openLedger } from './ledger.ts';
import type { Ledger, Trouble } from './ledger.ts';
import { applyAgainAndAgain, pause, workAgainAndAgain } from './load.ts';
import { citizens, officials } from './people.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';
import { freePort, killPostgres, makeDataFolder, removeDataFolder, startServer } from './server.ts';
import type { Server } from './server.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 8);
const SEED = Number(process.env['REGLAMENT_FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CITIZENS = 5;
/** A round lasts until so many forms were answered, and not longer than this: a slow machine gets the same work done. */
const ANSWERS_MAX = 16;
const ROUND_SECONDS_MAX = 6;
const SETTLE_SECONDS_MAX = 40;

test(`loses and doubles nothing when the server is killed ${ROUNDS} times (REGLAMENT_FAULT_SEED=${SEED})`, { timeout: (60 + ROUNDS * 30) * 1000 }, async (t) => {
  const dataFolder = await makeDataFolder();
  const ledger = openLedger();
  const stage = await openStage(dataFolder);
  t.after(async () => {
    stage.isOver = true;
    await stage.server.kill();
    await removeDataFolder(dataFolder);
  });
  await stage.server.ready;

  // Everybody has a chance of their own, so that who is faster changes nobody's choices.
  const scene = (own: number) => ({ ledger, chance: chanceFrom(SEED + 1 + own), round: () => stage.round, whenUp: stage.whenUp, over: () => stage.isOver });
  const atWork = Promise.all([
    ...(await citizens(dataFolder, CITIZENS, () => stage.origin)).map((person, index) => applyAgainAndAgain(scene(index), person)),
    ...(await officials(dataFolder, () => stage.origin)).map((person, index) => workAgainAndAgain(scene(100 + index), person)),
  ]);
  // A mistake of the load itself must end the test at once, not after all rounds.
  await Promise.race([atWork, oneRoundAfterAnother({ stage, dataFolder, ledger, chance: chanceFrom(SEED), t })]);
  stage.isOver = true;
  await atWork;

  const database = await openDatabase({ url: undefined, dataFolder, log: () => undefined });
  // Closed before the hooks run: the last to leave stops PostgreSQL, and only then the folder may go.
  try {
    await settled(database.pool);
    t.diagnostic(await summary(database.pool, ledger));
    assert.deepEqual([...await findBrokenPromises(database.pool, ledger), ...await findFaults(database.pool)], []);
  } finally {
    await database.close();
  }
  assert.deepEqual(unexplained([...ledger.troubles, ...stage.logged], stage.databaseKilledIn), []);
  assert.ok(acknowledgedIn(ledger) >= ROUNDS && ledger.steps.length >= ROUNDS && ledger.cut > 0, 'the load was too thin to prove anything');
});

interface Stage {
  readonly whenUp: () => Promise<void>;
  readonly databaseKilledIn: Set<number>;
  /** Errors the killed servers had written. */
  readonly logged: Trouble[];
  readonly launch: () => Server;
  readonly origin: string;
  server: Server;
  round: number;
  isOver: boolean;
}

/** The server that is up now, or the promise that one will be. The port stays, as an operator's would. */
async function openStage(dataFolder: string): Promise<Stage> {
  const port = await freePort();
  const launch = (): Server => startServer({ dataFolder, port });
  const stage: Stage = {
    launch, server: launch(), origin: `http://127.0.0.1:${port}`, round: 0, isOver: false, databaseKilledIn: new Set(), logged: [],
    whenUp: async () => { while (!stage.isOver && await stage.server.ready.then(() => false, () => true)) await pause(50); },
  };
  return stage;
}

interface Rounds { readonly stage: Stage; readonly dataFolder: string; readonly ledger: Ledger; readonly chance: Chance; readonly t: TestContext }

async function oneRoundAfterAnother({ stage, dataFolder, ledger, chance, t }: Rounds): Promise<void> {
  for (stage.round = 1; stage.round <= ROUNDS && !stage.isOver; stage.round += 1) {
    const during = stage.round > 1 && chance.happens(0.15) ? 'start' : 'work';
    const database = chance.happens(0.25) ? chance.oneOf(['first', 'as well'] as const) : undefined;
    const answers = chance.between(1, ANSWERS_MAX);
    const milliseconds = during === 'start' ? chance.between(50, 2000) : chance.between(0, 80);
    t.diagnostic(`round ${stage.round}: killed ${milliseconds} ms after ${during === 'start' ? 'the start began' : `answer ${answers}`}${database === undefined ? '' : `; PostgreSQL killed ${database}`}`);
    if (database !== undefined) stage.databaseKilledIn.add(stage.round);
    if (during === 'work') {
      await stage.server.ready;
      await answered(ledger, answers);
      // With the product alive, its own supervision brings PostgreSQL back under it.
      if (database === 'first' && await killPostgres(dataFolder)) await answered(ledger, answers);
    }
    await pause(milliseconds);
    await stage.server.kill();
    if (database !== undefined) await killPostgres(dataFolder);
    stage.logged.push(...stage.server.errors.map((line) => ({ round: stage.round, what: line.slice(0, 500) })));
    if (!stage.isOver) stage.server = stage.launch();
  }
  await stage.server.ready;
  await answered(ledger, ANSWERS_MAX);
}

/** Waits for so many more answers, or as long as a round may last. */
async function answered(ledger: Ledger, more: number): Promise<void> {
  const wanted = ledger.answered + more;
  const giveUpAt = Date.now() + ROUND_SECONDS_MAX * 1000;
  while (ledger.answered < wanted && Date.now() < giveUpAt) await pause(5);
}

/** Waits until nothing is outstanding; what is left after that is a finding, told by the assertions. */
async function settled(pool: Pool): Promise<void> {
  const giveUpAt = Date.now() + SETTLE_SECONDS_MAX * 1000;
  while ((await outstanding(pool)).length > 0 && Date.now() < giveUpAt) await pause(200);
}

async function summary(pool: Pool, ledger: Ledger): Promise<string> {
  const { rows } = await pool.query<{ status: string; count: number }>('select status, count(*) from cases group by status order by status');
  return `${ledger.submissions.length} submissions, ${acknowledgedIn(ledger)} acknowledged; ${ledger.steps.length} steps acknowledged; ${ledger.cut} requests cut off; cases: ${rows.map(({ status, count }) => `${count} ${status}`).join(', ')}`;
}

function acknowledgedIn({ submissions }: Ledger): number {
  return submissions.filter(({ acknowledged }) => acknowledged.length > 0).length;
}

/** Where only the server was killed, people see a cut connection and then a working site, never a failure. */
function unexplained(troubles: readonly Trouble[], databaseKilledIn: ReadonlySet<number>): readonly string[] {
  const told = troubles.filter(({ round }) => !databaseKilledIn.has(round)).map(({ round, what }) => `round ${round}: ${what}`);
  return [...new Set(told)].slice(0, 20);
}
