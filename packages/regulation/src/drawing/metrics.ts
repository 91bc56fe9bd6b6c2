/** Every size of the drawings, in pixels at scale 1. */
import type { Face } from './text-width.ts';

export const FACES = {
  text: { size: 13, weight: 400 },
  chip: { size: 12, weight: 600 },
  norm: { size: 12, weight: 600 },
  quiet: { size: 11, weight: 400 },
  label: { size: 12, weight: 400 },
  lane: { size: 13, weight: 600 },
  narrow: { size: 12, weight: 600 },
  title: { size: 18, weight: 600 },
} as const satisfies Record<string, Face>;
export type FaceName = keyof typeof FACES;

export const LINE: Readonly<Record<FaceName, number>> = { text: 17, chip: 16, norm: 16, quiet: 15, label: 15, lane: 17, narrow: 15, title: 24 };

export const SIZES = {
  padding: 10, chipHeight: 20, split: 32, beforeSplit: 20, join: 26, event: 24, gutter: 22, track: 9, gap: 24, joinBand: 38, side: 16, bevel: 12,
  laneIcon: 16, dot: 9, narrowColumn: 108,
  /** Six-point letters on A4 lying; and the narrowest step that still reads. */
  widest: 1660, narrowest: 132,
} as const;

/** The fewer lanes, the wider their steps: A4 is filled, and never needs letters below six points. */
export function columnWidth(columns: number): number {
  if (columns <= 2) return 260;
  if (columns === 3) return 232;
  if (columns === 4) return 208;
  return columns === 5 ? 188 : 172;
}

/** Size, weight and line height of a face, for whoever paints the marks. */
export function drawingFace(name: FaceName): Face & { readonly line: number } {
  return { ...FACES[name], line: LINE[name] };
}
