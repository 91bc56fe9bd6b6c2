/** A namespace-aware XML tree: plain readonly data, made only by `parseXml`. */
export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export interface XmlElement {
  readonly kind: 'element';
  /** As written, with the prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Namespaces declared here: prefix ('' = default) → URI. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  readonly value: string;
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly text: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly text: string;
}

export interface XmlDocument {
  /** Comments, instructions and exactly one element, in order; white space between them is not kept. */
  readonly children: readonly XmlNode[];
  readonly root: XmlElement;
}

/** The child elements of an element. */
export const elementsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child) => child.kind === 'element');

/** Child elements with this namespace and local name. */
export const elementsNamed = (element: XmlElement, namespace: string, localName: string): readonly XmlElement[] =>
  elementsOf(element).filter((child) => child.namespace === namespace && child.localName === localName);

/** The whole text inside an element, comments left out: so a comment can never cut a value in two. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : child.kind === 'element' ? textOf(child) : ''))
    .join('');
}

/** The value of an attribute without namespace. */
export const findAttributeValue = (element: XmlElement, localName: string, namespace = ''): string | undefined =>
  element.attributes.find((attribute) => attribute.localName === localName && attribute.namespace === namespace)?.value;

/** The element and all elements below it, in document order; linear however deep the document is. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child?.kind === 'element') waiting.push(child);
    }
  }
}
