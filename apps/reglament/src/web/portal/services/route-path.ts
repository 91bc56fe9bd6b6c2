/** The ordinary way through a route, for people who have no case yet. */
import type { CompiledRoute, Outcome, Route, RouteNode } from '@reglament/regulation';

/** Outcomes in the order in which a person hopes for them: the passport shows the way to the result. */
const HOPED: readonly Outcome[] = ['valid', 'confirmed', 'found', 'conform', 'presented', 'result', 'done', 'issued', 'absent', 'negative', 'refusal'];

/** Stations from the first to the end, each once. */
export function ordinaryPath(compiled: CompiledRoute): readonly RouteNode[] {
  const path: RouteNode[] = [];
  let node = compiled.nodes.get(compiled.entry);
  for (const seen = new Set<string>(); node !== undefined && !seen.has(node.id);) {
    seen.add(node.id);
    path.push(node);
    const { next } = node;
    const target = HOPED.map((outcome) => next.get(outcome)).find((candidate) => candidate !== undefined);
    node = target?.kind === 'node' ? compiled.nodes.get(target.id) : undefined;
  }
  return path;
}

/** Routes that a person can begin, the portal's first. */
export function startableRoutes(routes: readonly Route[], compiled: ReadonlyMap<string, CompiledRoute>): readonly Route[] {
  const startable = routes.filter(({ route }) => compiled.get(route)?.startable ?? false);
  return [...startable.filter(({ channel }) => channel === 'portal'), ...startable.filter(({ channel }) => channel !== 'portal')];
}
