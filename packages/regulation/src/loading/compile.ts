import type { Outcome } from '../vocabulary/acts.ts';
import type { CompiledRoute, NodeId, Route, RouteNode, Step, Target } from '../model/types.ts';

export function nodeId(route: string, id: string): NodeId {
  return `${route}#${id}` as NodeId;
}

/** A printed target, read from inside `route`: "7" stays in the route, "office#3" crosses over. */
export function readTarget(route: string, text: string): Target {
  if (text === 'end') return { kind: 'end' };
  if (text.startsWith('refuse:')) return { kind: 'refuse', refusal: text.slice('refuse:'.length) };
  return { kind: 'node', id: (text.includes('#') ? text : `${route}#${text}`) as NodeId };
}

/**
 * Follows one route from its first step through every route it crosses into.
 * The result is the graph the engine runs; what it cannot reach is not in it.
 */
export function compileRoute(entryRoute: Route, routes: readonly Route[]): CompiledRoute {
  const entry = nodeId(entryRoute.route, entryRoute.steps[0]!.id);
  const nodes = new Map<NodeId, RouteNode>();
  const waiting: NodeId[] = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (nodes.has(id)) continue;
    const node = stationOf(id, entryRoute, routes);
    if (node === undefined) continue;
    nodes.set(id, node);
    for (const target of node.next.values()) if (target.kind === 'node') waiting.push(target.id);
  }
  return { route: entryRoute.route, entry, startable: entryRoute.enteredFrom.length === 0, nodes };
}

export function findStep(routes: readonly Route[], id: NodeId): { readonly route: Route; readonly step: Step } | undefined {
  const [routeName, stepId] = id.split('#');
  const route = routes.find((candidate) => candidate.route === routeName);
  const step = route?.steps.find((candidate) => candidate.id === stepId);
  return route && step ? { route, step } : undefined;
}

function stationOf(id: NodeId, entryRoute: Route, routes: readonly Route[]): RouteNode | undefined {
  const found = findStep(routes, id);
  if (found === undefined) return undefined;
  const { route, step } = found;
  const joined = entryRoute.joins.find((candidate) => candidate.route === route.route)?.steps[step.id];
  const next = new Map<Outcome, Target>();
  for (const [outcome, text] of Object.entries({ ...(joined?.next ?? step.next), ...step.supplied?.next })) {
    next.set(outcome as Outcome, redirected(readTarget(route.route, text), entryRoute));
  }
  const carries = (joined?.carries ?? []).map((item) => nodeId(entryRoute.route, item));
  return { id, route: route.route, step, act: step.act, actor: step.actor, norms: step.norms, next, carries };
}

/** Where this route joins another one, the other's step runs instead of the printed item. */
function redirected(target: Target, entryRoute: Route): Target {
  if (target.kind !== 'node') return target;
  for (const join of entryRoute.joins) {
    for (const [item, step] of Object.entries(join.redirect)) {
      if (target.id === nodeId(entryRoute.route, item)) return { kind: 'node', id: nodeId(join.route, step) };
    }
  }
  return target;
}
