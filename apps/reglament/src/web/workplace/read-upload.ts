import { fieldsOf } from './read-form.ts';
import type { Fields } from './read-form.ts';

export { sentFiles } from '../app/sent-files.ts';

/** The texts of a multipart form (whose fields arrive as objects), read as those of any other. */
export function sentFields(body: unknown): Fields {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return fieldsOf(Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(textOf) : textOf(value)])));
}

function textOf(part: unknown): unknown {
  return typeof part === 'object' && part !== null && 'value' in part ? part.value : part;
}
