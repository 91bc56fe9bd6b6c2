import { MalformedXml } from './failure.ts';

const NAME_START = 'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = new RegExp(`[${NAME_START}][${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*(?::[${NAME_START}][${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*)?`, 'uy');
const SPACE = /[ \t\n]*/y;
const ENTITY = /&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/y;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// Char of XML 1.0 with the u flag: a lone surrogate matches neither range and is caught too.
const NOT_CHAR = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A place in the text; every step moves forward, so reading is linear. */
export interface Scanner {
  readonly text: string;
  at: number;
}

/**
 * Begins at the start of a text: drops the byte order mark, makes line ends LF (XML 1.0 §2.11) and refuses characters
 * that XML does not know.
 */
export function openScanner(input: string): Scanner {
  const text = (input.charCodeAt(0) === 0xfeff ? input.slice(1) : input).replace(/\r\n?/g, '\n');
  if (NOT_CHAR.test(text)) throw new MalformedXml('Expected characters of XML 1.0, but found another');
  return { text, at: 0 };
}

export const startsWith = (scanner: Scanner, token: string): boolean => scanner.text.startsWith(token, scanner.at);

/** Takes `token` or fails. */
export function expectToken(scanner: Scanner, token: string): void {
  if (!startsWith(scanner, token)) throw new MalformedXml(`Expected "${token}" at ${scanner.at}`);
  scanner.at += token.length;
}

/** Takes white space; @returns whether there was any. */
export function skipSpace(scanner: Scanner): boolean {
  SPACE.lastIndex = scanner.at;
  const [space = ''] = SPACE.exec(scanner.text) ?? [];
  scanner.at += space.length;
  return space.length > 0;
}

/** Takes a qualified name. */
export function takeName(scanner: Scanner): string {
  NAME.lastIndex = scanner.at;
  const [name] = NAME.exec(scanner.text) ?? [];
  if (name === undefined) throw new MalformedXml(`Expected a name at ${scanner.at}`);
  scanner.at += name.length;
  return name;
}

/** Takes everything up to `token`, and the token. */
export function takeUntil(scanner: Scanner, token: string): string {
  const end = scanner.text.indexOf(token, scanner.at);
  if (end < 0) throw new MalformedXml(`Expected "${token}" after ${scanner.at}`);
  const taken = scanner.text.slice(scanner.at, end);
  scanner.at = end + token.length;
  return taken;
}

/** Character data with its references resolved; only the five predefined entities exist without a DTD. */
export function resolveReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  const pieces: string[] = [];
  let at = 0;
  for (let next = raw.indexOf('&'); next >= 0; next = raw.indexOf('&', at)) {
    pieces.push(raw.slice(at, next));
    ENTITY.lastIndex = next;
    const match = ENTITY.exec(raw);
    if (match === null) throw new MalformedXml('Expected a character reference or a predefined entity');
    pieces.push(characterOf(match));
    at = next + match[0].length;
  }
  pieces.push(raw.slice(at));
  return pieces.join('');
}

function characterOf([, hex, decimal, name]: RegExpExecArray): string {
  if (name !== undefined) return PREDEFINED[name] ?? '';
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\u0000';
  if (NOT_CHAR.test(character)) throw new MalformedXml('Expected a reference to a character of XML 1.0');
  return character;
}
