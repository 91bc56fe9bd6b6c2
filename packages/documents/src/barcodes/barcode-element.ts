/** One `BarcodeElement`: a numbered piece of the ZIP with the number of the whole. */
export interface BarcodeElement {
  readonly creationDate: string;
  readonly elementData: string;
  readonly elementNumber: number;
  readonly elementsAmount: number;
  readonly favorId: string;
}

const BARCODE_NAMESPACE = 'http://barcodes.pdf.shep.nitec.kz/';

/** ISO 8601 with milliseconds optional and an offset, as in the codes of real documents. */
export const CREATION_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** The text of one code. Every value is checked before it comes here, so nothing needs escaping. */
export function writeBarcodeElement(element: BarcodeElement): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<BarcodeElement xmlns="${BARCODE_NAMESPACE}">` +
    `<creationDate>${element.creationDate}</creationDate>` +
    `<elementData>${element.elementData}</elementData>` +
    `<elementNumber>${element.elementNumber}</elementNumber>` +
    `<elementsAmount>${element.elementsAmount}</elementsAmount>` +
    `<FavorID>${element.favorId}</FavorID></BarcodeElement>`
  );
}

const DECLARATION = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?/;
const ROOT = /^<(?:([\w.-]+):)?BarcodeElement\s+([^<>]*)>([\s\S]*)<\/(?:\1:)?BarcodeElement\s*>\s*$/;
const CHILD = /\s*<(?:[\w.-]+:)?(\w+)(?:\s[^<>]*)?>([^<>]*)<\/(?:[\w.-]+:)?\1\s*>\s*/y;
const LENGTH_MAX = 8192;

/** Whether a scanned text claims to be a piece of a document (a page also carries its link code). */
export function isBarcodeElement(text: string): boolean {
  return text.includes(BARCODE_NAMESPACE) && /<(?:[\w.-]+:)?BarcodeElement[\s>]/.test(text);
}

/**
 * Reads one code; `undefined` when it is not exactly such an element.
 *
 * No XML parser on purpose: flat, five known children, no entities that matter, so no DTD can do harm.
 */
export function readBarcodeElement(text: string): BarcodeElement | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const root = ROOT.exec(text.replace(DECLARATION, ''));
  if (!root?.[2]?.includes(BARCODE_NAMESPACE)) return undefined;
  const children = readChildren(root[3] ?? '');
  if (!children) return undefined;
  const elementData = children.get('elementData')?.replace(/&#(?:13|10|xD|xA);|\s/g, '');
  const elementNumber = smallInteger(children.get('elementNumber'));
  const elementsAmount = smallInteger(children.get('elementsAmount'));
  const favorId = children.get('FavorID')?.trim();
  if (!elementData || !/^[A-Za-z0-9+/]+={0,2}$/.test(elementData) || elementData.length % 4 !== 0) return undefined;
  if (elementNumber === undefined || elementsAmount === undefined || !favorId || !/^\d{1,32}$/.test(favorId)) return undefined;
  return { creationDate: children.get('creationDate')?.trim() ?? '', elementData, elementNumber, elementsAmount, favorId };
}

function readChildren(inner: string): ReadonlyMap<string, string> | undefined {
  const children = new Map<string, string>();
  for (let at = 0; at < inner.length; at = CHILD.lastIndex) {
    CHILD.lastIndex = at;
    const child = CHILD.exec(inner);
    const [, name = '', value = ''] = child ?? [];
    if (!child || children.has(name)) return undefined;
    children.set(name, value);
  }
  return children;
}

function smallInteger(text: string | undefined): number | undefined {
  const digits = text?.trim();
  return digits && /^\d{1,4}$/.test(digits) ? Number(digits) : undefined;
}
