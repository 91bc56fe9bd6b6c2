import { MalformedXml } from './failure.ts';
import type { XmlAttribute, XmlElement } from './tree.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

type Scope = ReadonlyMap<string, string>;

/** Each element with declarations copies its scope: this bound keeps the whole linear. SOAP messages have about ten. */
const SCOPE_MAX = 100;

/** Resolves the names of an element and its attributes (Namespaces in XML 1.0). */
export function resolveNames(
  name: string,
  raw: ReadonlyMap<string, string>,
  outer: Scope,
): { readonly element: Omit<XmlElement, 'children'>; readonly scope: Scope } {
  const declarations = declarationsIn(raw);
  const scope = declarations.size === 0 ? outer : new Map([...outer, ...declarations]);
  if (scope.size > SCOPE_MAX) throw new MalformedXml(`Expected at most ${SCOPE_MAX} namespaces in scope`);
  const attributes = [...raw].filter(([key]) => !isDeclaration(key)).map(([key, value]) => attributeOf(key, value, scope));
  const distinct = new Set(attributes.map(({ namespace, localName }) => `${namespace}\u0000${localName}`));
  if (distinct.size !== attributes.length) throw new MalformedXml('Expected each attribute once, also by namespace');
  const { prefix, localName } = splitName(name);
  const namespace = prefix === '' ? (scope.get('') ?? '') : namespaceOf(prefix, scope);
  return { element: { kind: 'element', name, prefix, localName, namespace, attributes, declarations }, scope };
}

const isDeclaration = (key: string): boolean => key === 'xmlns' || key.startsWith('xmlns:');

function declarationsIn(raw: ReadonlyMap<string, string>): Scope {
  const declarations = new Map<string, string>();
  for (const [key, uri] of raw) {
    if (!isDeclaration(key)) continue;
    const prefix = key === 'xmlns' ? '' : key.slice(6);
    const misused = prefix === 'xmlns' || uri === XMLNS_NAMESPACE || (prefix === 'xml') !== (uri === XML_NAMESPACE);
    if (misused || (prefix !== '' && uri === '')) throw new MalformedXml('Expected a lawful namespace declaration');
    // `xmlns:xml` with its own URI changes nothing and would only differ between canonical forms.
    if (prefix !== 'xml') declarations.set(prefix, uri);
  }
  return declarations;
}

function attributeOf(name: string, value: string, scope: Scope): XmlAttribute {
  const { prefix, localName } = splitName(name);
  return { name, prefix, localName, namespace: prefix === '' ? '' : namespaceOf(prefix, scope), value };
}

function splitName(name: string): { prefix: string; localName: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', localName: name } : { prefix: name.slice(0, colon), localName: name.slice(colon + 1) };
}

function namespaceOf(prefix: string, scope: Scope): string {
  const uri = prefix === 'xmlns' ? undefined : scope.get(prefix);
  if (uri === undefined) throw new MalformedXml('Expected the prefix to be declared');
  return uri;
}
