import { randomUUID } from 'node:crypto';
import type { DictionaryValue, Organisation, RegisterRequestHead, RegisterResponseHead } from '@reglament/gateway';

/** The head of an answer to a request. */
export const answerHead = (
  request: RegisterRequestHead, sender: Organisation, messageResult: DictionaryValue, now: Date,
): RegisterResponseHead => ({
  messageId: randomUUID(),
  messageDate: now.toISOString(),
  requestId: request.messageId,
  sender,
  receiver: { code: request.senderCode, nameRu: request.senderCode, nameKz: request.senderCode },
  messageResult,
});
