import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Certificate, XmlDocument } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import type { MessageSecurity } from '../security/message-security.ts';
import { readXml } from '../xml/read-children.ts';
import { errorInfoOf, type FaultName, writeFault } from './fault.ts';
import type { KeepExchange } from './kept-exchange.ts';
import { BYTES_MAX, readBody } from './read-body.ts';

export interface SoapServerOptions {
  readonly security?: MessageSecurity;
  readonly bytesMax?: number;
  /** Messages worked on at once; more are told to come later. One that has not come whole yet takes nobody's place. */
  readonly inFlightMax?: number;
  /** Time in which a message must have come whole, in milliseconds; a sender that is slower is cut off. */
  readonly receiveWithinMs?: number;
  readonly keep?: KeepExchange;
  /** Asked of every message that can be read and whose signature holds; throws GatewayFault to refuse it. */
  readonly admit?: (call: SoapCall) => Promise<void>;
  readonly clock?: () => Date;
  /** Told of what went wrong here, which the sender never learns. */
  readonly onFailure?: (error: unknown) => void;
}

export interface SoapCall {
  readonly document: XmlDocument;
  readonly bytes: Uint8Array;
  /** Whose transport signature it is, where the exchange is signed. */
  readonly signer?: Certificate;
}

/** The answer to one call as an unsigned envelope; throws GatewayFault to refuse. */
export type SoapOperation = (call: SoapCall) => Promise<string>;

const IN_FLIGHT_MAX = 100;
const RECEIVE_WITHIN_MS = 30_000;
const UTF8 = new TextEncoder();

/** A listener for node:http that carries one operation. Whatever goes wrong becomes a SOAP fault, never a stack trace. */
export function soapListener(operation: SoapOperation, faultName: FaultName | ((document?: XmlDocument) => FaultName), options: SoapServerOptions): RequestListener {
  let inFlight = 0;
  const isBusy = (): boolean => inFlight >= (options.inFlightMax ?? IN_FLIGHT_MAX);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
    const at = (options.clock ?? (() => new Date()))();
    const body: ReceivedBody = isBusy() ? { kind: 'unread' } : await receiveBody(request, options);
    // There is nobody to answer.
    if (body.kind === 'broken-off') return void response.destroy();
    const message: Arrived = { at, body: isBusy() ? { kind: 'unread' } : body };
    inFlight += 1;
    try {
      await answer(message, response, operation, faultName, options);
    } finally {
      inFlight -= 1;
    }
  };
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.onFailure?.(error);
      response.destroy();
    });
  };
}

interface Arrived {
  readonly at: Date;
  readonly body: Exclude<ReceivedBody, { readonly kind: 'broken-off' }>;
}

async function answer(
  { at, body }: Arrived,
  response: ServerResponse,
  operation: SoapOperation,
  faultName: FaultName | ((document?: XmlDocument) => FaultName),
  options: SoapServerOptions,
): Promise<void> {
  const received: Uint8Array = body.kind === 'whole' ? body.bytes : new Uint8Array();
  let document: XmlDocument | undefined;
  let outcome = { status: 200, code: 'answered', envelope: '' };
  try {
    if (body.kind !== 'whole') throw new GatewayFault(body.kind === 'unread' ? 'GW-BUSY' : 'GW-SIZE');
    const call = await accepted(received, options.security);
    document = call.document;
    await options.admit?.(call);
    outcome = { ...outcome, envelope: await operation(call) };
  } catch (error) {
    if (!(error instanceof GatewayFault)) options.onFailure?.(error);
    const info = errorInfoOf(error, at);
    const name = typeof faultName === 'function' ? faultName(document) : faultName;
    outcome = { status: STATUS_OF[info.errorCode] ?? 500, code: info.errorCode, envelope: writeFault(name, info) };
  }
  const sent = UTF8.encode(options.security === undefined ? outcome.envelope : await options.security.sign(outcome.envelope));
  await options.keep?.({ direction: 'in', sent, received, at, outcome: outcome.code });
  response.writeHead(outcome.status, { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store', ...closing(outcome.status) });
  response.end(sent);
}

const STATUS_OF: Readonly<Record<string, number>> = { 'GW-SIZE': 413, 'GW-BUSY': 503 };

/** The rest of a body that was not read would be taken for the next request. */
const closing = (status: number): { readonly connection?: 'close' } => (status === 413 || status === 503 ? { connection: 'close' } : {});

type ReceivedBody =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-long' | 'unread' | 'broken-off' };

/** What has not come whole is no message, and no failure of ours: its sender has gone, or took too long. */
async function receiveBody(request: IncomingMessage, { bytesMax = BYTES_MAX, receiveWithinMs = RECEIVE_WITHIN_MS }: SoapServerOptions): Promise<ReceivedBody> {
  const late = setTimeout(() => request.destroy(), receiveWithinMs);
  try {
    const bytes = await readBody(request, bytesMax);
    return bytes === undefined ? { kind: 'too-long' } : { kind: 'whole', bytes };
  } catch {
    return { kind: 'broken-off' };
  } finally {
    clearTimeout(late);
  }
}

async function accepted(bytes: Uint8Array, security: MessageSecurity | undefined): Promise<SoapCall> {
  if (security === undefined) return { bytes, document: readXml(bytes) };
  const verdict = await security.verify(bytes);
  if (verdict.kind === 'invalid') throw new GatewayFault(verdict.code, verdict.detail);
  return { bytes, document: verdict.document, signer: verdict.signer };
}
