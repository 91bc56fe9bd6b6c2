import { type EdsCode } from '../codes/index.ts';
import { integer, integerBytesOf, MalformedDer, readDer, toHex } from '../der/index.ts';
import { findTokenIn, makeTimeStampRequest } from './request.ts';

/** A time-stamp could not be had; `code` is of the catalogue. Whoever asked decides whether to go on without. */
export class TimeStampFailure extends Error {
  readonly code: EdsCode;
  constructor(code: EdsCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TimeStampFailure';
    this.code = code;
  }
}

export interface TimeStampClientInput {
  readonly url: string;
  readonly hashOid: string;
  readonly policy?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

export interface ReceivedTimeStamp {
  readonly token: Uint8Array;
  /** Hex; to be given to `verifyTimeStamp` together with the token. */
  readonly nonce: string;
}

/**
 * Asks a time-stamping authority for a token over `data` (for a signature: its value).
 * @throws TimeStampFailure
 */
export async function requestTimeStamp(data: Uint8Array, input: TimeStampClientInput): Promise<ReceivedTimeStamp> {
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  const { hashOid, policy } = input;
  const body = await makeTimeStampRequest({ data, hashOid, nonce, ...(policy === undefined ? {} : { policy }) });
  const response = await post(body, input);
  try {
    const token = findTokenIn(response);
    if (token === undefined) throw new TimeStampFailure('time-stamp-refused', 'Expected a time-stamp, but the authority refused');
    return { token, nonce: toHex(integerBytesOf(readDer(integer(nonce)))) };
  } catch (error) {
    if (error instanceof MalformedDer) throw new TimeStampFailure('time-stamp-malformed', 'Expected a time-stamp response', { cause: error });
    throw error;
  }
}

async function post(body: Uint8Array, { url, fetch: send = fetch, timeoutMs = 10_000 }: TimeStampClientInput): Promise<Uint8Array> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new TimeStampFailure('time-stamp-refused', `Expected a time-stamp, but got status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof TimeStampFailure) throw cause;
    throw new TimeStampFailure('time-stamp-refused', 'Expected the time-stamping authority to answer', { cause });
  }
}
