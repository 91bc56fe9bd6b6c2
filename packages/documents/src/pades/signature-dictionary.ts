import { getRoot, resolveArray, resolveDictionary, type PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

const FIELDS_MAX = 1000;

export interface SignatureField {
  readonly fieldName: string;
  readonly signature: PdfDictionary;
}

/** The signed signature fields of the form, in the order of the form; an unsigned field is not a signature. */
export function listSignatureFields(file: PdfFile): readonly SignatureField[] {
  const form = resolveDictionary(file, getRoot(file).catalog.entries.get('AcroForm'));
  const found: SignatureField[] = [];
  const queue = resolveArray(file, form?.entries.get('Fields')).map((field) => ({ field, type: undefined as PdfValue | undefined }));
  for (let taken = 0; queue.length > 0 && taken < FIELDS_MAX; taken += 1) {
    const next = queue.shift();
    const field = resolveDictionary(file, next?.field);
    if (!field) continue;
    const type = field.entries.get('FT') ?? next?.type;
    queue.push(...resolveArray(file, field.entries.get('Kids')).map((kid) => ({ field: kid, type })));
    const signature = resolveDictionary(file, field.entries.get('V'));
    if (type?.kind === 'name' && type.value === 'Sig' && signature) found.push({ fieldName: fieldName(field), signature });
  }
  return found;
}

function fieldName(field: PdfDictionary): string {
  return readText(field.entries.get('T')) ?? '';
}

/** A text string: UTF-16 with its mark, else one byte a character. */
export function readText(value: PdfValue | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  }
  return bytes.toString('latin1');
}
