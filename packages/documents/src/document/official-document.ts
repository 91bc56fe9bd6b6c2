/** A text in both languages of official documents. Kazakh, the state language, comes first. */
export interface Bilingual {
  readonly kk: string;
  readonly ru: string;
}

/** What the paper is for the law; decides its look only, never its contents. */
export type DocumentKind = 'certificate' | 'reasonedRefusal' | 'receipt' | 'coupon' | 'notice';

/** One line of the document's table: a label and what stands against it. */
export interface DocumentField {
  readonly label: Bilingual;
  /** Plain for what has one spelling (names, numbers, dates); bilingual for words. */
  readonly value: string | Bilingual;
}

/** Who certified the document with an EDS, as printed. The full IIN is masked on paper. */
export interface SignerMark {
  readonly name: string;
  readonly iin: string;
  readonly post: Bilingual;
  /** Absent where the key is chosen only after the document is laid out (NCALayer, a token). */
  readonly certificateSerial?: string;
  /** ISO 8601 with offset; printed as local wall time with the offset. */
  readonly signedAt: string;
}

/** Whose data and EDS stand behind the barcodes (configuration, never a literal). */
export interface LegalFooter {
  readonly unit: Bilingual;
  readonly region: Bilingual;
}

/** Where and by which number anybody can check the print. */
export interface VerifyMark {
  readonly url: string;
  readonly number: string;
}

/** A file carried inside the PDF so that it verifies without reading the barcodes. */
export interface SignedXml {
  readonly fileName: string;
  readonly xml: string;
}

/** Everything an official bilingual document shows; data only, no layout. */
export interface OfficialDocument {
  readonly kind: DocumentKind;
  readonly organisation: Bilingual;
  readonly title: Bilingual;
  readonly number: string;
  /** `YYYY-MM-DD`, printed as `DD.MM.YYYY`. */
  readonly date: string;
  readonly paragraphs: readonly Bilingual[];
  readonly fields: readonly DocumentField[];
  /** The clause the document rests on; printed quietly under the fields. */
  readonly legalBasis?: Bilingual;
  readonly signedBy?: readonly SignerMark[];
  /** Texts made by `encodeBarcodes`, one QR code each. */
  readonly barcodeParts?: readonly string[];
  readonly footer?: LegalFooter;
  readonly verify: VerifyMark;
  readonly signedXml?: SignedXml;
  /** ISO 8601 instant for the PDF metadata; given, so that equal data makes equal bytes. */
  readonly createdAt: string;
}
