import type { CompiledRoute, NodeId, Regulation, RouteNode } from '@reglament/regulation';
import type { Calendars } from '../deadline.ts';
import { EngineFailure } from '../decision.ts';

/** The law, the calendars and the moment: everything a decision depends on besides the case and the command. */
export interface Law {
  readonly regulation: Regulation;
  readonly calendars: Calendars;
  /** The instant of the command, ISO 8601 in UTC; it arrives with the command and is read nowhere else. */
  readonly now: string;
}

/** @throws EngineFailure when a stored case names a route its regulation does not have. */
export function getRoute({ regulation }: Pick<Law, 'regulation'>, route: string): CompiledRoute {
  const compiled = regulation.compiled.get(route);
  if (compiled === undefined) throw new EngineFailure('journal-contradicts-regulation', `Expected route "${route}" in ${regulation.id}, but it has ${[...regulation.compiled.keys()].join(', ')}`);
  return compiled;
}

/** @throws EngineFailure when a stored case stands on a step its regulation does not have. */
export function getNode(law: Pick<Law, 'regulation'>, route: string, id: NodeId): RouteNode {
  const node = getRoute(law, route).nodes.get(id);
  if (node === undefined) throw new EngineFailure('journal-contradicts-regulation', `Expected step "${id}" on route "${route}" of ${law.regulation.id}, but there is none`);
  return node;
}
