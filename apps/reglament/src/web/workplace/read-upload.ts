import type { OfferedFile } from '../../desk/requests/file-rules.ts';
import { isUploadedPart } from '../app/scan.ts';
import { fieldsOf } from './read-form.ts';
import type { Fields } from './read-form.ts';

/** The texts of a multipart form (whose fields arrive as objects), read as those of any other. */
export function sentFields(body: unknown): Fields {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return fieldsOf(Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(textOf) : textOf(value)])));
}

function textOf(part: unknown): unknown {
  return typeof part === 'object' && part !== null && 'value' in part ? part.value : part;
}

/** Files sent under a name; a field left empty brings a file without a name and is left out. */
export async function sentFiles(body: unknown, name: string): Promise<readonly OfferedFile[]> {
  const value: unknown = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  const parts = (Array.isArray(value) ? value : [value]).filter(isUploadedPart);
  const files = await Promise.all(parts.map(async (part) => ({
    name: (part.filename ?? '').replaceAll('\u0000', '').toWellFormed(), bytes: new Uint8Array(await part.toBuffer()), ...(part.threat === undefined ? {} : { threat: part.threat }),
  })));
  return files.filter((file) => file.name !== '' || file.bytes.length > 0);
}
