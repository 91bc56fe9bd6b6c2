import { PdfSyntaxError, type PdfDictionary, type PdfString, type PdfValue } from './pdf-value.ts';

const DEPTH_MAX = 64;
const WHITESPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const LITERAL_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads PDF objects from a fixed place on; strict where leniency has carried attacks (duplicate keys, odd hex). */
export class PdfParser {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  value(depth = 0): PdfValue {
    if (depth > DEPTH_MAX) throw this.fault('Expected fewer nested objects');
    this.skipSpace();
    const character = this.#peek();
    if (character === '/') return { kind: 'name', value: this.#name() };
    if (character === '[') return this.#array(depth);
    if (character === '(') return this.#literal();
    if (character === '<') return this.#peek(1) === '<' ? this.dictionary(depth) : this.#hex();
    return this.#bare();
  }

  dictionary(depth = 0): PdfDictionary {
    this.expect('<<');
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.tryTake('>>')) return { kind: 'dictionary', entries };
      const key = this.#name();
      if (entries.has(key)) throw this.fault(`Expected the key ${key} once`);
      entries.set(key, this.value(depth + 1));
    }
  }

  integer(): number {
    this.skipSpace();
    const word = this.#regular();
    if (!/^\d{1,10}$/.test(word)) throw this.fault('Expected an unsigned integer');
    return Number(word);
  }

  expect(word: string): void {
    this.skipSpace();
    if (!this.tryTake(word)) throw this.fault(`Expected "${word}"`);
  }

  tryTake(word: string): boolean {
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word) return false;
    this.at += word.length;
    return true;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return;
      if (byte === 0x25) this.#skipComment();
      else if (WHITESPACE.has(byte)) this.at += 1;
      else return;
    }
  }

  fault(message: string): PdfSyntaxError {
    return new PdfSyntaxError(message, this.at);
  }

  #peek(ahead = 0): string {
    const byte = this.bytes[this.at + ahead];
    if (byte === undefined) throw this.fault('Expected an object, but the file ended');
    return String.fromCharCode(byte);
  }

  #skipComment(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1;
  }

  #regular(): string {
    const start = this.at;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || WHITESPACE.has(byte) || DELIMITERS.has(byte)) break;
      this.at += 1;
    }
    return this.bytes.toString('latin1', start, this.at);
  }

  #name(): string {
    if (!this.tryTake('/')) throw this.fault('Expected a name');
    return this.#regular().replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  #array(depth: number): PdfValue {
    this.expect('[');
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.tryTake(']')) return { kind: 'array', items };
      items.push(this.value(depth + 1));
    }
  }

  /** `true`, `null`, a number, or the first number of `12 0 R`. */
  #bare(): PdfValue {
    const word = this.#regular();
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
    if (word === 'null') return { kind: 'null' };
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw this.fault(`Expected an object, but found "${word.slice(0, 20)}"`);
    return this.#tryReference(word) ?? { kind: 'number', value: Number(word) };
  }

  #tryReference(id: string): PdfValue | undefined {
    if (!/^\d{1,10}$/.test(id)) return undefined;
    const tail = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(this.bytes.toString('latin1', this.at, this.at + 24));
    if (!tail) return undefined;
    this.at += tail[0].length;
    return { kind: 'reference', id: Number(id), generation: Number(tail[1]) };
  }

  #hex(): PdfString {
    const start = this.at;
    const close = this.bytes.indexOf(0x3e, start);
    if (close < 0) throw this.fault('Expected the end of a hexadecimal string');
    const digits = this.bytes.toString('latin1', start + 1, close).replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw this.fault('Expected hexadecimal digits only');
    this.at = close + 1;
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    return { kind: 'string', form: 'hex', bytes, start, end: this.at };
  }

  #literal(): PdfString {
    const start = this.at;
    let depth = 0;
    let content = '';
    do {
      const character = this.#peek();
      this.at += 1;
      if (character === '\\') {
        content += this.#escape();
        continue;
      }
      if (character === '(' && depth++ === 0) continue;
      if (character === ')' && --depth === 0) break;
      content += character;
    } while (depth > 0);
    return { kind: 'string', form: 'literal', bytes: Buffer.from(content, 'latin1'), start, end: this.at };
  }

  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3));
    if (octal) {
      this.at += octal[0].length;
      return String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff);
    }
    const character = this.#peek();
    this.at += 1;
    if (character === '\r') this.tryTake('\n');
    if (character === '\r' || character === '\n') return '';
    return LITERAL_ESCAPES[character] ?? character;
  }
}
