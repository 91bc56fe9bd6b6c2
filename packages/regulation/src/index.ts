export { ACTORS } from './vocabulary/actors.ts';
export type { Actor, ActorTraits, UnitKind } from './vocabulary/actors.ts';
export { ACTS, OUTCOMES } from './vocabulary/acts.ts';
export type { Act, Outcome } from './vocabulary/acts.ts';
export { CHANNELS, CHANNEL_NAMES } from './vocabulary/channels.ts';
export type { Channel } from './vocabulary/channels.ts';
export { LANGUAGES } from './vocabulary/languages.ts';
export type { Language, LocalizedText } from './vocabulary/languages.ts';
export { MARKS } from './vocabulary/marks.ts';
export type { Mark } from './vocabulary/marks.ts';
export { REFUSAL_KINDS } from './vocabulary/refusal-kinds.ts';
export type { RefusalKind } from './vocabulary/refusal-kinds.ts';
export { SYSTEMS } from './vocabulary/systems.ts';
export type { System } from './vocabulary/systems.ts';
export type { Decree } from './model/schema.ts';
export type {
  CompiledRoute, Field, Form, NodeId, Norm, NormUnit, OpenPoint, Performer, Proof, Refusal, Regulation, Result, Route, RouteNode, Step, Target,
} from './model/types.ts';
export { loadRegulations } from './loading/load-folder.ts';
export type { Library } from './loading/load-folder.ts';
export { nodeId } from './loading/compile.ts';
export { parseRegulation } from './loading/parse-regulation.ts';
export type { Surroundings } from './loading/parse-regulation.ts';
export { RegulationsNotLoaded, problemLine } from './loading/problems.ts';
export type { Problem } from './loading/problems.ts';
export { factsOf } from './facts/facts.ts';
export type { FormFacts, OpenFacts, RefusalFacts, RegulationFacts, ResultFacts } from './facts/facts.ts';
export type { NormFacts, RouteFacts, StepFacts, TableFacts } from './facts/route-facts.ts';
