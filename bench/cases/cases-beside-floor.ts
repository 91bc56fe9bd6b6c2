import type { Pool } from 'pg';
import { benchCases, benchFloor } from './measure-cases.ts';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 5);

/** Cases and their floor in turn; the median of the pairs' ratios is the figure to quote. */
export async function casesBesideFloor(pool: Pool, concurrency: number) {
  const settings = { concurrency, steps: Number(process.env['BENCH_STEPS'] ?? 8), warmupSeconds: Number(process.env['BENCH_WARMUP_SECONDS'] ?? 1), seconds: Number(process.env['BENCH_SECONDS'] ?? 4) };
  const pairs = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const floor = await benchFloor(pool, settings);
    const cases = await benchCases(pool, settings);
    pairs.push({ cases, floor, ratio: Number((cases.cases / floor.cases).toFixed(3)) });
  }
  return { cases_per_s: median(pairs.map((pair) => pair.cases.cases)), floor_per_s: median(pairs.map((pair) => pair.floor.cases)), ratio: median(pairs.map((pair) => pair.ratio)), pairs };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
