import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Queryable } from '../../storage/index.ts';
import { findScanned } from './find-scanned.ts';

/** A database in which every number that is asked for belongs to one case. */
function asked(): { readonly db: Queryable; readonly numbers: unknown[] } {
  const numbers: unknown[] = [];
  return { numbers, db: { query: async (_text: string, values: unknown[]) => { numbers.push(...values); return { rows: [{ id: 'c-1', case_id: 'c-1' }] }; } } as unknown as Queryable };
}

test('a registration number leads to its case, also once a journal of a year has passed 999,999', async () => {
  for (const number of ['153-02/2026/000001', '34.05-18/2026/999999', '153-02/2026/1000000']) {
    const { db, numbers } = asked();
    assert.deepEqual([await findScanned(db, ` ${number} `), numbers], [{ kind: 'case', caseId: 'c-1' }, [number]]);
  }
});

test('what is neither code nor number is not looked for', async () => {
  const { db, numbers } = asked();
  for (const text of ['', 'СЕРІКОВА', '153-02/2026', '153-02/26/000001', '153-02/2026/00001', '900101300017']) assert.equal(await findScanned(db, text), undefined, text);
  assert.deepEqual(numbers, []);
});
