/** What a form was sent with, as plain texts; nothing that arrives here can break the database or a page. */
export type Entries = Readonly<Record<string, string>>;

/** Texts of a posted body, form or multipart; of a repeated name the last one; files are left out. */
export function entriesOf(body: unknown): Entries {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name, text]];
  }));
}

/** PostgreSQL stores neither U+0000 nor halves of surrogate pairs, and a person types neither. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return textOf(value.at(-1));
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string') return cleanText(value.value);
  return undefined;
}

/** A file that came with a multipart form; a field left empty brings a file without a name and is left out. */
export interface SentFile { readonly name: string; readonly bytes: Uint8Array }

/** Files sent under a name. The app keeps them in memory (`attachFieldsToBody`), each up to its limit. */
export async function filesOf(body: unknown, name: string): Promise<readonly SentFile[]> {
  const value: unknown = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  const parts = (Array.isArray(value) ? value : [value]).filter(isFilePart);
  const files = await Promise.all(parts.map(async (part) => ({ name: cleanText(part.filename ?? ''), bytes: new Uint8Array(await part.toBuffer()) })));
  return files.filter((file) => file.name !== '' || file.bytes.length > 0);
}

interface FilePart { readonly filename?: string; readonly toBuffer: () => Promise<Buffer> }

function isFilePart(value: unknown): value is FilePart {
  return typeof value === 'object' && value !== null && 'toBuffer' in value && typeof value.toBuffer === 'function';
}

/** Whether a text from an address is an id of ours. Stricter than the database's own reading, so it never complains. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
