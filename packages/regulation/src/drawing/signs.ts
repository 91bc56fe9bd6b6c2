/** The signs of the drawings and of their legend. */
import type { Bounds, Point } from './layout.ts';
import { circle, line, polygon, rect } from './marks.ts';
import type { Mark } from './marks.ts';
import { SIZES } from './metrics.ts';

/** Beginning: a thin circle. Result: a heavy one with a full middle. Refusal: a heavy red one with a cross. */
export function eventMarks(kind: 'start' | 'result' | 'refusal', { x, y }: Point): readonly Mark[] {
  const radius = SIZES.event / 2;
  if (kind === 'start') return [circle(x, y, radius - 1, { fill: 'sheet', stroke: 'action', width: 1.5 })];
  if (kind === 'result') return [circle(x, y, radius - 1.5, { fill: 'sheet', stroke: 'action', width: 3 }), circle(x, y, 4.5, { fill: 'action' })];
  return [circle(x, y, radius - 1.5, { fill: 'redWash', stroke: 'red', width: 3 }), line([{ x: x - 4, y: y - 4 }, { x: x + 4, y: y + 4 }], { stroke: 'red', width: 2 }), line([{ x: x - 4, y: y + 4 }, { x: x + 4, y: y - 4 }], { stroke: 'red', width: 2 })];
}

export function gatewayMarks(kind: 'split' | 'join', { x, y }: Point): readonly Mark[] {
  const r = (kind === 'split' ? SIZES.split : SIZES.join) / 2;
  const diamond = polygon([{ x, y: y - r }, { x: x + r, y }, { x, y: y + r }, { x: x - r, y }], { fill: 'sheet', stroke: 'edge', width: 1.5 });
  if (kind === 'join') return [diamond];
  return [diamond, line([{ x: x - 4.5, y: y - 4.5 }, { x: x + 4.5, y: y + 4.5 }], { stroke: 'edge', width: 2 }), line([{ x: x - 4.5, y: y + 4.5 }, { x: x + 4.5, y: y - 4.5 }], { stroke: 'edge', width: 2 })];
}

/** An action has round corners, a check cut ones: told apart without colour. */
export function boxMark(check: boolean, bounds: Bounds): Mark {
  if (!check) return rect(bounds, { fill: 'sheet', stroke: 'action', width: 1.5, radius: 8 });
  const { x, y, width, height } = bounds;
  const b = Math.min(SIZES.bevel, height / 2);
  const at = (dx: number, dy: number): Point => ({ x: x + dx, y: y + dy });
  return polygon([at(b, 0), at(width - b, 0), at(width, b), at(width, height - b), at(width - b, height), at(b, height), at(0, height - b), at(0, b)], { fill: 'wash', stroke: 'action', width: 1.5 });
}

export function clockMarks(x: number, y: number): readonly Mark[] {
  return [circle(x, y, 6, { stroke: 'action', width: 1.4 }), line([{ x, y: y - 3.5 }, { x, y }, { x: x + 3, y: y + 1.5 }], { stroke: 'action', width: 1.4 })];
}

/** A person is a dot, a system a square. */
export function dotMark(kind: 'person' | 'system', { x, y }: Point): Mark {
  const r = SIZES.dot / 2;
  return kind === 'person' ? circle(x, y, r + 0.5, { fill: 'action' }) : rect({ x: x - r, y: y - r, width: SIZES.dot, height: SIZES.dot }, { fill: 'action', radius: 1 });
}

export function laneIcon(kind: 'person' | 'system', x: number, y: number): readonly Mark[] {
  if (kind === 'person') return [circle(x + 8, y + 4.5, 3.5, { stroke: 'action', width: 1.5 }), { kind: 'path', d: `M${x + 1.5} ${y + 15} a6.5 6 0 0 1 13 0 z`, stroke: 'action', width: 1.5 }];
  return [rect({ x: x + 1, y: y + 1.5, width: 14, height: 9.5 }, { stroke: 'action', width: 1.5, radius: 1.5 }), line([{ x: x + 4.5, y: y + 14 }, { x: x + 11.5, y: y + 14 }], { stroke: 'action', width: 1.5 })];
}
