/**
 * Every measurement of the product in one JSON on stdout. The machine is noisy: each figure that matters stands
 * beside a floor or a peer measured in the same run, in turn, and the median of the pairs' ratios is quoted.
 * BENCH_ONLY=cases,eds chooses; each part is named and bounded in its own file.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseSettings, migrate, openDatabase } from '../apps/reglament/src/storage/postgres/index.ts';
import { benchAccept } from './accept.ts';
import { casesBesideFloor } from './cases/cases-beside-floor.ts';
import { benchEds } from './eds.ts';
import { benchGateway } from './gateway.ts';
import { benchPages } from './pages.ts';
import { benchWorkday } from './workday.ts';

const CONCURRENCY = Number(process.env['BENCH_CONCURRENCY'] ?? 24);
const log = (line: string): void => { process.stderr.write(`${line}\n`); };

/** A folder of this run alone, away from any data the product keeps. */
const dataFolder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
// As root the embedded server runs as another account, which must be able to pass.
chmodSync(dataFolder, 0o755);
const database = await openDatabase({ ...databaseSettings({ ...process.env, REGLAMENT_DATA: dataFolder }), log, connectionsMax: CONCURRENCY });
await migrate(database.pool);

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  cases: () => casesBesideFloor(database.pool, CONCURRENCY),
  accept: () => benchAccept(database.pool),
  gateway: () => benchGateway(database.pool),
  pages: () => benchPages(database.pool),
  workday: () => benchWorkday(database.pool),
  eds: () => benchEds(),
};

const chosen = process.env['BENCH_ONLY']?.split(',') ?? Object.keys(PARTS);
const figures: Record<string, unknown> = {};
for (const name of chosen) {
  log(`measuring ${name}`);
  figures[name] = await PARTS[name]?.();
}
await database.close();
rmSync(dataFolder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(figures)}\n`);
