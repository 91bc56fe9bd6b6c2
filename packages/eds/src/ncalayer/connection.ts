import { NcaLayerFailure } from './answer.ts';
import { NCALAYER_URL } from './protocol.ts';

/** A socket to NCALayer that carries one question at a time: answers have no identifiers to tell them apart. */
export interface NcaLayerConnection {
  /** As NCALayer says it on connecting. */
  readonly version: string;
  /** Sends a request and waits for its answer; questions asked meanwhile wait their turn. */
  ask(request: unknown): Promise<string>;
  close(): void;
}

export interface ConnectInput {
  readonly url?: string;
  readonly WebSocket?: typeof WebSocket;
  /** How long the program may take to greet; a signature may take as long as the person needs. */
  readonly greetingTimeoutMs?: number;
}

/** @throws NcaLayerFailure `ncalayer-unreachable` when the program does not run. */
export async function connect({ url = NCALAYER_URL, WebSocket: Socket = WebSocket, greetingTimeoutMs = 5000 }: ConnectInput = {}): Promise<NcaLayerConnection> {
  const socket = new Socket(url);
  const timer = setTimeout(() => socket.close(), greetingTimeoutMs);
  try {
    // NCALayer speaks first.
    const version = versionIn(await nextMessage(socket));
    let last: Promise<unknown> = Promise.resolve();
    const ask = (request: unknown): Promise<string> => {
      const turn = last.then(
        () => exchange(socket, request),
        () => exchange(socket, request),
      );
      last = turn;
      return turn;
    };
    return { version, ask, close: () => socket.close() };
  } catch (error) {
    socket.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function exchange(socket: WebSocket, request: unknown): Promise<string> {
  const answer = nextMessage(socket);
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(request));
  return answer;
}

function nextMessage(socket: WebSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const fail = (): void => {
      listening.abort();
      reject(new NcaLayerFailure('ncalayer-unreachable', 'Expected NCALayer to answer, but the connection was lost'));
    };
    if (socket.readyState > socket.OPEN) return fail();
    const { signal } = listening;
    socket.addEventListener('message', ({ data }) => {
      listening.abort();
      resolve(String(data));
    }, { signal });
    socket.addEventListener('close', fail, { signal });
    socket.addEventListener('error', fail, { signal });
  });
}

function versionIn(greeting: string): string {
  const match = /"version"\s*:\s*"([^"]{1,40})"/.exec(greeting);
  return match?.[1] ?? 'unknown';
}
