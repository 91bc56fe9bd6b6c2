/** The lanes of a drawing: people first, then systems, each in the order in which they come in. */
import { ACTORS } from '../vocabulary/actors.ts';
import type { Actor } from '../vocabulary/actors.ts';
import type { Language } from '../vocabulary/languages.ts';
import { SYSTEMS } from '../vocabulary/systems.ts';
import type { System } from '../vocabulary/systems.ts';
import type { Performer, RouteNode } from '../model/types.ts';
import type { DrawingKind, GraphLane } from './graph.ts';

export function lanesOf(nodes: readonly RouteNode[], kind: DrawingKind, language: Language): readonly GraphLane[] {
  const homes = new Set(nodes.map((node) => homeOf(node, kind)));
  const all = kind === 'directory' ? homes : new Set(nodes.flatMap((node) => [...partnersOf(node).filter(isPerson), homeOf(node, kind), ...partnersOf(node)]));
  const lanes = [...all].map((performer): GraphLane => ({
    performer, kind: isPerson(performer) ? 'person' : 'system', name: performerName(performer, language), passive: !homes.has(performer),
  }));
  return [...lanes.filter((lane) => lane.kind === 'person'), ...lanes.filter((lane) => lane.kind === 'system')];
}

/** The lane in which a step stands: its actor's; in an interaction diagram the system on whose screen it is done. */
export function homeOf({ actor, step }: RouteNode, kind: DrawingKind): Performer {
  return kind === 'interaction' && isPerson(actor) && step.at !== undefined ? step.at : actor;
}

/** Everybody else who takes part in a step. */
export function partnersOf(node: RouteNode): readonly Performer[] {
  const home = homeOf(node, 'interaction');
  return [...new Set<Performer>([node.actor, ...(node.step.at === undefined ? [] : [node.step.at]), ...node.step.systems])].filter((performer) => performer !== home);
}

/** The name with its first letter large. */
export function performerName(performer: Performer, language: Language): string {
  const name = isPerson(performer) ? ACTORS[performer].name[language] : SYSTEMS[performer][language];
  return name.replace(/^([«"]?)(\p{Ll})/u, (_, quote: string, letter: string) => quote + letter.toLocaleUpperCase('kk'));
}

function isPerson(performer: Performer): performer is Actor & Exclude<Actor, System> {
  return performer in ACTORS;
}
