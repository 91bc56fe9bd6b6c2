/** Which cases to walk so that every way out of every station of a route is taken: planned by simulation, from the regulation alone. */
import { calendarsFor } from '@reglament/calendar';
import { passedSteps, simulate } from '@reglament/engine';
import type { CompiledRoute, Outcome, Regulation } from '@reglament/regulation';

/** One case to walk: the outcome of each step in order, and the conditions to be found on the way. */
export interface Plan {
  readonly form?: string;
  readonly outcomes: readonly { readonly node: string; readonly outcome: Outcome }[];
  readonly conditions: ReadonlySet<string>;
}

/** More simulations than any route needs; a route that wants more is a circle the plan must be told about. */
const SIMULATIONS_MAX = 4000;

export function edgesOf(compiled: CompiledRoute): readonly string[] {
  return [...compiled.nodes.values()].flatMap((node) => [...node.next.keys()].map((outcome) => edge(node.id, outcome)));
}

export function edge(node: string, outcome: string): string {
  return `${node} ${outcome}`;
}

/** Few cases that together take every edge of the route: those that add something, the longest additions first. */
export function plansFor(regulation: Regulation, compiled: CompiledRoute, form?: string): readonly Plan[] {
  const all = simulatedPlans(regulation, compiled, form);
  const missing = new Set(edgesOf(compiled));
  const plans: Plan[] = [];
  while (missing.size > 0) {
    const gain = (plan: Plan): number => new Set(plan.outcomes.map(({ node, outcome }) => edge(node, outcome)).filter((one) => missing.has(one))).size;
    const best = all.reduce((found, plan) => (gain(plan) > gain(found) ? plan : found), all[0]!);
    if (gain(best) === 0) break;
    plans.push(best);
    for (const { node, outcome } of best.outcomes) missing.delete(edge(node, outcome));
  }
  return plans;
}

/** Every history the choices allow, as an odometer counts: the last choice that has another answer is turned on. */
function simulatedPlans(regulation: Regulation, { route, nodes }: CompiledRoute, form: string | undefined): readonly Plan[] {
  const plans: Plan[] = [];
  const missing = new Set(edgesOf({ nodes } as CompiledRoute));
  let wheels: { chosen: number; count: number }[] = [];
  for (let run = 0; run < SIMULATIONS_MAX && missing.size > 0; run += 1) {
    let at = 0;
    const choose = (count: number): number => {
      if (at === wheels.length) wheels.push({ chosen: 0, count });
      return wheels[at++]!.chosen;
    };
    const { entries } = simulate({ regulation, route, ...(form === undefined ? {} : { form }), calendars: calendarsFor('Asia/Oral'), start: '2026-03-02T04:00:00.000Z', choose, lie: () => 60_000 });
    const conditions = new Set(entries.flatMap(({ events }) => events.flatMap((event) => (event.kind === 'ConditionEstablished' ? [event.condition] : []))));
    plans.push({ outcomes: passedSteps(entries).map(({ node, outcome }) => ({ node, outcome })), conditions, ...(form === undefined ? {} : { form }) });
    for (const { node, outcome } of plans.at(-1)!.outcomes) missing.delete(edge(node, outcome));
    wheels = turned(wheels.slice(0, at));
    if (wheels.length === 0) break;
  }
  return plans;
}

function turned(wheels: { chosen: number; count: number }[]): { chosen: number; count: number }[] {
  const last = wheels.findLastIndex(({ chosen, count }) => chosen + 1 < count);
  return wheels.slice(0, last + 1).map(({ chosen, count }, index) => ({ count, chosen: index === last ? chosen + 1 : chosen }));
}
