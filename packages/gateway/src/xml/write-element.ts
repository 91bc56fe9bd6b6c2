import { escapeText } from '@reglament/eds';

/** An element without namespace with text; nothing when there is no value. `name` is ours, `value` is anybody's. */
export const textElement = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<${name}>${escapeText(value)}</${name}>`;

/** An element without namespace around markup that is already written. */
export const element = (name: string, ...markup: readonly string[]): string => `<${name}>${markup.join('')}</${name}>`;

/** Optional parts of a read value: an absent element leaves no property behind. */
export const present = <Key extends string>(key: Key, value: string | undefined): { readonly [Name in Key]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Name in Key]?: string };
