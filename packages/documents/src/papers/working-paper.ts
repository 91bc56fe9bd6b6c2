import type { Bilingual, DocumentField } from '../document/official-document.ts';

/** One column of a list; `share` is its part of the width. */
export interface PaperColumn {
  readonly title: Bilingual;
  readonly share: number;
}

export interface PaperTable {
  readonly title?: Bilingual;
  readonly columns: readonly PaperColumn[];
  /** Plain for what has one spelling; bilingual for words. */
  readonly rows: readonly (readonly (string | Bilingual)[])[];
}

/**
 * A paper of the counter or the office: receipt, coupon, consent, list of a batch, register, resolution sheet. It is
 * signed by hand, if at all, and finds its case again by its barcode.
 */
export interface WorkingPaper {
  /** `refusal` has the red bar, `coupon` the line along which it is torn off. */
  readonly look: 'plain' | 'refusal' | 'coupon';
  /** `landscape` for lists with many columns. */
  readonly orientation: 'portrait' | 'landscape';
  readonly organisation: Bilingual;
  readonly title: Bilingual;
  readonly number?: string;
  /** `YYYY-MM-DD`, printed as `DD.MM.YYYY`. */
  readonly date?: string;
  /** An even number of digits, as a barcode and in figures under it. */
  readonly scanCode?: string;
  readonly paragraphs: readonly Bilingual[];
  readonly fields: readonly DocumentField[];
  readonly tables: readonly PaperTable[];
  readonly legalBasis?: Bilingual;
  /** JPEG, each with what is said of it; one that cannot be read is left out. */
  readonly photographs?: readonly { readonly caption: string; readonly bytes: Uint8Array }[];
  /** What stands under each line for a signature. */
  readonly signatureLines: readonly Bilingual[];
  /** ISO 8601 instant for the PDF metadata. */
  readonly createdAt: string;
}
