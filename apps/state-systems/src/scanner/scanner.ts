import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * Stand-in of an antivirus daemon: speaks the part of clamd's protocol that a client needs – PING, VERSION and INSTREAM
 * with `z` (zero-ended) or `n` (line-ended) commands. It knows one signature: the industry's harmless test file.
 */
export interface RunningScanner {
  readonly host: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** In two parts, so that this file itself is not taken for the test file. */
const TEST_FILE = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
const STREAM_BYTES_MAX = 25 * 1024 * 1024;
const COMMAND_LENGTH_MAX = 100;

export async function startScanner({ port = 0, streamBytesMax = STREAM_BYTES_MAX }: { readonly port?: number; readonly streamBytesMax?: number } = {}): Promise<RunningScanner> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).once('error', () => socket.destroy());
    converse(socket, streamBytesMax);
  });
  const bound = await listen(server, port);
  return {
    host: '127.0.0.1', port: bound,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => { server.close(() => resolve()); });
    },
  };
}

/** One command a connection, as clamd does outside of sessions. */
function converse(socket: Socket, streamBytesMax: number): void {
  let received = Buffer.alloc(0);
  const answer = (text: string, end: string): void => void socket.end(text + end);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const style = received[0] === 0x7a ? '\0' : '\n';
    const at = received.indexOf(style);
    if (at < 0) {
      if (received.length > COMMAND_LENGTH_MAX) answer('UNKNOWN COMMAND', style);
      return;
    }
    const command = received.subarray(1, at).toString('latin1');
    if (command === 'PING') return answer('PONG', style);
    if (command === 'VERSION') return answer('ClamAV stand-in 1/1', style);
    if (command !== 'INSTREAM') return answer('UNKNOWN COMMAND', style);
    const stream = chunksOf(received.subarray(at + 1), streamBytesMax);
    if (stream === 'too-large') return answer('INSTREAM size limit exceeded. ERROR', style);
    if (stream !== undefined) answer(stream.includes(TEST_FILE) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK', style);
  });
}

/** The bytes of the stream, once its closing chunk of no length has come. */
function chunksOf(bytes: Buffer, max: number): Buffer | 'too-large' | undefined {
  const parts: Buffer[] = [];
  let total = 0;
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    total += length;
    if (total > max) return 'too-large';
    if (at + 4 + length > bytes.length) return undefined;
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
