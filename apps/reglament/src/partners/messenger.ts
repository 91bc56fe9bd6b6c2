import type { Messenger, OutgoingMessage } from '../desk/ports.ts';
import { CIRCUIT } from './ask-partner.ts';
import { circuitBreaker } from './circuit-breaker.ts';

export interface MessengerInput {
  /** The operator of short messages: `{ id, to, text }`. */
  readonly smsUrl: string;
  /** The relay of letters: `{ id, to, subject, text }`. */
  readonly mailUrl: string;
  readonly timeoutMs?: number;
}

/** Hands messages to the operator and to the relay over HTTP. Both pass over an id they know, so sending again is safe. */
export function messenger({ smsUrl, mailUrl, timeoutMs = 5000 }: MessengerInput): Messenger {
  const circuits = { sms: circuitBreaker({ ...CIRCUIT, now: () => performance.now() }), email: circuitBreaker({ ...CIRCUIT, now: () => performance.now() }) };
  return {
    send: async (message) => {
      const circuit = circuits[message.channel];
      if (!circuit.mayAsk()) return { kind: 'unavailable' };
      const status = await post(message.channel === 'sms' ? smsUrl : mailUrl, bodyOf(message), timeoutMs);
      // 4xx is an answer: somebody is there, and will say no again.
      const answered = status !== undefined && status < 500 && status !== 429;
      if (answered) circuit.succeeded();
      else circuit.failed();
      if (!answered) return { kind: 'unavailable' };
      return { kind: status < 300 ? 'sent' : 'refused' };
    },
  };
}

function bodyOf({ id, channel, to, subject, text }: OutgoingMessage): string {
  return JSON.stringify(channel === 'sms' ? { id, to: `+${to.replace(/\D/g, '')}`, text } : { id, to, subject, text });
}

async function post(url: string, body: string, timeoutMs: number): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}
