import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { centre, provider, system } from '../test/situations.ts';
import {
  addWorkingDays,
  calendarFor,
  dueAt,
  isWorkingTime,
  nextWorkingMoment,
  slack,
  why,
  workingMillisecondsBetween,
} from './index.ts';
import type { Norm, UnitCalendar } from './index.ts';

const offices = fc.constantFrom(provider, centre, calendarFor('akim', 'Asia/Qyzylorda'), calendarFor('provider', 'Asia/Oral'));
const calendars: fc.Arbitrary<UnitCalendar> = fc.oneof(offices, fc.constant(system));

/** Whole seconds, and often enough near the edges of a working day to matter. */
const instants = fc
  .integer({ min: Date.UTC(2012, 0, 2) / 1000, max: Date.UTC(2027, 11, 31) / 1000 })
  .map((seconds) => seconds * 1000);
const edges = fc
  .tuple(fc.integer({ min: 0, max: 5800 }), fc.constantFrom(9, 13, 14.5, 18.5, 20, 0), fc.integer({ min: -1, max: 1 }))
  .map(([day, hour, second]) => Date.UTC(2012, 0, 2 + day) + (hour - 6) * 3_600_000 + second * 1000);
const starts = fc.oneof(instants, edges);

const norms: fc.Arbitrary<Norm> = fc.oneof(
  fc.record({ value: fc.nat(600), unit: fc.constantFrom('second' as const, 'minute' as const) }),
  fc.record({ value: fc.nat(100), unit: fc.constant('hour' as const) }),
  fc.record({ value: fc.nat(60), unit: fc.constantFrom('working-day' as const, 'calendar-day' as const, 'day' as const) }),
  fc.record({ value: fc.nat(12), unit: fc.constant('month' as const) }),
);
const options = fc.record({ excludeStartDay: fc.boolean() });

describe('for any start and any term', () => {
  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(calendars, starts, fc.nat(20 * 86_400), norms, options, (calendar, start, later, norm, option) => {
        const due = dueAt(calendar, start, norm, option);
        assert.ok(dueAt(calendar, start + later * 1000, norm, option) >= due);
      }),
      { numRuns: 1000 },
    );
  });
  test('a longer term is never due earlier', () => {
    fc.assert(
      fc.property(calendars, starts, norms, fc.nat(20), options, (calendar, start, norm, more, option) => {
        const longer = { value: norm.value + more, unit: norm.unit };
        assert.ok(dueAt(calendar, start, longer, option) >= dueAt(calendar, start, norm, option));
      }),
      { numRuns: 1000 },
    );
  });
  test('it is due in office hours, closing time included, and never before it began', () => {
    fc.assert(
      fc.property(offices, starts, norms, options, (calendar, start, norm, option) => {
        const due = dueAt(calendar, start, norm, option);
        assert.ok(due >= start);
        assert.ok(isWorkingTime(calendar, due) || isWorkingTime(calendar, due - 1));
      }),
      { numRuns: 1000 },
    );
  });
  test('to leave out the day of acceptance never brings a term by the clock forward', () => {
    fc.assert(
      fc.property(calendars, starts, fc.nat(600), (calendar, start, value) => {
        const norm = { value, unit: 'minute' } as const;
        assert.ok(dueAt(calendar, start, norm, { excludeStartDay: true }) >= dueAt(calendar, start, norm));
      }),
    );
  });
  test('the proof comes to the same instant, and counts and skips each day once', () => {
    fc.assert(
      fc.property(calendars, starts, norms, options, (calendar, start, norm, option) => {
        const proof = why(calendar, start, norm, option);
        assert.equal(proof.due, dueAt(calendar, start, norm, option));
        assert.ok(proof.effectiveStart >= start);
        const skipped = proof.skipped.map(({ date }) => date);
        assert.equal(new Set(skipped).size, skipped.length);
        assert.ok(proof.skipped.every(({ working }) => !working));
        if (norm.unit !== 'working-day' || norm.value === 0) return;
        assert.equal(proof.counted.length, norm.value);
        assert.ok(proof.counted.every((date) => !skipped.includes(date)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('working time', () => {
  test('from a start to its due instant is the term, for any term by the clock', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 100_000 }), (calendar, start, value) => {
        const due = dueAt(calendar, start, { value, unit: 'second' });
        assert.equal(workingMillisecondsBetween(calendar, start, due), value * 1000);
      }),
      { numRuns: 500 },
    );
  });
  test('adds up over any point between, and is the same backwards', () => {
    fc.assert(
      fc.property(calendars, starts, starts, starts, (calendar, a, b, c) => {
        const between = (from: number, to: number): number => workingMillisecondsBetween(calendar, from, to);
        assert.equal(between(a, b) + between(b, c), between(a, c));
        assert.equal(between(a, b) + between(b, a), 0);
      }),
    );
  });
  test('does not pass until the next working moment', () => {
    fc.assert(
      fc.property(calendars, starts, (calendar, start) => {
        const next = nextWorkingMoment(calendar, start);
        assert.equal(workingMillisecondsBetween(calendar, start, next), 0);
        assert.equal(isWorkingTime(calendar, next), true);
      }),
    );
  });
  test('a term is overdue exactly after its due instant', () => {
    fc.assert(
      fc.property(calendars, starts, starts, (calendar, now, due) => {
        const left = slack(calendar, now, due);
        assert.equal(left.overdue, now > due);
        assert.ok(left.overdue ? left.workingMinutes <= 0 : left.workingMinutes >= 0);
      }),
    );
  });
});

test('working days added one by one are working days added at once', () => {
  fc.assert(
    fc.property(calendars, fc.integer({ min: 0, max: 5800 }), fc.integer({ min: 1, max: 20 }), (calendar, day, count) => {
      const date = new Date(Date.UTC(2012, 0, 2 + day)).toISOString().slice(0, 10);
      let step = date;
      for (let i = 0; i < count; i++) step = addWorkingDays(calendar, step, 1);
      assert.equal(step, addWorkingDays(calendar, date, count));
    }),
  );
});
