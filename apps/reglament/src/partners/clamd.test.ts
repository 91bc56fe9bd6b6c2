import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { clamdScanner } from './clamd.ts';

/** A daemon that answers what it is told to, once the closing chunk has come. */
async function daemon(t: TestContext, answer: string | undefined): Promise<{ readonly port: number; readonly received: () => Buffer }> {
  let received = Buffer.alloc(0);
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.subarray(-4).equals(Buffer.alloc(4)) && answer !== undefined) socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => { for (const socket of sockets) socket.destroy(); server.close(); });
  return { port: (server.address() as AddressInfo).port, received: () => received };
}

const ANSWERS = [
  ['stream: OK\0', { kind: 'clean' }], ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { kind: 'infected', threat: 'Win.Test.EICAR_HDB-1' }],
  ['INSTREAM size limit exceeded. ERROR\0', { kind: 'unavailable' }], ['stream: OK and more\0', { kind: 'unavailable' }], ['', { kind: 'unavailable' }], ['<html>', { kind: 'unavailable' }],
] as const;
for (const [answer, verdict] of ANSWERS) {
  test(`understands ${JSON.stringify(answer)}`, async (t) => {
    const { port } = await daemon(t, answer);
    assert.deepEqual(await clamdScanner({ host: '127.0.0.1', port }).scan(Buffer.from('файл')), verdict);
  });
}

test('sends every byte, in chunks with their lengths, and a chunk of no length at the end', async (t) => {
  const { port, received } = await daemon(t, 'stream: OK\0');
  const file = Buffer.alloc(600_000, 0x41);
  await clamdScanner({ host: '127.0.0.1', port }).scan(file);

  const sent = received();
  assert.equal(sent.subarray(0, 10).toString('latin1'), 'zINSTREAM\0');
  const parts: Buffer[] = [];
  let at = 10;
  for (let length = sent.readUInt32BE(at); length > 0; length = sent.readUInt32BE(at)) {
    parts.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  assert.ok(parts.length > 1 && Buffer.concat(parts).equals(file));
  assert.equal(at + 4, sent.length);
});

test('a daemon that is silent or not there is unavailable, and the log holds nothing of the file', async (t) => {
  const lines: unknown[] = [];
  const { port } = await daemon(t, undefined);
  const log = (line: unknown): void => { lines.push(line); };
  assert.deepEqual(await clamdScanner({ host: '127.0.0.1', port, timeoutMs: 50, log }).scan(Buffer.from('құпия')), { kind: 'unavailable' });
  assert.deepEqual(await clamdScanner({ host: '127.0.0.1', port: 9, log }).scan(Buffer.from('құпия')), { kind: 'unavailable' });
  assert.equal(lines.length, 2);
  assert.doesNotMatch(JSON.stringify(lines), /құпия/);
});
