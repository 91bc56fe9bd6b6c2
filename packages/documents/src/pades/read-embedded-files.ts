import { getRoot, openPdf, resolve, resolveArray, resolveDictionary, type PdfFile } from './pdf-file.ts';
import { decodeStream } from './pdf-stream.ts';
import { PdfSyntaxError, type PdfValue } from './pdf-value.ts';
import { readText } from './signature-dictionary.ts';

export interface EmbeddedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const FILES_MAX = 64;
const DEPTH_MAX = 8;

/** The files attached to a PDF (name tree /EmbeddedFiles), so that the signed XML verifies without the barcodes. */
export function readEmbeddedFiles(
  pdf: Uint8Array,
): { readonly kind: 'read'; readonly files: readonly EmbeddedFile[] } | { readonly kind: 'rejected'; readonly code: 'pdf-malformed' } {
  try {
    const file = openPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    const names = resolveDictionary(file, getRoot(file).catalog.entries.get('Names'));
    const specifications = listLeaves(file, names?.entries.get('EmbeddedFiles'), 0);
    return { kind: 'read', files: specifications.slice(0, FILES_MAX).flatMap((value) => readFileSpecification(file, value)) };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: 'rejected', code: 'pdf-malformed' };
    throw error;
  }
}

/** Values of a name tree: `/Names` holds keys and values in turn, `/Kids` further nodes. */
function listLeaves(file: PdfFile, node: PdfValue | undefined, depth: number): readonly PdfValue[] {
  const tree = resolveDictionary(file, node);
  if (!tree || depth > DEPTH_MAX) return [];
  const own = resolveArray(file, tree.entries.get('Names')).filter((_, index) => index % 2 === 1);
  const kids = resolveArray(file, tree.entries.get('Kids')).slice(0, FILES_MAX);
  return [...own, ...kids.flatMap((kid) => listLeaves(file, kid, depth + 1))];
}

function readFileSpecification(file: PdfFile, value: PdfValue): readonly EmbeddedFile[] {
  const specification = resolveDictionary(file, value);
  const stream = resolve(file, resolveDictionary(file, specification?.entries.get('EF'))?.entries.get('F'));
  const fileName = readText(resolve(file, specification?.entries.get('UF'))) ?? readText(resolve(file, specification?.entries.get('F')));
  return stream.kind === 'stream' && fileName !== undefined ? [{ fileName, bytes: decodeStream(stream) }] : [];
}
