import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  base64ToBytes, bytesToBase64, childrenOf, derFrom, element, generalizedTime, hexToBytes, integer, MalformedDer, namedBits, namedBitsOf,
  octetString, oid, oidOf, readDer, sequence, serialNumberInteger, serialNumberOf, setOf, smallIntegerOf, TAG, time, timeOf, toHex, toPem,
} from './index.ts';

const refused = (hex: string): void => assert.throws(() => readDer(hexToBytes(hex)), MalformedDer, hex);

describe('DER reader', () => {
  test('refuses what DER forbids', () => {
    refused('');
    refused('30');
    refused('3080020101 0000'.replace(/ /g, '')); // indefinite length
    refused('30810101'); // length in the long form that fits the short one
    refused('3082000a'); // padded length
    refused('300202'); // content cut off
    refused('30000500'); // bytes after the end
    refused('1f2100'); // tag of several bytes
    refused('3085010000000000'); // length of five bytes
  });

  test('refuses integers, booleans and object identifiers with padding', () => {
    assert.throws(() => smallIntegerOf(readDer(hexToBytes('02020001'))), MalformedDer);
    assert.throws(() => smallIntegerOf(readDer(hexToBytes('0200'))), MalformedDer);
    assert.throws(() => smallIntegerOf(readDer(hexToBytes('0201ff'))), MalformedDer);
    assert.throws(() => oidOf(readDer(hexToBytes('06028001'))), MalformedDer);
    assert.throws(() => oidOf(readDer(hexToBytes('060181'))), MalformedDer);
  });

  test('reads times of both forms and only those that exist', () => {
    assert.equal(timeOf(readDer(element(TAG.utcTime, new TextEncoder().encode('260302090000Z')))).toISOString(), '2026-03-02T09:00:00.000Z');
    assert.equal(timeOf(readDer(element(TAG.utcTime, new TextEncoder().encode('500101000000Z')))).getUTCFullYear(), 1950);
    const fraction = element(TAG.generalizedTime, new TextEncoder().encode('20260302090000.25Z'));
    assert.equal(timeOf(readDer(fraction)).toISOString(), '2026-03-02T09:00:00.250Z');
    for (const wrong of ['260230090000Z', '2603020900Z', '260302090000+0500', '260302250000Z', '260302090000']) {
      assert.throws(() => timeOf(readDer(element(TAG.utcTime, new TextEncoder().encode(wrong)))), MalformedDer, wrong);
    }
  });

  test('survives any bytes: answers or refuses, nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          for (const child of childrenOf(readDer(bytes))) childrenOf(child);
        } catch (error) {
          assert.ok(error instanceof MalformedDer);
        }
      }),
    );
  });

  test('is not exhausted by nesting: hundreds of levels are read level by level', () => {
    let der: Uint8Array = octetString();
    for (let i = 0; i < 300; i++) der = sequence(der);
    let node = readDer(der);
    for (let next = childrenOf(node)[0]; next !== undefined && next.tag === TAG.sequence; next = childrenOf(node)[0]) node = next;
    assert.equal(childrenOf(node)[0]?.tag, TAG.octetString);
  });
});

describe('DER writer and reader agree', () => {
  test('on integers and serial numbers', () => {
    fc.assert(fc.property(fc.nat(), (n) => smallIntegerOf(readDer(integer(n))) === n));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes) => {
        const hex = toHex(bytes).toUpperCase().replace(/^(00)+(?=..)/, '');
        assert.equal(serialNumberOf(readDer(serialNumberInteger(hex))), hex);
      }),
    );
  });

  test('on object identifiers', () => {
    const arc = fc.nat({ max: 2 ** 40 });
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), fc.nat({ max: 39 }), fc.array(arc, { minLength: 1, maxLength: 8 }), (root, second, rest) => {
        const text = [root, second, ...rest].join('.');
        assert.equal(oidOf(readDer(oid(text))), text);
      }),
    );
  });

  test('on times, to the second', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        assert.equal(timeOf(readDer(time(date))).getTime(), seconds);
        assert.equal(timeOf(readDer(generalizedTime(date))).getTime(), seconds);
      }),
    );
  });

  test('on named bits and lengths', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 8 }), { minLength: 1 }), (bits) => {
        assert.deepEqual(namedBitsOf(readDer(namedBits(bits))), [...bits].sort((a, b) => a - b));
      }),
    );
    for (const length of [0, 1, 127, 128, 255, 256, 65535, 65536]) {
      const node = readDer(octetString(new Uint8Array(length)));
      assert.equal(node.end - node.contentStart, length);
    }
  });

  test('on the order of a SET OF', () => {
    assert.equal(toHex(setOf(integer(300), integer(2), octetString())), '3109' + '020102' + '0202012c' + '0400');
  });
});

describe('what people hand over', () => {
  test('is read as DER, PEM with any label or base64 with line ends', () => {
    const der = sequence(integer(5));
    for (const input of [der, toPem('CMS', der), bytesToBase64(der), ` ${bytesToBase64(der)}\r\n`, new TextEncoder().encode(toPem('X', der))]) {
      assert.deepEqual(derFrom(input), der);
    }
    for (const wrong of ['', '***', '-----BEGIN CMS-----\nMAMC', 'A']) assert.throws(() => derFrom(wrong), MalformedDer, wrong);
  });

  test('base64 of any bytes comes back', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => bytes.length === 0 || toHex(base64ToBytes(bytesToBase64(bytes))) === toHex(bytes)));
  });
});
