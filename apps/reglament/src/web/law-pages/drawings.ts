/** The drawings of a regulation, each made once and kept: a regulation does not change while the program runs. */
import { buildGraph, hasInteraction, inOneColumn, layOut } from '@reglament/regulation';
import type { DrawingGraph, DrawingKind, Layout, Regulation, Route } from '@reglament/regulation';
import type { Language } from '../texts/index.ts';

export interface Drawing { readonly route: Route; readonly kind: DrawingKind; readonly graph: DrawingGraph; readonly layout: Layout; /** For a phone. */ readonly column: Layout }

const kept = new WeakMap<Regulation, Map<string, Drawing>>();

/** All drawings of one route: its directory, and the interaction diagram where systems carry it. */
export function drawingsOf(regulation: Regulation, route: Route, language: Language): readonly Drawing[] {
  const kinds: readonly DrawingKind[] = hasInteraction(route) ? ['directory', 'interaction'] : ['directory'];
  return kinds.map((kind) => drawingOf(regulation, route, kind, language));
}

function drawingOf(regulation: Regulation, route: Route, kind: DrawingKind, language: Language): Drawing {
  const drawings = kept.get(regulation) ?? new Map<string, Drawing>();
  kept.set(regulation, drawings);
  const key = `${route.route} ${kind} ${language}`;
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const graph = buildGraph(regulation, route.route, kind, language);
  const drawing: Drawing = { route, kind, graph, layout: layOut(graph), column: layOut(inOneColumn(graph)) };
  drawings.set(key, drawing);
  return drawing;
}

/** The drawing that a file's name means: `portal-interaction`, `office-directory`. */
export function findDrawing(regulation: Regulation, name: string, language: Language): Drawing | undefined {
  const route = regulation.routes.find((one) => name === `${one.route}-directory` || (name === `${one.route}-interaction` && hasInteraction(one)));
  return route === undefined ? undefined : drawingOf(regulation, route, name.endsWith('-interaction') ? 'interaction' : 'directory', language);
}
