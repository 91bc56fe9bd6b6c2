/** From a route of a regulation to the graph of a drawing. */
import { CHANNEL_NAMES } from '../vocabulary/channels.ts';
import type { Language } from '../vocabulary/languages.ts';
import { compileRoute, findStep, nodeId } from '../loading/compile.ts';
import type { CompiledRoute, Regulation, Route, RouteNode, Step } from '../model/types.ts';
import { flowsOf } from './flows.ts';
import type { DrawingGraph, DrawingKind, GraphStep } from './graph.ts';
import { homeOf, lanesOf, partnersOf } from './lanes.ts';
import { normsWords } from './norm-words.ts';
import { xmlName } from './xml-text.ts';
import { CHANNEL_SHORT, EVENTS, KIND_WORDS, QUESTIONS, STEP_WORDS } from './words.ts';

/** The drawing of one route. @throws when the regulation has no such route. */
export function buildGraph(regulation: Regulation, routeName: string, kind: DrawingKind, language: Language): DrawingGraph {
  const route = regulation.routes.find(({ route: name }) => name === routeName);
  if (route === undefined) throw new Error(`Expected to draw the route "${routeName}" of ${regulation.id}, but it has only ${regulation.routes.map(({ route: name }) => name).join(', ')}`);
  const compiled = drawnRoute(regulation, route, kind);
  const nodes = [...compiled.nodes.values()];
  const lanes = lanesOf(nodes, kind, language);
  const laneOf = (node: RouteNode): number => lanes.findIndex(({ performer }) => performer === homeOf(node, kind));
  const steps = nodes.map((node): GraphStep => ({
    kind: 'step', id: xmlName(node.id), node: node.id, lane: laneOf(node),
    chip: chipOf(node, route, regulation, kind, language), carries: carriedWords(node, regulation, language),
    who: undefined, check: isCheck(node), text: node.step.text[language], norms: normsWords(node.norms, regulation, language), clause: node.step.clause,
    partners: kind === 'interaction' ? partnersOf(node).map((performer) => lanes.findIndex((lane) => lane.performer === performer)).filter((lane) => lane >= 0 && lane !== laneOf(node)) : [],
    question: questionOf(node)[language],
  }));
  return {
    form: 'lanes', kind, language, id: xmlName(`${kind}_${route.route}`), title: drawingTitle(route, kind, language), lanes,
    start: EVENTS[compiled.startable ? 'begin' : 'entered'][language], steps, ...flowsOf(nodes, regulation, laneOf, language),
  };
}

/** "Directory of business processes: e-government portal". */
export function drawingTitle(route: Route, kind: DrawingKind, language: Language): string {
  return `${KIND_WORDS[kind][language]}: ${route.title?.[language] ?? CHANNEL_NAMES[route.channel][language]}`;
}

/** Whether the decree expects an interaction diagram of this route: systems take part in it. */
export function hasInteraction({ route }: Pick<Route, 'route'>): boolean {
  return /^(portal|centre-electronic|workplace)/.test(route);
}

/**
 * The directory shows the way a case takes. The interaction diagram shows the route as printed: where another route's
 * steps stand in for printed ones, the printed ones are drawn.
 */
function drawnRoute(regulation: Regulation, route: Route, kind: DrawingKind): CompiledRoute {
  const compiled = regulation.compiled.get(route.route) ?? compileRoute(route, regulation.routes);
  const complete = route.steps.every(({ id }) => compiled.nodes.has(nodeId(route.route, id)));
  return kind === 'directory' || complete ? compiled : compileRoute({ ...route, joins: [] }, regulation.routes);
}

function chipOf(node: RouteNode, route: Route, regulation: Regulation, kind: DrawingKind, language: Language): string {
  if (node.route !== route.route) {
    const other = regulation.routes.find(({ route: name }) => name === node.route);
    return other === undefined ? node.step.n : `${CHANNEL_SHORT[other.channel][language]} ${numberOf(node.step, other)}`;
  }
  return kind === 'interaction' && node.step.label !== undefined ? labelWords(node.step.label, language) : numberOf(node.step, route);
}

/** The printed number; where a second list of the same route begins at 1 again, the number that tells the two apart. */
function numberOf({ n, id }: Step, { steps }: Route): string {
  return steps.filter((step) => step.n === n).length > 1 ? id : n;
}

/** The printed name of an item; in the other languages its number with the word for it. */
function labelWords(label: string, language: Language): string {
  const number = /\d+/.exec(label)?.[0];
  if (language === 'kk' || number === undefined) return label;
  const word = STEP_WORDS[/шарт/.test(label) ? 'condition' : 'process'][language];
  return `${word} ${number}`;
}

function carriedWords(node: RouteNode, regulation: Regulation, language: Language): string | undefined {
  if (node.carries.length === 0) return undefined;
  const numbers = node.carries.map((id) => findStep(regulation.routes, id)).filter((found) => found !== undefined).map(({ step, route }) => numberOf(step, route));
  return `${STEP_WORDS.carries[language]}: ${numbers.join(', ')}`;
}

function isCheck({ act, step }: RouteNode): boolean {
  return act.startsWith('check-') || /шарт/.test(step.label ?? '');
}

function questionOf({ act, next }: RouteNode): (typeof QUESTIONS)[keyof typeof QUESTIONS] {
  if (act === 'check-account') return QUESTIONS.account;
  if (act === 'check-certificate') return QUESTIONS.certificate;
  if (next.has('incomplete')) return QUESTIONS.package;
  if (next.has('conform')) return QUESTIONS.documents;
  if (next.has('found') || next.has('absent')) return QUESTIONS.data;
  if (next.has('presented')) return QUESTIONS.guarantee;
  return QUESTIONS.decision;
}
