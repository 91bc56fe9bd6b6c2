import { createHash } from 'node:crypto';
import type { XmlElement } from '@reglament/eds';
import type { Part } from './parts.ts';
import type { DocumentHead } from './documents.ts';

/** A message whose signatures were checked: the envelope's own words, and the signed document inside. */
export interface ReceivedMessage {
  /** Who received it, and whose signature the document bears. */
  readonly part: Part;
  readonly from: Part;
  readonly messageId: string;
  readonly correlationId: string;
  readonly service: string;
  readonly type: string;
  /** The signed document as text, and the tree that was verified. */
  readonly text: string;
  readonly root: XmlElement;
}

export type Reception =
  | { readonly kind: 'taken' }
  /** It was received before; nothing was done again. */
  | { readonly kind: 'repeated' }
  /** `moved`: the document belongs to another message, or another message came under this id. `unknown`: no such case here. */
  | { readonly kind: 'refused'; readonly reason: 'moved' | 'unknown' | 'malformed'; readonly detail: string };

export const documentHash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether the document says of itself what its envelope says. */
export function isOfEnvelope(head: DocumentHead, { messageId, correlationId }: ReceivedMessage): boolean {
  return head.message === messageId && head.case === correlationId;
}

export const refused = (reason: Extract<Reception, { kind: 'refused' }>['reason'], detail: string): Reception => ({ kind: 'refused', reason, detail });
