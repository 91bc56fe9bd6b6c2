import { getRoot, resolve, resolveArray, resolveDictionary, type PdfFile } from './pdf-file.ts';
import type { XrefEntry } from './pdf-xref.ts';
import type { PdfDictionary, PdfReference, PdfValue } from './pdf-value.ts';

/**
 * What was written after a signature: nothing, further signatures only, or something else.
 *
 * Whatever is shown can change only through an object whose number the later revision takes over, so those are
 * compared one by one; allowed are a longer list of form fields, invisible signature widgets, and the store of
 * validation data (DSS). Everything else counts as `other`, also where it might be harmless.
 */
export type LaterChanges = 'none' | 'signaturesOnly' | 'other';

const NOTHING: PdfValue = { kind: 'null' };

/** Catalog entries that never reach the page. */
const QUIET_CATALOG_KEYS = ['AcroForm', 'DSS', 'Extensions'];

export function classifyLaterChanges(signed: PdfFile, final: PdfFile): LaterChanges {
  if (signed.bytes.length === final.bytes.length) return 'none';
  const before = getRoot(signed);
  const after = getRoot(final);
  if (before.ref.id !== after.ref.id) return 'other';
  if (!sameValue(signed.trailer.entries.get('Info') ?? NOTHING, final.trailer.entries.get('Info') ?? NOTHING)) return 'other';
  const form = before.catalog.entries.get('AcroForm');
  const formId = form?.kind === 'reference' ? form.id : undefined;
  const isAllowed = ([id, entry]: readonly [number, XrefEntry]): boolean => {
    if (entry.kind === 'free' || id === formId || sameEntry(entry, final.xref.get(id))) return true;
    const ref: PdfReference = { kind: 'reference', id, generation: 0 };
    const [old, current] = [resolve(signed, ref), resolve(final, ref)];
    if (id === before.ref.id) return sameExcept(old, current, QUIET_CATALOG_KEYS);
    return sameValue(old, current) || isPageWithMoreSignatures(signed, final, old, current);
  };
  if (![...signed.xref].every(isAllowed) || fillsDanglingReference(signed, final)) return 'other';
  return isFormExtended(signed, final, before.catalog, after.catalog) ? 'signaturesOnly' : 'other';
}

/** A signed page may point to an object that does not exist yet; who writes it later changes what the page shows. */
function fillsDanglingReference(signed: PdfFile, final: PdfFile): boolean {
  const isMissing = (id: number) => (signed.xref.get(id)?.kind ?? 'free') === 'free';
  const isPresent = (id: number) => (final.xref.get(id)?.kind ?? 'free') !== 'free';
  for (const [id, entry] of signed.xref) {
    if (entry.kind === 'free') continue;
    const value = resolve(signed, { kind: 'reference', id, generation: 0 });
    if (listReferences(value).some((target) => isMissing(target) && isPresent(target))) return true;
  }
  return false;
}

function listReferences(value: PdfValue): readonly number[] {
  if (value.kind === 'reference') return [value.id];
  if (value.kind === 'array') return value.items.flatMap(listReferences);
  if (value.kind === 'stream') return listReferences(value.dictionary);
  return value.kind === 'dictionary' ? [...value.entries.values()].flatMap(listReferences) : [];
}

function sameEntry(old: XrefEntry, current: XrefEntry | undefined): boolean {
  return current !== undefined && JSON.stringify(old) === JSON.stringify(current);
}

function isPageWithMoreSignatures(signed: PdfFile, final: PdfFile, old: PdfValue, current: PdfValue): boolean {
  if (old.kind !== 'dictionary' || current.kind !== 'dictionary') return false;
  const type = old.entries.get('Type');
  if (type?.kind !== 'name' || type.value !== 'Page' || !sameExcept(old, current, ['Annots'])) return false;
  const before = resolveArray(signed, old.entries.get('Annots'));
  const after = resolveArray(final, current.entries.get('Annots'));
  return extendsList(before, after) && after.slice(before.length).every((item) => isInvisibleSignature(final, item));
}

/** An annotation with a surface could cover the text that was signed. */
function isInvisibleSignature(file: PdfFile, item: PdfValue): boolean {
  const widget = resolveDictionary(file, item);
  const [type, subtype] = [widget?.entries.get('FT'), widget?.entries.get('Subtype')];
  const corners = resolveArray(file, widget?.entries.get('Rect')).map((corner) => (corner.kind === 'number' ? corner.value : Number.NaN));
  const isSignature = type?.kind === 'name' && type.value === 'Sig' && subtype?.kind === 'name' && subtype.value === 'Widget';
  return isSignature && corners.length === 4 && (corners[0] === corners[2] || corners[1] === corners[3]) && !widget?.entries.has('AP');
}

function isFormExtended(signed: PdfFile, final: PdfFile, before: PdfDictionary, after: PdfDictionary): boolean {
  const old = resolveDictionary(signed, before.entries.get('AcroForm'));
  const current = resolveDictionary(final, after.entries.get('AcroForm'));
  if (!old || !current || !sameExcept(old, current, ['Fields', 'SigFlags'])) return false;
  const [fields, more] = [resolveArray(signed, old.entries.get('Fields')), resolveArray(final, current.entries.get('Fields'))];
  return extendsList(fields, more) && more.slice(fields.length).every((field) => isInvisibleSignature(final, field));
}

function extendsList(before: readonly PdfValue[], after: readonly PdfValue[]): boolean {
  return after.length >= before.length && before.every((item, index) => sameValue(item, after[index]));
}

function sameExcept(old: PdfValue, current: PdfValue, keys: readonly string[]): boolean {
  if (old.kind !== 'dictionary' || current.kind !== 'dictionary') return false;
  const without = ({ entries }: PdfDictionary): PdfDictionary =>
    ({ kind: 'dictionary', entries: new Map([...entries].filter(([key]) => !keys.includes(key))) });
  return sameValue(without(old), without(current));
}

function sameValue(old: PdfValue, current: PdfValue | undefined): boolean {
  return current !== undefined && canonical(old) === canonical(current);
}

/** One spelling for equal values: keys sorted, strings by their bytes, references by their numbers. */
function canonical(value: PdfValue): string {
  switch (value.kind) {
    case 'null': return 'null';
    case 'boolean': case 'number': return String(value.value);
    case 'name': return `/${JSON.stringify(value.value)}`;
    case 'string': return `<${value.bytes.toString('hex')}>`;
    case 'reference': return `${value.id} ${value.generation} R`;
    case 'array': return `[${value.items.map(canonical).join(',')}]`;
    case 'dictionary':
      return `{${[...value.entries].map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).sort().join(',')}}`;
    case 'stream': return `stream${canonical(value.dictionary)}${value.bytes.toString('latin1')}`;
  }
}
