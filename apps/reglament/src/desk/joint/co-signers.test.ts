import { test } from 'node:test';
import assert from 'node:assert/strict';
import { makeIin } from '@reglament/identifiers';
import { childKey, coSignerProblems, coSignersOf, NO_SPOUSE, SPOUSE } from './co-signers.ts';

const OWN = makeIin({ birthDate: '1985-05-05', sex: 'male', serial: 1 });
const WIFE = makeIin({ birthDate: '1986-06-06', sex: 'female', serial: 2 });
const child = (birthDate: string): string => makeIin({ birthDate, sex: 'male', serial: 3 });
const FORM = { coSigners: [{ who: 'spouse' as const, lines: [1, 1] as [number, number] }, { who: 'child' as const, overYears: 10, word: 'келісемін', lines: [1, 1] as [number, number] }] };
const TODAY = '2026-03-10';
const codes = (answers: Readonly<Record<string, string>>, today = TODAY): readonly string[] => coSignerProblems(FORM, answers, OWN, today).map(({ field, code }) => `${field} ${code}`);

const AGES = [
  ['the tenth birthday is tomorrow', '2016-03-11', ['co-child-1 coSigner.tooYoung']],
  ['ten today is not over ten', '2016-03-10', ['co-child-1 coSigner.tooYoung']],
  ['ten since yesterday', '2016-03-09', []],
  ['eighteen tomorrow', '2008-03-11', []],
  ['eighteen today', '2008-03-10', ['co-child-1 coSigner.notAChild']],
  ['eighteen since yesterday', '2008-03-09', ['co-child-1 coSigner.notAChild']],
] as const;
for (const [name, birthDate, expected] of AGES) {
  test(`a child signs when over ten and under eighteen: ${name}`, () => {
    assert.deepEqual(codes({ [NO_SPOUSE]: 'yes', [childKey(1)]: child(birthDate) }), expected);
  });
}

test('a child born on 29 February is over ten from 1 March of a year without that day', () => {
  const answers = { [NO_SPOUSE]: 'yes', [childKey(1)]: child('2016-02-29') };
  assert.deepEqual(codes(answers, '2026-02-28'), ['co-child-1 coSigner.tooYoung']);
  assert.deepEqual(codes(answers, '2026-03-01'), []);
});

const WRONG = [
  ['no spouse named and none said to be missing', {}, ['co-spouse coSigner.spouseMissing']],
  ['both', { [SPOUSE]: WIFE, [NO_SPOUSE]: 'yes' }, ['co-spouse coSigner.spouseAndNone']],
  ['oneself', { [SPOUSE]: OWN }, ['co-spouse coSigner.self']],
  ['the same twice', { [NO_SPOUSE]: 'yes', [childKey(1)]: child('2012-01-01'), [childKey(2)]: child('2012-01-01') }, ['co-child-2 coSigner.twice']],
  ['no IIN', { [SPOUSE]: '123' }, ['co-spouse iin.length']],
  ['a wrong check digit', { [SPOUSE]: `${WIFE.slice(0, 11)}${(Number(WIFE[11]) + 1) % 10}` }, ['co-spouse iin.check-digit']],
] as const;
for (const [name, answers, expected] of WRONG) {
  test(`tells what is wrong with those named: ${name}`, () => { assert.deepEqual(codes(answers), expected); });
}

test('names whoever signs, in the order of the form, spaces dropped', () => {
  const kid = child('2012-01-01');
  assert.deepEqual(coSignersOf(FORM, { [childKey(2)]: ` ${kid.slice(0, 6)} ${kid.slice(6)} `, [SPOUSE]: WIFE }), [{ who: 'spouse', iin: WIFE }, { who: 'child', iin: kid }]);
  assert.deepEqual(coSignersOf(FORM, { [SPOUSE]: WIFE, [NO_SPOUSE]: 'yes' }), []);
  assert.deepEqual(coSignersOf({ coSigners: [] }, { [SPOUSE]: WIFE }), []);
});
