/** Senders that never come to an end, as a network or somebody's ill will makes them. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import { type KeptExchange, STATUS, syncServer, type SyncService, writeSyncRequest } from '../index.ts';
import { serve } from '../testing/serve.ts';

const echo: SyncService = async () => ({ status: STATUS.processed });
const REQUEST = writeSyncRequest({
  info: { messageId: 'm', serviceId: 'Echo', messageDate: '2026-03-02T14:00:00Z', sender: { senderId: 'a', password: 'b' }, properties: [] }, data: { kind: 'text', text: 'x' },
});

/** An address, and somebody who has begun to send a message to it and does not go on. */
async function halfSent(t: TestContext, listener: RequestListener): Promise<{ readonly url: string; readonly socket: Socket }> {
  const begun = Promise.withResolvers<void>();
  const url = await serve(t, (request, response) => {
    listener(request, response);
    begun.resolve();
  });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
  t.after(() => void socket.destroy());
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${REQUEST.length}\r\n\r\n${REQUEST.slice(0, 40)}`);
  await begun.promise;
  return { url, socket };
}

const statusOf = async (url: string): Promise<number> => (await fetch(url, { method: 'POST', body: REQUEST })).status;

describe('a message that does not come whole', () => {
  test('is none, and no failure of ours, when its sender breaks off', async (t) => {
    const failures: unknown[] = [];
    const kept: KeptExchange[] = [];
    const ended = Promise.withResolvers<void>();
    const listener = syncServer({ Echo: echo }, { onFailure: (error) => void failures.push(error), keep: (exchange) => void kept.push(exchange) });
    const { url, socket } = await halfSent(t, (request, response) => {
      response.once('close', ended.resolve);
      listener(request, response);
    });

    socket.destroy();
    await ended.promise;

    assert.equal(await statusOf(url), 200);
    assert.deepEqual(kept.map(({ outcome }) => outcome), ['answered']);
    assert.deepEqual(failures, []);
  });

  test('takes nobody’s place while it is waited for', async (t) => {
    const { url } = await halfSent(t, syncServer({ Echo: echo }, { inFlightMax: 1 }));
    assert.equal(await statusOf(url), 200);
  });

  test('is waited for so long and no longer', async (t) => {
    const { socket } = await halfSent(t, syncServer({ Echo: echo }, { receiveWithinMs: 20 }));
    await once(socket.resume(), 'close');
  });
});
