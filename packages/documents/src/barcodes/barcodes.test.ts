import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { DocumentFailure } from '../failures.ts';
import { readBarcodeElement, writeBarcodeElement } from './barcode-element.ts';
import { decodeBarcodes } from './decode-barcodes.ts';
import { encodeBarcodes, XML_BYTES_MAX } from './encode-barcodes.ts';
import { zipOne } from './zip-one.ts';
import { sampleXml } from '../../test/sample-documents.ts';

const NUMBERING = { favorId: '17637894250123', creationDate: '2026-11-22T14:05:09.120+05:00' };
const XML = sampleXml();
const { parts: PARTS } = encodeBarcodes(XML, NUMBERING);

const pieces = (parts: readonly string[]) => parts.map((part) => Buffer.from(readBarcodeElement(part)?.elementData ?? '', 'base64'));
const rejection = (parts: readonly string[]) => {
  const decoded = decodeBarcodes(parts);
  return decoded.kind === 'rejected' ? decoded.code : decoded.kind;
};
/** Codes around any bytes, as a forger would make them. */
const forge = (zip: Buffer, favorId = '1') => {
  const amount = Math.ceil(zip.length / 650);
  return Array.from({ length: amount }, (_, index) => writeBarcodeElement({
    creationDate: '', elementData: zip.subarray(index * 650, index * 650 + 650).toString('base64'),
    elementNumber: index + 1, elementsAmount: amount, favorId,
  }));
};

describe('the codes of a signed XML', () => {
  it('writes the element with its children in the order of real documents', () => {
    assert.match(PARTS[0] ?? '', new RegExp(
      '^<\\?xml version="1\\.0" encoding="UTF-8" standalone="yes"\\?><BarcodeElement xmlns="http://barcodes\\.pdf\\.shep\\.nitec\\.kz/">' +
      '<creationDate>2026-11-22T14:05:09\\.120\\+05:00</creationDate><elementData>[A-Za-z0-9+/=]{868}</elementData>' +
      `<elementNumber>1</elementNumber><elementsAmount>${PARTS.length}</elementsAmount><FavorID>17637894250123</FavorID></BarcodeElement>$`,
    ));
  });

  it('cuts the ZIP into pieces of 650 bytes, the last one shorter', () => {
    const lengths = pieces(PARTS).map((piece) => piece.length);
    assert.deepEqual(lengths.slice(0, -1), lengths.slice(0, -1).map(() => 650));
    assert.ok((lengths.at(-1) ?? 0) <= 650);
    assert.ok(lengths.length >= 3, 'the sample should need several codes');
  });

  it('sets the flags 0x0808 with empty sizes before the data and a descriptor behind it', () => {
    const zip = Buffer.concat(pieces(PARTS));
    assert.equal(zip.readUInt32LE(0), 0x04034b50);
    assert.equal(zip.readUInt16LE(6), 0x0808);
    assert.equal(zip.readUInt16LE(8), 8);
    assert.deepEqual([zip.readUInt32LE(14), zip.readUInt32LE(18), zip.readUInt32LE(22)], [0, 0, 0]);
    assert.equal(zip.toString('latin1', 30, 33), 'one');
    const central = zip.readUInt32LE(zip.length - 6);
    assert.equal(zip.readUInt32LE(central - 16), 0x08074b50);
    assert.equal(zip.readUInt32LE(central - 4), Buffer.byteLength(XML));
  });

  it('is a ZIP for another reader too', () => {
    const entries = unzipSync(Buffer.concat(pieces(PARTS)));
    assert.deepEqual(Object.keys(entries), ['one']);
    assert.equal(Buffer.from(entries['one'] ?? []).toString('utf8'), XML);
  });

  it('reads the document back in any order and with repetitions', () => {
    const scanned = [...PARTS].reverse().concat(PARTS[1] ?? '');
    assert.deepEqual(decodeBarcodes(scanned), { kind: 'decoded', xml: XML, favorId: NUMBERING.favorId });
  });

  it('reads elements with prefixes, white space and wrapped base64, as other encoders write them', () => {
    const foreign = PARTS.map((part) => part
      .replace('<BarcodeElement xmlns=', '\n<b:BarcodeElement xmlns:b=').replace('</BarcodeElement>', '\n</b:BarcodeElement>\n')
      .replaceAll(/<(\/?)(creationDate|elementData|elementNumber|elementsAmount|FavorID)>/g, ' <$1b:$2>')
      .replace(/<b:elementData>(.{76})/, '<b:elementData>$1&#13;\n'));
    assert.equal(decodeBarcodes(foreign).kind, 'decoded');
  });

  it('refuses to encode what could not be read back', () => {
    const coded = (code: string) => (error: unknown) => error instanceof DocumentFailure && error.code === code;
    assert.throws(() => encodeBarcodes('<a/>', { ...NUMBERING, favorId: '123' }), coded('favor-id-malformed'));
    assert.throws(() => encodeBarcodes('<a/>', { ...NUMBERING, creationDate: '22.11.2026' }), coded('creation-date-malformed'));
    assert.throws(() => encodeBarcodes('<a/>', { ...NUMBERING, creationDate: '2026-13-22T14:05:09Z' }), coded('creation-date-malformed'));
    assert.throws(() => encodeBarcodes(sampleXml(40_000), NUMBERING), coded('too-many-barcodes'));
    assert.throws(() => encodeBarcodes('a'.repeat(XML_BYTES_MAX + 1), NUMBERING), coded('xml-too-large'));
  });
});

describe('a real signed XML', () => {
  const vector = new URL('../../../../../shared/vectors/eds/xml_signed_valid_string.xml', import.meta.url);

  it('comes back to the byte, so that its signature still holds', { skip: existsSync(vector) ? false : 'the shared vectors are not at hand' }, async () => {
    const xml = await readFile(vector, 'utf8');
    const decoded = decodeBarcodes(encodeBarcodes(xml, NUMBERING).parts);
    assert.equal(decoded.kind === 'decoded' && decoded.xml, xml);
  });
});

describe('doubtful codes', () => {
  it('names the missing parts', () => {
    const decoded = decodeBarcodes([PARTS[0] ?? '', PARTS[2] ?? '']);
    const missing = PARTS.map((_, index) => index + 1).filter((number) => number !== 1 && number !== 3);
    assert.deepEqual(decoded, { kind: 'rejected', code: 'missing-parts', missing, elementsAmount: PARTS.length });
  });

  it('refuses codes of two documents', () => {
    const other = encodeBarcodes(XML, { ...NUMBERING, favorId: '17637894250124' }).parts;
    assert.equal(rejection([...PARTS.slice(0, 2), ...other.slice(2)]), 'mixed-documents');
    assert.equal(rejection([...PARTS, (PARTS[0] ?? '').replace(/<elementsAmount>\d+/, '<elementsAmount>31')]), 'mixed-documents');
  });

  it('refuses two different pieces under one number', () => {
    const twin = (PARTS[1] ?? '').replace(/<elementNumber>2/, '<elementNumber>1');
    assert.equal(rejection([...PARTS, twin]), 'conflicting-parts');
  });

  it('refuses a number outside the document', () => {
    assert.equal(rejection([(PARTS[0] ?? '').replace(/<elementNumber>1/, '<elementNumber>0')]), 'part-malformed');
    assert.equal(rejection([(PARTS[0] ?? '').replace(/<elementNumber>1/, `<elementNumber>${PARTS.length + 1}`)]), 'part-malformed');
  });

  it('refuses a document of more than 32 parts', () => {
    assert.equal(rejection([(PARTS[0] ?? '').replace(/<elementsAmount>\d+/, '<elementsAmount>33')]), 'too-many-parts');
    assert.equal(rejection(Array.from({ length: 257 }, () => PARTS[0] ?? '')), 'too-many-parts');
  });

  it('refuses texts that are no such element', () => {
    assert.equal(rejection([]), 'no-parts');
    assert.deepEqual(decodeBarcodes([PARTS[0] ?? '', 'https://example.kz']), { kind: 'rejected', code: 'part-malformed', index: 1 });
    assert.equal(rejection(PARTS.map((part) => part.replace('nitec', 'other'))), 'part-malformed');
    assert.equal(rejection([(PARTS[0] ?? '').replace('<FavorID>', '<FavorID>9</FavorID><FavorID>')]), 'part-malformed');
  });

  it('refuses a zip bomb, whether its header tells the size or lies', () => {
    const bomb = zipOne(Buffer.alloc(XML_BYTES_MAX * 4), new Date(0));
    assert.equal(rejection(forge(bomb)), 'unzip-limit');
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(100, lying.readUInt32LE(lying.length - 6) + 24);
    assert.equal(rejection(forge(lying)), 'unzip-limit');
  });

  it('refuses a ZIP whose content does not match its checksum', () => {
    const zip = zipOne(Buffer.from('<a>1</a>'), new Date(0));
    zip.writeUInt32LE(1, zip.readUInt32LE(zip.length - 6) + 16);
    assert.equal(rejection(forge(zip)), 'zip-malformed');
  });

  it('refuses content that is not UTF-8', () => {
    assert.equal(rejection(forge(zipOne(Buffer.from([0x3c, 0xff, 0xfe]), new Date(0)))), 'not-utf8');
  });
});

describe('any codes', () => {
  const xmlText = fc.string({ unit: fc.constantFrom(...'<>әіңғүұқөһАбв &;"1🙂'), maxLength: 3000 });

  it('give back every text, however shuffled', () => {
    fc.assert(fc.property(xmlText, fc.integer(), (xml, seed) => {
      const { parts } = encodeBarcodes(xml, NUMBERING);
      const shuffled = parts.map((part, index) => ({ part, rank: (index * 7919 + seed) % 13 })).sort((a, b) => a.rank - b.rank);
      assert.deepEqual(decodeBarcodes(shuffled.map(({ part }) => part)), { kind: 'decoded', xml, favorId: NUMBERING.favorId });
    }), { numRuns: 60 });
  });

  it('never make the reader throw, and a changed piece never reads as another document', () => {
    fc.assert(fc.property(fc.nat(PARTS.length - 1), fc.nat(1200), fc.string({ minLength: 1, maxLength: 3 }), (index, at, noise) => {
      const part = PARTS[index] ?? '';
      const changed = PARTS.with(index, part.slice(0, at) + noise + part.slice(at + noise.length));
      const decoded = decodeBarcodes(changed);
      assert.ok(decoded.kind === 'rejected' || decoded.xml === XML);
    }), { numRuns: 400 });
    fc.assert(fc.property(fc.array(fc.string()), (texts) => decodeBarcodes(texts).kind === 'rejected'));
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (bytes) => decodeBarcodes(forge(Buffer.from(bytes))).kind === 'rejected'));
  });
});
