import type { Outcome, Regulation, RouteNode, System } from '@reglament/regulation';
import type { Case } from '../case.ts';

type PrintedStep = Regulation['routes'][number]['steps'][number];

/** Printed items of another layer that this step carries out. */
function carriedItems({ carries }: Pick<RouteNode, 'carries'>, { routes }: Regulation): readonly PrintedStep[] {
  return carries.length === 0 ? [] : routes.flatMap(({ route, steps }) => steps.filter(({ id }) => carries.some((node) => node === `${route}#${id}`)));
}

/** Systems by whose answers data are checked in the step: its own check, one it carries out for another layer, or the list it chooses from. */
export function checkingSystems(node: Pick<RouteNode, 'act' | 'step' | 'carries'>, regulation: Regulation): readonly System[] {
  if (node.act === 'check-data') return node.step.systems;
  if (node.step.choosesFrom !== undefined) return [node.step.choosesFrom];
  return carriedItems(node, regulation).filter(({ act }) => act === 'check-data').flatMap(({ systems }) => systems);
}

/** Every system that takes part in the step: by the way it goes on, by the text of its item, or of one it carries out. */
export function systemsAt(node: Pick<RouteNode, 'act' | 'step' | 'carries'>, regulation: Regulation): readonly System[] {
  return [...new Set([...node.step.consults.map(({ system }) => system), ...node.step.systems, ...carriedItems(node, regulation).flatMap(({ systems }) => systems)])];
}

/**
 * How the check of data in this step ends by what the registers have answered: one "absent" is enough, "found" needs that
 * no answer is still awaited. `undefined` while the answers decide nothing yet, and where no data are checked.
 */
export function checkedData({ answers, step: open }: Pick<Case, 'answers' | 'step'>, node: RouteNode, regulation: Regulation): Outcome | undefined {
  const known = checkingSystems(node, regulation).flatMap((system) => answers[system] ?? []);
  if (known.includes('absent')) return 'absent';
  return known.length > 0 && open?.waiting === undefined ? 'found' : undefined;
}
