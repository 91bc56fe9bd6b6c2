/** A drawing with every place worked out: what SVG, BPMN and PDF are written from. */
import type { BoxContent } from './cell-content.ts';
import type { GraphLane, GraphStep, DrawingKind } from './graph.ts';
import type { FaceName } from './metrics.ts';
import type { Language } from '../vocabulary/languages.ts';
import type { LegendEntry } from './words.ts';

export interface Point { readonly x: number; readonly y: number }
export interface Bounds extends Point { readonly width: number; readonly height: number }

/** Lines of text; `bounds` is what they cover, by the measured widths. */
export interface Label { readonly lines: readonly string[]; readonly face: FaceName; readonly anchor: 'start' | 'middle' | 'end'; readonly bounds: Bounds }

export interface LaidLane extends GraphLane { readonly x: number; readonly width: number; readonly label: Label }

interface Laid { readonly id: string; readonly lane: number; readonly bounds: Bounds }
export type LaidNode =
  | (Laid & { readonly kind: 'start'; readonly name: string; readonly label: Label })
  | (Laid & { readonly kind: 'step'; readonly step: GraphStep; readonly content: BoxContent })
  | (Laid & { readonly kind: 'split'; readonly name: string })
  | (Laid & { readonly kind: 'join' })
  | (Laid & { readonly kind: 'end'; readonly outcome: 'result' | 'refusal'; readonly name: string; readonly label: Label });

export interface LaidFlow { readonly id: string; readonly from: string; readonly to: string; readonly points: readonly Point[]; readonly name: string | undefined; readonly label: Label | undefined; readonly supplied: boolean }

/** The exchange of a step with those who take part in it: one line to each side, a dot in every partner's lane. */
export interface Exchange { readonly step: string; readonly from: Point; readonly to: Point; readonly dots: readonly (Point & { readonly kind: 'person' | 'system' })[] }

export interface Layout {
  readonly kind: DrawingKind;
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Height of the lanes' heads at the top. */
  readonly headHeight: number;
  readonly lanes: readonly LaidLane[];
  readonly nodes: readonly LaidNode[];
  readonly flows: readonly LaidFlow[];
  readonly exchanges: readonly Exchange[];
  /** Where a page may end: heights between two rows that only arrows cross. */
  readonly cuts: readonly number[];
  readonly legend: readonly LegendEntry[];
}
