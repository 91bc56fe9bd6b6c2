/** Every drawing of every regulation, for the tests. */
import path from 'node:path';
import type { Language } from '../../vocabulary/languages.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import { loadRegulations } from '../../loading/load-folder.ts';
import type { Regulation } from '../../model/types.ts';
import { buildGraph, hasInteraction } from '../build-graph.ts';
import type { DrawingGraph, DrawingKind } from '../graph.ts';
import { layOut } from '../lay-out.ts';
import { inOneColumn } from '../one-column.ts';
import type { Layout } from '../layout.ts';

export interface Drawing { readonly name: string; readonly regulation: Regulation; readonly route: string; readonly graph: DrawingGraph; readonly layout: Layout }

const FOLDER = path.join(import.meta.dirname, '../../../../../regulations');

/** The same drawings in one column, for a phone. */
export function inColumns(drawings: readonly Drawing[]): readonly Drawing[] {
  return drawings.map((drawing) => {
    const graph = inOneColumn(drawing.graph);
    return { ...drawing, name: `${drawing.name} column`, graph, layout: layOut(graph) };
  });
}

/** All regulations x routes x kinds in the languages asked for. */
export async function allDrawings(languages: readonly Language[] = LANGUAGES): Promise<readonly Drawing[]> {
  const { regulations } = await loadRegulations(FOLDER);
  const all = [...regulations.values()].flatMap((regulation) => regulation.routes.flatMap((route) => kindsOf(route).flatMap((kind) => languages.map((language) => ({ regulation, route: route.route, kind, language })))));
  return all.map(({ regulation, route, kind, language }) => {
    const graph = buildGraph(regulation, route, kind, language);
    return { name: `${regulation.id} ${route} ${kind} ${language}`, regulation, route, graph, layout: layOut(graph) };
  });
}

function kindsOf(route: { readonly route: string }): readonly DrawingKind[] {
  return hasInteraction(route) ? ['directory', 'interaction'] : ['directory'];
}
