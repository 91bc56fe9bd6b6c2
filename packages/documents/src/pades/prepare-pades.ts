import { DocumentFailure } from '../failures.ts';
import type { SubFilter } from './extract-signatures.ts';
import { composeUpdate, freeNumber } from './incremental-update.ts';
import { getRoot, openPdf, resolveArray, resolveDictionary, type PdfFile } from './pdf-file.ts';
import {
  array, dictionary, name, number, PdfSyntaxError, reference, serialise, text, withEntries,
  type PdfDictionary, type PdfReference, type PdfString,
} from './pdf-value.ts';

export interface PadesRequest {
  readonly name: string;
  readonly reason?: string;
  readonly location?: string;
  /** ISO 8601 with offset; the PDF's claim, the proof is the CMS and its time-stamp. */
  readonly signingTime: string;
  /** Room for the CMS with certificates, OCSP answer and time-stamp; default 16 KiB. */
  readonly reserveBytes?: number;
  /** `adbe.pkcs7.detached` where the CMS lacks signingCertificateV2 (ETSI EN 319 142-1, 4.2). */
  readonly subFilter?: SubFilter;
}

export interface PreparedPades {
  /** What the detached CMS must sign. */
  readonly bytesToSign: Uint8Array;
  /** The signed PDF. The CMS is not looked at. @throws DocumentFailure `signature-too-large`. */
  readonly embed: (cmsDer: Uint8Array) => Uint8Array;
}

const RESERVE_BYTES = 16_384;
/** Ten digits hold any offset a cross-reference table can. */
const RANGE_PLACE = ' '.repeat(40);

/**
 * Appends an incremental update with an invisible signature field and leaves a hole for the CMS. What was there is
 * not touched, so a second signer leaves the first signature valid.
 * @throws DocumentFailure `pdf-unreadable` for a PDF that is broken, encrypted or uses cross-reference streams;
 * `signing-time-malformed`.
 */
export function preparePades(pdf: Uint8Array, request: PadesRequest): PreparedPades {
  const original = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const file = openSignable(original);
  const reserveBytes = request.reserveBytes ?? RESERVE_BYTES;
  const objects = composeObjects(file, request, reserveBytes);
  const bytes = Buffer.concat([original, composeUpdate(file, objects, request.name + request.signingTime)]);
  // Text strings are written in hexadecimal, so the first match in the update is the signature's own.
  const from = bytes.indexOf('/Contents <', original.length) + '/Contents '.length;
  const to = from + 2 + reserveBytes * 2;
  const range = `[0 ${from} ${to} ${bytes.length - to}]`;
  bytes.write(range.padEnd(RANGE_PLACE.length + 2), bytes.indexOf('/ByteRange [', original.length) + '/ByteRange '.length, 'latin1');
  return {
    bytesToSign: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
    embed: (cmsDer) => {
      if (cmsDer.length > reserveBytes) {
        throw new DocumentFailure(
          'signature-too-large', `Expected a CMS of at most ${reserveBytes} bytes, but it has ${cmsDer.length}; reserve more.`,
        );
      }
      const signed = Buffer.from(bytes);
      signed.write(Buffer.from(cmsDer).toString('hex'), from + 1, 'latin1');
      return signed;
    },
  };
}

function openSignable(bytes: Buffer): PdfFile {
  try {
    const file = openPdf(bytes);
    getRoot(file);
    if (!file.trailer.entries.has('Encrypt') && !file.hasXrefStream) return file;
  } catch (cause) {
    if (!(cause instanceof PdfSyntaxError)) throw cause;
    throw new DocumentFailure('pdf-unreadable', `Expected to read the PDF, but: ${cause.message}.`, { cause });
  }
  throw new DocumentFailure('pdf-unreadable', 'Expected a plain PDF with cross-reference tables, but it is encrypted or packed.');
}

/** Numbers and sources of the objects the update writes; the signature comes first, so its places are found first. */
function composeObjects(file: PdfFile, request: PadesRequest, reserveBytes: number): ReadonlyMap<number, string> {
  const { ref: rootRef, catalog } = getRoot(file);
  const { ref: pageRef, page } = firstPage(file, catalog);
  const nextId = freeNumber(file);
  const [signatureRef, widgetRef] = [reference(nextId), reference(nextId + 1)];
  const oldForm = catalog.entries.get('AcroForm');
  const formRef = oldForm?.kind === 'reference' ? oldForm : reference(nextId + 2);
  const form = resolveDictionary(file, oldForm) ?? dictionary({});
  const fields = resolveArray(file, form.entries.get('Fields'));
  const objects = new Map<number, string>([
    [signatureRef.id, signatureSource(request, reserveBytes)],
    [widgetRef.id, serialise(widget(signatureRef, pageRef, `Signature${fields.length + 1}`))],
    [formRef.id, serialise(withEntries(form, { Fields: array([...fields, widgetRef]), SigFlags: number(3) }))],
    [pageRef.id, serialise(withEntries(page, { Annots: array([...resolveArray(file, page.entries.get('Annots')), widgetRef]) }))],
  ]);
  if (oldForm?.kind !== 'reference') objects.set(rootRef.id, serialise(withEntries(catalog, { AcroForm: formRef })));
  return objects;
}

function firstPage(file: PdfFile, catalog: PdfDictionary): { readonly ref: PdfReference; readonly page: PdfDictionary } {
  let ref = catalog.entries.get('Pages');
  for (let depth = 0; depth < 16; depth += 1) {
    const node = resolveDictionary(file, ref);
    const type = node?.entries.get('Type');
    if (node && ref?.kind === 'reference' && type?.kind === 'name' && type.value === 'Page') return { ref, page: node };
    ref = resolveArray(file, node?.entries.get('Kids'))[0];
  }
  throw new DocumentFailure('pdf-unreadable', 'Expected the PDF to have a first page, but its page tree has none.');
}

function signatureSource(request: PadesRequest, reserveBytes: number): string {
  const claims = dictionary({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name(request.subFilter ?? 'ETSI.CAdES.detached'),
    Name: text(request.name),
    M: latin1(pdfDate(request.signingTime)),
    ...(request.reason === undefined ? {} : { Reason: text(request.reason) }),
    ...(request.location === undefined ? {} : { Location: text(request.location) }),
  });
  const holes = `/ByteRange [${RANGE_PLACE}]\n/Contents <${'0'.repeat(reserveBytes * 2)}>`;
  return serialise(claims).replace(/ >>$/, () => `\n${holes} >>`);
}

/** Without a surface, so that it can cover nothing; flags: printed, locked (PDF/A demands the first). */
function widget(signature: PdfReference, page: PdfReference, fieldName: string): PdfDictionary {
  const zero = number(0);
  return dictionary({
    Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), T: text(fieldName), F: number(132),
    Rect: array([zero, zero, zero, zero]), P: page, V: signature,
  });
}

function latin1(value: string): PdfString {
  return { kind: 'string', form: 'hex', bytes: Buffer.from(value, 'latin1'), start: 0, end: 0 };
}

/** `2026-11-22T14:05:09+05:00` → `D:20261122140509+05'00'` (ISO 32000-1, 7.9.4). */
function pdfDate(instant: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-]\d{2}):(\d{2}))$/.exec(instant);
  if (!parts) throw new DocumentFailure('signing-time-malformed', `Expected an ISO 8601 signing time, but it is "${instant}".`);
  const [, year, month, day, hour, minute, second, zoneHour = '+00', zoneMinute = '00'] = parts;
  return `D:${year}${month}${day}${hour}${minute}${second}${zoneHour}'${zoneMinute}'`;
}
