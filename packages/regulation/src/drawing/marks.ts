/** The few kinds of marks all drawings are made of. */
import type { Bounds, Point } from './layout.ts';
import type { FaceName } from './metrics.ts';

/** What a colour is for; the painter knows the colour. */
export type Paint = 'ink' | 'quiet' | 'hair' | 'rule' | 'edge' | 'action' | 'wash' | 'paper' | 'sheet' | 'red' | 'redWash';

export interface Look { readonly fill?: Paint; readonly stroke?: Paint; readonly width?: number; readonly dash?: readonly number[] }

export type Mark =
  | ({ readonly kind: 'path'; readonly d: string } & Look)
  | ({ readonly kind: 'rect'; readonly bounds: Bounds; readonly radius: number } & Look)
  | ({ readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number } & Look)
  /** `y` is the top of the first line. */
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly lines: readonly string[]; readonly face: FaceName; readonly anchor: 'start' | 'middle' | 'end'; readonly paint: Paint };

export function rect(bounds: Bounds, { radius = 0, ...look }: Look & { readonly radius?: number }): Mark {
  return { kind: 'rect', bounds, radius, ...look };
}

export function circle(x: number, y: number, radius: number, look: Look): Mark {
  return { kind: 'circle', x, y, radius, ...look };
}

export function line(points: readonly Point[], look: Look): Mark {
  return { kind: 'path', d: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join(' '), ...look };
}

export function polygon(points: readonly Point[], look: Look): Mark {
  return { kind: 'path', d: `${points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join(' ')} Z`, ...look };
}

/** A line of right angles with its corners rounded. */
export function rounded(points: readonly Point[], look: Look): Mark {
  const d = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return `M${short(point.x)} ${short(point.y)}`;
    if (after === undefined) return `L${short(point.x)} ${short(point.y)}`;
    const radius = Math.min(7, distance(before, point) / 2, distance(point, after) / 2);
    const from = towards(point, before, radius);
    const to = towards(point, after, radius);
    return `L${short(from.x)} ${short(from.y)} Q${short(point.x)} ${short(point.y)} ${short(to.x)} ${short(to.y)}`;
  });
  return { kind: 'path', d: d.join(' '), ...look };
}

export function textMark(lines: readonly string[], { x, y }: Point, face: FaceName, anchor: 'start' | 'middle' | 'end', paint: Paint): Mark {
  return { kind: 'text', x, y, lines, face, anchor, paint };
}

/** Two decimals are finer than any screen or printer. */
export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

function distance(one: Point, other: Point): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
