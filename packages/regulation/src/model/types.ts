import type { z } from 'zod';
import type { Act, Outcome } from '../vocabulary/acts.ts';
import type { Actor } from '../vocabulary/actors.ts';
import type { System } from '../vocabulary/systems.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import type { field, form, join, norm, proof, route, step } from './parts.ts';
import type { open, refusal, result } from './schema.ts';
import type { Decree, RegulationSource } from './schema.ts';

export type Norm = z.infer<typeof norm>;
export type NormUnit = Norm['unit'];
export type Proof = z.infer<typeof proof>;
export type StepSource = z.infer<typeof step>;
export type Join = z.infer<typeof join>;
export type RouteSource = z.infer<typeof route>;
export type Form = z.infer<typeof form>;
export type Field = z.infer<typeof field>;
export type Result = z.infer<typeof result>;
export type Refusal = z.infer<typeof refusal>;
export type OpenPoint = z.infer<typeof open>;
export type Performer = Actor | System;

/** A step as the file prints it, with the sentence shown on screens always present. */
export type Step = Omit<StepSource, 'text' | 'id'> & { readonly id: string; readonly text: LocalizedText };
export type Route = Omit<RouteSource, 'steps'> & { readonly steps: readonly Step[] };

/** A regulation as loaded: checked, texts filled in from the shared patterns, every route compiled. */
export type Regulation = Omit<RegulationSource, 'routes'> & {
  readonly routes: readonly Route[];
  readonly decree: Decree;
  readonly compiled: ReadonlyMap<string, CompiledRoute>;
  /** SHA-256 of the file's bytes: which text a case began under. */
  readonly digest: string;
};

/** `route#n`: names one printed step in the whole regulation. */
export type NodeId = string & { readonly __brand: 'NodeId' };

export type Target =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'end' }
  | { readonly kind: 'refuse'; readonly refusal: string };

/** One station of a compiled route: a printed step and where each of its outcomes leads on this route. */
export interface RouteNode {
  readonly id: NodeId;
  readonly route: string;
  readonly step: Step;
  readonly act: Act;
  readonly actor: Performer;
  readonly norms: readonly Norm[];
  readonly next: ReadonlyMap<Outcome, Target>;
  /** Printed items of the entry route that this step of a joined route carries out. */
  readonly carries: readonly NodeId[];
}

/** A route from its first step to every end, with the steps of the routes it crosses into. */
export interface CompiledRoute {
  readonly route: string;
  readonly entry: NodeId;
  readonly startable: boolean;
  readonly nodes: ReadonlyMap<NodeId, RouteNode>;
}
