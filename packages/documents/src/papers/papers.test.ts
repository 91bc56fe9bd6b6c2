import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { listPages, open as openPdfFile, pageContent, readLines } from '../../test/pdf-contents.ts';
import { code128 } from '../barcodes/code-128.ts';
import { DocumentFailure } from '../failures.ts';
import { LANDSCAPE, PAGE } from '../layout/design.ts';
import { renderEnvelope } from './render-envelope.ts';
import { renderPaper } from './render-paper.ts';
import { isSoundPng } from './sound-png.ts';
import type { WorkingPaper } from './working-paper.ts';

const CODE = '40000000001234';

const receipt: WorkingPaper = {
  look: 'plain', orientation: 'portrait',
  organisation: { kk: 'Орталық', ru: 'Центр' }, title: { kk: 'Қолхат', ru: 'Расписка' }, number: '153-02/2026/000001', date: '2026-11-22', scanCode: CODE,
  paragraphs: [{ kk: 'Құжаттар қабылданды', ru: 'Документы приняты' }],
  fields: [{ label: { kk: 'Қабылдаған', ru: 'Принял' }, value: 'ТІЛЕУОВА ЖАНАР' }],
  tables: [{ title: { kk: 'Құжаттар', ru: 'Документы' }, columns: [{ title: { kk: '№', ru: '№' }, share: 1 }, { title: { kk: 'Атауы', ru: 'Название' }, share: 6 }], rows: [['1', { kk: 'Жеке куәлік', ru: 'Удостоверение' }]] }],
  signatureLines: [{ kk: 'қолы', ru: 'подпись' }], createdAt: '2026-11-22T14:05:09+05:00',
};

/** One pixel, as a telephone makes it. */
const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');

const text = (pdf: Uint8Array): string => readLines(pdf).map((line) => line.text).join(' ');

/** Three pixels by two; `rows` of data may be more or fewer than the header says. */
function makePng(colour: number, { rows = 2, depth = 8, interlaced = 0 } = {}): Buffer {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * channels, colour === 3 ? 1 : 120)]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, depth, colour, 0, 0, interlaced])), ...(colour === 3 ? [chunk('PLTE', Buffer.from([0, 0, 0, 200, 100, 50]))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a working paper', () => {
  it('shows everything given to it in both languages', async () => {
    const shown = text(await renderPaper(receipt));
    for (const part of ['Орталық', 'Центр', 'Қолхат', 'Расписка', '153-02/2026/000001', '22.11.2026', 'Құжаттар қабылданды', 'Документы приняты', 'Қабылдаған', 'ТІЛЕУОВА ЖАНАР', 'Жеке куәлік', 'Удостоверение', 'подпись', '40 00 00 00 00 12 34']) {
      assert.ok(shown.includes(part), part);
    }
  });

  it('carries photographs whole with their captions, and leaves out what is no photograph', async () => {
    const [caption, torn] = ['Ауласы.', 'Бүлінген.'];
    const header = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from([0, 0, 0, 9, 0, 0, 0, 9])]);
    const pdf = await renderPaper({ ...receipt, photographs: [{ caption, bytes: JPEG }, { caption: torn, bytes: Buffer.from('no image') }, { caption: torn, bytes: header }, { caption: torn, bytes: makePng(6).subarray(0, -20) }] });
    const shown = text(pdf);
    assert.ok(shown.includes(caption));
    assert.ok(!shown.includes(torn));
    assert.equal([...Buffer.from(pdf).toString('latin1').matchAll(/\/Subtype \/Image/g)].length, 1);
  });

  for (const [name, colour] of [['grey', 0], ['coloured', 2], ['of a palette', 3], ['grey and transparent', 4], ['coloured and transparent', 6]] as const) {
    it(`carries a PNG, ${name}`, async () => {
      const png = makePng(colour);
      const pdf = Buffer.from(await renderPaper({ ...receipt, photographs: [{ caption: 'Ауласы.', bytes: png }] })).toString('latin1');
      assert.ok(isSoundPng(png));
      assert.match(pdf, /\/Subtype \/Image[\s\S]*?\/Width 3\b/);
      assert.match(pdf, /%%EOF\s*$/);
    });
  }

  it('tells a PNG that is broken, cut, interlaced or larger than it says before it is drawn', () => {
    const png = makePng(6);
    const broken = Buffer.from(png);
    broken[45] = broken[45]! ^ 1;
    for (const bytes of [broken, png.subarray(0, -1), png.subarray(0, 33), makePng(6, { interlaced: 1 }), makePng(2, { rows: 3 }), makePng(2, { rows: 1 }), makePng(6, { depth: 16 }), makePng(5), Buffer.alloc(0), JPEG]) assert.equal(isSoundPng(bytes), false);
  });

  it('keeps the shape of a photograph that a telephone took upright', async () => {
    // APP1 with EXIF, big-endian, one entry: orientation 6, a quarter turn to the right.
    const exif = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010006000000000000', 'hex');
    const frame = JPEG.indexOf(Buffer.from([0xff, 0xc2]));
    const lying = Buffer.concat([JPEG.subarray(0, 2), exif, JPEG.subarray(2, frame + 5), Buffer.from([300 >> 8, 300 & 255, 400 >> 8, 400 & 255]), JPEG.subarray(frame + 9)]);
    const drawn = (pdf: Uint8Array): string => listPages(openPdfFile(pdf)).map((page) => pageContent(openPdfFile(pdf), page)).join('');
    assert.match(drawn(await renderPaper({ ...receipt, photographs: [{ caption: 'Аула.', bytes: lying }] })), /\n300 0 0 -225 /);
    assert.match(drawn(await renderPaper({ ...receipt, photographs: [{ caption: 'Аула.', bytes: Buffer.concat([lying.subarray(0, 2), lying.subarray(2 + exif.length)]) }] })), /\n400 0 0 -300 /);
  });

  it('repeats the head of a list on every page and loses no row', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [String(index + 1), { kk: `Жол-${index + 1}.`, ru: `Строка-${index + 1}.` }]);
    const lines = readLines(await renderPaper({ ...receipt, orientation: 'landscape', tables: [{ ...receipt.tables[0]!, rows }] }));
    const shown = lines.map((line) => line.text);
    for (const [number] of rows) assert.ok(shown.includes(`Строка-${String(number)}.`), String(number));
    const heads = shown.filter((line) => line === 'Название').length;
    const pages = Number(shown.find((line) => /^1 \/ \d+$/.test(line))?.slice(4));
    assert.ok(pages > 2);
    assert.equal(heads, pages);
    // The reader counts from the top of an upright sheet.
    const heights = lines.filter(({ text: line }) => line.startsWith('Строка')).map(({ y }) => y - (PAGE.height - LANDSCAPE.height));
    assert.ok(heights.every((y) => y > LANDSCAPE.bottom && y < LANDSCAPE.height), `a row left the page: ${Math.min(...heights)}–${Math.max(...heights)}`);
  });

  it('never leaves the lines to sign on alone on a page', async () => {
    for (let count = 6; count <= 20; count += 1) {
      const rows = Array.from({ length: count }, (_, index) => [String(index + 1), { kk: `Жол-${index + 1}.`, ru: `Строка-${index + 1}.` }]);
      const fields = Array.from({ length: count }, (_, index) => ({ label: { kk: 'Өріс', ru: 'Поле' }, value: `Строка-${index + 1}.` }));
      const legalBasis = { kk: 'Тармақ', ru: 'Пункт' };
      for (const paper of [{ ...receipt, legalBasis, tables: [{ ...receipt.tables[0]!, rows }] }, { ...receipt, legalBasis, fields, tables: [] }]) {
        const lines = readLines(await renderPaper(paper));
        const second = { ...receipt.tables[0]!, title: { kk: 'Жетпейді', ru: 'Не хватает' }, rows: [['1', { kk: 'Соңғы.', ru: 'Последняя.' }]] };
        const both = readLines(await renderPaper({ ...paper, tables: [...paper.tables, second] }));
        assert.equal(both.find(({ text: line }) => line === 'Не хватает')?.page, both.find(({ text: line }) => line === 'Последняя.')?.page, `${count}: a title without its row`);
        const signed = lines.find((line) => line.text === 'подпись')!;
        const beside = lines.filter((line) => line.page === signed.page && line.text.startsWith('Строка-')).length;
        assert.ok(beside > 0, `${count} ${paper.tables.length === 0 ? 'fields' : 'rows'}`);
      }
    }
  });

  it('makes equal bytes of equal data', async () => {
    assert.deepEqual(await renderPaper(receipt), await renderPaper(receipt));
  });

  it('is an envelope with sender, addressee and contents', async () => {
    const shown = text(await renderEnvelope({ from: receipt.organisation, to: { kk: 'Бөлім', ru: 'Отдел' }, toAddress: { kk: 'Орал қ.', ru: 'г. Уральск' }, contents: { kk: 'Тізім № 3', ru: 'Список № 3' }, scanCode: CODE, createdAt: receipt.createdAt }));
    for (const part of ['Орталық', 'Бөлім', 'г. Уральск', 'Список № 3']) assert.ok(shown.includes(part), part);
  });
});

describe('the barcode of a working paper', () => {
  it('is read by an independent reader', async () => {
    const wasmBinary = new Uint8Array(await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    for (const digits of [CODE, '00', '99999999999999', '50000000000178']) {
      const [found] = await readBarcodes(picture(code128(digits)), { formats: ['Code128'] });
      assert.equal(found?.text, digits);
    }
  });

  it('takes pairs of digits only', () => {
    for (const wrong of ['123', '', '12a4', '１２']) assert.throws(() => code128(wrong), (error) => error instanceof DocumentFailure && error.code === 'scan-code-malformed', wrong);
  });
});

/** Bars of three pixels a module on white, as a scanner sees them. */
function picture(bars: readonly number[]): ImageData {
  const scale = 3;
  const quiet = 20 * scale;
  const width = bars.reduce((sum, bar) => sum + bar, 0) * scale + 2 * quiet;
  const height = 60;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  let x = quiet;
  for (const [index, bar] of bars.entries()) {
    for (let column = x; index % 2 === 0 && column < x + bar * scale; column += 1) {
      for (let row = 5; row < height - 5; row += 1) data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
    x += bar * scale;
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}
