/** A region that is there but answers slowly, with rubbish or without a signature: nothing is believed, nothing is lost, nobody else waits. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { describe, it } from 'node:test';
import { makeIin } from '@reglament/identifiers';
import { GUARDIAN } from '../portal-route.ts';
import { freePort } from '../fault/server.ts';
import { stage } from '../stage.ts';
import { onNetwork } from './network.ts';
import { isAt, KYZYLORDA, messagesOf, stateOf, submitted } from './submit.ts';

const ANSWER = '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body><ac:sendMessageResponse xmlns:ac="http://bip.bee.kz/AsyncChannel/v10/Types/Client"><response><messageId>m</messageId><correlationId>c</correlationId><responseDate>2026-03-02T09:00:00Z</responseDate></response></ac:sendMessageResponse></soap:Body></soap:Envelope>';

const LIES: readonly { readonly what: string; readonly code: string; readonly answer: RequestListener }[] = [
  { what: 'with rubbish', code: 'answer-signature', answer: (_, response) => { response.writeHead(200, { 'content-type': 'text/xml' }).end('<html>жоқ</html>'); } },
  { what: 'as it should, but unsigned', code: 'answer-signature', answer: (_, response) => { response.writeHead(200, { 'content-type': 'text/xml' }).end(ANSWER); } },
  { what: 'with the page of a proxy', code: 'http-status', answer: (_, response) => { response.writeHead(502, { 'content-type': 'text/html' }).end('Bad Gateway'); } },
  { what: 'never', code: 'timeout', answer: () => undefined },
];

describe('while one region answers', () => {
  for (const { what, code, answer } of LIES) {
    it(`${what}, its request waits and another region's goes through`, async (t) => {
      const scene = await stage(t);
      const server = createServer(answer);
      const port = await freePort();
      await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
      const end = (): Promise<void> => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });
      await onNetwork(scene, async ({ parts, play, waitUntil }) => {
        const gatewayPort = await freePort();
        await play(parts.filter((part) => part !== 'wko'), { port: gatewayPort, addresses: new Map([['wko', `http://127.0.0.1:${port}`]]), limits: code === 'timeout' ? { timeoutMs: 1000 } : {} });
        const waits = await submitted(scene);
        const goes = await submitted(scene, KYZYLORDA, { ...GUARDIAN, iin: makeIin({ birthDate: GUARDIAN.birthDate, sex: 'female', serial: 311 }) });

        await waitUntil('the gateway has tried', async () => (await scene.desk.db.query("select from message_journal where part = 'gateway' and direction = 'out' and peer = 'wko' and outcome = $1", [code])).rowCount! > 0);
        await waitUntil('the other arrives', async () => (await stateOf(scene, goes)).step?.node !== 'portal-automatic#7');
        assert.deepEqual(await messagesOf(scene, waits), ['REQUEST portal wko ON_DELIVERY']);
        assert.equal((await stateOf(scene, waits)).step?.node, 'portal#8');

        await end();
        await play(['wko'], { port, addresses: new Map([['gateway', `http://127.0.0.1:${gatewayPort}`]]) });
        await waitUntil('the request arrives after all', isAt(scene, waits, 'office#1'));
        assert.equal((await scene.desk.db.query("select from message_receipt where part = 'wko'")).rowCount, 1);
      }).finally(end);
    });
  }
});
