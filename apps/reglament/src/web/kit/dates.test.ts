import { test } from 'node:test';
import assert from 'node:assert/strict';
import { dayIn, daysBetween, formatDateTime, formatDateTimeShort, formatDay, formatDayShort, formatTime, machineTime, wallTime } from './dates.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('writes a day in the official order of each language', () => {
  assert.equal(plain(formatDay('kk', '2026-11-22')), '2026 жылғы 22 қараша');
  assert.equal(plain(formatDay('ru', '2026-11-22')), '22 ноября 2026 г.');
  assert.equal(plain(formatDay('en', '2026-11-22')), '22 November 2026');
});

test('names the weekday, leap days included', () => {
  assert.equal(plain(formatDay('kk', '2024-02-29', { weekday: true })), '2024 жылғы 29 ақпан, бейсенбі');
  assert.equal(plain(formatDay('ru', '2026-11-22', { weekday: true })), '22 ноября 2026 г., воскресенье');
  assert.equal(plain(formatDay('en', '2026-11-23', { weekday: true })), '23 November 2026, Monday');
});

test('has twelve months in every language, all different', () => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const names = Array.from({ length: 12 }, (_, index) => formatDay(language, `2026-${String(index + 1).padStart(2, '0')}-01`));
    assert.equal(new Set(names).size, 12);
  }
});

test('shows the time of the zone at that date: Almaty changed on 1 March 2024, Oral did not', () => {
  const before = Date.UTC(2024, 1, 29, 17, 59);
  const after = Date.UTC(2024, 2, 1, 18, 0);
  assert.equal(formatTime(before, 'Asia/Almaty'), '23:59');
  assert.equal(formatTime(after, 'Asia/Almaty'), '23:00');
  assert.equal(formatTime(before, 'Asia/Oral'), '22:59');
});

test('the day turns at midnight of the zone, and midnight is 00:00', () => {
  assert.equal(dayIn(Date.UTC(2026, 10, 22, 18, 59, 59, 999), 'Asia/Oral'), '2026-11-22');
  assert.equal(dayIn(Date.UTC(2026, 10, 22, 19, 0), 'Asia/Oral'), '2026-11-23');
  assert.equal(plain(formatDateTime('kk', Date.UTC(2026, 10, 22, 19, 0), 'Asia/Oral', { weekday: true })), '2026 жылғы 23 қараша, дүйсенбі, 00:00');
  assert.equal(formatDateTimeShort(new Date(Date.UTC(2026, 10, 22, 9, 5)), 'Asia/Oral'), '22.11.2026, 14:05');
  assert.equal(wallTime(Date.UTC(2026, 10, 22, 9, 5), 'Asia/Oral').weekday, 7);
});

test('counts days between two instants by the calendar, not by hours', () => {
  const zone = 'Asia/Oral';
  assert.equal(daysBetween(Date.UTC(2026, 10, 22, 18, 59), Date.UTC(2026, 10, 22, 19, 1), zone), 1);
  assert.equal(daysBetween(Date.UTC(2026, 10, 25), Date.UTC(2026, 10, 22), zone), -3);
});

test('refuses what is not a day', () => {
  for (const day of ['2026-02-30', '2026-13-01', '22.11.2026', '', '2026-1-1']) assert.throws(() => formatDay('kk', day), RangeError, day);
  assert.throws(() => formatTime(0, 'Asia/Nowhere'), RangeError);
  assert.equal(formatDayShort('2026-11-02'), '02.11.2026');
  assert.equal(machineTime(0), '1970-01-01T00:00:00Z');
});
