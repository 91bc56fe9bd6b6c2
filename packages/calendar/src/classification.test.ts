import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSixDays, provider } from '../test/situations.ts';
import { calendarFor, CalendarFailure, dayOf, isoDate, KAZAKHSTAN, weekday, withDays, workingDay } from './index.ts';
import type { ReasonKind, UnitCalendar } from './index.ts';

const kindOf = (calendar: UnitCalendar, date: string): ReasonKind => workingDay(calendar, date).reason.kind;

function daysOf(calendar: UnitCalendar, year: number, kinds: readonly ReasonKind[]): string[] {
  const found: string[] = [];
  for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day++) {
    if (kinds.includes(kindOf(calendar, isoDate(day)))) found.push(isoDate(day).slice(5));
  }
  return found;
}

/**
 * 2015, 2016 and 2018-2026 were held against calendars published by the state portal, the ministry of labour or the
 * press; 2012-2014, 2017 and 2027 follow from the law and the acts alone. Days off in place of holidays, days off by an act, days made working by an act. */
const FIVE_DAY_YEARS: Readonly<Record<number, readonly [transferred: string, moved: string, made: string]>> = {
  2012: ['01-03 12-03 12-18', '03-09 04-30 12-31', '03-11 04-28 12-29'],
  2013: ['03-25 07-08 12-02', '05-10 10-14', '05-04 10-12 12-28'],
  2014: ['03-10 03-24 03-25 07-07 09-01', '01-03 05-02 05-08', '05-04 05-11'],
  2015: ['03-09 03-24 03-25 05-11 08-31', '', ''],
  2016: ['01-04 05-02 05-10 12-19', '03-07', '03-05'],
  2017: ['01-03 05-08 12-18 12-19', '03-20 07-07', '03-18 07-01'],
  2018: ['12-03 12-18', '03-09 04-30 05-08 08-31 12-31', '03-03 04-28 05-05 08-25 12-29'],
  2019: ['03-25 07-08 12-02', '05-10', '05-04'],
  2020: ['03-09 03-24 03-25 08-31', '01-03 05-08 12-18', '01-05 05-11 12-20'],
  2021: ['01-04 03-24 05-03 05-10', '07-05', '07-03'],
  2022: ['01-03 01-04 05-02 05-10', '03-07 08-29 10-24', '03-05 08-27 10-22'],
  2023: ['01-03 05-08 12-18', '07-07', '07-01'],
  2024: ['03-25 07-08', '05-08', '05-04'],
  2025: ['03-10 03-24 03-25 07-07 09-01 10-27', '01-03', '01-05'],
  2026: ['03-09 03-24 03-25 05-11 10-26', '', ''],
  2027: ['01-04 03-24 05-03 05-10', '', ''],
};

const SIX_DAY_YEARS: typeof FIVE_DAY_YEARS = {
  2020: ['03-09 03-24 08-31', '01-03 12-18', '01-05 12-20'],
  2021: ['03-24 05-10', '', ''],
  2022: ['01-03 05-02', '', ''],
  2024: ['', '', ''],
  2025: ['03-24 07-07', '01-03', '01-05'],
  2026: ['03-09 03-24 10-26', '', ''],
};

for (const [week, calendar, years] of [
  ['five', provider, FIVE_DAY_YEARS],
  ['six', onSixDays, SIX_DAY_YEARS],
] as const) {
  describe(`the published calendar of the ${week}-day week`, () => {
    for (const [year, [transferred, moved, made]] of Object.entries(years)) {
      test(year, () => {
        const list = (kinds: readonly ReasonKind[]): string => daysOf(calendar, Number(year), kinds).join(' ');
        assert.equal(list(['transferred']), transferred);
        assert.equal(list(['moved']), moved);
        assert.equal(list(['working-saturday', 'made-working']), made);
      });
    }
  });
}

describe('a month as the press printed it', () => {
  const daysOff = (calendar: UnitCalendar, month: string): string => {
    const [year = '', number = ''] = month.split('-');
    return daysOf(calendar, Number(year), ['weekend', 'holiday', 'christmas', 'kurban', 'transferred', 'moved'])
      .filter((date) => date.startsWith(`${number}-`))
      .map((date) => Number(date.slice(3)))
      .join(' ');
  };
  test('May 2016, five days', () => assert.equal(daysOff(provider, '2016-05'), '1 2 7 8 9 10 14 15 21 22 28 29'));
  test('July 2022, five days', () => assert.equal(daysOff(provider, '2022-07'), '2 3 6 9 10 16 17 23 24 30 31'));
  test('July 2022, six days', () => assert.equal(daysOff(onSixDays, '2022-07'), '3 6 9 10 17 24 31'));
  test('January 2026 has 12 days off on five days', () => assert.equal(daysOff(provider, '2026-01').split(' ').length, 12));
  test('January 2026 has 7 on six', () => assert.equal(daysOff(onSixDays, '2026-01').split(' ').length, 7));
  test('July 2021, six days: 4 and 6 July, but not 5', () => assert.match(daysOff(onSixDays, '2021-07'), /^4 6 11 /));
});

describe('each holiday', () => {
  const inForce: readonly (readonly [date: string, first: number, last: number])[] = [
    ['03-15', 2027, 2027],
    ['05-07', 2013, 2027],
    ['08-30', 2012, 2025],
    ['10-25', 2022, 2027],
    ['12-01', 2012, 2021],
    ['12-17', 2012, 2021],
  ];
  for (const [date, first, last] of inForce) {
    test(`${date} is kept from ${first} to ${last} and in no other year`, () => {
      for (let year = 2012; year <= 2027; year++) {
        const kept = year >= first && year <= last;
        assert.equal(kindOf(provider, `${year}-${date}`) === 'holiday', kept, String(year));
      }
    });
  }
  for (const date of ['01-01', '01-02', '03-08', '03-21', '03-22', '03-23', '05-01', '05-09', '07-06', '12-16']) {
    test(`${date} is kept in every year`, () => {
      for (let year = 2012; year <= 2027; year++) assert.equal(kindOf(provider, `${year}-${date}`), 'holiday');
    });
  }
});

describe('days off that are no holidays', () => {
  test('7 January is off and moves nothing: Saturday in 2017, Sunday in 2018, Monday after both working', () => {
    assert.equal(kindOf(provider, '2017-01-07'), 'christmas');
    assert.equal(workingDay(provider, '2017-01-09').working, true);
    assert.equal(workingDay(provider, '2018-01-08').working, true);
  });
  test('Kurban Ait moves nothing: Saturday 9 July 2022, Sunday 16 June 2024', () => {
    assert.equal(kindOf(provider, '2022-07-09'), 'kurban');
    assert.equal(workingDay(provider, '2022-07-11').working, true);
    assert.equal(workingDay(provider, '2024-06-17').working, true);
  });
  test('Kurban Ait on a weekday is off, the days beside it are not', () => {
    assert.equal(workingDay(provider, '2026-05-26').working, true);
    assert.equal(workingDay(provider, '2026-05-27').working, false);
    assert.equal(workingDay(provider, '2026-05-28').working, true);
  });
  test('31 August 2026 is a working day, Constitution Day having gone from that month', () => {
    assert.equal(workingDay(provider, '2026-08-31').working, true);
    assert.equal(kindOf(provider, '2026-08-30'), 'weekend');
  });
});

describe('a moved day off', () => {
  test('makes Saturday 4 May 2024 working and Wednesday 8 May off, by the minister’s order', () => {
    const saturday = workingDay(provider, '2024-05-04');
    assert.deepEqual([saturday.working, saturday.reason.kind], [true, 'working-saturday']);
    assert.equal(saturday.reason.act.id, 'labour-minister-109-2024');
    assert.match(saturday.reason.name.ru, /08\.05\.2024/);
    assert.deepEqual(kindOf(provider, '2024-05-08'), 'moved');
    assert.match(workingDay(provider, '2024-05-08').reason.name.kk, /04\.05\.2024/);
  });
  test('of a Saturday does not concern the six-day week', () => {
    assert.equal(kindOf(onSixDays, '2024-05-04'), 'ordinary');
    assert.equal(kindOf(onSixDays, '2024-05-08'), 'ordinary');
  });
  test('of Sunday 5 January 2025 concerns both weeks', () => {
    for (const calendar of [provider, onSixDays]) {
      assert.equal(workingDay(calendar, '2025-01-05').working, true);
      assert.equal(kindOf(calendar, '2025-01-03'), 'moved');
    }
  });
  test('can be added by a later act without touching the calendars in use', () => {
    const act = { id: 'test', title: { kk: 'сынақ', ru: 'проба', en: 'test' } };
    const tables = withDays(KAZAKHSTAN, { movedDays: [{ from: '2027-03-13', to: '2027-03-12', act }], kurbanAit: ['2027-05-17'] });
    const changed: UnitCalendar = { ...provider, id: 'changed', tables };
    assert.equal(kindOf(changed, '2027-03-12'), 'moved');
    assert.equal(kindOf(changed, '2027-03-13'), 'working-saturday');
    assert.equal(kindOf(changed, '2027-05-17'), 'kurban');
    assert.equal(kindOf(provider, '2027-03-12'), 'ordinary');
  });
});

describe('the tables', () => {
  test('name every day in three languages and its act, from 2012 to 2027', () => {
    for (const calendar of [provider, onSixDays]) {
      for (let day = dayOf('2012-01-01'); day <= dayOf('2027-12-31'); day++) {
        const { reason } = workingDay(calendar, isoDate(day));
        for (const words of [reason.name, reason.act.title]) {
          assert.ok(words.kk !== '' && words.ru !== '' && words.en !== '', isoDate(day));
        }
      }
    }
  });
  test('move each day off by a week at most, from a Saturday or Sunday but for 11 May 2020', () => {
    for (const { from, to } of KAZAKHSTAN.movedDays) {
      assert.ok(Math.abs(dayOf(from) - dayOf(to)) <= 7, `${from} → ${to}`);
      assert.ok(weekday(dayOf(from)) >= 6 || from === '2020-05-11', from);
      assert.ok(weekday(dayOf(to)) <= 5, to);
    }
  });
  test('have one Kurban Ait in each year to 2026, about eleven days earlier each time', () => {
    const days = KAZAKHSTAN.kurbanAit.map(dayOf);
    assert.deepEqual(KAZAKHSTAN.kurbanAit.map((date) => Number(date.slice(0, 4))), Array.from({ length: 15 }, (_, i) => 2012 + i));
    for (const [index, day] of days.slice(1).entries()) {
      const lunarYear = day - (days[index] ?? 0);
      assert.ok(lunarYear >= 353 && lunarYear <= 356, String(lunarYear));
    }
  });
  test('refuse what is no date or lies outside them', () => {
    const code = (date: string): unknown => {
      try {
        return workingDay(provider, date).working;
      } catch (error) {
        return error instanceof CalendarFailure ? error.code : error;
      }
    };
    for (const date of ['2026-02-30', '2026-2-3', '', '03.05.2026', '2026-13-01']) assert.equal(code(date), 'date-invalid', date);
    for (const date of ['2011-12-31', '2046-01-01']) assert.equal(code(date), 'date-out-of-range', date);
    assert.equal(code('2012-01-01'), false);
    assert.equal(code('2045-12-29'), true);
  });
});

test('the default calendars are the same objects each time, and dated', () => {
  assert.equal(calendarFor('centre', 'Asia/Oral'), calendarFor('centre', 'Asia/Oral'));
  assert.throws(() => calendarFor('centre', 'Asia/Oral', '2011-06-01'), { code: 'date-out-of-range' });
});
