import { XML_NAMESPACE } from './namespaces.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './tree.ts';

/** Which canonical form, and what to leave out. */
export interface CanonicalForm {
  /** Exclusive (http://www.w3.org/2001/10/xml-exc-c14n#) renders only the namespaces an element uses itself. */
  readonly exclusive: boolean;
  readonly comments: boolean;
  /** Prefixes treated inclusively in the exclusive form; '' is the default namespace (`#default`). */
  readonly inclusivePrefixes?: readonly string[];
  /** Left out with everything below (the enveloped-signature transform). */
  readonly skip?: ReadonlySet<XmlElement>;
}

type Scope = ReadonlyMap<string, string>;
const EMPTY: Scope = new Map();

/** Canonical form of a whole document (C14N 1.0 §2.1). */
export function canonicalDocument(document: XmlDocument, form: CanonicalForm): string {
  const pieces: string[] = [];
  let afterRoot = false;
  for (const node of document.children) {
    if (node.kind === 'element') {
      writeElement(pieces, node, EMPTY, EMPTY, form);
      afterRoot = true;
      continue;
    }
    const written = otherNode(node, form);
    if (written === '') continue;
    pieces.push(afterRoot ? `\n${written}` : `${written}\n`);
  }
  return pieces.join('');
}

/**
 * Canonical form of one element of a document. `ancestors` run from the document element to the parent: the inclusive
 * form inherits their namespaces and `xml:` attributes (C14N 1.0 §2.4).
 */
export function canonicalElement(element: XmlElement, ancestors: readonly XmlElement[], form: CanonicalForm): string {
  const inScope = new Map<string, string>();
  for (const ancestor of ancestors) for (const [prefix, uri] of ancestor.declarations) inScope.set(prefix, uri);
  const pieces: string[] = [];
  writeElement(pieces, form.exclusive ? element : withInheritedXml(element, ancestors), inScope, EMPTY, form);
  return pieces.join('');
}

function withInheritedXml(element: XmlElement, ancestors: readonly XmlElement[]): XmlElement {
  const inherited = new Map<string, XmlAttribute>();
  for (const holder of [...ancestors, element]) {
    for (const attribute of holder.attributes) {
      if (attribute.namespace === XML_NAMESPACE) inherited.set(attribute.localName, attribute);
    }
  }
  const own = element.attributes.filter(({ namespace }) => namespace !== XML_NAMESPACE);
  return { ...element, attributes: [...own, ...inherited.values()] };
}

/** `outer` = namespaces in scope above; `rendered` = those already written by an ancestor of the output. */
function writeElement(pieces: string[], element: XmlElement, outer: Scope, rendered: Scope, form: CanonicalForm): void {
  if (form.skip?.has(element) === true) return;
  const scope = element.declarations.size === 0 ? outer : new Map([...outer, ...element.declarations]);
  const declarations = declarationsToWrite(element, scope, rendered, form);
  const attributes = [...element.attributes].sort(compareAttributes);
  pieces.push('<', element.name);
  for (const [prefix, uri] of declarations) pieces.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(uri), '"');
  for (const { name, value } of attributes) pieces.push(' ', name, '="', escapeAttribute(value), '"');
  pieces.push('>');
  const below = declarations.length === 0 ? rendered : new Map([...rendered, ...declarations]);
  for (const child of element.children) {
    if (child.kind === 'element') writeElement(pieces, child, scope, below, form);
    else pieces.push(otherNode(child, form));
  }
  pieces.push('</', element.name, '>');
}

function declarationsToWrite(
  element: XmlElement,
  scope: Scope,
  rendered: Scope,
  form: CanonicalForm,
): readonly (readonly [string, string])[] {
  // Below the first element of the output only new declarations can differ from what is already written.
  const inclusive = rendered === EMPTY ? scope.keys() : element.declarations.keys();
  const prefixes = form.exclusive ? visiblyUsed(element, form.inclusivePrefixes ?? []) : [...inclusive];
  const wanted: (readonly [string, string])[] = [];
  for (const prefix of new Set(prefixes)) {
    const uri = scope.get(prefix) ?? '';
    if (prefix === 'xml' || (rendered.get(prefix) ?? '') === uri) continue;
    wanted.push([prefix, uri]);
  }
  return wanted.sort(([a], [b]) => compareText(a, b));
}

const visiblyUsed = (element: XmlElement, inclusive: readonly string[]): readonly string[] => [
  element.prefix,
  ...element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''),
  ...inclusive,
];

const compareAttributes = (a: XmlAttribute, b: XmlAttribute): number =>
  compareText(a.namespace, b.namespace) || compareText(a.localName, b.localName);

/** Order of Unicode code points: UTF-16 order differs only beyond the basic plane, which names of documents never reach. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function otherNode(node: Exclude<XmlNode, XmlElement>, form: CanonicalForm): string {
  switch (node.kind) {
    case 'text': return escapeText(node.text);
    case 'comment': return form.comments ? `<!--${node.text}-->` : '';
    case 'instruction': return node.text === '' ? `<?${node.target}?>` : `<?${node.target} ${node.text}?>`;
  }
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;',
};

/** Text as C14N writes it; also right for any XML. */
export const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);

/** The value of an attribute as C14N writes it, for double quotes. */
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
