import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type FaultCode, GatewayFailure, GatewayFault, type KeptExchange, readSyncAnswer, readSyncRequest, readXml, STATUS, syncClient, type SyncQuestion,
  syncServer, type SyncService, valueOf, readChildren, writeSyncRequest, writeSyncResponse,
} from '../index.ts';
import { serve } from '../testing/serve.ts';

const SENDER = { senderId: 'reglament', password: 'құпия <&> сөз' } as const;
const QUESTION: SyncQuestion = { serviceId: 'Echo', sender: SENDER, data: { kind: 'text', text: 'Әңгіме <b> & "қ"' } };

const echo: SyncService = async ({ data }) => ({ status: STATUS.processed, data: { kind: 'text', text: data.text ?? 'markup' } });

const clientOf = (url: string, timeoutMs = 30_000) => syncClient({ url, timeoutMs });

const INFO = {
  messageId: '5b9ef4f4-0000-4000-8000-000000000001', serviceId: 'Echo', messageDate: '2026-03-02T14:00:00.024+05:00', sender: SENDER, properties: [],
} as const;
const REQUEST = writeSyncRequest({ info: INFO, data: QUESTION.data });

/** Posts markup as it is; @returns status and fault code. */
async function post(url: string, body: string | Uint8Array): Promise<{ status: number; code: string }> {
  const response = await fetch(url, { method: 'POST', body: typeof body === 'string' ? body : Buffer.from(body) });
  const answer = readSyncAnswer(readXml(await response.text()));
  return { status: response.status, code: answer.kind === 'fault' ? answer.fault.errorCode : 'answered' };
}

describe('the synchronous channel', () => {
  test('carries text in any letters there and back', async (t) => {
    const url = await serve(t, syncServer({ Echo: echo }));

    const answer = await clientOf(url).send(QUESTION);

    assert.ok(answer.kind === 'response');
    assert.equal(answer.response.info.status.code, 'SCSS001');
    assert.equal(answer.response.data?.text, 'Әңгіме <b> & "қ"');
  });

  test('carries typed data in no namespace', async (t) => {
    const types: (string | undefined)[] = [];
    const service: SyncService = async ({ data }) => {
      types.push(data.type);
      const { iin } = readChildren(data.element, { iin: 'one' });
      return { status: STATUS.processed, data: { kind: 'typed', namespace: 'urn:x', type: 'Response', content: `<iin>${valueOf(iin)}</iin>` } };
    };
    const url = await serve(t, syncServer({ Echo: service }));

    const answer = await clientOf(url).send({ ...QUESTION, data: { kind: 'typed', namespace: 'urn:x', type: 'Request', content: '<iin>900101300017</iin>' } });

    assert.ok(answer.kind === 'response' && answer.response.data !== undefined);
    assert.equal(answer.response.data.type, 'Response');
    assert.equal(valueOf(readChildren(answer.response.data.element, { iin: 'one' }).iin), '900101300017');
    assert.deepEqual(types, ['Request']);
  });

  test('reads every field it writes', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'ә', 'ұ', '<', '&', '>', '"', "'", '1') , minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.record({ correlationId: word, routeId: word, sessionId: word, text: word, key: word, value: word }), (values) => {
        const info = {
          ...INFO, correlationId: values.correlationId, routeId: values.routeId, sessionId: values.sessionId,
          properties: [{ key: values.key, value: values.value }, { key: 'k', value: '' }],
        };
        const read = readSyncRequest(readXml(writeSyncRequest({ info, data: { kind: 'text', text: values.text } })));
        assert.deepEqual(read.info, info);
        assert.equal(read.data.text, values.text);
      }),
    );
  });

  test('reads the empty optional elements that other senders write', () => {
    const written = REQUEST.replace('<serviceId>', '<correlationId/><serviceId>').replace('<sender>', '<routeId/><userId/><sender>').replace('</requestInfo>', '<properties/><sessionId/></requestInfo>');

    assert.deepEqual(readSyncRequest(readXml(written)).info, INFO);
  });

  test('gives faults their detail in the namespace of the channel', async (t) => {
    const url = await serve(t, syncServer({ Echo: echo }));

    const text = await (await fetch(url, { method: 'POST', body: REQUEST.replace('>Echo<', '>Other<') })).text();

    assert.match(text, /<f:SendMessageFault1_SendMessageFault xmlns:f="http:\/\/bip\.bee\.kz\/SyncChannel\/v10\/Types"><errorCode>SCE004<\/errorCode>/);
  });

  test('keeps the exchange as it went over the wire, on both sides', async (t) => {
    const kept: KeptExchange[] = [];
    const keep = (exchange: KeptExchange) => void kept.push(exchange);
    const url = await serve(t, syncServer({ Echo: echo }, { keep }));

    await syncClient({ url, timeoutMs: 30_000, keep }).send(QUESTION);

    const [server, client] = kept;
    assert.equal(server?.direction, 'in');
    assert.equal(client?.direction, 'out');
    assert.deepEqual(server.received, client.sent);
    assert.deepEqual(server.sent, client.received);
    assert.equal(server.outcome, 'answered');
  });
});

/** Bad input, with the fault code each gets. */
const BAD: readonly (readonly [string, string | Uint8Array, FaultCode])[] = [
  ['nothing', '', 'SCE001'],
  ['no XML', '{"iin": 1}', 'SCE001'],
  ['another encoding', Buffer.from(REQUEST.replace('UTF-8', 'windows-1251'), 'latin1'), 'SCE001'],
  ['broken UTF-8', Buffer.concat([Buffer.from(REQUEST), Buffer.from([0xd3])]), 'SCE001'],
  ['an external entity', REQUEST.replace('<soap:Envelope', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><soap:Envelope').replace('Әңгіме', '&e;'), 'SCE001'],
  ['an entity that grows', REQUEST.replace('<soap:Envelope', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><soap:Envelope').replace('Әңгіме', '&b;'), 'SCE001'],
  ['an undeclared entity', REQUEST.replace('Әңгіме', '&e;'), 'SCE001'],
  ['a comment inside a value', REQUEST.replace('>Echo<', '>Ec<!-- -->ho<'), 'SCE001'],
  ['a processing instruction', REQUEST.replace('<soap:Envelope', '<?x y?><soap:Envelope'), 'SCE001'],
  ['a SOAP 1.2 envelope', REQUEST.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'), 'SCE001'],
  ['another namespace of the wrapper', REQUEST.replace('SyncChannel/v10/Types', 'SyncChannel/v10/Interfaces'), 'SCE001'],
  ['children in the namespace of the wrapper', REQUEST.replace('<request>', '<request xmlns="http://bip.bee.kz/SyncChannel/v10/Types">'), 'SCE001'],
  ['two bodies', REQUEST.replace('<soap:Header/>', '<soap:Body><a/></soap:Body>'), 'SCE001'],
  ['two requests', REQUEST.replace('</sc:SendMessage>', '<request/></sc:SendMessage>'), 'SCE001'],
  ['an unknown element', REQUEST.replace('<serviceId>', '<admin>1</admin><serviceId>'), 'SCE001'],
  ['no message id', REQUEST.replace(/<messageId>.*<\/messageId>/, ''), 'SCE001'],
  ['an empty message id', REQUEST.replace(/<messageId>.*<\/messageId>/, '<messageId/>'), 'SCE001'],
  ['two service ids', REQUEST.replace('<serviceId>', '<serviceId>Other</serviceId><serviceId>'), 'SCE001'],
  ['a date that is none', REQUEST.replace('2026-03-02T', '2026-13-02T'), 'SCE001'],
  ['no sender', REQUEST.replace(/<sender>.*<\/sender>/, ''), 'SCE001'],
  ['text between elements', REQUEST.replace('<requestData>', 'x<requestData>'), 'SCE001'],
  ['a header that insists', REQUEST.replace('<soap:Header/>', '<soap:Header><a xmlns="urn:a" soap:mustUnderstand="1"/></soap:Header>'), 'SCE001'],
  ['an id of 1,001 characters', REQUEST.replace(INFO.messageId, 'x'.repeat(1001)), 'SCE001'],
  ['200 levels', REQUEST.replace('Әңгіме', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`), 'SCE001'],
  ['an unknown service', REQUEST.replace('>Echo<', '>toString<'), 'SCE004'],
  ['100,001 bytes', REQUEST.replace('Әңгіме', 'x'.repeat(100_001)), 'GW-SIZE'],
  ['another password', REQUEST.replace('құпия', 'белгілі'), 'GW-SENDER'],
];

describe('bad input is refused and never reaches a service', () => {
  for (const [name, body, code] of BAD) {
    test(`${name}: ${code}`, async (t) => {
      const calls: string[] = [];
      const service: SyncService = async ({ info }) => (calls.push(info.messageId), { status: STATUS.processed });
      const acceptsSender = ({ password }: { password: string }) => password === SENDER.password;
      const url = await serve(t, syncServer({ Echo: service }, { bytesMax: 100_000, acceptsSender }));

      assert.notEqual(body, REQUEST, 'the change did not change anything');
      assert.deepEqual(await post(url, body), { status: code === 'GW-SIZE' ? 413 : 500, code });
      assert.deepEqual(calls, []);
      assert.deepEqual(await post(url, REQUEST), { status: 200, code: 'answered' });
    });
  }

  test('a message sent twice, and another under its id', async (t) => {
    const calls: string[] = [];
    const service: SyncService = async ({ info }) => (calls.push(info.messageId), { status: STATUS.processed });
    const url = await serve(t, syncServer({ Echo: service }));

    assert.equal((await post(url, REQUEST)).code, 'answered');
    assert.equal((await post(url, REQUEST)).code, 'GW-REPLAY');
    assert.equal((await post(url, REQUEST.replace('Әңгіме', 'Басқа'))).code, 'GW-MOVED');
    assert.equal(calls.length, 1);
  });

  test('more at once than allowed', async (t) => {
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const service: SyncService = async () => (entered.resolve(), await gate.promise, { status: STATUS.processed });
    const url = await serve(t, syncServer({ Echo: service }, { inFlightMax: 1 }));

    const first = post(url, REQUEST);
    await entered.promise;
    assert.deepEqual(await post(url, REQUEST.replace(INFO.messageId, 'other')), { status: 503, code: 'GW-BUSY' });
    gate.resolve();
    assert.equal((await first).code, 'answered');
  });

  test('what a service throws is told only as its code', async (t) => {
    const failures: unknown[] = [];
    const broken: SyncService = async () => { throw new TypeError('secret of the database'); };
    const refusing: SyncService = async () => { throw new GatewayFault('SCE017'); };
    const url = await serve(t, syncServer({ Echo: broken, Other: refusing }, { onFailure: (error) => void failures.push(error) }));

    const response = await fetch(url, { method: 'POST', body: REQUEST });
    const text = await response.text();
    assert.match(text, /SCE909/);
    assert.doesNotMatch(text, /secret/);
    assert.equal(failures.length, 1);
    assert.equal((await post(url, REQUEST.replace('>Echo<', '>Other<').replace(INFO.messageId, 'other'))).code, 'SCE017');
  });

  test('a method other than POST', async (t) => {
    const url = await serve(t, syncServer({}));
    assert.equal((await fetch(url)).status, 405);
  });
});

/** Answers with fixed bytes whatever is asked. */
const answering = (write: (response: ServerResponse) => void) => (_request: unknown, response: ServerResponse): void => write(response);
const xml = (body: string) => (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/xml' }).end(body);

const RESPONSE = writeSyncResponse({
  info: { messageId: 'm', responseDate: '2026-03-02T14:00:00Z', status: STATUS.processed }, data: QUESTION.data,
});

const LIES: readonly (readonly [string, (response: ServerResponse) => void, GatewayFailure['code']])[] = [
  ['an HTML page', (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'), 'http-status'],
  ['a redirect', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'unreachable'],
  ['a broken connection', (response) => void response.destroy(), 'unreachable'],
  ['half an answer', (response) => void response.writeHead(200, { 'content-length': '9999' }).write(RESPONSE, () => response.destroy()), 'unreachable'],
  ['garbage', xml('ɡarbage'), 'answer-malformed'],
  ['our own request', xml(REQUEST), 'answer-malformed'],
  ['an answer without status', xml(RESPONSE.replace(/<status>.*<\/status>/, '')), 'answer-malformed'],
  ['an answer to another message', xml(RESPONSE.replace('<responseDate>', '<correlationId>other</correlationId><responseDate>')), 'answer-foreign'],
  ['an endless answer', xml(RESPONSE.replace('Әңгіме', 'x'.repeat(20_000))), 'answer-size'],
];

describe('a client believes nothing but an answer', () => {
  for (const [name, write, code] of LIES) {
    test(`${name}: ${code}`, async (t) => {
      const url = await serve(t, answering(write));
      const client = syncClient({ url, timeoutMs: 30_000, bytesMax: 10_000 });

      await assert.rejects(client.send(QUESTION), (error) => error instanceof GatewayFailure && error.code === code);
    });
  }

  test('silence: timeout', async (t) => {
    const url = await serve(t, answering(() => undefined));
    await assert.rejects(clientOf(url, 50).send(QUESTION), { code: 'timeout' });
  });

  test('nobody there: unreachable', async () => {
    await assert.rejects(clientOf('http://127.0.0.1:1/').send(QUESTION), { code: 'unreachable' });
  });

  test('takes an answer that repeats no id', async (t) => {
    const url = await serve(t, answering(xml(RESPONSE)));
    assert.equal((await clientOf(url).send(QUESTION)).kind, 'response');
  });

  test('keeps what came when it cannot be believed', async (t) => {
    const kept: KeptExchange[] = [];
    const url = await serve(t, answering(xml('ɡarbage')));

    await assert.rejects(syncClient({ url, timeoutMs: 30_000, keep: (exchange) => void kept.push(exchange) }).send(QUESTION));

    assert.deepEqual(kept.map(({ outcome, received }) => [outcome, Buffer.from(received).toString()]), [['answer-malformed', 'ɡarbage']]);
  });
});
