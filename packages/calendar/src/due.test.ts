import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALMATY, applicant, centre, local, norm, onSixDays, provider, shown, system } from '../test/situations.ts';
import { calendarFor, dueAt } from './index.ts';
import type { NormOptions, UnitCalendar } from './index.ts';

type Row = readonly [start: string, norm: string, due: string, because: string];

function family(name: string, calendar: UnitCalendar, rows: readonly Row[], options?: NormOptions): void {
  describe(name, () => {
    for (const [start, term, due, because] of rows) {
      test(`${start} + ${term} = ${due}: ${because}`, () => {
        assert.equal(shown(dueAt(calendar, local(start), norm(term), options)), due);
      });
    }
  });
}

family('minutes and hours run in office hours (09:00-13:00, 14:30-18:30)', provider, [
  ['2026-04-01 10:00', '15 minute', '2026-04-01 10:15', 'within the morning'],
  ['2026-04-01 12:59', '1 minute', '2026-04-01 13:00', 'ends as the break begins, not after it'],
  ['2026-04-01 12:59', '2 minute', '2026-04-01 14:31', 'the break does not count'],
  ['2026-04-01 13:00', '1 minute', '2026-04-01 14:31', 'begun in the break'],
  ['2026-04-01 14:30', '1 minute', '2026-04-01 14:31', 'begun as it ends'],
  ['2026-04-01 17:30', '1 hour', '2026-04-01 18:30', 'ends at closing time, not next morning'],
  ['2026-04-01 18:29', '2 minute', '2026-04-02 09:01', 'goes on next morning'],
  ['2026-04-01 18:30', '1 minute', '2026-04-02 09:01', 'closing time is too late'],
  ['2026-04-01 08:59', '30 minute', '2026-04-01 09:30', 'before opening'],
  ['2026-04-01 09:00', '8 hour', '2026-04-01 18:30', 'a whole day'],
  ['2026-04-01 09:00', '16 hour', '2026-04-02 18:30', 'two whole days'],
  ['2026-04-01 10:00', '24 hour', '2026-04-06 10:00', 'three working days of eight hours; 4 and 5 April off'],
  ['2026-04-03 18:00', '1 hour', '2026-04-06 09:30', 'across a weekend'],
  ['2026-04-04 12:00', '15 minute', '2026-04-06 09:15', 'arrived on Saturday'],
  ['2026-03-20 18:00', '1 hour', '2026-03-26 09:30', 'across Nauryz, with its two days in place of the weekend'],
  ['2024-05-03 18:00', '1 hour', '2024-05-04 09:30', 'into a working Saturday'],
  ['2025-01-05 10:00', '15 minute', '2025-01-05 10:15', 'a working Sunday'],
  ['2025-01-02 10:00', '15 minute', '2025-01-05 09:15', '3 January off in its place'],
  ['2026-04-01 10:00', '0.5 hour', '2026-04-01 10:30', 'half an hour'],
  ['2026-04-01 10:00', '30 second', '2026-04-01 10:00:30', 'seconds'],
  ['2026-04-01 10:00', '0 minute', '2026-04-01 10:00', 'at once'],
  ['2024-02-29 18:00', '1 hour', '2024-03-01 09:30', 'over the night the clocks went back'],
]);

family('the centre works Monday to Saturday, 09:00-20:00', centre, [
  ['2026-04-01 19:50', '15 minute', '2026-04-02 09:05', 'open until eight'],
  ['2026-04-04 13:30', '15 minute', '2026-04-04 13:45', 'on Saturday, without a break'],
  ['2026-04-04 19:50', '15 minute', '2026-04-06 09:05', 'but not on Sunday'],
  ['2026-04-03 10:00', '1 working-day', '2026-04-04 20:00', 'Saturday is a working day there'],
]);

family('a system works round the clock', system, [
  ['2026-04-05 23:59', '2 minute', '2026-04-06 00:01', 'over midnight, on Sunday'],
  ['2024-02-29 22:00', '4 hour', '2024-03-01 01:00', 'the night of 25 hours'],
  ['2026-04-03 23:00', '1 working-day', '2026-04-06 23:59:59', 'working days still skip the weekend'],
  ['2026-04-04 12:00', '1 working-day', '2026-04-06 23:59:59', 'Saturday is day 0'],
  ['2026-04-04 12:00', '0 calendar-day', '2026-04-06 23:59:59', 'a day off ends no term'],
]);

family('working days: the start is day 0, due at closing time', provider, [
  ['2026-04-01 10:00', '1 working-day', '2026-04-02 18:30', 'the next day'],
  ['2026-04-01 18:29', '1 working-day', '2026-04-02 18:30', 'a minute before closing'],
  ['2026-04-01 18:30', '1 working-day', '2026-04-03 18:30', 'at closing: arrived next day'],
  ['2026-04-01 08:00', '1 working-day', '2026-04-02 18:30', 'before opening: arrived that day'],
  ['2026-04-01 13:30', '1 working-day', '2026-04-02 18:30', 'in the break: arrived that day'],
  ['2026-04-03 10:00', '1 working-day', '2026-04-06 18:30', 'Friday to Monday'],
  ['2026-04-04 10:00', '1 working-day', '2026-04-07 18:30', 'Saturday arrives on Monday'],
  ['2026-04-05 10:00', '1 working-day', '2026-04-07 18:30', 'so does Sunday'],
  ['2026-04-01 10:00', '0 working-day', '2026-04-01 18:30', 'on that day'],
  ['2026-04-04 10:00', '0 working-day', '2026-04-06 18:30', 'on the day it arrives'],
  ['2026-03-19 10:00', '1 working-day', '2026-03-20 18:30', 'before Nauryz'],
  ['2026-03-20 10:00', '1 working-day', '2026-03-26 18:30', 'over Nauryz and the two days in place'],
  ['2026-03-22 10:00', '1 working-day', '2026-03-27 18:30', 'arrived at Nauryz'],
  ['2026-03-26 10:00', '1 working-day', '2026-03-27 18:30', 'after Nauryz'],
  ['2024-05-03 10:00', '1 working-day', '2024-05-04 18:30', 'the working Saturday counts'],
  ['2024-05-06 10:00', '1 working-day', '2024-05-10 18:30', '7, 8 and 9 May off'],
  ['2025-01-02 10:00', '1 working-day', '2025-01-06 18:30', 'arrives on Sunday 5 January, a working day'],
  ['2025-01-05 10:00', '1 working-day', '2025-01-06 18:30', '7 January comes after'],
  ['2025-01-06 10:00', '1 working-day', '2025-01-08 18:30', 'over Christmas'],
  ['2026-05-26 10:00', '1 working-day', '2026-05-28 18:30', 'over Kurban Ait'],
  ['2020-05-06 10:00', '1 working-day', '2020-05-11 18:30', '7 to 10 May off, Monday 11 working'],
  ['2020-12-15 10:00', '3 working-day', '2020-12-22 18:30', '16-19 off; Sunday 20 working, then 21, 22'],
  ['2014-05-12 10:00', '15 working-day', '2014-06-02 18:30', 'three weeks'],
  ['2026-02-27 10:00', '15 working-day', '2026-03-26 18:30', 'over 9 March and Nauryz'],
  ['2012-12-28 10:00', '1 working-day', '2012-12-29 18:30', 'a working Saturday'],
  ['2012-12-28 10:00', '2 working-day', '2013-01-03 18:30', '31 December off in its place, then New Year'],
]);

family('on six days', onSixDays, [
  ['2026-04-03 10:00', '1 working-day', '2026-04-04 18:30', 'Saturday'],
  ['2026-03-20 10:00', '1 working-day', '2026-03-25 18:30', 'Nauryz with one day in place'],
  ['2024-05-03 10:00', '3 working-day', '2024-05-08 18:30', 'Saturday 4, Monday 6; 7 is a holiday, 8 is not moved'],
]);

family('calendar days', provider, [
  ['2026-04-01 10:00', '1 calendar-day', '2026-04-02 18:30', 'the next day'],
  ['2026-04-01 10:00', '2 calendar-day', '2026-04-03 18:30', 'ends on Friday'],
  ['2026-04-01 10:00', '3 calendar-day', '2026-04-06 18:30', 'ends on Saturday: put off'],
  ['2026-04-01 10:00', '4 calendar-day', '2026-04-06 18:30', 'ends on Sunday: put off'],
  ['2026-04-01 10:00', '5 calendar-day', '2026-04-06 18:30', 'ends on Monday'],
  ['2026-02-20 10:00', '30 calendar-day', '2026-03-26 18:30', 'ends at Nauryz (22 March): put off past 25'],
  ['2024-02-28 10:00', '2 calendar-day', '2024-03-01 18:30', 'over 29 February'],
  ['2023-02-27 10:00', '2 calendar-day', '2023-03-01 18:30', 'no 29 February'],
  ['2024-04-29 10:00', '5 calendar-day', '2024-05-04 18:30', 'a working Saturday ends a term'],
  ['2026-04-04 10:00', '3 calendar-day', '2026-04-09 18:30', 'Saturday arrives on Monday 6'],
  ['2026-04-01 10:00', '3 day', '2026-04-06 18:30', 'plain days are calendar days'],
]);

family('months end on the same number, or the last', provider, [
  ['2026-04-01 10:00', '1 month', '2026-05-04 18:30', '1 May is a holiday, then a weekend'],
  ['2026-01-29 10:00', '1 month', '2026-03-02 18:30', '28 February is a Saturday'],
  ['2024-01-29 10:00', '1 month', '2024-02-29 18:30', 'leap year'],
  ['2024-01-30 10:00', '1 month', '2024-02-29 18:30', 'no 30 February'],
  ['2024-01-31 10:00', '1 month', '2024-02-29 18:30', 'no 31 February'],
  ['2024-02-29 10:00', '12 month', '2025-02-28 18:30', 'a year from 29 February'],
  ['2023-03-31 10:00', '1 month', '2023-05-02 18:30', '30 April is a Sunday, 1 May a holiday'],
  ['2025-10-31 10:00', '4 month', '2026-03-02 18:30', 'over the year; 28 February is a Saturday'],
  ['2025-12-15 10:00', '1 month', '2026-01-15 18:30', 'into the next year'],
]);

family('the day of acceptance is not counted', provider, [
  ['2026-04-01 10:00', '1 working-day', '2026-04-02 18:30', 'the start of a day term never counts: not left out twice'],
  ['2026-04-01 19:00', '1 working-day', '2026-04-02 18:30', 'accepted late at the centre: still that day'],
  ['2026-04-04 10:00', '1 working-day', '2026-04-06 18:30', 'accepted on Saturday at the centre: Monday is day 1'],
  ['2026-04-01 10:00', '3 calendar-day', '2026-04-06 18:30', 'calendar days: 4 April is a Saturday'],
  ['2026-04-04 10:00', '3 calendar-day', '2026-04-07 18:30', 'counted from Saturday itself'],
  ['2026-04-04 10:00', '1 month', '2026-05-04 18:30', 'so are months'],
  ['2026-04-01 10:00', '15 minute', '2026-04-02 09:15', 'minutes wait for the next working day'],
  ['2026-04-03 10:00', '1 hour', '2026-04-06 10:00', 'over the weekend'],
  ['2026-04-01 10:00', '0 working-day', '2026-04-01 18:30', 'nothing to leave out of "on that day"'],
], { excludeStartDay: true });

family('an applicant has until the end of the day', applicant, [
  ['2026-04-01 22:00', '20 working-day', '2026-04-29 23:59:59', 'evening counts as that day'],
]);

describe('zones', () => {
  test('the same instant is another day in Oral than in Almaty', () => {
    const start = Date.parse('2018-06-04T12:59:00Z'); // 18:59 in Almaty, 17:59 in Oral
    const term = norm('1 working-day');
    assert.equal(shown(dueAt(provider, start, term)), '2018-06-06 18:30');
    const oral = calendarFor('provider', 'Asia/Oral');
    assert.equal(shown(dueAt(oral, start, term), 'Asia/Oral'), '2018-06-05 18:30');
  });
  test('a term over 1 March 2024 ends at closing time by the new clock', () => {
    const start = Date.parse('2024-02-29T10:00+06:00');
    assert.equal(dueAt(provider, start, norm('1 working-day')), Date.parse('2024-03-01T18:30+05:00'));
    assert.equal(dueAt(provider, start - 86_400_000, norm('1 working-day')), Date.parse('2024-02-29T18:30+06:00'));
    assert.equal(ALMATY, provider.zone);
  });
});

describe('bad terms are failures', () => {
  const at = local('2026-04-01 10:00');
  for (const text of ['-1 minute', '0.5 working-day', '1.5 month', 'NaN day', 'Infinity hour']) {
    test(text, () => assert.throws(() => dueAt(provider, at, norm(text)), { code: 'norm-invalid' }));
  }
  test('a term that ends after every calendar', () => {
    assert.throws(() => dueAt(provider, at, norm('9999 working-day')), { code: 'date-out-of-range' });
    assert.throws(() => dueAt(provider, at, norm('600 month')), { code: 'date-out-of-range' });
  });
  test('a start before every calendar, or none', () => {
    assert.throws(() => dueAt(provider, Date.UTC(2011, 0, 1), norm('1 hour')), { code: 'date-out-of-range' });
    assert.throws(() => dueAt(provider, Number.NaN, norm('1 hour')), { code: 'date-out-of-range' });
  });
  for (const hours of [
    { open: '9:00', close: '18:00' },
    { open: '18:00', close: '09:00' },
    { open: '09:00', close: '18:00', breaks: [['13:00', '12:00']] },
    { open: '09:00', close: '18:00', breaks: [['14:00', '15:00'], ['13:00', '13:30']] },
    { open: '09:00', close: '24:00' },
  ] as const) {
    test(`office hours ${JSON.stringify(hours)}`, () => {
      assert.throws(() => dueAt({ ...provider, hours }, at, norm('1 hour')), { code: 'hours-invalid' });
    });
  }
});
