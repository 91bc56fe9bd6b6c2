/** What a drawing shows, before anything has a place: lanes, steps, ends and the arrows between them. */
import type { Language } from '../vocabulary/languages.ts';
import type { NodeId, Performer } from '../model/types.ts';

/** `directory`: lanes by actor. `interaction`: lanes by system and actor, with the exchanges of each step. */
export type DrawingKind = 'directory' | 'interaction';

export interface GraphLane {
  readonly performer: Performer;
  readonly kind: 'person' | 'system';
  readonly name: string;
  /** No step stands in the lane: it only takes part in exchanges. */
  readonly passive: boolean;
}

export interface GraphStep {
  readonly kind: 'step';
  readonly id: string;
  readonly node: NodeId;
  readonly lane: number;
  /** The number as printed; for an interaction diagram the printed name ("5-процесс"). */
  readonly chip: string;
  /** Printed steps of the drawn route that this step of another route carries out. */
  readonly carries: string | undefined;
  readonly check: boolean;
  readonly text: string;
  readonly norms: readonly string[];
  readonly clause: string;
  /** Who does the step and who takes part, said in the box: only where the lanes do not say it. */
  readonly who: string | undefined;
  /** Lanes that take part in the step without doing it. */
  readonly partners: readonly number[];
  /** The question its fork asks, where its outcomes lead to different places. */
  readonly question: string;
}

export interface GraphEnd {
  readonly kind: 'end';
  readonly id: string;
  readonly lane: number;
  readonly outcome: 'result' | 'refusal';
  readonly text: string;
}

export interface GraphFlow {
  readonly from: string;
  readonly to: string;
  /** Outcomes in words; absent where there is only one way on. */
  readonly label: string | undefined;
  /** The text does not print this way; the choice recorded beside the step does. */
  readonly supplied: boolean;
}

export interface DrawingGraph {
  /** `column`: all steps below each other, for a phone; who does them stands in their boxes. */
  readonly form: 'lanes' | 'column';
  readonly kind: DrawingKind;
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly lanes: readonly GraphLane[];
  readonly start: string;
  readonly steps: readonly GraphStep[];
  readonly ends: readonly GraphEnd[];
  readonly flows: readonly GraphFlow[];
}
