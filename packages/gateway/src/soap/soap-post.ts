import type { XmlDocument } from '@reglament/eds';
import { GatewayFailure, GatewayFault, type FailureCode } from '../fault-codes.ts';
import type { MessageSecurity } from '../security/message-security.ts';
import { readXml } from '../xml/read-children.ts';
import type { KeepExchange } from './kept-exchange.ts';
import { BYTES_MAX, readBody } from './read-body.ts';

/** How a client reaches the other side. */
export interface SoapPeer {
  readonly url: string;
  /** Time for the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly fetch?: typeof fetch;
  readonly security?: MessageSecurity;
  readonly bytesMax?: number;
  readonly keep?: KeepExchange;
  readonly clock?: () => Date;
}

const UTF8 = new TextEncoder();

/**
 * Posts an envelope and reads the answer, which may be a fault, with `read`. Redirects are not followed: a message with
 * a password goes to the address that was agreed upon or nowhere.
 * @throws GatewayFailure, also where `read` throws GatewayFault: an answer of the wrong form is none.
 */
export async function postSoap<T>(peer: SoapPeer, messageId: string, envelope: string, read: (answer: XmlDocument) => T): Promise<T> {
  const sent = UTF8.encode(peer.security === undefined ? envelope : await peer.security.sign(envelope));
  const at = (peer.clock ?? (() => new Date()))();
  let received: Uint8Array = new Uint8Array();
  let outcome: string = 'answered';
  try {
    received = await exchange(peer, messageId, sent);
    return readAnswer(messageId, await believed(peer, messageId, received), read);
  } catch (error) {
    outcome = error instanceof GatewayFailure ? error.code : 'SCE909';
    throw error;
  } finally {
    await peer.keep?.({ direction: 'out', sent, received, at, outcome });
  }
}

async function exchange(peer: SoapPeer, messageId: string, sent: Uint8Array): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(peer.timeoutMs);
  try {
    const response = await (peer.fetch ?? fetch)(peer.url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: Buffer.from(sent),
      redirect: 'error',
      signal,
    });
    // A SOAP fault comes with 500, ours for load with 503 and for length with 413.
    if (response.status !== 200 && !/xml/.test(response.headers.get('content-type') ?? '')) throw new GatewayFailure('http-status', messageId);
    const body = response.body === null ? new Uint8Array() : await readBody(response.body, peer.bytesMax ?? BYTES_MAX);
    if (body === undefined) throw new GatewayFailure('answer-size', messageId);
    return body;
  } catch (cause) {
    if (cause instanceof GatewayFailure) throw cause;
    const code: FailureCode = signal.aborted ? 'timeout' : 'unreachable';
    throw new GatewayFailure(code, messageId, { cause });
  }
}

async function believed({ security }: SoapPeer, messageId: string, received: Uint8Array): Promise<XmlDocument> {
  if (security === undefined) return readAnswer(messageId, received, readXml);
  const verdict = await security.verify(received);
  if (verdict.kind === 'valid') return verdict.document;
  throw new GatewayFailure('answer-signature', messageId, { cause: new GatewayFault(verdict.code, verdict.detail) });
}

function readAnswer<In, Out>(messageId: string, input: In, read: (input: In) => Out): Out {
  try {
    return read(input);
  } catch (cause) {
    if (cause instanceof GatewayFault) throw new GatewayFailure('answer-malformed', messageId, { cause });
    throw cause;
  }
}
