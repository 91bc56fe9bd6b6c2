export { isUuid } from '../../desk/is-uuid.ts';
export { sentFiles as filesOf } from '../app/sent-files.ts';

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

/** Every text posted under a name: boxes that can be ticked together. */
export function listOf(body: unknown, name: string): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const posted: unknown = (body as Readonly<Record<string, unknown>>)[name];
  return (Array.isArray(posted) ? posted as readonly unknown[] : [posted]).flatMap((value) => textOf(value) ?? []).slice(0, 100);
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
