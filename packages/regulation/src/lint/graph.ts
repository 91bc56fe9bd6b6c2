import { nodeId, readTarget } from '../loading/compile.ts';
import type { CompiledRoute, NodeId, Regulation, Route, RouteNode, Step, Target } from '../model/types.ts';
import type { Place } from './finding.ts';

export interface PrintedStep { readonly route: Route; readonly step: Step; readonly id: NodeId }

/** The steps the text prints; steps of ours inside an item are no business of a check of the text. */
export function stepsOf(regulation: Regulation): readonly PrintedStep[] {
  return allSteps(regulation).filter(({ step }) => step.origin === 'printed');
}

function allSteps({ routes }: Regulation): readonly PrintedStep[] {
  return routes.flatMap((route) => route.steps.map((step) => ({ route, step, id: nodeId(route.route, step.id) })));
}

export function placeOf({ step, id }: Pick<PrintedStep, 'step' | 'id'>, params?: Place['params']): Place {
  return { clause: step.clause, lines: step.lines, at: id, ...(params === undefined ? {} : { params }) };
}

/** Where a step leads by the printed text alone, without the ways we supplied; a step of ours passes the item on. */
export function printedTargets({ route, step }: PrintedStep): readonly Target[] {
  return Object.values(step.origin === 'ours' ? { ...step.supplied?.next } : step.next).map((text) => readTarget(route.route, text));
}

/** Steps the printed text reaches from the first step of some route. */
export function reachedByText(regulation: Regulation): ReadonlySet<NodeId> {
  const steps = new Map(allSteps(regulation).map((printed) => [printed.id, printed]));
  const reached = new Set<NodeId>();
  const waiting = regulation.routes.map((route) => nodeId(route.route, route.steps[0]!.id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const printed = steps.get(id);
    if (printed === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const target of printedTargets(printed)) if (target.kind === 'node') waiting.push(target.id);
  }
  return reached;
}

/** Every compiled route an applicant can start, with its printed head. */
export function startableRoutes(regulation: Regulation): readonly { readonly route: Route; readonly compiled: CompiledRoute }[] {
  return regulation.routes.flatMap((route) => {
    const compiled = regulation.compiled.get(route.route);
    return compiled === undefined || !compiled.startable ? [] : [{ route, compiled }];
  });
}

/** Whether from `from` a station that satisfies `wanted` can be reached, `from` itself included. */
export function canReach(compiled: CompiledRoute, from: NodeId, wanted: (node: RouteNode) => boolean): boolean {
  const seen = new Set<NodeId>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = compiled.nodes.get(id);
    if (node === undefined || seen.has(id)) continue;
    if (wanted(node)) return true;
    seen.add(id);
    for (const target of node.next.values()) if (target.kind === 'node') waiting.push(target.id);
  }
  return false;
}

/** A station where something reaches the applicant: handed over, told, composed into the cabinet. */
export function reachesApplicant({ act }: Pick<RouteNode, 'act'>): boolean {
  return act === 'hand-over' || act === 'compose' || act === 'notify' || act === 'refuse' || act === 'conclude';
}

/** A station where a result leaves the provider for good. */
export function issues(node: RouteNode): boolean {
  return node.act === 'hand-over' || node.act === 'compose' || node.next.has('issued');
}
