import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendText } from '../desk/people/send-text.ts';
import { messenger } from './messenger.ts';
import { readStandInMessages } from './stand-in-messages.ts';

async function listening(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
}

test('a message that the operator takes is sent; one it refuses, cannot answer or keeps waiting is not, and nobody throws', async (t) => {
  let seen = '';
  const lines: unknown[] = [];
  const url = await listening(t, (request, response) => {
    request.on('data', (chunk) => { seen += String(chunk); });
    request.on('end', () => {
      if (seen.includes('silent')) return;
      if (seen.includes('busy')) return void response.writeHead(503).end();
      if (seen.includes('page')) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>It works!</body></html>');
      response.writeHead(202).end('{}');
    });
  });
  const log = (line: Readonly<Record<string, unknown>>): void => { lines.push(line); };
  const over = (smsUrl: string, timeoutMs?: number) => messenger({ smsUrl, mailUrl: smsUrl, log, ...(timeoutMs === undefined ? {} : { timeoutMs }) });

  assert.deepEqual(await sendText(over(url), '8 701 000 00 12', 'код 123456'), { kind: 'sent' });
  assert.match(seen, /"to":"\+77010000012"/);
  seen = '';
  assert.deepEqual(await sendText(over(url), '+77010000012', 'busy'), { kind: 'unavailable' });
  seen = '';
  assert.deepEqual(await sendText(over(url), '+77010000012', 'page'), { kind: 'unavailable' }, 'whoever shows a page has taken nothing');
  seen = '';
  assert.deepEqual(await sendText(over(url, 50), '+77010000012', 'silent'), { kind: 'unavailable' });
  assert.deepEqual(await sendText(over('http://127.0.0.1:9/sms'), '+77010000012', 'x'), { kind: 'unavailable' });
  assert.deepEqual(await sendText(undefined, '+77010000012', 'x'), { kind: 'unavailable' }, 'no operator, no message');
  assert.equal(lines.length, 4);
  assert.doesNotMatch(JSON.stringify(lines), /7701|busy|silent|works/, 'neither number nor text in the log');
});

test('the stand-in’s messages are read in the form they are kept in', async (t) => {
  const url = await listening(t, (_, response) => { response.end(JSON.stringify([{ id: 'x', to: '+77010000012', text: 'код', at: '2026-01-01T00:00:00.000Z' }])); });
  assert.deepEqual(await readStandInMessages(url), [{ to: '+77010000012', text: 'код', at: '2026-01-01T00:00:00.000Z' }]);
});

test('who answers and cannot cope is told from who is not there: only the latter is nobody’s attempt', async (t) => {
  const url = await listening(t, (_, response) => { response.writeHead(503).end(); });
  const message = { id: '8f4b1c9e-4f0e-4c2a-9d5e-0a8e2b1c3d4f', channel: 'sms', to: '+77010000012', text: 'x' } as const;
  assert.deepEqual(await messenger({ smsUrl: url, mailUrl: url }).send(message), { kind: 'unavailable', isThere: true });
  const dead = messenger({ smsUrl: 'http://127.0.0.1:9/sms', mailUrl: url });
  for (let times = 0; times < 8; times += 1) assert.deepEqual(await dead.send(message), { kind: 'unavailable' }, 'also while it is spared');
});
