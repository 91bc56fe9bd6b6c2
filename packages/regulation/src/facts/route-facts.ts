import type { LocalizedText } from '../vocabulary/languages.ts';
import { findStep, readTarget } from '../loading/compile.ts';
import type { Norm, Performer, Regulation, Route, Step } from '../model/types.ts';

export type Lines = readonly [number, number];

/** `when` is the outcome or the id of the printed condition under which the norm holds. */
export interface NormFacts { readonly value: number; readonly max?: number; readonly unit: Norm['unit']; readonly from?: string; readonly when?: string }
export interface StepFacts { readonly n: string; readonly actor: Performer; readonly act: string; readonly clause: string; readonly lines: Lines; readonly norms: readonly NormFacts[]; readonly next: readonly string[] }
export interface RouteFacts { readonly route: string; readonly template: string; readonly steps: readonly StepFacts[] }
export interface TableFacts { readonly title: LocalizedText; readonly steps: readonly { readonly n: string; readonly unit: Performer | readonly Performer[]; readonly norms: readonly NormFacts[]; readonly next: readonly string[] }[] }

export function routeFacts(route: Route, routes: readonly Route[]): RouteFacts {
  return {
    route: route.route,
    template: route.template,
    steps: route.steps.filter(({ origin }) => origin === 'printed').map((step) => ({
      n: step.n, actor: step.actor, act: step.act, clause: step.clause, lines: step.lines,
      norms: step.norms.map(normFacts),
      next: printedNext(step, route, routes),
    })),
  };
}

export function tableFacts(table: Regulation['tables'][number]): TableFacts {
  return { title: table.title, steps: table.steps.map(({ n, unit, norms, next }) => ({ n, unit, norms: norms.map(normFacts), next })) };
}

/** The printed numbers a step leads to; one of another route keeps that route's name. Ends, refusals and ways supplied by us are no numbers. */
function printedNext(step: Step, route: Route, routes: readonly Route[]): readonly string[] {
  return [...new Set(Object.values(step.next).flatMap((text) => printedNumbers(text, route, route, routes)))];
}

/** What a way on leads to, past steps of ours, which lead to a printed one in their turn. */
function printedNumbers(text: string, inside: Route, seenFrom: Route, routes: readonly Route[]): readonly string[] {
  const target = readTarget(inside.route, text);
  const found = target.kind === 'node' ? findStep(routes, target.id) : undefined;
  if (found === undefined) return [];
  if (found.step.origin === 'ours') return Object.values({ ...found.step.supplied?.next }).flatMap((onward) => printedNumbers(onward, found.route, seenFrom, routes));
  return [found.route.route === seenFrom.route ? found.step.n : `${found.route.route}#${found.step.n}`];
}

function normFacts({ value, max, unit, from, when }: Norm): NormFacts {
  return {
    value, unit,
    ...(max === undefined ? {} : { max }),
    ...(from === undefined ? {} : { from }),
    ...(when === undefined ? {} : { when: 'outcome' in when ? when.outcome : when.condition }),
  };
}
