/** The text is not the XML this package reads; `code` is one of the codes of the catalogue. */
export class MalformedXml extends Error {
  readonly code: 'xml-malformed' | 'xml-doctype-forbidden';
  constructor(message: string, code: MalformedXml['code'] = 'xml-malformed') {
    super(message);
    this.name = 'MalformedXml';
    this.code = code;
  }
}
