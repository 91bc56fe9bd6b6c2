import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One text conversation with a browser; enough of RFC 6455 for the mock of NCALayer. */
export interface TextSocket {
  send(text: string): void;
  close(): void;
}

export interface TextSocketServer {
  readonly port: number;
  close(): Promise<void>;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MESSAGE_BYTES_MAX = 64 * 1024 * 1024;
const OPCODE = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Listens for text sockets. `onOpen` answers the handler of messages; messages are handled one after another. */
export async function listenForTextSockets(
  port: number,
  onOpen: (socket: TextSocket) => (message: string) => Promise<void>,
): Promise<TextSocketServer> {
  const server = createServer((_request, response) => response.writeHead(426).end());
  const sockets = new Set<Socket>();
  server.on('upgrade', (request, socket: Socket) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(key + MAGIC).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, onOpen);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) };
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

function converse(socket: Socket, onOpen: (socket: TextSocket) => (message: string) => Promise<void>): void {
  let waiting = Buffer.alloc(0);
  let fragments: Buffer[] = [];
  let last: Promise<void> = Promise.resolve();
  const handle = onOpen({
    send: (text) => void socket.write(frame(OPCODE.text, Buffer.from(text))),
    close: () => socket.end(frame(OPCODE.close, Buffer.alloc(0))),
  });
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let read = readFrame(waiting); read !== undefined; read = readFrame(waiting)) {
      waiting = waiting.subarray(read.length);
      if (read.opcode === OPCODE.close) return void socket.end(frame(OPCODE.close, Buffer.alloc(0)));
      if (read.opcode === OPCODE.ping) socket.write(frame(OPCODE.pong, read.payload));
      if (read.opcode !== OPCODE.text && read.opcode !== OPCODE.continuation) continue;
      fragments.push(read.payload);
      if (!read.isFinal) continue;
      const message = Buffer.concat(fragments).toString('utf8');
      fragments = [];
      last = last.then(() => handle(message)).catch(() => void socket.destroy());
    }
    if (waiting.length > MESSAGE_BYTES_MAX) socket.destroy();
  });
}

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly payload: Buffer;
  /** Bytes the frame took. */
  readonly length: number;
}

/** Reads one masked frame of a client, or nothing while it is not complete. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 6) return undefined;
  const first = bytes.readUInt8(0);
  const size = bytes.readUInt8(1) & 0x7f;
  const maskAt = size === 126 ? 4 : size === 127 ? 10 : 2;
  if (bytes.length < maskAt + 4) return undefined;
  const payloadLength = size === 126 ? bytes.readUInt16BE(2) : size === 127 ? Number(bytes.readBigUInt64BE(2)) : size;
  const length = maskAt + 4 + payloadLength;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(maskAt, maskAt + 4);
  const payload = Buffer.from(bytes.subarray(maskAt + 4, length));
  for (let i = 0; i < payload.length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return { opcode: first & 0x0f, isFinal: (first & 0x80) !== 0, payload, length };
}

function frame(opcode: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  header.writeUInt8(0x80 | opcode, 0);
  if (payload.length < 126) header.writeUInt8(payload.length, 1);
  else if (payload.length < 65_536) {
    header.writeUInt8(126, 1);
    header.writeUInt16BE(payload.length, 2);
  } else {
    header.writeUInt8(127, 1);
    header.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([header, payload]);
}
