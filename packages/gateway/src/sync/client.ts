import { randomUUID } from 'node:crypto';
import { GatewayFailure } from '../fault-codes.ts';
import type { MessageData } from '../message-data.ts';
import { postSoap, type SoapPeer } from '../soap/soap-post.ts';
import type { Property, Sender, SyncRequestInfo } from './message.ts';
import { readSyncAnswer, type SyncAnswer } from './read-message.ts';
import { writeSyncRequest } from './write-message.ts';

export interface SyncQuestion {
  readonly serviceId: string;
  readonly sender: Sender;
  readonly data: MessageData;
  /** Made when absent. A retry is a new message and gets a new id. */
  readonly messageId?: string;
  readonly correlationId?: string;
  readonly routeId?: string;
  readonly sessionId?: string;
  readonly properties?: readonly Property[];
}

export interface SyncClient {
  /**
   * One exchange: the service's answer, or the fault with which the gateway refused.
   * @throws GatewayFailure when nothing that can be believed came back.
   */
  readonly send: (question: SyncQuestion) => Promise<SyncAnswer>;
}

/** A client of the synchronous channel at one address. */
export function syncClient(peer: SoapPeer): SyncClient {
  return {
    send: async ({ data, ...question }) => {
      const info: SyncRequestInfo = {
        ...question,
        messageId: question.messageId ?? randomUUID(),
        messageDate: (peer.clock ?? (() => new Date()))().toISOString(),
        properties: question.properties ?? [],
      };
      return postSoap(peer, info.messageId, writeSyncRequest({ info, data }), (document) => {
        const answer = readSyncAnswer(document);
        if (answer.kind === 'response') refuseForeign(info, answer.response.info.correlationId);
        return answer;
      });
    },
  };
}

/** Not every gateway repeats an id; where one does, it must be ours. */
function refuseForeign({ messageId, correlationId }: SyncRequestInfo, answered: string | undefined): void {
  if (answered === undefined || answered === messageId || answered === correlationId) return;
  throw new GatewayFailure('answer-foreign', messageId);
}
