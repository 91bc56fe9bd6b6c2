import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeIin } from '@reglament/identifiers';
import { readScanCode, scanCode, scannedDigits } from './scan-code.ts';

test('a code tells its kind and number', () => {
  for (const kind of ['case', 'batch'] as const) {
    for (const number of [1, 42, 999_999_999_999]) assert.deepEqual(readScanCode(scanCode(kind, number)), { kind, number });
  }
});

test('a code typed by a scanner under the Kazakh layout is the same code', () => {
  const digits = '1234567890';
  const typed = '"әіңғ,.үұқ';

  assert.equal(scannedDigits(typed), digits);
  assert.equal(scannedDigits(typed.toLocaleUpperCase('kk')), digits);
  const code = scanCode('case', 1_987_654_321);
  const row = [...'қ"әіңғ,.үұ'];
  assert.deepEqual(readScanCode([...code].map((digit) => row[Number(digit)]).join('')), { kind: 'case', number: 1_987_654_321 });
});

test('a code read off the paper with its blanks is the same code', () => {
  assert.deepEqual(readScanCode(scanCode('case', 7).replace(/(..)/g, '$1 ')), { kind: 'case', number: 7 });
});

test('a wrong digit, two digits changed about, an IIN and words are no codes', () => {
  const code = scanCode('case', 170_263);
  for (let place = 0; place < code.length; place += 1) {
    const wrong = `${code.slice(0, place)}${(Number(code[place]) + 1) % 10}${code.slice(place + 1)}`;
    assert.equal(readScanCode(wrong), undefined, wrong);
  }
  for (const text of ['', 'СЕРІКОВА', makeIin({ birthDate: '1990-01-01', sex: 'female', serial: 1 }), '153-02/2026/000001', `${code}0`]) assert.equal(readScanCode(text), undefined, text);
});
