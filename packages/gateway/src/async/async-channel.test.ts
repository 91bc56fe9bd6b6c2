import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import {
  asyncClient, asyncGateway, type AsyncMessage, type DeliveredMessage, deliverDue, GatewayFault, type MessageType, processStore, pushClient, pushServer,
  readChildren, type StatusNotification, valueOf,
} from '../index.ts';
import { serve } from '../testing/serve.ts';
import { makeSystemAuthority } from '../testing/systems.ts';

const SERVICE = 'kyzylorda-2018-1114/01';
const SYSTEMS = ['portal', 'kyzylorda', 'wko'] as const;
type System = (typeof SYSTEMS)[number];

/** A gateway with three systems on loopback, each with a switch. */
async function network(t: TestContext, options: { readonly fetching?: readonly System[]; readonly attemptsMax?: number; readonly queueMax?: number } = {}) {
  const store = processStore();
  const providerOf = (serviceId: string) => ({ [SERVICE]: 'kyzylorda', other: 'wko' })[serviceId];
  const acceptsSender = ({ senderId, password }: { senderId: string; password: string }) => password === `secret of ${senderId}`;
  const url = await serve(t, asyncGateway({ store, providerOf, acceptsSender, ...(options.queueMax === undefined ? {} : { queueMax: options.queueMax }) }));
  const received: Record<System, DeliveredMessage[]> = { portal: [], kyzylorda: [], wko: [] };
  const told: Record<System, StatusNotification[]> = { portal: [], kyzylorda: [], wko: [] };
  const down = new Set<System>();
  const pushing = SYSTEMS.filter((system) => options.fetching?.includes(system) !== true);
  const clients = await Promise.all(pushing.map(async (system) => {
    const listener = pushServer({
      receive: async (message) => void received[system].push(message),
      statusChanged: async (notification) => void told[system].push(notification),
    });
    const guarded: RequestListener = (request, response) => (down.has(system) ? request.socket.destroy() : listener(request, response));
    return [system, pushClient({ url: await serve(t, guarded), timeoutMs: 30_000 })] as const;
  }));
  return {
    store, url, received, told, down,
    client: (system: System) => asyncClient({ url, timeoutMs: 30_000 }, senderOf(system)),
    deliver: () => deliverDue({ store, systems: new Map<string, (typeof clients)[number][1]>(clients), ...(options.attemptsMax === undefined ? {} : { attemptsMax: options.attemptsMax }) }),
  };
}

const senderOf = (system: System) => ({ senderId: system, password: `secret of ${system}` });

const message = (from: System, change: Partial<AsyncMessage['info']> = {}, text = 'Өтініш'): AsyncMessage => ({
  info: { messageType: 'REQUEST', serviceId: SERVICE, messageDate: '2026-03-02T14:00:00+05:00', sender: senderOf(from), properties: [], ...change },
  data: { kind: 'text', text },
});

/** The value of an answer that must be a response. */
function valueIn<T>(answer: { readonly kind: 'response'; readonly value: T } | { readonly kind: 'fault'; readonly fault: { readonly errorCode: string } }): T {
  assert.ok(answer.kind === 'response', answer.kind === 'fault' ? answer.fault.errorCode : '');
  return answer.value;
}
const codeIn = (answer: Parameters<typeof valueIn>[0]): string => (answer.kind === 'fault' ? answer.fault.errorCode : answer.kind);

describe('the asynchronous channel', () => {
  test('a request goes to the provider, its answer back along the chain, and both senders are told', async (t) => {
    const { client, deliver, received, told } = await network(t);

    const request = valueIn(await client('portal').sendMessage(message('portal')));
    assert.equal(await deliver(), 1);
    const [arrived] = received.kyzylorda;
    assert.equal(arrived?.data.text, 'Өтініш');
    assert.equal(arrived.info.correlationId, request.correlationId);
    const { correlationId } = arrived.info;
    const answer = valueIn(await client('kyzylorda').sendMessage(message('kyzylorda', { messageType: 'RESPONSE', correlationId }, 'Анықтама')));
    assert.equal(await deliver(), 1);

    assert.deepEqual(received.portal.map(({ info, data }) => [info.messageType, info.correlationId, data.text]), [['RESPONSE', correlationId, 'Анықтама']]);
    await deliver();
    assert.deepEqual(told.portal.map(({ messageId, messageState }) => [messageId, messageState]), [[request.messageId, 'DELIVERED']]);
    assert.deepEqual(told.kyzylorda.map(({ messageId, messageState }) => [messageId, messageState]), [[answer.messageId, 'DELIVERED']]);
    await deliver();
    assert.equal(told.portal.length, 1, 'once is enough');
  });

  test('no password leaves the gateway', async (t) => {
    const { client, deliver, received } = await network(t);
    await client('portal').sendMessage(message('portal'));
    await deliver();
    assert.deepEqual(received.kyzylorda[0]?.info.sender, { senderId: 'portal', password: '' });
  });

  test('typed data arrive with the names inside their values', async (t) => {
    const { client, deliver, received } = await network(t);
    const data = { kind: 'typed', namespace: 'urn:x', type: 'Request', content: '<iin>900101300017</iin>' } as const;

    await client('portal').sendMessage({ ...message('portal'), data });
    await deliver();

    const [arrived] = received.kyzylorda;
    assert.equal(arrived?.data.type, 'Request');
    assert.equal(valueOf(readChildren(arrived.data.element, { iin: 'one' }).iin), '900101300017');
    assert.equal(arrived.data.element.declarations.get('cs'), 'urn:x');
  });

  test('a system that fetches gets its messages until it acknowledges them', async (t) => {
    const { client, deliver } = await network(t, { fetching: ['kyzylorda'] });
    const { messageId } = valueIn(await client('portal').sendMessage(message('portal')));
    await client('portal').sendMessage(message('portal'));
    await deliver();
    const fetched = async () => valueIn(await client('kyzylorda').getMessages({ amount: 10 }));
    const notification = {
      notificationId: 'n', messageId, notificationDate: '2026-03-02T09:00:00Z', statusDate: '2026-03-02T09:00:00Z', resend: false,
      receiveStatus: 'MESSAGE_ACCEPTED',
    } as const;

    assert.equal((await fetched()).length, 2);
    assert.equal((await fetched()).length, 2);
    valueIn(await client('kyzylorda').sendDeliveryNotification(notification));
    valueIn(await client('kyzylorda').sendDeliveryNotification(notification));
    assert.equal((await fetched()).length, 1);
    assert.equal(valueIn(await client('kyzylorda').getMessages({ amount: 10, serviceId: 'other' })).length, 0);
    assert.equal(valueIn(await client('portal').getMessageStatus(messageId)).messageState, 'DELIVERED');
    assert.deepEqual(valueIn(await client('wko').getMessages({ amount: 10 })), []);
  });

  test('a refused message is told with its error', async (t) => {
    const { client, deliver, told } = await network(t, { fetching: ['kyzylorda'] });
    const { messageId } = valueIn(await client('portal').sendMessage(message('portal')));

    await client('kyzylorda').sendDeliveryNotification({
      notificationId: 'n', messageId, notificationDate: '2026-03-02T09:00:00Z', statusDate: '2026-03-02T09:00:00Z', resend: false,
      receiveStatus: 'MESSAGE_NOT_ACCTEPTED', error: { errorCode: 'SCE016', errorMessage: 'signature' },
    });
    await deliver();

    assert.deepEqual(told.portal.map(({ messageState, error }) => [messageState, error?.errorCode]), [['NOT_DELIVERED', 'SCE016']]);
  });
});

describe('nothing is lost or doubled', () => {
  test('a provider that is down gets its messages when it is back, in order', async (t) => {
    const { client, deliver, down, received } = await network(t);
    down.add('kyzylorda');
    const first = valueIn(await client('portal').sendMessage(message('portal', {}, '1')));
    await client('portal').sendMessage(message('portal', {}, '2'));

    assert.equal(await deliver(), 0);
    assert.equal(valueIn(await client('portal').getMessageStatus(first.messageId)).messageState, 'ON_DELIVERY');
    down.delete('kyzylorda');
    assert.equal(await deliver(), 2);
    assert.equal(await deliver(), 0);
    assert.deepEqual(received.kyzylorda.map(({ data }) => data.text), ['1', '2']);
  });

  test('one that is down does not hold up another, however long its queue', async (t) => {
    const { client, deliver, down, received } = await network(t);
    down.add('kyzylorda');
    for (let i = 0; i < 150; i += 1) await client('portal').sendMessage(message('portal'));
    await client('portal').sendMessage(message('portal', { serviceId: 'other' }));

    assert.equal(await deliver(), 1);
    assert.equal(received.wko.length, 1);
  });

  test('a message on which its receiver fails is put off, and holds up none of those behind it', async (t) => {
    const store = processStore();
    let now = new Date('2026-03-02T09:00:00Z');
    const receivedTexts: (string | undefined)[] = [];
    const receive = async ({ data }: DeliveredMessage): Promise<void> => {
      receivedTexts.push(data.text);
      if (data.text === 'poison') throw new Error('a defect of the receiver');
    };
    const url = await serve(t, asyncGateway({ store, providerOf: () => 'kyzylorda' }));
    const systems = new Map([['kyzylorda', pushClient({ url: await serve(t, pushServer({ receive, statusChanged: async () => undefined })), timeoutMs: 30_000 })]]);
    const client = asyncClient({ url, timeoutMs: 30_000 }, senderOf('portal'));
    for (const text of ['poison', 'good']) await client.sendMessage(message('portal', {}, text));
    const deliver = () => deliverDue({ store, systems, clock: () => now });

    assert.deepEqual([await deliver(), await deliver()], [1, 0]);
    assert.deepEqual(receivedTexts, ['poison', 'good']);
    now = new Date(now.getTime() + 1001);
    assert.equal(await deliver(), 0);
    assert.deepEqual(receivedTexts, ['poison', 'good', 'poison'], 'a second later it is tried again');
  });

  test('as many failing messages as a round takes do not hold up one that came after them', async (t) => {
    const store = processStore();
    let good = 0;
    const receive = async ({ data }: DeliveredMessage): Promise<void> => {
      if (data.text === 'poison') throw new Error('a defect of the receiver');
      good += 1;
    };
    const url = await serve(t, asyncGateway({ store, providerOf: () => 'kyzylorda' }));
    const systems = new Map([['kyzylorda', pushClient({ url: await serve(t, pushServer({ receive, statusChanged: async () => undefined })), timeoutMs: 30_000 })]]);
    const client = asyncClient({ url, timeoutMs: 30_000 }, senderOf('portal'));
    for (let count = 0; count < 100; count += 1) await client.sendMessage(message('portal', {}, 'poison'));
    await client.sendMessage(message('portal', {}, 'good'));

    for (let round = 0; round < 2; round += 1) await deliverDue({ store, systems, clock: () => new Date('2026-03-02T09:00:00Z') });

    assert.equal(good, 1);
  });

  test('a sender that refuses for good to hear of one message is still told of the next', async (t) => {
    const { client, store, deliver } = await network(t, { fetching: ['portal'] });
    const heard: string[] = [];
    const statusChanged = async ({ messageId }: StatusNotification): Promise<void> => {
      if (messageId === 'first') throw new GatewayFault('SCE001');
      heard.push(messageId);
    };
    const portal = pushClient({ url: await serve(t, pushServer({ receive: async () => undefined, statusChanged })), timeoutMs: 30_000 });
    for (const messageId of ['first', 'second']) await client('portal').sendMessage(message('portal', { messageId }));
    assert.equal(await deliver(), 2);

    for (let round = 0; round < 2; round += 1) await deliverDue({ store, systems: new Map([['portal', portal]]) });

    assert.deepEqual(heard, ['second']);
  });

  test('a message is given up after the last attempt, and the sender told', async (t) => {
    const { client, deliver, down, told } = await network(t, { attemptsMax: 3 });
    down.add('kyzylorda');
    await client('portal').sendMessage(message('portal'));

    for (let i = 0; i < 4; i += 1) await deliver();

    assert.deepEqual(told.portal.map(({ messageState, error }) => [messageState, error?.errorCode]), [['NOT_DELIVERED', 'GW-PROVIDER']]);
  });

  test('a sender that never saw its receipt may send again; another message under the id is refused', async (t) => {
    const { client, deliver, received } = await network(t);
    const own = message('portal', { messageId: 'portal-1' });

    const first = valueIn(await client('portal').sendMessage(own));
    const second = valueIn(await client('portal').sendMessage(own));

    assert.deepEqual([second.messageId, second.correlationId], [first.messageId, first.correlationId]);
    assert.equal(codeIn(await client('portal').sendMessage(message('portal', { messageId: 'portal-1' }, 'басқа'))), 'GW-MOVED');
    assert.equal(codeIn(await client('wko').sendMessage(message('wko', { messageId: 'portal-1' }))), 'GW-MOVED');
    await deliver();
    assert.equal(received.kyzylorda.length, 1);
  });

  test('a queue that is full refuses until it is worked off', async (t) => {
    const { client, deliver } = await network(t, { queueMax: 2 });
    const send = async () => codeIn(await client('portal').sendMessage(message('portal')));
    assert.deepEqual([await send(), await send(), await send()], ['response', 'response', 'GW-BUSY']);
    await deliver();
    assert.equal(await send(), 'response');
  });

  test('whatever breaks and whenever, every message arrives, and none twice for who looks at ids', async (t) => {
    const store = processStore();
    const receivedIds: string[] = [];
    const trouble = { plan: [] as readonly boolean[], at: 0 };
    const breaks = (): boolean => trouble.plan[trouble.at++ % trouble.plan.length] === true;
    const gatewayUrl = await serve(t, asyncGateway({ store, providerOf: () => 'kyzylorda' }));
    const pushUrl = await serve(t, pushServer({ receive: async ({ info }) => void receivedIds.push(info.messageId), statusChanged: async () => undefined }));
    // Breaks before the other side has heard, or after: then the work is done and only the answer is lost.
    const broken: typeof fetch = async (...args) => {
      if (breaks()) throw new TypeError('lost on the way');
      const response = await fetch(...args);
      if (breaks()) throw new TypeError('answer lost');
      return response;
    };
    const client = asyncClient({ url: gatewayUrl, timeoutMs: 30_000, fetch: broken }, senderOf('portal'));
    const systems = new Map([['kyzylorda', pushClient({ url: pushUrl, timeoutMs: 30_000, fetch: broken })]]);
    let number = 0;
    const plan = fc.array(fc.boolean(), { minLength: 3, maxLength: 12 }).filter((bits) => bits.filter((bit) => !bit).length >= 2);
    await fc.assert(
      fc.asyncProperty(plan, async (bits) => {
        trouble.plan = [...bits, false, false];
        trouble.at = 0;
        const ids = Array.from({ length: 5 }, () => `m-${(number += 1)}`);
        for (const messageId of ids) {
          const send = () => client.sendMessage(message('portal', { messageId })).then(codeIn, () => 'again');
          for (let code = await send(); code !== 'response'; code = await send()) assert.equal(code, 'again');
        }
        // Once in each turn of the plan two steps hold: no message needs more rounds than a turn has steps.
        const roundsMax = ids.length * trouble.plan.length;
        for (let round = 0; round < roundsMax && (await store.waiting({}, 1)).length > 0; round += 1) await deliverDue({ store, systems });
        for (const id of ids) assert.ok(receivedIds.includes(id), id);
        assert.equal(new Set(receivedIds.filter((id) => ids.includes(id))).size, ids.length);
      }),
      { numRuns: 30 },
    );
  });
});

test('with signatures every step is signed, and the signer must be the sender', async (t) => {
  const authority = await makeSystemAuthority('gost512');
  const [gateway, portal, region] = await Promise.all(['150140000012', '160240000015', '170340000018'].map((bin) => authority.issue(bin)));
  assert.ok(gateway !== undefined && portal !== undefined && region !== undefined);
  const bins: Readonly<Record<string, string | undefined>> = { portal: portal.certificate.subject.bin, kyzylorda: region.certificate.subject.bin };
  const store = processStore();
  const url = await serve(t, asyncGateway(
    { store, providerOf: () => 'kyzylorda', acceptsSender: ({ senderId }, signer) => signer !== undefined && signer.subject.bin === bins[senderId] },
    { security: authority.securityOf(gateway) },
  ));
  const signers: (string | undefined)[] = [];
  const receive = async (_message: DeliveredMessage, signer: { readonly subject: { readonly bin?: string } } | undefined) => void signers.push(signer?.subject.bin);
  const pushUrl = await serve(t, pushServer({ receive, statusChanged: async () => undefined }, { security: authority.securityOf(region) }));
  const sendAs = (system: typeof portal) => asyncClient({ url, timeoutMs: 30_000, security: authority.securityOf(system) }, senderOf('portal')).sendMessage(message('portal')).then(codeIn);

  assert.equal(await sendAs(portal), 'response');
  assert.equal(await sendAs(region), 'GW-SENDER');
  assert.equal(codeIn(await asyncClient({ url, timeoutMs: 30_000 }, senderOf('portal')).sendMessage(message('portal'))), 'SCE007');
  assert.equal(await deliverDue({ store, systems: new Map([['kyzylorda', pushClient({ url: pushUrl, timeoutMs: 30_000 })]]) }), 0, 'the region takes nothing unsigned');
  assert.equal(await deliverDue({ store, systems: new Map([['kyzylorda', pushClient({ url: pushUrl, timeoutMs: 30_000, security: authority.securityOf(gateway) })]]) }), 1);
  assert.deepEqual(signers, ['150140000012']);
});

describe('what must not be believed', () => {
  test('wrong password, unknown service, a stranger in the chain, a look at the message of another', async (t) => {
    const { client, url, deliver } = await network(t);
    const { correlationId, messageId } = valueIn(await client('portal').sendMessage(message('portal')));
    await deliver();
    const stranger = asyncClient({ url, timeoutMs: 30_000 }, { senderId: 'portal', password: 'x' });
    const follow = (from: System, messageType: MessageType, id: string, serviceId = SERVICE) =>
      client(from).sendMessage(message(from, { messageType, correlationId: id, serviceId })).then(codeIn);

    assert.equal(codeIn(await stranger.sendMessage({ ...message('portal'), info: { ...message('portal').info, sender: { senderId: 'portal', password: 'x' } } })), 'GW-SENDER');
    assert.equal(codeIn(await stranger.getMessages({ amount: 1 })), 'GW-SENDER');
    assert.equal(codeIn(await client('portal').sendMessage(message('portal', { serviceId: 'nobody' }))), 'SCE004');
    assert.equal(await follow('wko', 'RESPONSE', correlationId), 'GW-UNKNOWN-MESSAGE');
    assert.equal(await follow('kyzylorda', 'RESPONSE', 'no chain'), 'GW-UNKNOWN-MESSAGE');
    assert.equal(await follow('kyzylorda', 'RESPONSE', correlationId, 'other'), 'GW-UNKNOWN-MESSAGE');
    assert.equal(await follow('kyzylorda', 'UPDATE', correlationId), 'response');
    assert.equal(codeIn(await client('wko').getMessageStatus(messageId)), 'GW-UNKNOWN-MESSAGE');
    assert.equal(codeIn(await client('wko').sendDeliveryNotification({
      notificationId: 'n', messageId, notificationDate: '2026-03-02T09:00:00Z', statusDate: '2026-03-02T09:00:00Z', resend: false, receiveStatus: 'MESSAGE_NOT_ACCTEPTED',
    })), 'GW-UNKNOWN-MESSAGE');
  });

  const wrapper = (name: string, request: string, namespace = 'http://bip.bee.kz/AsyncChannel/v10/Types') =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><a:${name} xmlns:a="${namespace}"><request>${request}</request></a:${name}></s:Body></s:Envelope>`;
  const sender = '<sender><senderId>portal</senderId><password>secret of portal</password></sender>';
  const info = `<messageInfo><serviceId>${SERVICE}</serviceId><messageType>REQUEST</messageType><messageDate>2026-03-02T09:00:00Z</messageDate>${sender}</messageInfo>`;
  const good = wrapper('sendMessage', `${info}<messageData><data>x</data></messageData>`);
  const bad: readonly (readonly [string, string, string])[] = [
    ['another namespace', good.replace('AsyncChannel', 'SyncChannel'), 'sendMessage'],
    ['an unknown operation', good.replaceAll('sendMessage', 'toString'), 'sendMessage'],
    ['a message type that is none', good.replace('REQUEST', 'ORDER'), 'sendMessage'],
    ['no data', good.replace('<data>x</data>', ''), 'sendMessage'],
    ['no amount', wrapper('getMessages', `<requestDate>2026-03-02T09:00:00Z</requestDate>${sender}`), 'getMessages'],
    ['an amount of minus one', wrapper('getMessages', `<requestDate>2026-03-02T09:00:00Z</requestDate>${sender}<amount>-1</amount>`), 'getMessages'],
    ['no message id', wrapper('getMessageStatus', `<requestDate>2026-03-02T09:00:00Z</requestDate>${sender}`), 'getMessageStatus'],
    ['a DTD', `<!DOCTYPE x>${good}`, 'sendMessage'],
  ];
  for (const [name, body, operation] of bad) {
    test(`${name}: SCE001 in the fault of ${operation}`, async (t) => {
      const { url, store } = await network(t);
      const text = await (await fetch(url, { method: 'POST', body })).text();
      assert.match(text, new RegExp(`<f:${operation}Fault1_${operation}Fault xmlns:f="http://bip.bee.kz/AsyncChannel/v10/Types"><errorCode>SCE001<`));
      assert.deepEqual(await store.waiting({}, 1), []);
      assert.equal((await fetch(url, { method: 'POST', body: good })).status, 200);
    });
  }
});
