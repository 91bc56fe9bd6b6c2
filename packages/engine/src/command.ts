import type { Channel, NodeId, Outcome, System } from '@reglament/regulation';
import type { AskedDocument, By, Draft, ExecutorSide, PassedStep, Units } from './case.ts';

/** What comes with the completion of a step; which parts are needed follows from the step's act. */
export interface Details {
  /** Number under which the request is registered (act `register`). */
  readonly number?: string;
  /** The appointed executor and the hash of the resolution note (act `assign`). */
  readonly executor?: string;
  readonly note?: string;
  readonly draft?: Draft;
  /** Hash of the evidence bundle of a verified signature (act `sign`). */
  readonly signature?: string;
  /** Papers drawn up in the step, by the id the regulation gives them, with the hash of their contents. */
  readonly papers?: readonly { readonly document: string; readonly content: string }[];
  /** Printed conditions found to hold, which choose among the step's norms. */
  readonly conditions?: readonly string[];
  /** Grounds, where the outcome is itself a refusal (package incomplete, documents deficient). */
  readonly grounds?: readonly string[];
  readonly results?: readonly string[];
}

export type Command =
  | { readonly kind: 'OpenCase'; readonly by: By; readonly id: string; readonly route: string; readonly applicant: string; readonly units: Units; readonly request?: string; readonly form?: string }
  | { readonly kind: 'CompleteStep'; readonly by: By; readonly step: NodeId; readonly outcome: Outcome; readonly details?: Details }
  | { readonly kind: 'ClaimStep'; readonly by: By; readonly step: NodeId }
  | { readonly kind: 'ReleaseStep'; readonly by: By; readonly step: NodeId }
  /**
   * The task goes back to the official who did the step before, with a reason (named by the hash of its text). `passed`
   * is what the journal tells of the way so far: the state does not carry it.
   */
  | { readonly kind: 'ReturnStep'; readonly by: By; readonly step: NodeId; readonly reason: string; readonly passed: readonly PassedStep[] }
  /** Whoever appoints executors on this route appoints another one; no term changes. */
  | { readonly kind: 'ReplaceExecutor'; readonly by: By; readonly side: ExecutorSide; readonly executor: string; readonly reason?: string }
  /** A printed condition is found to hold while its step is open: the step's term follows at once. */
  | { readonly kind: 'EstablishCondition'; readonly by: By; readonly step: NodeId; readonly condition: string }
  | { readonly kind: 'GiveConsent'; readonly by: By; readonly to: string; readonly written: boolean }
  | { readonly kind: 'RecordAnswer'; readonly by: By; readonly system: System; readonly answer: 'found' | 'absent'; readonly reference: string }
  /** A register that the open step asks could not be asked. */
  | { readonly kind: 'NoteWait'; readonly by: By; readonly step: NodeId; readonly system: System }
  /** The request that was sent through the gateway has come to the body whose step is open. */
  | { readonly kind: 'NoteArrival'; readonly by: By; readonly step: NodeId }
  /** An official who examines asks the applicant for a document of the regulation's list, or for a clearer copy. */
  | { readonly kind: 'AskForDocument'; readonly by: By; readonly step: NodeId; readonly document: string; readonly why: AskedDocument['why']; readonly until: string; readonly words: string }
  /** The applicant's signed answer: hashes of what was signed and of the signature's evidence. */
  | { readonly kind: 'GiveDocument'; readonly by: By; readonly ask: number; readonly content: string; readonly evidence: string }
  /** The applicant takes the request back; nothing needs to be said why. */
  | { readonly kind: 'WithdrawRequest'; readonly by: By }
  | { readonly kind: 'NoteDeadline'; readonly by: By; readonly step: NodeId };

export type CommandKind = Command['kind'];
export type { Channel };
