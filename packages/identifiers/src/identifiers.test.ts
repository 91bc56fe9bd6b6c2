import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkDigit, isBin, isIin, makeBin, makeIin, maskIin, parseBin, parseIdentifier, parseIin } from './index.ts';

const NEVER_ISSUED = ['85051540032', '85051540113', '85051540385'];

describe('the check digit', () => {
  for (const number of ['900101300017', '850515400306', '850515400318', '850515400331', '940140000385']) {
    test(`of ${number} follows from its stem`, () => {
      assert.equal(checkDigit(number.slice(0, 11)), Number(number[11]));
    });
  }
  for (const stem of NEVER_ISSUED) {
    test(`does not exist for ${stem}, which is never issued`, () => {
      assert.equal(checkDigit(stem), undefined);
      for (let digit = 0; digit <= 9; digit++) {
        assert.deepEqual(parseIin(stem + digit), { kind: 'invalid', code: 'check-digit' });
      }
    });
  }
  test('does not exist for what is not eleven digits', () => {
    for (const stem of ['', '9001013000', '900101300017', '9001013000a', '٩٠٠١٠١٣٠٠٠١']) {
      assert.equal(checkDigit(stem), undefined, stem);
    }
  });
  test('changes with any single digit among the first ten', () => {
    const stems = fc.stringMatching(/^[0-9]{11}$/);
    fc.assert(
      fc.property(stems, fc.nat(9), fc.integer({ min: 1, max: 9 }), (stem, at, add) => {
        const before = checkDigit(stem);
        const changed = stem.slice(0, at) + ((Number(stem[at]) + add) % 10) + stem.slice(at + 1);
        // Where one pass alone decides both numbers, no single change can go unseen.
        fc.pre(before !== undefined && firstPass(stem) !== 10 && firstPass(changed) !== 10);
        assert.notEqual(checkDigit(changed), before);
      }),
    );
  });
});

test('the first pass is blind to the eleventh digit, whose weight is 11', () => {
  assert.equal(checkDigit('00000010000'), checkDigit('00000010001'));
});

const firstPass = (stem: string): number =>
  Array.from(stem).reduce((sum, digit, index) => sum + Number(digit) * (index + 1), 0) % 11;

describe('an IIN', () => {
  test('tells birth date, sex and century', () => {
    assert.deepEqual(parseIin('900101300017'), {
      kind: 'iin',
      value: '900101300017',
      birthDate: '1990-01-01',
      sex: 'male',
      century: 19,
    });
  });
  test('may be pasted with spaces around it', () => {
    assert.equal(parseIin(' 900101300017\n').kind, 'iin');
  });
  const bad: readonly (readonly [string, string, string])[] = [
    ['', 'length', 'nothing'],
    ['90010130001', 'length', 'eleven digits'],
    ['9001013000170', 'length', 'thirteen digits'],
    ['90010130001O', 'digits', 'the letter O for a zero'],
    ['900101 30001', 'digits', 'a space inside'],
    ['900101300018', 'check-digit', 'a wrong check digit'],
    ['123456789011', 'not-an-iin', 'the number of the test certificates'],
    ['940140000385', 'not-an-iin', 'a BIN'],
    [withCheck('90023030001'), 'date', '30 February'],
    [withCheck('90133030001'), 'date', 'the thirteenth month'],
    [withCheck('90010030001'), 'date', 'day nought'],
    [withCheck('01022930001'), 'date', '29 February of a common year'],
    [withCheck('00022930001'), 'date', '29 February 1900'],
    [withCheck('90010170001'), 'century', 'a seventh digit of 7'],
  ];
  for (const [text, code, name] of bad) {
    test(`refuses ${name}: ${code}`, () => assert.deepEqual(parseIin(text), { kind: 'invalid', code }));
  }
  test('keeps 29 February 2000 and 2004', () => {
    assert.equal(born(withCheck('00022950001')), '2000-02-29');
    assert.equal(born(withCheck('04022950001')), '2004-02-29');
  });
  test('with 0 in the seventh place has neither date nor sex, but is valid', () => {
    const text = withCheck('00022900001');
    assert.deepEqual(parseIin(text), { kind: 'iin', value: text });
    assert.deepEqual(parseIin(withCheck('90023000001')), { kind: 'invalid', code: 'date' });
  });
});

const born = (text: string): string | undefined => {
  const parsed = parseIin(text);
  return parsed.kind === 'iin' ? parsed.birthDate : undefined;
};

/** The stem with its check digit; the stems above were chosen so that there is one. */
function withCheck(stem: string): string {
  const digit = checkDigit(stem);
  assert.notEqual(digit, undefined, `${stem} is never issued, choose another`);
  return `${stem}${digit}`;
}

describe('a BIN', () => {
  test('tells its month, entity and unit', () => {
    assert.deepEqual(parseBin('940140000385'), {
      kind: 'bin',
      value: '940140000385',
      registeredMonth: { yy: 94, month: 1 },
      entity: 'resident',
      unit: 'head',
    });
  });
  const bad: readonly (readonly [string, string, string])[] = [
    ['900101300017', 'not-a-bin', 'an IIN'],
    ['123478789011', 'not-a-bin', 'a fifth digit of 7'],
    ['940140000386', 'check-digit', 'a wrong check digit'],
    [withCheck('94134000038'), 'date', 'the thirteenth month'],
    [withCheck('94014400038'), 'unit', 'a sixth digit of 4'],
    ['94014000038', 'length', 'eleven digits'],
  ];
  for (const [text, code, name] of bad) {
    test(`refuses ${name}: ${code}`, () => assert.deepEqual(parseBin(text), { kind: 'invalid', code }));
  }
});

describe('an identifier', () => {
  test('is an IIN or a BIN by its fifth digit', () => {
    assert.equal(parseIdentifier('900101300017').kind, 'iin');
    assert.equal(parseIdentifier('940140000385').kind, 'bin');
    assert.deepEqual(parseIdentifier('123478789011'), { kind: 'invalid', code: 'not-an-iin' });
  });
  test('guards accept only the bare number', () => {
    assert.equal(isIin('900101300017'), true);
    assert.equal(isIin(' 900101300017'), false);
    assert.equal(isBin('940140000385'), true);
    assert.equal(isBin('900101300017'), false);
  });
  test('is masked to its last four digits', () => {
    assert.equal(maskIin('900101300017'), '••••••••0017');
    assert.equal(maskIin('0017'), '••••');
    assert.equal(maskIin(''), '');
  });
  test('of any text never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseIdentifier(text)));
  });
});

describe('synthetic numbers', () => {
  test('are valid and carry what they were made of', () => {
    const people = fc.record({
      birthDate: fc
        .date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      sex: fc.constantFrom('male' as const, 'female' as const),
      serial: fc.nat(9999),
    });
    fc.assert(
      fc.property(people, (person) => {
        const parsed = parseIin(makeIin(person));
        assert.ok(parsed.kind === 'iin');
        assert.equal(parsed.birthDate, person.birthDate);
        assert.equal(parsed.sex, person.sex);
      }),
    );
  });
  test('skip the stems that are never issued', () => {
    const iin = makeIin({ birthDate: '1985-05-15', sex: 'female', serial: 32 });
    assert.equal(iin.slice(0, 11), '85051540033');
  });
  test('of entities are valid BINs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(99999), (month, serial) => {
        assert.equal(parseBin(makeBin({ registered: `2014-${String(month).padStart(2, '0')}`, serial })).kind, 'bin');
      }),
    );
  });
  test('of an impossible person are a mistake of the programmer', () => {
    assert.throws(() => makeIin({ birthDate: '1990-02-30', sex: 'male', serial: 1 }), RangeError);
    assert.throws(() => makeIin({ birthDate: '1990-02-28', sex: 'male', serial: 10000 }), RangeError);
    assert.throws(() => makeIin({ birthDate: '1700-02-28', sex: 'male', serial: 1 }), RangeError);
    assert.throws(() => makeBin({ registered: '2014-13', serial: 1 }), RangeError);
  });
});
