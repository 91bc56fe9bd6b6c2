/**
 * Complete cases per second through decide + storage, each step durable before the next, and in the same run a floor:
 * the same number of bare transitions, one hand-written CTE each (case + event + outbox). The machine is noisy, so
 * the ratio of the two is the figure to quote. Settings: DATABASE_URL (an empty database that is migrated here),
 * BENCH_CONCURRENCY, BENCH_STEPS, BENCH_WARMUP_SECONDS, BENCH_SECONDS. The last line of stdout is JSON.
 */
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, databaseSettings, migrate } from '../apps/reglament/src/storage/postgres/index.ts';
import { benchCases } from './cases/measure-cases.ts';

const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

const settings = databaseSettings({ REGLAMENT_DATA: process.env['REGLAMENT_BENCH_DATA'] ?? path.join(tmpdir(), 'reglament-bench'), ...process.env });
const database = await openDatabase({ ...settings, log: (line) => process.stderr.write(`${line}\n`), connectionsMax: setting('BENCH_CONCURRENCY', 24) });
await migrate(database.pool);
const measured = await benchCases(database.pool, {
  concurrency: setting('BENCH_CONCURRENCY', 24), steps: setting('BENCH_STEPS', 8),
  warmupSeconds: setting('BENCH_WARMUP_SECONDS', 2), seconds: setting('BENCH_SECONDS', 10),
});
await database.close();
process.stdout.write(`${JSON.stringify(measured)}\n`);
