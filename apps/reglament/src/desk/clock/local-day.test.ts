import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayAt, timeAt, yearAt } from './local-day.ts';

const DAYS = [
  ['Asia/Oral', '2026-03-09T18:59:59.999Z', '2026-03-09'],
  ['Asia/Oral', '2026-03-09T19:00:00.000Z', '2026-03-10'],
  // Until the last night of February 2024 the clocks of Astana went an hour before those of Oral.
  ['Asia/Almaty', '2024-02-28T17:59:59.999Z', '2024-02-28'],
  ['Asia/Almaty', '2024-02-28T18:00:00.000Z', '2024-02-29'],
  ['Asia/Almaty', '2026-03-09T18:00:00.000Z', '2026-03-09'],
] as const;
for (const [zone, instant, day] of DAYS) test(`${instant} is ${day} in ${zone}`, () => { assert.equal(dayAt(zone, instant), day); });

test('a year and the time of day are local too', () => {
  assert.deepEqual([yearAt('Asia/Oral', '2026-12-31T18:59:59.999Z'), yearAt('Asia/Oral', '2026-12-31T19:00:00.000Z')], [2026, 2027]);
  assert.equal(timeAt('Asia/Oral', '2026-12-31T19:05:00.000Z'), '01.01.2027 00:05');
});

test('no use case cuts a day or a year out of an instant in UTC', () => {
  const desk = join(import.meta.dirname, '..');
  const cut = /(now\(\)|\bnow|madeAt|entry\.at|registeredAt)\.slice\(0, (4|10)\)/;
  const files = globSync('**/*.ts', { cwd: desk, exclude: (name) => name.endsWith('.test.ts') });
  assert.ok(files.length > 100);
  assert.deepEqual(files.filter((file) => cut.test(readFileSync(join(desk, file), 'utf8'))), [], 'Take dayAt or yearAt with the zone of the decree');
});
