import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Regulation } from '@reglament/regulation';
import { testDatabase } from '../../storage/testing/index.ts';
import { takeNumber } from './registration-number.ts';

const REGULATION = { id: 'wko-2015-153/02', decree: { number: '153', zone: 'Asia/Oral' } } as Regulation;

test('numbers begin anew with the local year, in the hour when the year in UTC is still the old one', async (t) => {
  const { pool } = await testDatabase(t);
  const taken: string[] = [];
  for (const now of ['2026-12-31T18:59:59.999Z', '2026-12-31T18:59:59.999Z', '2026-12-31T19:00:00.000Z', '2027-01-01T00:00:00.000Z']) taken.push(await takeNumber(pool, REGULATION, now));
  assert.deepEqual(taken, ['153-02/2026/000001', '153-02/2026/000002', '153-02/2027/000001', '153-02/2027/000002']);
});
