import { classifyLaterChanges, type LaterChanges } from './later-changes.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { PdfSyntaxError, type PdfDictionary, type PdfString } from './pdf-value.ts';
import { listSignatureFields, readText, type SignatureField } from './signature-dictionary.ts';

export type SubFilter = 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached';

/** One signature of a PDF, its place checked, its cryptography not. */
export interface PdfSignature {
  readonly fieldName: string;
  readonly subFilter: SubFilter;
  readonly byteRange: readonly [number, number, number, number];
  /** The bytes the CMS signs: the whole revision but for the signature's own hole. */
  readonly signedBytes: Uint8Array;
  /** DER of the CMS without the padding behind it. */
  readonly cms: Uint8Array;
  /** False when anything stands after the signed bytes, be it another signature. */
  readonly coversWholeFile: boolean;
  readonly laterChanges: LaterChanges;
  /** What the signer's software wrote; claims, to be believed only with the CMS. */
  readonly claimed: { readonly name?: string; readonly reason?: string; readonly location?: string; readonly signingTime?: string };
}

export type PdfRejection = {
  readonly kind: 'rejected';
  readonly code:
    | 'pdf-malformed' | 'pdf-encrypted' | 'byte-range-malformed' | 'byte-range-gap-differs' | 'revision-malformed'
    | 'sub-filter-unknown' | 'cms-malformed';
  readonly fieldName?: string;
};

export interface PdfSignatures {
  readonly kind: 'read';
  /** In signing order; the last one must cover the whole file for the file to be as it was signed. */
  readonly signatures: readonly PdfSignature[];
}

/**
 * The signatures of a PDF. One doubtful signature rejects the file: a mixture of good and odd ones is how forged
 * documents look. Checks follow ISO 32000-1, 12.8.1 and ETSI EN 319 142-1, 4.2; the CMS is verified elsewhere.
 */
export function extractSignatures(pdf: Uint8Array): PdfSignatures | PdfRejection {
  try {
    const file = openPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    if (file.trailer.entries.has('Encrypt')) return { kind: 'rejected', code: 'pdf-encrypted' };
    const signatures: PdfSignature[] = [];
    for (const field of listSignatureFields(file)) {
      const read = readSignature(file, field);
      if ('code' in read) return read;
      signatures.push(read);
    }
    signatures.sort((a, b) => a.byteRange[2] + a.byteRange[3] - b.byteRange[2] - b.byteRange[3]);
    return { kind: 'read', signatures };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: 'rejected', code: 'pdf-malformed' };
    throw error;
  }
}

function readSignature(file: PdfFile, { fieldName, signature }: SignatureField): PdfSignature | PdfRejection {
  const reject = (code: PdfRejection['code']): PdfRejection => ({ kind: 'rejected', code, fieldName });
  const subFilter = signature.entries.get('SubFilter');
  if (subFilter?.kind !== 'name' || !isKnownSubFilter(subFilter.value)) return reject('sub-filter-unknown');
  const byteRange = readByteRange(signature, file.bytes.length);
  if (!byteRange) return reject('byte-range-malformed');
  const contents = signature.entries.get('Contents');
  const [, beforeGap, afterGap, tail] = byteRange;
  if (contents?.kind !== 'string' || !fillsGap(file, contents, beforeGap, afterGap)) return reject('byte-range-gap-differs');
  const signedEnd = afterGap + tail;
  const revision = openRevision(file, signedEnd, contents);
  if (!revision) return reject('revision-malformed');
  const cms = trimPadding(contents.bytes);
  if (!cms) return reject('cms-malformed');
  return {
    fieldName,
    subFilter: subFilter.value,
    byteRange,
    signedBytes: Buffer.concat([file.bytes.subarray(0, beforeGap), file.bytes.subarray(afterGap, signedEnd)]),
    cms,
    coversWholeFile: signedEnd === file.bytes.length,
    laterChanges: signedEnd === file.bytes.length ? 'none' : classifyLaterChanges(revision, file),
    claimed: readClaims(signature),
  };
}

function isKnownSubFilter(value: string): value is SubFilter {
  return value === 'ETSI.CAdES.detached' || value === 'adbe.pkcs7.detached';
}

function readByteRange(signature: PdfDictionary, fileLength: number): PdfSignature['byteRange'] | undefined {
  const range = signature.entries.get('ByteRange');
  if (range?.kind !== 'array' || range.items.length !== 4) return undefined;
  const [start, head, resume, tail] = range.items.map((item) => (item.kind === 'number' && Number.isInteger(item.value) ? item.value : -1));
  if (start !== 0 || head === undefined || resume === undefined || tail === undefined) return undefined;
  return head > 0 && resume > head && tail > 0 && resume + tail <= fileLength ? [start, head, resume, tail] : undefined;
}

/** The hole must be the dictionary's own `<…>` and nothing else, in plain sight of the file. */
function fillsGap(file: PdfFile, contents: PdfString, from: number, to: number): boolean {
  if (contents.form !== 'hex' || contents.start !== from || contents.end !== to) return false;
  return /^<[0-9A-Fa-f]+>$/.test(file.bytes.toString('latin1', from, to)) && (to - from) % 2 === 0;
}

/** What was signed must itself be a complete PDF that contains this very signature. */
function openRevision(file: PdfFile, end: number, contents: PdfString): PdfFile | undefined {
  const bytes = file.bytes.subarray(0, end);
  if (!/%%EOF(?:\r\n|\r|\n)?$/.test(bytes.toString('latin1', Math.max(end - 8, 0)))) return undefined;
  const revision = end === file.bytes.length ? file : openPdf(bytes);
  const isContained = listSignatureFields(revision).some(({ signature }) => {
    const own = signature.entries.get('Contents');
    return own?.kind === 'string' && own.start === contents.start && own.end === contents.end;
  });
  return isContained ? revision : undefined;
}

/** Cuts the zeros behind one DER SEQUENCE; anything but zeros there could hide a second CMS. */
function trimPadding(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 2 || bytes[0] !== 0x30) return undefined;
  const first = bytes[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes) return undefined;
  const end = 2 + lengthBytes + (lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes));
  return end <= bytes.length && bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : undefined;
}

function readClaims({ entries }: PdfDictionary): PdfSignature['claimed'] {
  const claims = { name: 'Name', reason: 'Reason', location: 'Location', signingTime: 'M' } as const;
  return Object.fromEntries(
    Object.entries(claims).flatMap(([claim, key]) => {
      const value = readText(entries.get(key));
      return value === undefined ? [] : [[claim, value]];
    }),
  );
}
