import type { Messenger, OutgoingMessage } from '../desk/ports.ts';
import { CIRCUIT } from './ask-partner.ts';
import { circuitBreaker, type CircuitState } from './circuit-breaker.ts';

export interface MessengerInput {
  /** The operator of short messages: `{ id, to, text }`. */
  readonly smsUrl: string;
  /** The relay of letters: `{ id, to, subject, text }`. */
  readonly mailUrl: string;
  readonly timeoutMs?: number;
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
}

/** Hands messages to the operator and to the relay over HTTP. Both pass over an id they know, so sending again is safe. */
export function messenger({ smsUrl, mailUrl, timeoutMs = 5000, log }: MessengerInput): Messenger & { readonly health: () => Readonly<Record<'sms' | 'email', CircuitState>> } {
  const circuits = { sms: circuitBreaker({ ...CIRCUIT, now: () => performance.now() }), email: circuitBreaker({ ...CIRCUIT, now: () => performance.now() }) };
  return {
    health: () => ({ sms: circuits.sms.state(), email: circuits.email.state() }),
    send: async (message) => {
      const circuit = circuits[message.channel];
      if (!circuit.mayAsk()) return { kind: 'unavailable' };
      const status = await post(message.channel === 'sms' ? smsUrl : mailUrl, bodyOf(message), timeoutMs);
      // 4xx is an answer: somebody is there, and will say no again.
      const answered = typeof status === 'number' && status < 500 && status !== 429;
      if (answered) circuit.succeeded();
      else circuit.failed();
      const kind = !answered ? 'unavailable' : status < 300 ? 'sent' : 'refused';
      const isThere = !answered && typeof status === 'number';
      // Neither the number nor the text: both are personal data, and the text may be a code.
      if (kind !== 'sent') log?.({ level: 'warn', event: `${message.channel}-${kind}`, message: `${status}` });
      return isThere ? { kind: 'unavailable', isThere } : { kind };
    },
  };
}

function bodyOf(message: OutgoingMessage): string {
  const { id, to, text } = message;
  return JSON.stringify(message.channel === 'sms' ? { id, to, text } : { id, to, subject: message.subject, text });
}

/** The status, or the name of what went wrong on the way. A page for people, of a proxy perhaps, is no operator's word. */
async function post(url: string, body: string, timeoutMs: number): Promise<number | string> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    await answer.body?.cancel();
    return answer.ok && /html/i.test(answer.headers.get('content-type') ?? '') ? 'page' : answer.status;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}
