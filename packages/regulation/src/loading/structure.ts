import { ACTS } from '../vocabulary/acts.ts';
import type { Outcome } from '../vocabulary/acts.ts';
import type { RegulationSource } from '../model/schema.ts';
import type { CompiledRoute, NodeId, Route } from '../model/types.ts';
import { compileRoute, findStep, nodeId, readTarget } from './compile.ts';
import type { Path, Problem } from './problems.ts';
import { referenceProblems } from './references.ts';

type At = (path: Path, message: string) => Problem;

/**
 * What a schema cannot see: names that stand twice or point nowhere, steps that cannot be reached, circles without a way
 * out. Each kind is looked for only where the one before is clean, because one wrong name would show up as many.
 */
export function structureProblems(source: RegulationSource, routes: readonly Route[], at: At): readonly Problem[] {
  const duplicates = duplicateProblems(source, at);
  if (duplicates.length > 0) return duplicates;
  const dangling = [
    ...routes.flatMap((route, index) => routeProblems(source, routes, route, ['routes', index], at)),
    ...joinProblems(routes, at),
    ...referenceProblems(source, routes, at),
  ];
  return dangling.length > 0 ? dangling : reachProblems(routes, at);
}

function duplicateProblems(source: RegulationSource, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  const unique = (path: Path, ids: readonly string[]): void => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) problems.push(at([...path, index], `"${id}" stands twice`));
    });
  };
  unique(['routes'], source.routes.map(({ route }) => route));
  source.routes.forEach((route, index) => unique(['routes', index, 'steps'], route.steps.map((step) => step.id ?? step.n)));
  unique(['results'], source.results.map(({ id }) => id));
  unique(['refusals'], source.refusals.map(({ id }) => id));
  unique(['forms'], source.forms.map(({ id }) => id));
  unique(['open'], source.open.map(({ id }) => id));
  return problems;
}

function routeProblems(source: RegulationSource, routes: readonly Route[], route: Route, path: Path, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  const known = (kind: string, ids: readonly { readonly id: string }[], id: string, where: Path): void => {
    if (!ids.some((candidate) => candidate.id === id)) problems.push(at(where, `${kind} "${id}" is not defined in this regulation`));
  };
  route.enteredFrom.forEach((name, index) => {
    if (!routes.some((candidate) => candidate.route === name)) problems.push(at([...path, 'enteredFrom', index], `route "${name}" is not defined in this regulation`));
  });
  route.steps.forEach((step, index) => {
    const where: Path = [...path, 'steps', index];
    const allowed: readonly Outcome[] = ACTS[step.act].outcomes;
    if (step.supplied !== undefined) known('open point', source.open, step.supplied.open, [...where, 'supplied', 'open']);
    for (const [outcome, text] of Object.entries({ ...step.next, ...step.supplied?.next })) {
      if (!allowed.includes(outcome as Outcome)) problems.push(at([...where, 'next', outcome], `the act "${step.act}" cannot end in "${outcome}"; it can end in ${allowed.join(', ')}`));
      const target = readTarget(route.route, text);
      if (target.kind === 'node' && findStep(routes, target.id) === undefined) problems.push(at([...where, 'next', outcome], `there is no step "${target.id}"`));
      if (target.kind === 'refuse') known('refusal', source.refusals, target.refusal, [...where, 'next', outcome]);
    }
    if (Object.keys(step.next).length === 0 && step.supplied === undefined && !isEnding(step.act)) problems.push(at([...where, 'act'], `the step leads nowhere: "next" is missing (write "end" where the route ends)`));
    if (step.origin === 'ours' && (step.supplied === undefined || Object.keys(step.next).length > 0)) problems.push(at([...where, 'origin'], 'a step of ours says where it leads under "supplied", with the open point that records it'));
    if (step.act === 'refuse' && step.refusal === undefined) problems.push(at(where, 'a step that refuses names its refusal'));
    if (step.refusal !== undefined) known('refusal', source.refusals, step.refusal, [...where, 'refusal']);
    if (step.form !== undefined) known('form', source.forms, step.form, [...where, 'form']);
    step.results.forEach((id, position) => known('result', source.results, id, [...where, 'results', position]));
    step.norms.forEach((norm, position) => {
      if (norm.when !== undefined && 'condition' in norm.when) known('condition', source.conditions, norm.when.condition, [...where, 'norms', position, 'when']);
      if (norm.when !== undefined && 'outcome' in norm.when && !(norm.when.outcome in step.next)) problems.push(at([...where, 'norms', position, 'when'], `the norm waits for "${norm.when.outcome}", in which the step never ends`));
    });
  });
  return problems;
}

/** A refusal that stands alone ends the case: `refuse` needs no `next`. */
function isEnding(act: string): boolean {
  return act === 'refuse';
}

function joinProblems(routes: readonly Route[], at: At): readonly Problem[] {
  return routes.flatMap((route, index) => route.joins.flatMap((join, position) => {
    const path: Path = ['routes', index, 'joins', position];
    const other = routes.find((candidate) => candidate.route === join.route);
    if (other === undefined) return [at([...path, 'route'], `route "${join.route}" is not defined in this regulation`)];
    const redirects = Object.entries(join.redirect).flatMap(([item, to]) => [
      ...(route.steps.some((candidate) => candidate.id === item) ? [] : [at([...path, 'redirect', item], `this route has no item "${item}"`)]),
      ...(other.steps.some((candidate) => candidate.id === to) ? [] : [at([...path, 'redirect', item], `route "${join.route}" has no step "${to}"`)]),
    ]);
    return [...redirects, ...Object.entries(join.steps).flatMap(([n, change]) => {
      const problems: Problem[] = [];
      const step = other.steps.find((candidate) => candidate.id === n);
      if (step === undefined) problems.push(at([...path, 'steps', n], `route "${join.route}" has no step "${n}"`));
      for (const item of change.carries) if (!route.steps.some((candidate) => candidate.id === item)) problems.push(at([...path, 'steps', n, 'carries'], `this route has no item "${item}"`));
      for (const [outcome, text] of Object.entries(change.next ?? {})) {
        const target = readTarget(join.route, text);
        if (target.kind === 'node' && findStep(routes, target.id) === undefined) problems.push(at([...path, 'steps', n, 'next', outcome], `there is no step "${target.id}"`));
      }
      return problems;
    })];
  }));
}

function reachProblems(routes: readonly Route[], at: At): readonly Problem[] {
  const problems: Problem[] = [];
  const reached = new Set<NodeId>();
  for (const [index, route] of routes.entries()) {
    const compiled = compileRoute(route, routes);
    for (const node of compiled.nodes.values()) {
      reached.add(node.id);
      for (const item of node.carries) reached.add(item);
    }
    for (const id of withoutExit(compiled)) problems.push(at(['routes', index], `from step "${id}" no end can be reached: a circle without a way out`));
  }
  routes.forEach((route, index) => route.steps.forEach((step, position) => {
    if (!reached.has(nodeId(route.route, step.id))) problems.push(at(['routes', index, 'steps', position], `step "${nodeId(route.route, step.id)}" cannot be reached`));
  }));
  routes.forEach((route, index) => {
    const own = compileRoute(route, routes);
    route.steps.forEach((step, position) => {
      const id = nodeId(route.route, step.id);
      const carried = [...own.nodes.values()].some((node) => node.carries.includes(id));
      if (!own.nodes.has(id) && !carried && reached.has(id)) problems.push(at(['routes', index, 'steps', position], `step "${id}" cannot be reached from the first step of its own route`));
    });
  });
  return problems;
}

/** Stations from which every way goes round for ever. */
function withoutExit(compiled: CompiledRoute): readonly NodeId[] {
  const leaving = new Set<NodeId>();
  for (let grown = true; grown;) {
    grown = false;
    for (const node of compiled.nodes.values()) {
      if (leaving.has(node.id)) continue;
      const out = node.next.size === 0 || [...node.next.values()].some((target) => target.kind !== 'node' || leaving.has(target.id));
      if (out) { leaving.add(node.id); grown = true; }
    }
  }
  return [...compiled.nodes.keys()].filter((id) => !leaving.has(id));
}
