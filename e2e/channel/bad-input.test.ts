/** What must not be believed, sent to the product's own addresses: refused with its code, journalled, never processed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { asyncClient, describeEnvelope, type MessageSecurity, pushClient } from '@reglament/gateway';
import { stage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { issueKeys, onNetwork } from './network.ts';
import type { Network } from './network.ts';
import { stateOf, submitted } from './submit.ts';

const SERVICE = 'wko-2015-153/02';
const CASE = '00000000-0000-4000-8000-000000000001';

interface Message { readonly messageId?: string; readonly correlationId?: string; readonly serviceId?: string; readonly sender?: string; readonly text?: string }

const messageOf = ({ messageId = 'bad-1', correlationId = CASE, serviceId = SERVICE, sender = 'portal', text = '<x/>' }: Message) => ({
  info: { messageId, correlationId, serviceId, messageType: 'REQUEST' as const, messageDate: '2026-03-02T09:00:00Z', sender: { senderId: sender, password: '' }, properties: [] },
  data: { kind: 'text' as const, text },
});

/** The envelope as it would go over the wire. */
async function envelopeOf(message: Message, to: 'gateway' | 'region', security?: MessageSecurity): Promise<string> {
  let sent = '';
  const caught: typeof fetch = async (_, init) => { sent = Buffer.from(init?.body as unknown as Uint8Array).toString(); throw new TypeError('caught'); };
  const peer = { url: 'http://127.0.0.1:1/', timeoutMs: 1000, fetch: caught, ...(security === undefined ? {} : { security }) };
  const client = to === 'gateway' ? asyncClient(peer, { senderId: 'portal', password: '' }) : pushClient(peer);
  await client.sendMessage(messageOf(message)).catch(() => undefined);
  return sent;
}

/** Posts bytes; the code of the fault that came back, or `answered`. */
async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  return describeEnvelope(new Uint8Array(await response.arrayBuffer())).errorCode ?? 'answered';
}

const XXE = '<!DOCTYPE soap:Envelope [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const BOMB = `<!DOCTYPE soap:Envelope [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'.replace(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;

describe('bad input', () => {
  let scene: Stage;
  let network: Network;
  let url: string;
  let end: () => void = () => undefined;
  let running: Promise<void>;
  const closing: (() => Promise<void>)[] = [];

  before(async () => {
    // What the stage leaves to be closed is closed after the network, not after this hook.
    scene = await stage({ after: (close: () => Promise<void>) => { closing.push(close); } } as Parameters<typeof stage>[0]);
    await new Promise<void>((ready, failed) => {
      running = onNetwork(scene, async (opened) => {
        network = opened;
        url = (await opened.play()).channel.url;
        const ended = new Promise<void>((resolve) => { end = resolve; });
        ready();
        await ended;
      });
      running.catch(failed);
    });
  });
  after(async () => {
    end();
    await running;
    for (const close of closing) await close();
  });

  const count = async (sql: string): Promise<number> => (await scene.desk.db.query<{ count: number }>(`select count(*) from ${sql}`)).rows[0]!.count;

  /** The refusal has its code, stands in the journal of whoever refused, and nothing was done. */
  async function refuses(part: 'gateway' | 'wko', body: string, code: string): Promise<void> {
    const before = [await count('channel_message'), await count('message_receipt'), await count("outbox")];
    assert.equal(await post(`${url}/${part}`, body), code);
    // Found by its own bytes: what other tests have sent may still be on its way, and be refused meanwhile. Of what is too long not all is kept.
    const { rows } = await scene.desk.db.query<{ outcome: string }>(
      "select outcome from message_journal join message_content on hash = request_hash where part = $1 and direction = 'in' and (bytes = $2 or (outcome = 'GW-SIZE' and $3)) order by id desc limit 1", [part, Buffer.from(body), code === 'GW-SIZE']);
    assert.equal(rows[0]?.outcome, code, 'kept as sent, with why it was refused');
    assert.deepEqual([await count('channel_message'), await count('message_receipt'), await count("outbox")], before);
  }

  for (const part of ['gateway', 'wko'] as const) {
    const to = part === 'gateway' ? 'gateway' : 'region';
    const sender = part === 'gateway' ? 'portal' : 'gateway';
    const own = () => network.keysOf(sender).transport;
    const signed = (message: Message = {}) => envelopeOf(message, to, own());

    describe(`at the address of ${part}`, () => {
      it('an external entity', async () => refuses(part, (await signed()).replace('<soap:Envelope', `${XXE}<soap:Envelope`).replace('&lt;x', '&x;'), 'SCE001'));
      it('an entity that expands', async () => refuses(part, (await signed()).replace('<soap:Envelope', `${BOMB}<soap:Envelope`).replace('&lt;x', '&h;'), 'SCE001'));
      it('elements nested without end', async () => refuses(part, (await signed()).replace(/<data>[^<]*<\/data>/, `<data>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</data>`), 'SCE001'));
      it('another encoding', async () => refuses(part, (await signed()).replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'SCE001'));
      it('too long a message', async () => refuses(part, await signed({ text: 'x'.repeat(1024 * 1024) }), 'GW-SIZE'));
      it('another namespace', async () => {
        const foreign = (await envelopeOf({}, to)).replaceAll('http://bip.bee.kz/AsyncChannel/v10/Types', 'urn:other');
        await refuses(part, await own().sign(foreign), 'SCE001');
      });
      it('no signature', async () => refuses(part, await envelopeOf({}, to), 'SCE007'));
      it('a signature that does not hold', async () => refuses(part, (await signed()).replace('bad-1', 'bad-2'), 'SCE006'));
      it('another body in the place of the signed one, which stands elsewhere', async () => {
        const envelope = await signed();
        const [body = ''] = /<soap:Body[^]*<\/soap:Body>/.exec(envelope) ?? [];
        const [id = ''] = / wsu:Id="[^"]+"/.exec(body) ?? [];
        for (const other of [body, body.replace(id, ''), body.replace(id, ' wsu:Id="id-other"')]) {
          await refuses(part, envelope.replace(body, other.replace('bad-1', 'bad-2')).replace('</soap:Header>', `<x:moved xmlns:x="urn:x">${body}</x:moved></soap:Header>`), 'SCE006');
        }
      });
      it('the signature of another system', async () => refuses(part, await envelopeOf({}, to, network.keysOf('kyzylorda').transport), 'GW-SENDER'));
      it('the key of a system nobody knows', async () => refuses(part, await envelopeOf({}, to, (await issueKeys(scene, 'stranger', '150140000012')).transport), 'GW-SENDER'));
      it('a certificate that was revoked', async () => {
        const { p12, serialNumber } = await scene.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'X', password: 'Aa123456' });
        const { systemSecurity } = await import('../../apps/reglament/src/partners/index.ts');
        await scene.nca.revoke(serialNumber, 'keyCompromise', new Date(Date.now() - 60_000));
        await refuses(part, await envelopeOf({}, to, await systemSecurity({ p12: p12!, password: 'Aa123456', trust: scene.trust })), 'SCE005');
      });
    });
  }

  it('a message sent again byte by byte', async () => {
    const text = '<note xmlns="urn:x"></note>';
    const first = await envelopeOf({ messageId: 'replay-1', text }, 'gateway', network.keysOf('portal').transport);
    assert.equal(await post(`${url}/gateway`, first), 'answered');
    await refuses('gateway', first, 'GW-REPLAY');
  });

  it('another message under a used id', async () => {
    const security = network.keysOf('portal').transport;
    assert.equal(await post(`${url}/gateway`, await envelopeOf({ messageId: 'moved-1', text: 'бір' }, 'gateway', security)), 'answered');
    await refuses('gateway', await envelopeOf({ messageId: 'moved-1', text: 'екі' }, 'gateway', security), 'GW-MOVED');
    await refuses('gateway', await envelopeOf({ messageId: 'moved-1', text: 'бір', sender: 'wko' }, 'gateway', network.keysOf('wko').transport), 'GW-MOVED');
  });

  it('a service nobody renders', async () => {
    const security = network.keysOf('portal').transport;
    await refuses('gateway', await envelopeOf({ messageId: 'nowhere-1', serviceId: 'atlantis-2020-1/01' }, 'gateway', security), 'SCE004');
  });

  describe('business data at the region', () => {
    const brought = (message: Message) => envelopeOf(message, 'region', network.keysOf('gateway').transport);
    const document = (id: string, caseId = CASE) => `<submission xmlns="urn:reglament:channel:1" message="${id}" case="${caseId}" service="${SERVICE}" provider="wko-oral" openedAt="2026-03-02T09:00:00Z"></submission>`;
    const signedText = async (xml: string, part = 'portal'): Promise<string> => {
      const data = await network.keysOf(part).business.sign(xml);
      return data.kind === 'text' ? data.text : assert.fail();
    };

    it('not signed by their author', async () => refuses('wko', await brought({ messageId: 'b-1', text: document('b-1') }), 'SCE017'));
    it('changed since', async () => refuses('wko', await brought({ messageId: 'b-2', text: (await signedText(document('b-2'))).replace('wko-oral', 'wko-akzhaiyk') }), 'SCE016'));
    it('signed by another than the sender', async () => refuses('wko', await brought({ messageId: 'b-3', text: await signedText(document('b-3'), 'kyzylorda') }), 'SCE015'));
    it('of another message', async () => refuses('wko', await brought({ messageId: 'b-4', text: await signedText(document('b-other')) }), 'GW-MOVED'));
    it('of another case', async () => refuses('wko', await brought({ messageId: 'b-5', text: await signedText(document('b-5', '00000000-0000-4000-8000-000000000002')) }), 'GW-MOVED'));
    it('of a case that is not there', async () => refuses('wko', await brought({ messageId: 'b-6', text: await signedText(document('b-6')) }), 'SCE001'));
    it('of another kind', async () => refuses('wko', await brought({ messageId: 'b-7', text: await signedText('<report xmlns="urn:reglament:channel:1"></report>') }), 'SCE001'));

    it('a true request moved under another id: the gateway passes it, the region refuses it, the case does not move twice', async () => {
      const caseId = await submitted(scene);
      await network.waitUntil('the request arrives', async () => (await stateOf(scene, caseId)).step?.node === 'office#1');
      const { rows } = await scene.desk.db.query<{ document: string }>("select document from message_outgoing where correlation_id = $1 and type = 'REQUEST'", [caseId]);
      const { sequence } = await stateOf(scene, caseId);

      assert.equal(await post(`${url}/gateway`, await envelopeOf({ messageId: 'moved-again', correlationId: caseId, text: rows[0]!.document }, 'gateway', network.keysOf('portal').transport)), 'answered');
      await network.waitUntil('the region refuses it', async () => await count("channel_message where message_id = 'moved-again' and state = 'NOT_DELIVERED' and error->>'errorCode' = 'GW-MOVED'") === 1);

      assert.equal(await count("message_receipt where message_id = 'moved-again'"), 0);
      assert.equal((await stateOf(scene, caseId)).sequence, sequence);

      await network.waitUntil('nothing is under way', async () => await count(`(select from outbox union all select from graphile_worker.jobs where key is not null
        union all select from message_outgoing where handed_at is null and refused_at is null union all select from channel_message where state = 'ON_DELIVERY') as under_way`) === 0);
      const { rows: [taken] } = await scene.desk.db.query<{ text: string }>(
        "select convert_from(bytes, 'UTF8') as text from message_journal join message_content on hash = request_hash where part = 'wko' and direction = 'in' and outcome = 'answered' and correlation_id = $1 and type = 'REQUEST'", [caseId]);
      await refuses('wko', taken!.text, 'GW-REPLAY');
    });
  });

  it('nobody reads personal data in the journal', async () => {
    const { rows } = await scene.desk.db.query<{ line: string }>('select message_journal::text as line from message_journal');
    assert.ok(rows.length > 20);
    for (const { line } of rows) assert.doesNotMatch(line.replaceAll(/\\\\x[0-9a-f]+|[0-9a-f-]{36}/g, ''), /[әіңғүұқөһӘІҢҒҮҰҚӨҺ]|\b\d{12}\b/);
  });
});
