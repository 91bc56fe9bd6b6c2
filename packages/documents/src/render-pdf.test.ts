import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { isBarcodeElement } from './barcodes/barcode-element.ts';
import { decodeBarcodes } from './barcodes/decode-barcodes.ts';
import { readBarcodesFromImage } from './barcodes/read-barcodes-from-image.ts';
import type { Bilingual, OfficialDocument } from './document/official-document.ts';
import { EQUAL_TO_PAPER } from './document/printed-words.ts';
import { DocumentFailure } from './failures.ts';
import { findUnprintable } from './fonts/document-fonts.ts';
import { getRoot, resolve, resolveArray, resolveDictionary } from './pades/pdf-file.ts';
import { readEmbeddedFiles } from './pades/read-embedded-files.ts';
import { readText as readPdfString } from './pades/signature-dictionary.ts';
import { renderPdf } from './render-pdf.ts';
import { type DrawnLine, listPages, open, rasterCodes, readLines, readText } from '../test/pdf-contents.ts';
import { encodePng } from '../test/raster.ts';
import { sampleCertificate, sampleCoupon, sampleNotice, sampleReceipt, sampleRefusal, sampleXml } from '../test/sample-documents.ts';

const KAZAKH_LETTERS = 'ӘәІіҢңҒғҮүҰұҚқӨөҺһ';
const KINDS = [sampleCertificate(), sampleRefusal(), sampleReceipt(), sampleCoupon(), sampleNotice(3)];

/** Lines are joined as a reader's ear joins them: the space at a line's end is part of the text. */
const flat = (pdf: Uint8Array) => readLines(pdf).map((line) => line.text).join('').replaceAll('\u00a0', ' ');
const both = ({ kk, ru }: Bilingual) => [kk, ru];
const isInsideMargins = (lines: readonly DrawnLine[], number: string) => lines
  .filter((line) => line.text !== `№ ${number}` && !/^\d+ \/ \d+$/.test(line.text))
  .every((line) => line.y > 30 && line.y <= 841.89 - 56);
const spaced = (text: string) => text.replace(/\n/g, '');

describe('an official document', () => {
  for (const document of KINDS) {
    it(`of the kind ${document.kind} shows all its texts in both languages, searchable`, async () => {
      const text = flat(await renderPdf(document));
      const expected = [
        ...both(document.organisation), ...both(document.title), document.number, document.verify.number, document.verify.url,
        ...document.paragraphs.flatMap(both),
        ...document.fields.flatMap(({ label, value }) => [...both(label), ...(typeof value === 'string' ? [value] : both(value))]),
        ...(document.signedBy ?? []).flatMap((signer) => [signer.name, ...both(signer.post), signer.certificateSerial ?? '']),
        ...(document.footer ? both(EQUAL_TO_PAPER) : []), '22.11.2026',
      ];
      for (const part of expected) assert.ok(text.includes(spaced(part)), `expected to find "${part}"`);
    });
  }

  it('draws every Kazakh letter in both weights, and never the empty glyph', async () => {
    const lines = readLines(await renderPdf({ ...sampleCertificate(), paragraphs: [{ kk: KAZAKH_LETTERS, ru: KAZAKH_LETTERS }], title: { kk: KAZAKH_LETTERS, ru: KAZAKH_LETTERS } }));
    for (const weight of ['Regular', 'Bold']) {
      assert.ok(lines.some((line) => line.font.endsWith(weight) && line.text === KAZAKH_LETTERS), `expected the letters in ${weight}`);
    }
    assert.ok(lines.every((line) => !line.glyphs.includes(0) && !line.text.includes('\uFFFD')));
  });

  it('joins letters typed in two pieces', async () => {
    const decomposed = 'И\u0306'.concat('гілік');
    assert.ok(flat(await renderPdf({ ...sampleReceipt(), paragraphs: [{ kk: decomposed, ru: 'ё'.normalize('NFD') }] })).includes('Йгілік'));
  });

  it('makes equal bytes of equal data', async () => {
    const document = sampleCertificate();
    assert.deepEqual(await renderPdf(document), await renderPdf(document));
  });

  it('prints only the end of the IIN', async () => {
    const pdf = await renderPdf(sampleCertificate());
    assert.ok(!readText(pdf).includes('900101300017'));
    assert.ok(readText(pdf).includes('••••••••0017'));
  });

  it('names the unit and the region of the footer, and the barcodes only where there are any', async () => {
    const withCodes = flat(await renderPdf(sampleCertificate()));
    assert.ok(withCodes.includes('деректерді қамтиды Білім беру бөлімі (Көкпекті ауданы).'));
    assert.ok(withCodes.includes('подписью Отделом образования (Кокпектинский район).'));
    const without = flat(await renderPdf(sampleRefusal()));
    assert.ok(without.includes(EQUAL_TO_PAPER.kk) && !without.includes('Штрих-код'));
    assert.ok(!flat(await renderPdf(sampleReceipt())).includes(EQUAL_TO_PAPER.ru));
  });

  it('fails rather than print a name with a hole in it', async () => {
    const document = { ...sampleReceipt(), paragraphs: [{ kk: '漢字', ru: 'Юлия' }] };
    await assert.rejects(renderPdf(document), (error) => error instanceof DocumentFailure && error.code === 'unprintable-characters' && error.message.includes('U+6f22'));
    assert.deepEqual(await findUnprintable('Әлия 漢 Müller Ğ'), ['漢']);
  });

  it('prints foreign letters that are not everyday ones', async () => {
    assert.ok(flat(await renderPdf({ ...sampleReceipt(), paragraphs: [{ kk: 'Çağla Müller', ru: 'Łukasz Őry' }] })).includes('Łukasz Őry'));
  });
});

describe('the pages', () => {
  it('are A4, and long texts go on over pages without a line lost or below the margin', async () => {
    const document = sampleNotice(60);
    const pdf = await renderPdf(document);
    const lines = readLines(pdf);
    assert.ok(listPages(open(pdf)).length >= 6);
    for (const page of listPages(open(pdf))) {
      const box = resolveArray(open(pdf), page.entries.get('MediaBox')).map((side) => (side.kind === 'number' ? side.value : 0));
      assert.deepEqual(box, [0, 0, 595.28, 841.89]);
    }
    const text = flat(pdf);
    for (const { kk, ru } of document.paragraphs) assert.ok(text.includes(kk) && text.includes(ru));
    assert.ok(isInsideMargins(lines, document.number), 'expected no text in the margins');
  });

  it('break a value higher than a page, and words without spaces', async () => {
    const long: OfficialDocument = {
      ...sampleReceipt(),
      fields: [{ label: { kk: 'Мәтін', ru: 'Текст' }, value: { kk: 'қ'.repeat(4000), ru: Array.from({ length: 120 }, (_, index) => `жол${index}`).join('\n') } }],
    };
    const pdf = await renderPdf(long);
    assert.ok(isInsideMargins(readLines(pdf), long.number), 'expected no text in the margins');
    assert.equal([...flat(pdf)].filter((letter) => letter === 'қ').length >= 4000, true);
    assert.ok(flat(pdf).includes('жол119'));
  });
});

describe('the PDF', () => {
  it('is tagged PDF/A-3a in Kazakh with its title', async () => {
    const file = open(await renderPdf(sampleCertificate()));
    const { catalog } = getRoot(file);
    assert.equal(readPdfString(catalog.entries.get('Lang')), 'kk');
    assert.ok(catalog.entries.has('StructTreeRoot') && catalog.entries.has('OutputIntents'));
    const xmp = resolve(file, catalog.entries.get('Metadata'));
    const packet = xmp.kind === 'stream' ? xmp.bytes.toString('utf8') : '';
    assert.match(packet, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    const info = resolveDictionary(file, file.trailer.entries.get('Info'));
    assert.match(readPdfString(resolve(file, info?.entries.get('Title'))) ?? '', /^Қорғаншылық .* № 000123-45\/2026$/);
  });

  it('keeps its metadata well-formed whatever the title', async () => {
    const document = { ...sampleReceipt(), title: { kk: 'А & Б <в>', ru: '"]]>' } };
    const file = open(await renderPdf(document));
    const xmp = resolve(file, getRoot(file).catalog.entries.get('Metadata'));
    const packet = xmp.kind === 'stream' ? xmp.bytes.toString('utf8') : '';
    new DOMParser({ onError: (level, message) => assert.fail(`${level}: ${message}`) }).parseFromString(packet.replace(/<\?xpacket[^?]*\?>/g, '').trim(), 'text/xml');
    assert.ok(packet.includes('А ＆ Б ‹в›'), 'expected no markup character of the title in the packet');
  });

  it('carries the signed XML as an embedded file', async () => {
    const document = sampleCertificate();
    const read = readEmbeddedFiles(await renderPdf(document));
    assert.equal(read.kind, 'read');
    const [embedded] = read.kind === 'read' ? read.files : [];
    assert.equal(embedded?.fileName, 'document.xml');
    assert.equal(Buffer.from(embedded?.bytes ?? []).toString('utf8'), document.signedXml?.xml);
  });

  it('shows codes from which the XML can be read back', async () => {
    const xml = sampleXml();
    const pdf = await renderPdf(sampleCertificate(xml));
    const file = open(pdf);
    const texts: string[] = [];
    for (const raster of listPages(file).flatMap((page) => rasterCodes(file, page, 2))) {
      const read = await readBarcodesFromImage(encodePng(raster));
      if (read.kind === 'read') texts.push(...read.texts);
    }
    assert.ok(texts.includes('https://reglament.example.kz/verify/10263748596071'));
    const decoded = decodeBarcodes(texts.filter(isBarcodeElement));
    assert.equal(decoded.kind === 'decoded' && decoded.xml, xml);
  });
});
