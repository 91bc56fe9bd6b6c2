import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { local, norm, provider, shown, system } from '../test/situations.ts';
import { normText, proofLines, START_EVENTS, why } from './index.ts';
import { LABELS, RULES, UNITS } from './proof-words.ts';
import type { Language, NormOptions, Proof, UnitCalendar } from './index.ts';

const proof = (start: string, term: string, options?: NormOptions, calendar: UnitCalendar = provider): Proof =>
  why(calendar, local(start), norm(term), options);

describe('the proof of a working-day term', () => {
  const found = proof('2026-03-20 19:00', '2 working-day');
  test('names where it begins, what it counts and why it passes over each day', () => {
    assert.equal(shown(found.effectiveStart), '2026-03-26 09:00');
    assert.deepEqual(found.counted, ['2026-03-27', '2026-03-30']);
    assert.deepEqual(
      found.skipped.map(({ date, reason }) => `${date.slice(8)} ${reason.kind}`),
      ['21 holiday', '22 holiday', '23 holiday', '24 transferred', '25 transferred', '28 weekend', '29 weekend'],
    );
    assert.deepEqual(found.notes, ['arrived-outside-hours', 'start-day-not-counted', 'ends-at-closing']);
  });
  test('prints itself for a citizen', () => {
    const lines = proofLines(found, 'ru');
    assert.equal(lines[0], 'Срок: 2 рабочих дня');
    assert.equal(lines[1], 'Начало: 20.03.2026 19:00');
    assert.equal(lines[2], 'Счёт с: 26.03.2026 09:00');
    assert.equal(lines.at(-2), 'Учтённые дни: 27.03.2026, 30.03.2026');
    assert.equal(lines.at(-1), 'Истекает: 30.03.2026 18:30');
    assert.ok(lines.some((line) => line.startsWith('Не считается: 21.03.2026–23.03.2026 – Наурыз мейрамы (Закон')));
    assert.ok(lines.some((line) => line.includes('24.03.2026 – Выходной перенесён с 21.03.2026')));
  });
});

describe('the rules a proof names', () => {
  const rows: readonly (readonly [string, string, NormOptions, string])[] = [
    ['2026-04-01 10:00', '15 minute', {}, 'office-hours'],
    ['2026-04-04 10:00', '15 minute', {}, 'office-hours arrived-outside-hours'],
    ['2026-04-01 10:00', '15 minute', { excludeStartDay: true }, 'office-hours acceptance-day-excluded'],
    ['2026-04-01 10:00', '1 working-day', { excludeStartDay: true }, 'acceptance-day-excluded ends-at-closing'],
    ['2026-04-01 10:00', '0 working-day', {}, 'on-that-day ends-at-closing'],
    ['2026-04-01 10:00', '5 day', {}, 'plain-day-is-calendar-day start-day-not-counted ends-at-closing'],
    ['2026-04-01 10:00', '3 calendar-day', {}, 'start-day-not-counted last-day-put-off ends-at-closing'],
    ['2024-01-31 10:00', '1 month', {}, 'start-day-not-counted month-has-no-such-number ends-at-closing'],
    ['2024-02-29 10:00', '1 working-day', {}, 'start-day-not-counted ends-at-closing clocks-changed'],
    ['2027-12-30 10:00', '5 working-day', {}, 'start-day-not-counted ends-at-closing beyond-published-calendar'],
  ];
  for (const [start, term, options, notes] of rows) {
    test(`${start} + ${term}: ${notes}`, () => assert.equal(proof(start, term, options).notes.join(' '), notes));
  }
  test('a system has no hours', () => {
    assert.deepEqual(proof('2026-04-05 03:00', '30 second', {}, system).notes, ['round-the-clock']);
    assert.deepEqual(proof('2026-04-05 03:00', '30 second', {}, system).skipped, []);
  });
});

test('a term by the clock counts no day before it begins', () => {
  const found = proof('2026-04-03 19:00', '9 hour');
  assert.deepEqual(found.counted, ['2026-04-06', '2026-04-07']);
  assert.deepEqual(found.skipped.map(({ date }) => date), ['2026-04-04', '2026-04-05']);
});

describe('the law a proof cites', () => {
  const text = (start: string): string => proofLines(proof(start, '1 working-day'), 'en').join('\n');
  test('is the law of 2000 until 30 June 2021, the code from 1 July', () => {
    assert.match(text('2021-06-30 10:00'), /Law “On Administrative Procedures”, article 12-1/);
    assert.match(text('2021-07-01 10:00'), /Administrative Procedural and Process-Related Code/);
  });
  test('for a weekend is the Labour Code of its time', () => {
    assert.match(text('2015-10-02 10:00'), /Labour Code of 15 May 2007/);
    assert.match(text('2016-10-07 10:00'), /Labour Code of 23 November 2015/);
  });
});

test('a norm in words agrees with its number', () => {
  const words = (value: number, language: Language): string => normText({ value, unit: 'working-day' }, language);
  assert.deepEqual(
    [1, 2, 5, 11, 12, 21, 22, 25, 111].map((value) => words(value, 'ru')),
    [
      '1 рабочий день',
      '2 рабочих дня',
      '5 рабочих дней',
      '11 рабочих дней',
      '12 рабочих дней',
      '21 рабочий день',
      '22 рабочих дня',
      '25 рабочих дней',
      '111 рабочих дней',
    ],
  );
  assert.equal(normText({ value: 0.5, unit: 'hour' }, 'ru'), '0.5 часа');
  assert.equal(words(3, 'kk'), '3 жұмыс күні');
  assert.equal(normText({ value: 0, unit: 'day' }, 'kk'), 'сол күні');
  assert.equal(normText({ value: 0, unit: 'day' }, 'ru'), 'в тот же день');
  assert.equal(words(1, 'en'), '1 working day');
  assert.equal(words(3, 'en'), '3 working days');
});

test('every text is there in three languages, in the letters of its language', () => {
  const texts = [...Object.values(RULES), ...Object.values(LABELS), ...Object.values(START_EVENTS)];
  for (const text of texts) {
    assert.doesNotMatch(text.kk + text.ru, /[A-Za-z]/, text.en);
    assert.doesNotMatch(text.ru, /[әіңғүұқөһ]/i, text.en);
    assert.match(text.en, /^[\x20-\x7e“”’–]+$/);
  }
  for (const unit of Object.values(UNITS)) assert.ok(unit.kk !== '' && unit.en !== '' && unit.ru.every((form) => form !== ''));
});
