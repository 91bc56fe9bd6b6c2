import { MalformedXml } from './failure.ts';
import { resolveNames } from './namespaces.ts';
import { expectToken, openScanner, resolveReferences, type Scanner, skipSpace, startsWith, takeName, takeUntil } from './scanner.ts';
import type { XmlDocument, XmlElement, XmlNode } from './tree.ts';

const LENGTH_MAX = 16 * 1024 * 1024;
const DEPTH_MAX = 200;
const ATTRIBUTES_MAX = 500;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads an XML 1.0 document with namespaces, UTF-8, without a DTD. Stricter than most readers on purpose: a signature
 * is worth something only when all readers see the same document.
 * @throws MalformedXml, with its own code for a DTD.
 */
export function parseXml(input: string | Uint8Array): XmlDocument {
  const text = typeof input === 'string' ? input : decode(input);
  if (text.length > LENGTH_MAX) throw new MalformedXml(`Expected at most ${LENGTH_MAX} characters`);
  const scanner = openScanner(text);
  readDeclaration(scanner);
  const children = readMisc(scanner);
  const root = readTree(scanner);
  const after = readMisc(scanner);
  if (scanner.at !== scanner.text.length) throw new MalformedXml('Expected the end after the document element');
  return { children: [...children, root, ...after], root };
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new MalformedXml('Expected UTF-8');
  }
}

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z0-9._-]+)"|'([A-Za-z0-9._-]+)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

function readDeclaration(scanner: Scanner): void {
  if (!/^<\?xml[ \t\n]/.test(scanner.text)) return;
  const match = DECLARATION.exec(scanner.text);
  if (match === null) throw new MalformedXml('Expected an XML declaration of version 1.0');
  if (!/^(utf-8|us-ascii)?$/i.test(match[1] ?? match[2] ?? '')) throw new MalformedXml('Expected the encoding UTF-8');
  scanner.at = match[0].length;
}

/** Comments, instructions and white space outside the document element. */
function readMisc(scanner: Scanner): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  for (;;) {
    skipSpace(scanner);
    if (startsWith(scanner, '<!--') || startsWith(scanner, '<?')) nodes.push(readCommentOrInstruction(scanner));
    else if (startsWith(scanner, '<!')) throw new MalformedXml('Expected no DTD', 'xml-doctype-forbidden');
    else return nodes;
  }
}

function readCommentOrInstruction(scanner: Scanner): XmlNode {
  if (startsWith(scanner, '<!--')) {
    scanner.at += 4;
    const text = takeUntil(scanner, '--');
    expectToken(scanner, '>');
    return { kind: 'comment', text };
  }
  expectToken(scanner, '<?');
  const target = takeName(scanner);
  if (/^xml$/i.test(target) || target.includes(':')) throw new MalformedXml('Expected another target of an instruction');
  const spaced = skipSpace(scanner);
  const text = takeUntil(scanner, '?>');
  if (!spaced && text !== '') throw new MalformedXml('Expected white space after the target of an instruction');
  return { kind: 'instruction', target, text };
}

/** An element whose end tag has not been read yet. */
interface OpenElement {
  readonly element: Omit<XmlElement, 'children'>;
  readonly children: XmlNode[];
  readonly scope: ReadonlyMap<string, string>;
}

const ROOT_SCOPE: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

/** Reads the document element with a stack of its own, so that depth cannot exhaust the machine's. */
function readTree(scanner: Scanner): XmlElement {
  const stack: OpenElement[] = [];
  let closed = readStartTag(scanner, stack);
  for (;;) {
    const parent = stack[stack.length - 1];
    if (parent === undefined) {
      if (closed === undefined) throw new MalformedXml('Expected a document element');
      return closed;
    }
    if (closed !== undefined) parent.children.push(closed);
    closed = readContent(scanner, parent);
    if (closed === undefined) closed = readStartTag(scanner, stack);
    else stack.pop();
  }
}

/** Reads `<name …>`; pushes it, or returns it when it is empty (`<name/>`). */
function readStartTag(scanner: Scanner, stack: OpenElement[]): XmlElement | undefined {
  if (stack.length >= DEPTH_MAX) throw new MalformedXml(`Expected at most ${DEPTH_MAX} levels`);
  expectToken(scanner, '<');
  const name = takeName(scanner);
  const attributes = readAttributes(scanner);
  const { element, scope } = resolveNames(name, attributes, stack[stack.length - 1]?.scope ?? ROOT_SCOPE);
  if (startsWith(scanner, '/>')) {
    scanner.at += 2;
    return { ...element, children: [] };
  }
  expectToken(scanner, '>');
  stack.push({ element, children: [], scope });
  return undefined;
}

function readAttributes(scanner: Scanner): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  while (skipSpace(scanner) && !startsWith(scanner, '>') && !startsWith(scanner, '/>')) {
    const name = takeName(scanner);
    skipSpace(scanner);
    expectToken(scanner, '=');
    skipSpace(scanner);
    if (attributes.has(name)) throw new MalformedXml('Expected each attribute once');
    if (attributes.size >= ATTRIBUTES_MAX) throw new MalformedXml(`Expected at most ${ATTRIBUTES_MAX} attributes`);
    attributes.set(name, readAttributeValue(scanner));
  }
  return attributes;
}

function readAttributeValue(scanner: Scanner): string {
  const quote = startsWith(scanner, '"') ? '"' : "'";
  expectToken(scanner, quote);
  const raw = takeUntil(scanner, quote);
  if (raw.includes('<')) throw new MalformedXml('Expected no "<" in the value of an attribute');
  // XML 1.0 §3.3.3: literal white space becomes a space, a reference to it stays what it is.
  return resolveReferences(raw.replace(/[\t\n]/g, ' '));
}

/** Reads content until the end tag of `open` (then returns it) or until a start tag (then returns nothing). */
function readContent(scanner: Scanner, open: OpenElement): XmlElement | undefined {
  for (;;) {
    if (startsWith(scanner, '</')) return readEndTag(scanner, open);
    if (startsWith(scanner, '<!--') || startsWith(scanner, '<?')) open.children.push(readCommentOrInstruction(scanner));
    else if (startsWith(scanner, '<![CDATA[')) {
      scanner.at += 9;
      pushText(open.children, takeUntil(scanner, ']]>'));
    } else if (startsWith(scanner, '<!')) throw new MalformedXml('Expected no DTD', 'xml-doctype-forbidden');
    else if (startsWith(scanner, '<')) return undefined;
    else pushText(open.children, readText(scanner));
  }
}

function readText(scanner: Scanner): string {
  const end = scanner.text.indexOf('<', scanner.at);
  if (end < 0) throw new MalformedXml('Expected the end tag');
  const raw = scanner.text.slice(scanner.at, end);
  if (raw.includes(']]>')) throw new MalformedXml('Expected no "]]>" in text');
  scanner.at = end;
  return resolveReferences(raw);
}

function pushText(children: XmlNode[], text: string): void {
  const last = children[children.length - 1];
  if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', text: last.text + text };
  else if (text !== '') children.push({ kind: 'text', text });
}

function readEndTag(scanner: Scanner, open: OpenElement): XmlElement {
  scanner.at += 2;
  if (takeName(scanner) !== open.element.name) throw new MalformedXml('Expected the end tag of the element');
  skipSpace(scanner);
  expectToken(scanner, '>');
  return { ...open.element, children: open.children };
}
