import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { centre, local, provider, shown, system } from '../test/situations.ts';
import {
  addWorkingDays,
  isWorkingTime,
  nextWorkingDayOpening,
  nextWorkingMoment,
  slack,
  workingMinutesBetween,
} from './index.ts';

describe('office hours of a provider', () => {
  const rows: readonly (readonly [moment: string, working: boolean, next: string])[] = [
    ['2026-04-01 08:59', false, '2026-04-01 09:00'],
    ['2026-04-01 09:00', true, '2026-04-01 09:00'],
    ['2026-04-01 12:59', true, '2026-04-01 12:59'],
    ['2026-04-01 13:00', false, '2026-04-01 14:30'],
    ['2026-04-01 14:29', false, '2026-04-01 14:30'],
    ['2026-04-01 18:29', true, '2026-04-01 18:29'],
    ['2026-04-01 18:30', false, '2026-04-02 09:00'],
    ['2026-04-03 18:30', false, '2026-04-06 09:00'],
    ['2026-04-04 10:00', false, '2026-04-06 09:00'],
    ['2024-05-04 10:00', true, '2024-05-04 10:00'],
    ['2024-05-08 10:00', false, '2024-05-10 09:00'],
    ['2024-02-29 23:30', false, '2024-03-01 09:00'],
  ];
  for (const [moment, working, next] of rows) {
    test(`${moment}: ${working ? 'open' : `closed until ${next}`}`, () => {
      assert.equal(isWorkingTime(provider, local(moment)), working);
      assert.equal(shown(nextWorkingMoment(provider, local(moment))), next);
    });
  }
});

test('a system never closes, a centre closes on Sunday', () => {
  assert.equal(isWorkingTime(system, local('2026-01-01 03:00')), true);
  assert.equal(isWorkingTime(centre, local('2026-04-04 15:00')), true);
  assert.equal(isWorkingTime(centre, local('2026-04-05 15:00')), false);
});

test('the next working day opens after the local day, whatever the hour', () => {
  assert.equal(shown(nextWorkingDayOpening(provider, local('2026-04-01 00:00'))), '2026-04-02 09:00');
  assert.equal(shown(nextWorkingDayOpening(provider, local('2026-04-03 23:59'))), '2026-04-06 09:00');
});

describe('working minutes between', () => {
  const between = (a: string, b: string): number => workingMinutesBetween(provider, local(a), local(b));
  test('over the break', () => assert.equal(between('2026-04-01 12:50', '2026-04-01 14:40'), 20));
  test('over a weekend', () => assert.equal(between('2026-04-03 18:00', '2026-04-06 09:30'), 60));
  test('within days off: none', () => assert.equal(between('2026-03-21 09:00', '2026-03-25 18:00'), 0));
  test('backwards: negative', () => assert.equal(between('2026-04-01 11:00', '2026-04-01 10:00'), -60));
  test('half a minute', () => assert.equal(between('2026-04-01 10:00:00', '2026-04-01 10:00:30'), 0.5));
  test('over the night of 25 hours: none', () => assert.equal(between('2024-02-29 18:30', '2024-03-01 09:00'), 0));
});

describe('slack', () => {
  const of = (now: string, due: string): unknown => slack(provider, local(now), local(due));
  test('before the term', () => {
    assert.deepEqual(of('2026-04-02 18:00', '2026-04-06 18:30'), { overdue: false, workingMinutes: 990, workingDays: 2 });
  });
  test('at its very end', () => {
    assert.deepEqual(of('2026-04-06 18:30', '2026-04-06 18:30'), { overdue: false, workingMinutes: 0, workingDays: 0 });
  });
  test('a minute after, with the office closed', () => {
    assert.deepEqual(of('2026-04-06 18:31', '2026-04-06 18:30'), { overdue: true, workingMinutes: 0, workingDays: 0 });
  });
  test('the next morning', () => {
    assert.deepEqual(of('2026-04-07 09:10', '2026-04-06 18:30'), { overdue: true, workingMinutes: -10, workingDays: -1 });
  });
});

test('working days are added to any date; none gives the date or the next working day', () => {
  assert.equal(addWorkingDays(provider, '2026-04-01', 0), '2026-04-01');
  assert.equal(addWorkingDays(provider, '2026-04-04', 0), '2026-04-06');
  assert.equal(addWorkingDays(provider, '2026-04-04', 1), '2026-04-06');
  assert.equal(addWorkingDays(provider, '2026-04-06', -1), '2026-04-03');
  assert.equal(addWorkingDays(provider, '2026-03-20', 1), '2026-03-26');
});
