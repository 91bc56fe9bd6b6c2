import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Logger, parseCrontab, runMigrations, runOnce } from 'graphile-worker';
import { testDatabase } from '../storage/testing/index.ts';
import { BEATS, crontabOf, NIGHTLY } from './beats.ts';

test('a beat that takes long is not joined by the next ones: the other workers are left to the cases', async (t) => {
  const { pool } = await testDatabase(t);
  await runMigrations({ pgPool: pool });
  const items = parseCrontab(crontabOf(BEATS));
  assert.deepEqual(items.map(({ task, options: { queueName, jobKey } }) => [task, queueName, jobKey]), BEATS.map((beat) => [beat, beat, beat]));

  const [{ task, options: { queueName, jobKey } }] = items.filter((item) => item.task === 'ask-registers-again') as [(typeof items)[number]];
  const beat = () => pool.query('select graphile_worker.add_job($1, queue_name := $2, job_key := $3)', [task, queueName, jobKey]);
  let [atOnce, most, runs, cases] = [0, 0, 0, 0];
  await beat();
  const work = () => runOnce({
    pgPool: pool, concurrency: 4, noHandleSignals: true, logger: new Logger(() => () => undefined),
    taskList: {
      [task]: async () => {
        atOnce += 1;
        runs += 1;
        most = Math.max(most, atOnce);
        // While the first one runs the minutes go by, and a case moves.
        if (runs === 1) {
          for (let minute = 0; minute < 5; minute += 1) await beat();
          await pool.query("select graphile_worker.add_job('case-moved')");
        }
        atOnce -= 1;
      },
      'case-moved': async () => { cases += 1; },
    },
  });
  await work();
  // A worker that looks before the queue is free again goes home; the next beat comes all the same.
  await work();

  assert.deepEqual({ most, runs, cases }, { most: 1, runs: 2, cases: 1 });
});

test('the work of the night begins when it is night in Kazakhstan', () => {
  const begins = parseCrontab(NIGHTLY).map(({ task, match }) => {
    const minutes = Array.from({ length: 24 * 60 }, (_, minute) => minute).filter((minute) => match({ min: minute % 60, hour: Math.floor(minute / 60), date: 1, month: 1, dow: 1 }));
    return [task, minutes.map((minute) => `${(Math.floor(minute / 60) + 5) % 24}:${minute % 60}`)];
  });
  assert.deepEqual(begins, [['forget-messages', ['2:17']], ['forget-files', ['2:27']]]);
});
