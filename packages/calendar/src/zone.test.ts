import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, offsetAt } from './index.ts';
import type { Zone } from './index.ts';

const ZONES: readonly Zone[] = [
  'Asia/Almaty',
  'Asia/Aqtau',
  'Asia/Aqtobe',
  'Asia/Atyrau',
  'Asia/Oral',
  'Asia/Qostanay',
  'Asia/Qyzylorda',
];
const HOUR = 3_600_000;

test('Almaty is six hours ahead until 1 March 2024, then five', () => {
  const change = Date.parse('2024-02-29T18:00:00Z');
  assert.equal(offsetAt('Asia/Almaty', change - 1), 6 * HOUR);
  assert.equal(offsetAt('Asia/Almaty', change), 5 * HOUR);
});

test('Qyzylorda is six hours ahead until 21 December 2018, then five', () => {
  const change = Date.parse('2018-12-20T18:00:00Z');
  assert.equal(offsetAt('Asia/Qyzylorda', change - 1), 6 * HOUR);
  assert.equal(offsetAt('Asia/Qyzylorda', change), 5 * HOUR);
});

test('Oral is five hours ahead throughout', () => {
  for (let year = 2012; year <= 2045; year++) assert.equal(offsetAt('Asia/Oral', Date.UTC(year, 6, 1)), 5 * HOUR);
});

test('every zone agrees with the platform at any instant', () => {
  const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2045, 11, 31) });
  const formats = new Map(ZONES.map((zone) => [zone, new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' })]));
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, (zone, instant) => {
      const hour = Number(formats.get(zone)?.format(instant));
      assert.equal(new Date(instant + offsetAt(zone, instant)).getUTCHours(), hour);
    }),
  );
});

test('a local time that exists twice is the second of the two; all others come back as they went', () => {
  assert.equal(instantOf('Asia/Almaty', Date.UTC(2024, 1, 29, 23, 30)), Date.parse('2024-02-29T23:30+05:00'));
  assert.equal(instantOf('Asia/Almaty', Date.UTC(2024, 1, 29, 22, 59)), Date.parse('2024-02-29T22:59+06:00'));
  assert.equal(instantOf('Asia/Almaty', Date.UTC(2024, 2, 1, 0, 0)), Date.parse('2024-03-01T00:00+05:00'));
});

test('an unknown zone is a failure', () => {
  assert.throws(() => offsetAt('Asia/Atlantis' as Zone, 0), { code: 'zone-unknown' });
});
