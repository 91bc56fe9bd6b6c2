import type { DocumentKind } from '../document/official-document.ts';

/** Points (1/72 inch) on A4 portrait, 4-pt grid. */
export const PAGE = { width: 595.28, height: 841.89, left: 52, right: 52, top: 44, bottom: 56 } as const;

/** A sheet and the white at its edges, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The same sheet turned: lists with many columns. */
export const LANDSCAPE = { ...PAGE, width: PAGE.height, height: PAGE.width, bottom: 48 } as const satisfies PageSize;

/** An envelope C5, 229 × 162 mm. */
export const ENVELOPE = { width: 649.13, height: 459.21, left: 40, right: 40, top: 34, bottom: 30 } as const satisfies PageSize;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const COLUMN_GAP = 20;
export const COLUMN_WIDTH = (TEXT_WIDTH - COLUMN_GAP) / 2;

export const COLOUR = {
  ink: '#16202a',
  quiet: '#56626e',
  hairline: '#c6d0d8',
  panel: '#f3f7fa',
  sky: '#00648f',
  red: '#a8231c',
} as const;

export interface TextStyle {
  readonly face: 'regular' | 'bold';
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

export const STYLE = {
  organisation: { face: 'bold', size: 9.5, leading: 13, colour: COLOUR.ink },
  title: { face: 'bold', size: 15, leading: 20, colour: COLOUR.ink },
  label: { face: 'regular', size: 7.5, leading: 10, colour: COLOUR.quiet },
  number: { face: 'bold', size: 11, leading: 15, colour: COLOUR.ink },
  couponNumber: { face: 'bold', size: 24, leading: 32, colour: COLOUR.ink },
  body: { face: 'regular', size: 10, leading: 14.5, colour: COLOUR.ink },
  fieldLabel: { face: 'regular', size: 8.5, leading: 12, colour: COLOUR.quiet },
  fieldValue: { face: 'bold', size: 10, leading: 14, colour: COLOUR.ink },
  fieldWords: { face: 'regular', size: 10, leading: 14, colour: COLOUR.ink },
  panelName: { face: 'bold', size: 9, leading: 12, colour: COLOUR.ink },
  panelText: { face: 'regular', size: 8.5, leading: 11, colour: COLOUR.ink },
  panelTitle: { face: 'bold', size: 8.5, leading: 12, colour: COLOUR.sky },
  footer: { face: 'regular', size: 7.5, leading: 10, colour: COLOUR.quiet },
} as const satisfies Record<string, TextStyle>;

/** What sets one kind apart from another; everything else is shared, so that all look like one house. */
export interface KindLook {
  /** The bar over the organisation: red marks a refusal only. */
  readonly accent: string;
  readonly numberStyle: TextStyle;
  /** A coupon is torn off along a dashed line. */
  readonly tearLine: boolean;
}

export const KIND_LOOK = {
  certificate: { accent: COLOUR.sky, numberStyle: STYLE.number, tearLine: false },
  reasonedRefusal: { accent: COLOUR.red, numberStyle: STYLE.number, tearLine: false },
  receipt: { accent: COLOUR.sky, numberStyle: STYLE.number, tearLine: false },
  coupon: { accent: COLOUR.sky, numberStyle: STYLE.couponNumber, tearLine: true },
  notice: { accent: COLOUR.sky, numberStyle: STYLE.number, tearLine: false },
} as const satisfies Record<DocumentKind, KindLook>;
