import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-file.ts';
import { dictionary, number, serialise, type PdfValue } from './pdf-value.ts';

/**
 * An incremental update (ISO 32000-1, 7.5.6) that writes the objects given by number and source, in their order,
 * and the table and trailer that lead to them. The bytes are to be appended to the file as they are.
 */
export function composeUpdate(file: PdfFile, objects: ReadonlyMap<number, string>, seed: string): Buffer {
  const base = file.bytes.length;
  const offsets = new Map<number, number>();
  let body = file.bytes.at(-1) === 0x0a ? '' : '\n';
  for (const [id, source] of objects) {
    offsets.set(id, base + body.length);
    body += `${id} 0 obj\n${source}\nendobj\n`;
  }
  const tail = `${xrefTable(offsets)}${trailer(file, offsets, seed)}startxref\n${base + body.length}\n%%EOF\n`;
  return Buffer.from(body + tail, 'latin1');
}

/** The first object number nobody uses, whatever `/Size` claims. */
export function freeNumber(file: PdfFile): number {
  const size = file.trailer.entries.get('Size');
  return file.xref.keys().reduce((free, id) => Math.max(free, id + 1), size?.kind === 'number' ? size.value : 0);
}

/** Subsections of consecutive numbers; every entry is exactly twenty bytes (7.5.4). */
function xrefTable(offsets: ReadonlyMap<number, number>): string {
  const ids = [...offsets.keys()].sort((a, b) => a - b);
  let table = 'xref\n';
  for (let at = 0; at < ids.length;) {
    const first = ids[at] ?? 0;
    let count = 1;
    while (ids[at + count] === first + count) count += 1;
    const lines = ids.slice(at, at + count).map((id) => `${String(offsets.get(id)).padStart(10, '0')} 00000 n \n`);
    table += `${first} ${count}\n${lines.join('')}`;
    at += count;
  }
  return table;
}

/** The second half of the file's identity changes with every update, by `seed`, so that equal input stays equal. */
function trailer(file: PdfFile, offsets: ReadonlyMap<number, number>, seed: string): string {
  const old = file.trailer.entries;
  const size = offsets.keys().reduce((free, id) => Math.max(free, id + 1), freeNumber(file));
  const entries: Record<string, PdfValue> = { Size: number(size), Prev: number(file.xrefAt) };
  for (const key of ['Root', 'Info'] as const) {
    const value = old.get(key);
    if (value) entries[key] = value;
  }
  const id = old.get('ID');
  const first = id?.kind === 'array' ? id.items[0] : undefined;
  const second = createHash('sha256').update(file.bytes).update(seed).digest().subarray(0, 16);
  if (first) {
    entries['ID'] = { kind: 'array', items: [first, { kind: 'string', form: 'hex', bytes: second, start: 0, end: 0 }] };
  }
  return `trailer\n${serialise(dictionary(entries))}\n`;
}
