import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findGoverningEdition } from '../index.ts';
import type { Regulation } from '../index.ts';

const act = { kk: 'қаулы', ru: 'постановление', en: 'decree' };
const EDITIONS: Regulation['editions'] = [
  { act, number: '1', date: '2015-06-30', inForce: { from: '2015-07-31', until: '2016-03-01' } },
  { act, number: '56', date: '2016-03-01', inForce: { from: '2016-03-01', until: '2018-03-15' } },
];

const CASES: readonly (readonly [string, string | undefined, string])[] = [
  ['2015-07-30', undefined, 'the day before the first edition came into force'],
  ['2015-07-31', '1', 'the day it came into force'],
  ['2016-02-29', '1', 'the last day of the old edition, a leap day'],
  ['2016-03-01', '56', 'the day the new edition replaced it'],
  ['2018-03-14', '56', 'the last day in force'],
  ['2018-03-15', undefined, 'the day of the repeal'],
];

for (const [date, number, name] of CASES) {
  it(`${date} is governed by ${number ?? 'no edition'}: ${name}`, () => {
    assert.equal(findGoverningEdition({ editions: EDITIONS }, date)?.number, number);
  });
}

it('takes the newer of two editions in force at once', () => {
  const open = EDITIONS.map((edition) => ({ ...edition, inForce: { from: edition.inForce.from } }));
  assert.equal(findGoverningEdition({ editions: open }, '2017-01-01')?.number, '56');
});
