/** Reads markup into a flat list of elements for `checkPage`: strict where browsers are lenient, for our own pages only. */

export type PageElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Index of the parent in the list; -1 for the outermost. */
  readonly parent: number;
  /** Text inside, that of the children included. */
  readonly text: string;
};

export type Reading = { readonly elements: readonly PageElement[]; readonly problems: readonly string[] };

type Open = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly parent: number; text: string };

const empty: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr', 'path', 'circle', 'rect', 'line']);
const pieces = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;

/** The elements in document order, and what is wrong with their nesting. */
export function readElements(markup: string): Reading {
  const all: Open[] = [];
  const stack: number[] = [];
  const problems: string[] = [];
  for (const [piece, slash, name, rest] of markup.matchAll(pieces)) {
    if (name === undefined) addText(piece);
    else if (slash === '/') close(name.toLowerCase());
    else open(name.toLowerCase(), rest ?? '');
  }
  for (const index of stack) problems.push(`<${all[index]?.name}> is never closed`);
  return { elements: all, problems };

  function addText(piece: string): void {
    if (piece === '<') problems.push('A bare "<" stands in the text');
    if (!piece.startsWith('<')) for (const index of stack) appendTo(index, piece);
  }
  function appendTo(index: number, piece: string): void {
    const element = all[index];
    if (element !== undefined) element.text += piece;
  }
  function open(name: string, rest: string): void {
    const found = readAttributes(rest);
    for (const double of found.doubles) problems.push(`<${name}> has the attribute ${double} twice`);
    all.push({ name, attributes: found.attributes, parent: stack.at(-1) ?? -1, text: '' });
    if (!empty.has(name) && !rest.endsWith('/')) stack.push(all.length - 1);
  }
  function close(name: string): void {
    const index = stack.pop();
    const opened = index === undefined ? undefined : all[index]?.name;
    if (opened !== name) problems.push(`</${name}> closes <${opened ?? 'nothing'}>`);
  }
}

/** The ancestors of an element, the nearest first. */
export function ancestors(elements: readonly PageElement[], element: PageElement): readonly PageElement[] {
  const parent = elements[element.parent];
  return parent === undefined ? [] : [parent, ...ancestors(elements, parent)];
}

function readAttributes(text: string): { readonly attributes: ReadonlyMap<string, string>; readonly doubles: readonly string[] } {
  const attributes = new Map<string, string>();
  const doubles: string[] = [];
  for (const [, name = '', double, single, bare] of text.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    const key = name.toLowerCase();
    if (attributes.has(key)) doubles.push(key);
    attributes.set(key, double ?? single ?? bare ?? '');
  }
  return { attributes, doubles };
}
