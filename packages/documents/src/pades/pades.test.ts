import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { DocumentFailure } from '../failures.ts';
import { renderPdf } from '../render-pdf.ts';
import { extractSignatures, type PdfRejection, type PdfSignature } from './extract-signatures.ts';
import { composeUpdate, freeNumber } from './incremental-update.ts';
import { getRoot, resolve, resolveArray, resolveDictionary } from './pdf-file.ts';
import { array, name, number, reference, serialise, withEntries, type PdfDictionary, type PdfReference } from './pdf-value.ts';
import { preparePades, type PadesRequest } from './prepare-pades.ts';
import { readEmbeddedFiles } from './read-embedded-files.ts';
import { open } from '../../test/pdf-contents.ts';
import { sampleReceipt } from '../../test/sample-documents.ts';

const REQUEST: PadesRequest = {
  name: 'ӘБІШЕВА ГҮЛНҰР', reason: 'Анықтама (беру)', location: 'Көкпекті', signingTime: '2026-11-22T14:05:09+05:00', reserveBytes: 600,
};
/** Stands for a CMS: one DER SEQUENCE, which is all that this package looks at. */
const cms = (fill: number, length = 300) => Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 0xff]), Buffer.alloc(length, fill)]);

let plain: Uint8Array;
let signed: Uint8Array;

before(async () => {
  plain = await renderPdf({ ...sampleReceipt(), signedXml: { fileName: 'a.xml', xml: '<a/>' } });
  signed = preparePades(plain, REQUEST).embed(cms(1));
});

function signaturesOf(pdf: Uint8Array): readonly PdfSignature[] {
  const read = extractSignatures(pdf);
  assert.equal(read.kind, 'read', read.kind === 'rejected' ? read.code : '');
  return read.kind === 'read' ? read.signatures : [];
}

function codeOf(pdf: Uint8Array): PdfRejection['code'] | undefined {
  const read = extractSignatures(pdf);
  return read.kind === 'rejected' ? read.code : undefined;
}

function replaced(pdf: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const source = Buffer.from(pdf).toString('latin1');
  const changed = source.replace(from, to);
  assert.notEqual(changed, source, 'the replacement should find its place');
  return Buffer.from(changed, 'latin1');
}

/** What an attacker appends: new sources for objects of the signed file. */
function overwritten(pdf: Uint8Array, change: (file: ReturnType<typeof open>) => ReadonlyMap<number, string>): Uint8Array {
  const file = open(pdf);
  return Buffer.concat([pdf, composeUpdate(file, change(file), 'attack')]);
}

function firstPage(file: ReturnType<typeof open>): { readonly ref: PdfReference; readonly page: PdfDictionary } {
  const pages = resolveDictionary(file, getRoot(file).catalog.entries.get('Pages'));
  const ref = resolveArray(file, pages?.entries.get('Kids'))[0];
  const page = resolveDictionary(file, ref);
  assert.ok(ref?.kind === 'reference' && page);
  return { ref, page };
}

describe('signing a PDF', () => {
  it('gives back the bytes that were to be signed, the CMS, and what the signer stated', () => {
    const { bytesToSign, embed } = preparePades(plain, REQUEST);
    const [signature, ...others] = signaturesOf(embed(cms(7)));
    assert.equal(others.length, 0);
    assert.deepEqual(Buffer.from(signature?.signedBytes ?? []), Buffer.from(bytesToSign));
    assert.deepEqual(Buffer.from(signature?.cms ?? []), cms(7));
    assert.equal(signature?.coversWholeFile, true);
    assert.equal(signature?.laterChanges, 'none');
    assert.equal(signature?.subFilter, 'ETSI.CAdES.detached');
    assert.deepEqual(signature?.claimed, { name: REQUEST.name, reason: REQUEST.reason, location: REQUEST.location, signingTime: "D:20261122140509+05'00'" });
  });

  it('leaves every byte of the document as it was', () => {
    assert.deepEqual(Buffer.from(signed).subarray(0, plain.length), Buffer.from(plain));
    assert.deepEqual(readEmbeddedFiles(signed), readEmbeddedFiles(plain));
  });

  it('lets a second person sign and the first signature stand', () => {
    const twice = preparePades(signed, { ...REQUEST, name: 'ЕКІНШІ', subFilter: 'adbe.pkcs7.detached' }).embed(cms(2));
    const [first, second] = signaturesOf(twice);
    const [alone] = signaturesOf(signed);
    assert.deepEqual(first?.signedBytes, alone?.signedBytes);
    assert.deepEqual([first?.fieldName, first?.coversWholeFile, first?.laterChanges], ['Signature1', false, 'signaturesOnly']);
    assert.deepEqual([second?.fieldName, second?.coversWholeFile, second?.laterChanges], ['Signature2', true, 'none']);
    assert.equal(second?.subFilter, 'adbe.pkcs7.detached');
  });

  it('finds no signature in an unsigned document', () => {
    assert.deepEqual(signaturesOf(plain), []);
  });

  it('fails on a CMS too large for its place, a wrong time, and what is no plain PDF', () => {
    const coded = (code: string) => (error: unknown) => error instanceof DocumentFailure && error.code === code;
    assert.throws(() => preparePades(plain, REQUEST).embed(cms(1, 597)), coded('signature-too-large'));
    assert.doesNotThrow(() => preparePades(plain, REQUEST).embed(cms(1, 596)));
    assert.throws(() => preparePades(plain, { ...REQUEST, signingTime: 'yesterday' }), coded('signing-time-malformed'));
    assert.throws(() => preparePades(Buffer.from('hello'), REQUEST), coded('pdf-unreadable'));
    assert.throws(() => preparePades(plain.subarray(0, 3000), REQUEST), coded('pdf-unreadable'));
  });
});

describe('a tampered PDF', () => {
  it('is noticed by any flipped bit', () => {
    const [original] = signaturesOf(signed);
    fc.assert(fc.property(fc.nat(signed.length - 1), fc.nat(7), (at, bit) => {
      const flipped = Uint8Array.from(signed);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      const read = extractSignatures(flipped);
      if (read.kind === 'rejected' || read.signatures.length !== 1) return;
      const [signature] = read.signatures;
      const isSame = Buffer.from(signature?.signedBytes ?? []).equals(original?.signedBytes ?? Buffer.alloc(0));
      const isSameCms = Buffer.from(signature?.cms ?? []).equals(original?.cms ?? Buffer.alloc(0));
      // A flipped letter case of a hexadecimal digit changes nothing that is read or signed.
      const isCaseOfHexDigit = bit === 5 && /[0-9a-fA-F]/.test(String.fromCharCode(signed[at] ?? 0));
      assert.ok(!isSame || !isSameCms || isCaseOfHexDigit, `byte ${at}, bit ${bit}`);
    }), { numRuns: 1500 });
  });

  it('no longer covers the whole file when anything is appended', () => {
    for (const tail of ['x', '\n', '%%EOF\n', '\n1 0 obj\n<<>>\nendobj\n']) {
      const [signature] = signaturesOf(Buffer.concat([signed, Buffer.from(tail)]));
      assert.equal(signature?.coversWholeFile, false, JSON.stringify(tail));
    }
  });

  it('is rejected when the byte range does not start at 0, overlaps, runs over the end or is not four numbers', () => {
    const [, head = 0, resume = 0, tail = 0] = signaturesOf(signed)[0]?.byteRange ?? [];
    const range = /\/ByteRange \[[^\]]*\] */;
    for (const values of [`1 ${head} ${resume} ${tail}`, `0 ${resume} ${head} ${tail}`, `0 ${head} ${resume} ${tail + 1}`, `0 ${head} ${resume}`, `0 0 ${resume} ${tail}`, `0 ${head} ${resume} 0`]) {
      const place = '/ByteRange []'.length + 40;
      assert.equal(codeOf(replaced(signed, range, `/ByteRange [${values}]`.padEnd(place))), 'byte-range-malformed', values);
    }
  });

  it('is rejected when the gap is wider or narrower than the hexadecimal string', () => {
    const [, head = 0, resume = 0, tail = 0] = signaturesOf(signed)[0]?.byteRange ?? [];
    for (const values of [`0 ${head - 1} ${resume} ${tail}`, `0 ${head} ${resume + 2} ${tail - 2}`, `0 ${head + 2} ${resume} ${tail}`]) {
      assert.equal(codeOf(replaced(signed, /\/ByteRange \[[^\]]*\] */, `/ByteRange [${values}]`.padEnd(53))), 'byte-range-gap-differs', values);
    }
  });

  it('is rejected when the gap is another hexadecimal string than the signature itself', () => {
    const source = Buffer.from(signed).toString('latin1');
    const from = source.indexOf('/Name <', plain.length) + '/Name '.length;
    const to = source.indexOf('>', from) + 1;
    const values = `0 ${from} ${to} ${signed.length - to}`;
    assert.equal(codeOf(replaced(signed, /\/ByteRange \[[^\]]*\] */, `/ByteRange [${values}]`.padEnd(53))), 'byte-range-gap-differs');
  });

  it('is rejected when the range ends before the end of a revision', () => {
    const [, head = 0, resume = 0, tail = 0] = signaturesOf(signed)[0]?.byteRange ?? [];
    assert.equal(codeOf(replaced(signed, /\/ByteRange \[[^\]]*\] */, `/ByteRange [0 ${head} ${resume} ${tail - 9}]`.padEnd(53))), 'revision-malformed');
  });

  it('is rejected when something hides in the padding behind the CMS', () => {
    assert.equal(codeOf(replaced(signed, /00>/, '01>')), 'cms-malformed');
    assert.equal(codeOf(preparePades(plain, REQUEST).embed(Buffer.from('not DER'))), 'cms-malformed');
  });

  it('is rejected when a key of the signature stands twice or its type is unknown', () => {
    assert.equal(codeOf(replaced(signed, '/Filter /Adobe.PPKLite', '/M <00> /M <00>/Fi /Ab')), 'pdf-malformed');
    assert.equal(codeOf(replaced(signed, 'ETSI.CAdES.detached', 'ETSI.CAdES.attached')), 'sub-filter-unknown');
  });

  it('shows as changed when a page is drawn anew, a note laid over it, or the catalog replaced', () => {
    const attacks = {
      page: (file: ReturnType<typeof open>) => {
        const { ref, page } = firstPage(file);
        return new Map([[ref.id, serialise(withEntries(page, { Rotate: number(180) }))]]);
      },
      note: (file: ReturnType<typeof open>) => {
        const { ref, page } = firstPage(file);
        const note = freeNumber(file);
        const annotations = array([...resolveArray(file, page.entries.get('Annots')), reference(note)]);
        return new Map([
          [note, '<< /Type /Annot /Subtype /FreeText /Rect [50 50 500 500] /Contents (other) >>'],
          [ref.id, serialise(withEntries(page, { Annots: annotations }))],
        ]);
      },
      catalog: (file: ReturnType<typeof open>) => {
        const { ref, catalog } = getRoot(file);
        return new Map([[ref.id, serialise(withEntries(catalog, { OpenAction: name('Evil') }))]]);
      },
      content: (file: ReturnType<typeof open>) => {
        const content = firstPage(file).page.entries.get('Contents');
        assert.equal(content?.kind, 'reference');
        return new Map([[content?.kind === 'reference' ? content.id : 0, '<< /Length 3 >>\nstream\nq Q\nendstream']]);
      },
    };
    for (const [attack, change] of Object.entries(attacks)) {
      const [signature] = signaturesOf(overwritten(signed, change));
      assert.equal(signature?.coversWholeFile, false, attack);
      assert.equal(signature?.laterChanges, 'other', attack);
    }
  });

  it('shows as changed when a reference that led nowhere is filled after signing', () => {
    const file = open(plain);
    const { ref, page } = firstPage(file);
    const missing = freeNumber(file) + 50;
    const trap = overwritten(plain, () => new Map([[ref.id, serialise(withEntries(page, { Group: reference(missing) }))]]));
    const sprung = overwritten(preparePades(trap, REQUEST).embed(cms(3)), () => new Map([[missing, '<< /S /Transparency >>']]));
    assert.equal(signaturesOf(sprung)[0]?.laterChanges, 'other');
  });

  it('never makes the reader throw', () => {
    const noise = fc.tuple(fc.nat(signed.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.nat(40));
    fc.assert(fc.property(noise, ([at, bytes, cut]) => {
      const mangled = Buffer.concat([signed.subarray(0, at), bytes, signed.subarray(at + cut)]);
      extractSignatures(mangled);
      readEmbeddedFiles(mangled);
    }), { numRuns: 400 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(extractSignatures(bytes).kind, 'rejected');
      assert.equal(extractSignatures(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes])).kind, 'rejected');
    }));
  });

  it('is rejected when its objects lead in circles or nest without end', () => {
    const objects = '%PDF-1.7\n1 0 obj\n1 0 R\nendobj\n';
    const table = 'xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n';
    const ending = (trailer: string) => Buffer.from(`${objects}${table}trailer\n${trailer}\nstartxref\n${objects.length}\n%%EOF\n`);
    assert.equal(codeOf(ending('<< /Root 1 0 R /Size 2 >>')), 'pdf-malformed');
    assert.equal(codeOf(ending(`<< /Root 1 0 R /Size 2 /Prev ${objects.length} >>`)), 'pdf-malformed');
    assert.equal(codeOf(ending(`<< /Root ${'['.repeat(50_000)}`)), 'pdf-malformed');
  });
});

describe('reading PDFs of other makers', () => {
  it('follows cross-reference streams and object streams', async () => {
    const { deflateSync } = await import('node:zlib');
    const catalog = '<< /Type /Catalog /Pages 3 0 R >>';
    const pages = '<< /Type /Pages /Kids [] /Count 0 >>';
    const packed = deflateSync(Buffer.from(`1 0 3 ${catalog.length + 1} ${catalog} ${pages}`));
    const first = `1 0 3 ${catalog.length + 1} `.length;
    const head = `%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 2 /First ${first} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    const body = Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n')]);
    const rows = [[0, 0, 0], [2, 2, 0], [1, 9, 0], [2, 2, 1], [1, body.length, 0]].map(([type = 0, second = 0, third = 0]) => [type, second >> 8, second & 0xff, third]);
    // PNG predictor "up" over four columns, as most producers write it.
    const predicted = rows.flatMap((row, index) => [2, ...row.map((byte, column) => (byte - (rows[index - 1]?.[column] ?? 0)) & 0xff)]);
    const table = deflateSync(Buffer.from(predicted));
    const xref = `4 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> /Length ${table.length} >>\nstream\n`;
    const pdf = Buffer.concat([body, Buffer.from(xref), table, Buffer.from(`\nendstream\nendobj\nstartxref\n${body.length}\n%%EOF\n`)]);
    const file = open(pdf);
    assert.equal(resolve(file, getRoot(file).catalog.entries.get('Pages')).kind, 'dictionary');
    assert.deepEqual(signaturesOf(pdf), []);
    assert.throws(() => preparePades(pdf, REQUEST), (error) => error instanceof DocumentFailure && error.code === 'pdf-unreadable');
  });
});
