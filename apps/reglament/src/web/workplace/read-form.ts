/**
 * What a posted form holds, whatever was really posted: strings only, of bounded length, without the characters that
 * PostgreSQL's text and jsonb cannot hold.
 */
export interface Fields {
  /** The (first) value of a field; empty when it is not there. Line ends are `\n`; blanks at both ends are dropped. */
  readonly text: (name: string) => string;
  /** Every value posted under a name: ticked boxes. */
  readonly list: (name: string) => readonly string[];
  /** Everything posted, blanks kept: for passwords and for readers that know their own parts (dates in three boxes). */
  readonly raw: Readonly<Record<string, string>>;
}

/** Above the length of a signature in base64; texts are cut further by those who read them. */
const LENGTH_MAX = 250_000;
const VALUES_MAX = 200;

export function fieldsOf(body: unknown): Fields {
  const entries = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : [];
  const values = new Map(entries.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).slice(0, VALUES_MAX).filter((item) => typeof item === 'string').map(cleaned)]));
  const list = (name: string): readonly string[] => values.get(name) ?? [];
  return { text: (name) => (list(name)[0] ?? '').trim(), list, raw: Object.fromEntries([...values].map(([name, [first = '']]) => [name, first])) };
}

/** The fields of one form as they are kept: those whose names begin with its own. */
export function keptFields(body: unknown, prefix: string): Readonly<Record<string, readonly string[]>> {
  const fields = fieldsOf(body);
  return Object.fromEntries(Object.keys(fields.raw).filter((name) => name.startsWith(prefix)).map((name) => [name, fields.list(name)]));
}

function cleaned(text: string): string {
  return text.slice(0, LENGTH_MAX).replaceAll('\u0000', '').replaceAll('\r\n', '\n').toWellFormed();
}
