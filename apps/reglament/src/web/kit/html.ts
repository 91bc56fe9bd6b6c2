/**
 * The `html` tag: markup that escapes whatever is put into it.
 *
 * A page is built from literal markup (trusted, written by us) and values (never trusted). Where a value lands decides
 * what it may be; the place is worked out once per template by `template-places.ts`:
 * - text:       strings and numbers are escaped, `Html` goes in as it is, arrays are joined, null/undefined/false vanish
 * - attribute:  only inside quotes; strings and numbers, escaped; addresses with a dangerous scheme become `about:invalid`
 * - tag:        only the outcome of `attributes({...})`
 * Anything else is a mistake of the programmer and throws `MarkupMistake`.
 */
import { MarkupMistake, placesOf } from './template-places.ts';
import type { Place } from './template-places.ts';

export { MarkupMistake };

/** Guards the invariant "this text is safe as markup": outside this file nobody can make one. */
class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** A list of attributes ready to stand inside a tag; not markup, so it cannot slip into text. */
class AttributeList {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Html = Markup;
export type Attributes = AttributeList;
export type HtmlValue = Html | Attributes | string | number | null | undefined | false | readonly HtmlValue[];
export type AttributeValue = string | number | boolean | null | undefined;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes a text for use in element content and in quoted attributes. */
export function escapeText(text: string): string {
  return /[&<>"'`]/.test(text) ? text.replace(/[&<>"'`]/g, (sign) => escapes[sign] ?? sign) : text;
}

/** Builds markup; see the head of this file for what may stand where. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const places = placesOf(strings);
  let out = strings[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    out += written(values[index], places[index]) + (strings[index + 1] ?? '');
  }
  return new Markup(out);
}

/**
 * Attributes from an object: true writes the bare name, false/null/undefined leave it out, everything else is escaped.
 * Names are checked, handlers (`on…`) and `style` are refused because the pages' Content-Security-Policy forbids them.
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Attributes {
  let out = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue;
    checkAttributeName(name);
    out += value === true ? ` ${name}` : ` ${name}="${attributeText(value, name)}"`;
  }
  return new AttributeList(out);
}

/** Markup from a text that is already markup. Only for what our own code made (an SVG of ours); never for input. */
export function dangerouslyRaw(markup: string): Html {
  return new Markup(markup);
}

/** Joins pieces with a separator that is escaped like any text. */
export function joined(pieces: readonly HtmlValue[], separator: HtmlValue): Html {
  return html`${pieces.map((piece, index) => (index === 0 ? piece : [separator, piece]))}`;
}

/** Whether the value was made by `html`. */
export function isHtml(value: unknown): value is Html {
  return value instanceof Markup;
}

function written(value: HtmlValue, place: Place | undefined): string {
  if (value === null || value === undefined || value === false) return '';
  if (place === undefined || place.kind === 'text') return asText(value);
  if (place.kind === 'tag') return asTagPart(value);
  return asAttribute(value, place.attribute, place.atStart);
}

function asText(value: HtmlValue): string {
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((part) => written(part, undefined)).join('');
  throw new MarkupMistake(`Expected text, a number or markup in element content, but found ${describe(value)}`);
}

function asTagPart(value: HtmlValue): string {
  if (value instanceof AttributeList) return value.toString();
  throw new MarkupMistake(`Expected attributes({...}) inside a tag, but found ${describe(value)}`);
}

function asAttribute(value: HtmlValue, attribute: string, atStart: boolean): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new MarkupMistake(`Expected text or a number in the attribute ${attribute}, but found ${describe(value)}`);
  }
  return atStart ? attributeText(value, attribute) : escapeText(String(value));
}

const addressAttributes: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data']);

function attributeText(value: string | number, attribute: string): string {
  const text = String(value);
  return escapeText(addressAttributes.has(attribute.toLowerCase()) ? safeAddress(text) : text);
}

/** Browsers drop control characters and spaces before they read the scheme, so they are dropped before looking, too. */
function safeAddress(address: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\ufeff]/g, ''));
  const name = scheme?.[1]?.toLowerCase();
  return name === undefined || ['http', 'https', 'mailto', 'tel'].includes(name) ? address : 'about:invalid';
}

function checkAttributeName(name: string): void {
  if (!/^[a-z][a-z0-9-]*$/i.test(name)) throw new MarkupMistake(`Expected a plain attribute name, but found "${name}"`);
  if (/^on/i.test(name) || name.toLowerCase() === 'style' || name.toLowerCase() === 'srcdoc') {
    throw new MarkupMistake(`Expected no inline script or style (Content-Security-Policy), but found attribute "${name}"`);
  }
}

function describe(value: unknown): string {
  if (value instanceof Markup) return 'markup';
  if (value instanceof AttributeList) return 'a list of attributes';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
