import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOfClause } from './clause.ts';

test('a clause is a paragraph, or a sub-paragraph of one; anything else is cited whole', () => {
  assert.deepEqual(partsOfClause('5'), { paragraph: '5' });
  assert.deepEqual(partsOfClause('11.4'), { paragraph: '11', subparagraph: '4' });
  for (const whole of ['', '11.', '.4', '11.4.1', '11.4a', 'annex 2']) assert.deepEqual(partsOfClause(whole), { paragraph: whole });
});
