import type { OfferedFile } from '../../desk/requests/file-rules.ts';
import { isUploadedPart } from './scan.ts';

/** Files sent under a name. The app keeps them in memory (`attachFieldsToBody`), each up to its limit; a field left empty brings a file without a name and is left out. */
export async function sentFiles(body: unknown, name: string): Promise<readonly OfferedFile[]> {
  const value: unknown = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  const parts = (Array.isArray(value) ? value : [value]).filter(isUploadedPart);
  const files = await Promise.all(parts.map(async (part) => ({
    name: (part.filename ?? '').replaceAll('\u0000', '').toWellFormed(), bytes: new Uint8Array(await part.toBuffer()), ...(part.threat === undefined ? {} : { threat: part.threat }),
  })));
  return files.filter((file) => file.name !== '' || file.bytes.length > 0);
}
