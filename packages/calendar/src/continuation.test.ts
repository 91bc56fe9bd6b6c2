import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applicant, local, norm, provider, shown } from '../test/situations.ts';
import { dueAfterPauses, dueAt, extendedDueAt, findNorm, findStart } from './index.ts';
import type { ConditionalNorm } from './index.ts';

describe('a prolonged term is counted from its last due date', () => {
  const rows: readonly (readonly [due: string, by: string, newDue: string, because: string])[] = [
    ['2026-04-03 18:30', '1 month', '2026-05-04 18:30', '3 May is a Sunday'],
    ['2026-01-30 18:30', '1 month', '2026-03-02 18:30', 'no 30 February, and 28 is a Saturday'],
    ['2026-04-03 18:30', '5 working-day', '2026-04-10 18:30', 'the old due day is day 0'],
    ['2026-04-03 18:30', '10 calendar-day', '2026-04-13 18:30', 'day 0 even though the office has closed'],
    ['2026-04-01 15:00', '2 hour', '2026-04-01 17:00', 'by the clock'],
    ['2026-04-01 18:30', '2 hour', '2026-04-02 11:00', 'by the clock, from closing time'],
  ];
  for (const [due, by, newDue, because] of rows) {
    test(`${due} + ${by} = ${newDue}: ${because}`, () => {
      assert.equal(shown(extendedDueAt(provider, local(due), norm(by))), newDue);
    });
  }
});

describe('a term that stood still', () => {
  const pause = (from: string, to: string) => ({ from: local(from), to: local(to) });
  const due = (start: string, term: string, pauses: Parameters<typeof dueAfterPauses>[3]): string =>
    shown(dueAfterPauses(provider, local(start), norm(term), pauses));

  test('gets back the working time it lost', () => {
    assert.equal(due('2026-04-01 10:00', '2 hour', [pause('2026-04-01 11:00', '2026-04-01 15:00')]), '2026-04-01 16:00');
  });
  test('gets back nothing for a night', () => {
    assert.equal(due('2026-04-01 18:00', '1 hour', [pause('2026-04-01 18:30', '2026-04-02 09:00')]), '2026-04-02 09:30');
  });
  test('loses nothing to a pause of no working time at closing time', () => {
    assert.equal(due('2026-04-01 17:30', '1 hour', [pause('2026-04-01 18:00', '2026-04-01 18:00')]), '2026-04-01 18:30');
  });
  test('gets back working days', () => {
    assert.equal(due('2026-04-01 10:00', '3 working-day', [pause('2026-04-02 10:00', '2026-04-08 10:00')]), '2026-04-10 18:30');
  });
  test('gets back calendar days before the end is put off', () => {
    // 3 calendar days from 1 April end on Saturday 4; two more make it Monday 6, not Wednesday 8.
    assert.equal(due('2026-04-01 10:00', '3 calendar-day', [pause('2026-04-01 12:00', '2026-04-03 12:00')]), '2026-04-06 18:30');
  });
  test('in months gets back calendar days', () => {
    assert.equal(due('2026-04-06 10:00', '1 month', [pause('2026-04-10 12:00', '2026-04-15 12:00')]), '2026-05-12 18:30');
  });
  test('loses no day to a pause within one day', () => {
    assert.equal(due('2026-04-01 10:00', '3 working-day', [pause('2026-04-02 10:00', '2026-04-02 18:00')]), '2026-04-06 18:30');
  });
  test('counts overlapping pauses once, in any order', () => {
    const one = [pause('2026-04-01 11:00', '2026-04-01 12:30')];
    const two = [pause('2026-04-01 11:30', '2026-04-01 12:30'), pause('2026-04-01 11:00', '2026-04-01 12:00')];
    assert.equal(due('2026-04-01 10:00', '2 hour', two), due('2026-04-01 10:00', '2 hour', one));
  });
  test('is not moved by a pause after its end, before its start, or backwards', () => {
    const pauses = [
      pause('2026-04-01 13:00', '2026-04-03 13:00'),
      pause('2026-03-30 10:00', '2026-04-01 10:00'),
      pause('2026-04-01 11:00', '2026-04-01 10:30'),
    ];
    assert.equal(due('2026-04-01 10:00', '1 hour', pauses), '2026-04-01 11:00');
  });
  test('is moved into the reach of a later pause by an earlier one', () => {
    const pauses = [pause('2026-04-01 10:30', '2026-04-01 11:30'), pause('2026-04-01 11:45', '2026-04-01 12:00')];
    assert.equal(due('2026-04-01 10:00', '1 hour', pauses), '2026-04-01 12:15');
  });
  test('without pauses is due as ever', () => {
    for (const term of ['90 minute', '3 working-day', '30 calendar-day', '1 month']) {
      const at = local('2026-01-31 10:00');
      assert.equal(dueAfterPauses(provider, at, norm(term), []), dueAt(provider, at, norm(term)));
      assert.equal(dueAfterPauses(applicant, at, norm(term), []), dueAt(applicant, at, norm(term)));
    }
  });
});

describe('which norm applies', () => {
  const norms: readonly ConditionalNorm[] = [
    { value: 8, unit: 'working-day' },
    { value: 20, unit: 'working-day', when: 'documents-missing' },
  ];
  test('the condition overrides the general norm', () => {
    assert.equal(findNorm(norms, (condition) => condition === 'documents-missing')?.value, 20);
    assert.equal(findNorm(norms, () => false)?.value, 8);
  });
  test('no norm where only conditions are printed and none holds', () => {
    assert.equal(findNorm(norms.slice(1), () => false), undefined);
    assert.equal(findNorm([], () => true), undefined);
  });
});

test('a term whose event has not happened has not begun', () => {
  assert.equal(findStart('decided', { registered: 5 }), undefined);
  assert.equal(findStart('decided', { registered: 5, decided: 7 }), 7);
});
