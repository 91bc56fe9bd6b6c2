import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isBarcodeElement } from './barcode-element.ts';
import { decodeBarcodes } from './decode-barcodes.ts';
import { encodeBarcodes } from './encode-barcodes.ts';
import { readImageSize } from './image-size.ts';
import { readBarcodesFromImage } from './read-barcodes-from-image.ts';
import { sampleXml } from '../../test/sample-documents.ts';
import { blank, encodePng, pageOfCodes, photograph } from '../../test/raster.ts';

const XML = sampleXml();
const { parts: PARTS } = encodeBarcodes(XML, { favorId: '17637894250123', creationDate: '2026-11-22T14:05:09.120+05:00' });
const LINK = 'https://reglament.example.kz/verify/10263748596071';

async function readXml(image: Uint8Array): Promise<string> {
  const read = await readBarcodesFromImage(image);
  assert.equal(read.kind, 'read');
  const decoded = decodeBarcodes(read.kind === 'read' ? read.texts.filter(isBarcodeElement) : []);
  return decoded.kind === 'decoded' ? decoded.xml : decoded.code;
}

describe('reading barcodes from a picture', () => {
  it('reads the XML from a clean scan of all codes, past a code that leads elsewhere', async () => {
    assert.equal(await readXml(encodePng(pageOfCodes([...PARTS, LINK], 3, 2))), XML);
  });

  for (const shot of [
    { turn: 3, tilt: 0.1, noise: 20, shade: 0.3, seed: 1 },
    { turn: 90, tilt: 0.1, noise: 30, shade: 0.4, seed: 2 },
    { turn: 181, tilt: 0.2, noise: 30, shade: 0.4, seed: 3 },
    { turn: -17, tilt: 0.2, noise: 20, shade: 0.3, seed: 4 },
  ]) {
    it(`reads the XML from a photograph turned by ${shot.turn}° and tilted by ${shot.tilt}`, async () => {
      assert.equal(await readXml(encodePng(photograph(pageOfCodes(PARTS, 3, 3), shot))), XML);
    });
  }

  it('says what is missing when a code is out of the picture', async () => {
    assert.equal(await readXml(encodePng(pageOfCodes(PARTS.slice(1), 3, 2))), 'missing-parts');
  });

  it('finds nothing on an empty page', async () => {
    assert.deepEqual(await readBarcodesFromImage(encodePng(blank(200, 200))), { kind: 'read', texts: [] });
  });

  it('refuses what is neither PNG nor JPEG, and a pixel bomb by its header alone', async () => {
    assert.deepEqual(await readBarcodesFromImage(Buffer.from('%PDF-1.7')), { kind: 'rejected', code: 'image-format-unknown' });
    const bomb = Buffer.from(encodePng(blank(8, 8)));
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    assert.deepEqual(await readBarcodesFromImage(bomb), { kind: 'rejected', code: 'image-too-large' });
  });

  it('does not fail on a broken picture', async () => {
    const whole = encodePng(pageOfCodes(PARTS.slice(0, 1), 1, 2));
    const broken = await readBarcodesFromImage(whole.subarray(0, whole.length / 3));
    assert.ok(broken.kind === 'rejected' || broken.texts.length === 0);
  });

  it('reads the size of a JPEG past other segments, and of no garbage', () => {
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108012c01900301220002110103110', 'hex');
    assert.deepEqual(readImageSize(jpeg), { format: 'jpeg', height: 300, width: 400 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      readImageSize(Uint8Array.from([0xff, 0xd8, ...bytes]));
      readImageSize(bytes);
    }));
  });
});
