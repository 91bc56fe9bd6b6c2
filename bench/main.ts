/**
 * Every measurement of the product in one JSON on stdout. The machine is noisy: each figure that matters stands
 * beside a floor or a peer measured in the same run, in turn, and the median of the pairs' ratios is quoted.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseSettings, migrate, openDatabase } from '../apps/reglament/src/storage/postgres/index.ts';
import { benchCases, benchFloor } from './cases/measure-cases.ts';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 3);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const settings = { concurrency: Number(process.env['BENCH_CONCURRENCY'] ?? 24), steps: Number(process.env['BENCH_STEPS'] ?? 8), warmupSeconds: 1, seconds };

const dataFolder = process.env['REGLAMENT_BENCH_DATA'] ?? mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
const database = await openDatabase({ ...databaseSettings({ ...process.env, REGLAMENT_DATA: dataFolder }), log: (line) => process.stderr.write(`${line}\n`), connectionsMax: settings.concurrency });
await migrate(database.pool);

const pairs = [];
for (let pair = 0; pair < PAIRS; pair += 1) {
  const floor = await benchFloor(database.pool, settings);
  const cases = await benchCases(database.pool, settings);
  pairs.push({ cases, floor, ratio: Number((cases.cases / floor.cases).toFixed(3)) });
}
await database.close();
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const cases = { cases_per_s: median(pairs.map((pair) => pair.cases.cases)), floor_per_s: median(pairs.map((pair) => pair.floor.cases)), ratio: median(pairs.map((pair) => pair.ratio)), pairs };
process.stdout.write(`${JSON.stringify({ cases })}\n`);
