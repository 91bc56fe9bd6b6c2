import type { FieldProblem } from '../invalid-input.ts';

export const FILE_MEGABYTES_MAX = 10;
export const FILES_PER_DOCUMENT_MAX = 5;

/** What the antivirus scanner held against a file; it may not have been able to look. */
export type FileThreat = 'infected' | 'not-scanned';

export interface OfferedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly threat?: FileThreat;
}

interface FileKind {
  readonly mediaType: string;
  readonly name: string;
  readonly starts: readonly (readonly number[])[];
}

/** What may be attached, told by content and never by name. */
const KINDS: readonly FileKind[] = [
  { mediaType: 'application/pdf', name: 'PDF', starts: [[0x25, 0x50, 0x44, 0x46, 0x2d]] },
  { mediaType: 'image/jpeg', name: 'JPEG', starts: [[0xff, 0xd8, 0xff]] },
  { mediaType: 'image/png', name: 'PNG', starts: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]] },
];

/** Photographs as some telephones make them, which no program of an office opens; told apart to say what to do. */
const FOREIGN: readonly { readonly format: string; readonly brands: readonly string[]; readonly at: number }[] = [
  { format: 'HEIC', brands: ['ftyphei', 'ftyphev', 'ftypmif1', 'ftypmsf1'], at: 4 },
  { format: 'AVIF', brands: ['ftypavif', 'ftypavis'], at: 4 },
  { format: 'WebP', brands: ['WEBP'], at: 8 },
];

/** The media type by content, or what is wrong with the file. */
export function examineFile(document: string, { name, bytes, threat }: OfferedFile): { readonly mediaType: string } | { readonly problem: FieldProblem } {
  const file = safeFileName(name);
  if (threat !== undefined) return { problem: { field: document, code: threat === 'infected' ? 'file.infected' : 'file.notScanned', params: { file } } };
  if (bytes.length === 0) return { problem: { field: document, code: 'file.empty', params: { file } } };
  if (bytes.length > FILE_MEGABYTES_MAX * 1024 * 1024) return { problem: { field: document, code: 'file.tooLarge', params: { file, megabytes: FILE_MEGABYTES_MAX } } };
  const kind = KINDS.find(({ starts }) => starts.some((start) => start.every((byte, index) => bytes[index] === byte)));
  const foreign = FOREIGN.find(({ brands, at }) => brands.some((brand) => Buffer.from(bytes.subarray(at, at + brand.length)).toString('latin1') === brand));
  if (foreign !== undefined) return { problem: { field: document, code: 'file.photograph', params: { file, format: foreign.format } } };
  if (kind === undefined) return { problem: { field: document, code: 'file.type', params: { file, types: KINDS.map((known) => known.name).join(', ') } } };
  return { mediaType: kind.mediaType };
}

/** A name fit for a download header and a screen: no path, no control characters, at most 120 characters. */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|:*?]/g, ' ').trim();
  return clean === '' ? 'file' : [...clean].slice(-120).join('');
}
