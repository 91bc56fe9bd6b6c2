/**
 * Messages by key and language. A message is ICU MessageFormat text; the key says whether it needs parameters, so
 * forgetting them does not compile. Parsing is done once per message and language.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { texts } from './catalogue.ts';
import type { Language } from './languages.ts';

type Texts = typeof texts;

/** Every key of the catalogues. */
export type TextKey = keyof Texts & string;

type KeyWithParams = { [K in TextKey]: Texts[K]['kk'] extends `${string}{${string}` ? K : never }[TextKey];

export type TextParams = Readonly<Record<string, string | number>>;

type Params<K extends TextKey> = K extends KeyWithParams ? readonly [params: TextParams] : readonly [params?: TextParams];

/** A translator bound to one language; what every component takes as `t`. */
export type Translate = <K extends TextKey>(key: K, ...params: Params<K>) => string;

/** A text in every language, such as a title taken from a regulation. */
export type LocalText = Readonly<Record<Language, string>>;

const parsed = new Map<string, IntlMessageFormat>();

/** The message of `key` in `language`. Throws when a parameter of the message is missing. */
export function translate<K extends TextKey>(language: Language, key: K, ...params: Params<K>): string {
  const message: string = texts[key][language];
  if (!message.includes('{')) return message;
  return String(formatOf(language, key, message).format({ ...params[0] }));
}

/** A translator for one language. */
export function translator(language: Language): Translate {
  return (key, ...params) => translate(language, key, ...params);
}

/** Whether an unknown text (a code that arrived as data) is a key of the catalogues. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key);
}

function formatOf(language: Language, key: string, message: string): IntlMessageFormat {
  const name = `${language} ${key}`;
  const known = parsed.get(name);
  if (known !== undefined) return known;
  // Tags are not parsed: a message is plain text, and "<" in it is a sign like any other.
  const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  parsed.set(name, format);
  return format;
}
