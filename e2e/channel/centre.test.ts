/** A request that a centre's operator sends: certified by the operator, carried from the centre's part to the region's, and nobody's work before it is there. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { parseXml } from '@reglament/eds';
import { passedWaits } from '@reglament/engine';
import { demoBinOf } from '../../apps/reglament/src/demo/channel-parties.ts';
import { entriesOf } from '../../apps/reglament/src/desk/cases/case-view.ts';
import { carryRequest } from '../../apps/reglament/src/desk/cases/follow-up.ts';
import { certifyRequest, isCertificate, prepareCertifying } from '../../apps/reglament/src/desk/counter/certify.ts';
import { writeReport } from '../../apps/reglament/src/desk/channel/documents.ts';
import { rebuildRoute } from '../../apps/reglament/src/desk/channel/message-route.ts';
import { receive } from '../../apps/reglament/src/desk/channel/receive.ts';
import { getRegulation } from '../../apps/reglament/src/desk/desk.ts';
import { sendAgain } from '../../apps/reglament/src/desk/channel/send-again.ts';
import { readHealth } from '../../apps/reglament/src/desk/health/health.ts';
import { noticesOfCase } from '../../apps/reglament/src/desk/notices/notices.ts';
import { listPapers } from '../../apps/reglament/src/desk/papers.ts';
import { withdrawRequest } from '../../apps/reglament/src/desk/cabinet/withdraw.ts';
import { findWork } from '../../apps/reglament/src/desk/workplace/acting.ts';
import { claimStep, doStep } from '../../apps/reglament/src/desk/workplace/do-step.ts';
import { findIntakeService } from '../../apps/reglament/src/desk/workplace/intake.ts';
import { openWorkplaceCase } from '../../apps/reglament/src/desk/workplace/open-case.ts';
import { queueOf } from '../../apps/reglament/src/desk/workplace/queue.ts';
import { takeApplication } from '../../apps/reglament/src/desk/workplace/take-application.ts';
import { freePort } from '../fault/server.ts';
import { citizen, GUARDIAN, settle } from '../portal-route.ts';
import { stage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { onNetwork } from './network.ts';
import { isQuiet, messagesOf, register, stateOf } from './submit.ts';

const WKO = { regulation: 'wko-2015-153/02', unit: 'wko-oral', operator: 'operator' };
const KOKPEKTI = { regulation: 'kokpekti-2012-417/01', unit: 'kokpekti-education', operator: 'kok-operator' };
const SEND = 'centre-electronic#7';

/** Somebody comes to the centre and the operator takes the application. */
async function taken(scene: Stage, { regulation, unit, operator } = WKO): Promise<string> {
  const account = await citizen(scene);
  const staff = await scene.staff(operator);
  const service = await findIntakeService(scene.desk, staff, regulation, 'centre-electronic') ?? assert.fail(`${operator} takes no application of ${regulation}`);
  const answers = { 'applicant-name': 'ӘУЕЗОВА ГҮЛСІМ', 'applicant-iin': GUARDIAN.iin, addressee: 'БӨЛІМ', 'period-from': '2015', 'period-to': '2016', 'child-name': 'ӘУЕЗОВ ӘЛІ ҒАНИҰЛЫ', 'child-birth-date': '2015-03-02', 'decree-number': '17', 'decree-date': '2020-02-03', phone: '+7 701 123 45 67', address: GUARDIAN.address };
  const form = service.regulation.forms.find(({ kind }) => kind === 'request')!;
  const done = await takeApplication(scene.desk, service, account, { caseId: randomUUID(), form, answers, provider: unit, documents: service.regulation.documents.map(({ id }) => id) });
  return done.kind === 'taken' ? done.state.id : assert.fail(JSON.stringify(done));
}

/** The operator's next step, where there is one; false where the case is not the operator's now. */
async function doNext(scene: Stage, caseId: string, operator: string): Promise<boolean> {
  const staff = await scene.staff(operator);
  const state = await stateOf(scene, caseId);
  const work = findWork(staff, state, getRegulation(scene.desk, state.regulation));
  if (work === undefined) return false;
  if (work.node.act === 'scan') await certify(scene, caseId, operator);
  else assert.equal((await doStep(scene.desk, staff, caseId, { sequence: state.sequence, outcome: 'done' })).kind, 'done', work.node.id);
  return true;
}

/** The application is taken, the registers know the applicant, and the request lies before the operator to be sent. */
async function atTheCentre(scene: Stage, at = WKO): Promise<string> {
  const caseId = await taken(scene, at);
  for (let round = 0; round < 10; round += 1) {
    await settle(scene);
    const { step } = await stateOf(scene, caseId);
    if (step?.node === SEND) return caseId;
    assert.ok(await doNext(scene, caseId, at.operator), `${step?.node} is not the operator's`);
  }
  return assert.fail('the request never came to be sent');
}

async function certify(scene: Stage, caseId: string, operator: string): Promise<void> {
  const staff = await scene.staff(operator);
  const work = (await openWorkplaceCase(scene.desk, staff, caseId))?.work ?? assert.fail('the operator has nothing to certify');
  const { signingId, toSign } = await prepareCertifying(scene.desk, staff, caseId);
  const done = await certifyRequest(scene.desk, scene.trust, staff, work.by, caseId, signingId, await scene.signAs(staff.iin, toSign));
  assert.equal(done.kind, 'done', JSON.stringify(done));
}

/** The operator certifies the request, and sends it by that. */
async function send(scene: Stage): Promise<string> {
  const caseId = await atTheCentre(scene);
  await certify(scene, caseId, 'operator');
  return caseId;
}

const isThere = (scene: Stage, caseId: string) => async (): Promise<boolean> => (await stateOf(scene, caseId)).step?.waiting === undefined;

describe('a request sent from a centre', () => {
  it('goes from the centre’s part to the region’s, and the clerk begins when it is there', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    const clerk = await scene.staff('clerk');
    const underway = await stateOf(scene, caseId);
    assert.equal(underway.step?.node, 'office#1', 'the operator has done their step');
    assert.deepEqual((await queueOf(scene.desk, clerk)).map((line) => line.caseId), [], 'it is not in the clerk’s queue');
    assert.equal((await openWorkplaceCase(scene.desk, clerk, caseId))?.work, undefined);
    const early = await doStep(scene.desk, clerk, caseId, { sequence: underway.sequence, outcome: 'done' });
    assert.deepEqual([early.kind, (await claimStep(scene.desk, clerk, caseId, 'ClaimStep')).kind], ['forbidden', 'forbidden']);

    await onNetwork(scene, async ({ play, waitUntil, troubles }) => {
      const { close } = await play();
      await waitUntil('the request arrives', isThere(scene, caseId));
      assert.deepEqual((await queueOf(scene.desk, clerk)).map((line) => line.caseId), [caseId]);
      await register(scene, caseId);
      await waitUntil('the applicant is told', async () => (await noticesOfCase(scene.desk, caseId)).some(({ kind }) => kind === 'registered'));
      await waitUntil('all is reported', async () => (await scene.desk.db.query('select from channel_message where not reported')).rowCount === 0);
      await close();
      assert.deepEqual((await noticesOfCase(scene.desk, caseId)).filter(({ kind }) => kind === 'waiting'), [], 'that it was carried is no trouble anybody is told of');
      assert.deepEqual(await messagesOf(scene, caseId), ['REQUEST centre wko DELIVERED', ...(await messagesOf(scene, caseId)).slice(1)]);
      assert.deepEqual(passedWaits(await entriesOf(scene.desk.db, caseId)).map(({ system, to }) => [system, to !== undefined]), [['Gateway', true]]);
      assert.deepEqual(troubles, []);
    });
  });

  it('can be told from the journal of messages alone, with the operator’s certification and the scans', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      const { close } = await play();
      await waitUntil('the request arrives', isThere(scene, caseId));
      await waitUntil('the centre has heard of it', async () => (await scene.desk.db.query("select from channel_message where sender = 'centre' and reported")).rowCount === 1);
      await close();
      const state = await stateOf(scene, caseId);
      const certificate = (await listPapers(scene.desk.db, caseId)).find(isCertificate);
      await scene.desk.db.query('alter table journal disable trigger user; truncate cases, journal, task, outbox, paper, notice, channel_message, message_outgoing, message_receipt cascade');

      const [request, ...others] = (await rebuildRoute(scene.desk.db, caseId)).legs;

      assert.deepEqual(others.filter(({ from }) => from === 'centre'), []);
      assert.deepEqual([request?.type, request?.from, request?.to, request?.signature], ['REQUEST', 'centre', 'wko', { holds: true, bin: demoBinOf('centre') }]);
      assert.deepEqual([request?.submission?.service, request?.submission?.provider, request?.submission?.openedAt], [state.regulation, state.units.provider, state.openedAt]);
      assert.equal(request?.submission?.requestHash, state.request);
      assert.equal(request?.submission?.certification, certificate!.hash.toString('hex'));
      assert.ok(request!.takenAt! <= request!.arrivedAt! && request!.arrivedAt! <= request!.reportedAt!);
    });
  });

  it('is registered by the workplace of the regional gateway itself, where the text says so, as soon as it has arrived', async (t) => {
    const scene = await stage(t);
    const caseId = await atTheCentre(scene, KOKPEKTI);
    const sent = await doStep(scene.desk, await scene.staff(KOKPEKTI.operator), caseId, { sequence: (await stateOf(scene, caseId)).sequence, outcome: 'done' });
    assert.equal(sent.kind, 'done', JSON.stringify(sent));
    await settle(scene);
    assert.deepEqual([(await stateOf(scene, caseId)).step?.node, (await stateOf(scene, caseId)).number], ['centre-electronic#8', undefined]);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      await play();
      await waitUntil('it is registered', async () => (await stateOf(scene, caseId)).number !== undefined);
      assert.deepEqual((await messagesOf(scene, caseId))[0], 'REQUEST centre kokpekti DELIVERED');
    });
  });

  it('waits while the centre, the gateway or the region is down, and is not lost', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ parts, play, waitUntil }) => {
      const ports = await Promise.all([freePort(), freePort(), freePort()]);
      const [centreAt, gatewayAt, restAt] = ports.map((port) => `http://127.0.0.1:${port}`);
      const rest = parts.filter((part) => part !== 'centre' && part !== 'gateway' && part !== 'wko');
      const addresses = new Map([['centre', centreAt!], ['gateway', gatewayAt!], ['wko', restAt!], ...rest.map((part): [string, string] => [part, restAt!])]);
      // Everybody but the centre: nobody else sends for it.
      const others = await play(rest, { addresses, port: ports[2]! });
      await others.jobs.wake();
      assert.deepEqual((await scene.desk.db.query("select from message_outgoing where correlation_id = $1 and type = 'REQUEST' and service <> 'PersonalCabinet'", [caseId])).rowCount, 0);
      await others.close();

      const centre = await play(['centre'], { addresses, port: ports[0]! });
      await waitUntil('the centre has tried', async () => (await scene.desk.db.query("select from message_outgoing where part = 'centre' and trouble = 'unreachable'")).rowCount === 1);
      await centre.close();
      await play(['gateway'], { addresses, port: ports[1]! });
      const again = await play(['centre'], { addresses, port: ports[0]! });
      await waitUntil('the gateway has it', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko ON_DELIVERY'));
      assert.equal((await stateOf(scene, caseId)).step?.waiting?.[0]?.system, 'Gateway');
      await again.close();

      await play(['wko'], { addresses, port: ports[2]! });
      await waitUntil('the request arrives', isThere(scene, caseId));
      assert.equal((await scene.desk.db.query("select from message_receipt where part = 'wko'")).rowCount, 1);
    });
  });

  it('is not taken from whoever has not the centre’s key, and goes once the key is right', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ parts, keysOf, play, waitUntil }) => {
      const wrong = new Map(parts.map((part) => [part, keysOf(part === 'centre' ? 'kyzylorda' : part)]));
      const { close } = await play(undefined, { keys: wrong });
      await waitUntil('the gateway has refused the sender', async () => (await scene.desk.db.query("select from message_outgoing where part = 'centre' and trouble = 'GW-SENDER'")).rowCount === 1);
      assert.deepEqual(await messagesOf(scene, caseId), []);
      assert.equal((await stateOf(scene, caseId)).step?.waiting?.[0]?.system, 'Gateway');
      await close();
      // What was signed under the wrong key stays wrong inside, and the region refuses it.
      await play();
      await waitUntil('the region has refused it', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko NOT_DELIVERED'));
      const { rows: [refused] } = await scene.desk.db.query<{ message_id: string; code: string }>("select message_id, error->>'errorCode' as code from channel_message where sender = 'centre'");
      assert.equal(refused?.code, 'SCE015');
      const { message_id: messageId } = refused!;

      assert.equal(await sendAgain(scene.desk, await scene.staff('kyz-head'), messageId), false, 'another region’s head');
      const head = await scene.staff('head');
      assert.deepEqual((await Promise.all([1, 2].map(() => sendAgain(scene.desk, head, messageId)))).toSorted(), [false, true], 'once');
      await waitUntil('the request arrives', isThere(scene, caseId));
      await waitUntil('the gateway knows', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko DELIVERED'));
      assert.equal(await sendAgain(scene.desk, head, messageId), false, 'what has arrived is signed by nobody again');
      assert.deepEqual((await readHealth(scene.desk)).putBack.map((one) => [one.messageId, one.isSignedAnew]), [[messageId, true]]);
      const leg = (await rebuildRoute(scene.desk.db, caseId)).legs.find(({ from }) => from === 'centre');
      assert.ok(leg?.refusals.includes('SCE015') && leg.refusals.includes('GW-SENDER'), 'the refusals stay in the journal');
      assert.deepEqual(leg?.signature, { holds: true, bin: demoBinOf('centre') });
    });
  });

  it('refused for its signature though the region has it already is sent as it is, and does nothing a second time', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      await play();
      await waitUntil('the request arrives', isThere(scene, caseId));
      await waitUntil('the gateway knows', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko DELIVERED'));
      const { rows: [row] } = await scene.desk.db.query<{ message_id: string; document: string }>("select message_id, document from message_outgoing where part = 'centre' and service = $1", [WKO.regulation]);
      await scene.desk.db.query("update channel_message set state = 'NOT_DELIVERED', error = '{\"errorCode\":\"SCE016\",\"errorMessage\":\"x\"}' where message_id = $1", [row!.message_id]);
      assert.equal(await sendAgain(scene.desk, await scene.staff('head'), row!.message_id), true);
      await waitUntil('it is delivered again', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko DELIVERED'));
      const { rows: [after] } = await scene.desk.db.query<{ document: string }>('select document from message_outgoing where message_id = $1', [row!.message_id]);
      assert.equal(after?.document, row!.document);
      assert.deepEqual((await readHealth(scene.desk)).putBack.map(({ isSignedAnew }) => isSignedAnew), [false]);
      assert.equal((await entriesOf(scene.desk.db, caseId)).filter(({ command }) => command === 'NoteArrival').length, 1);
    });
  });

  it('is asked about by the centre while its region is down, and where the registers know nobody the centre itself tells the applicant', async (t) => {
    const scene = await stage(t);
    const caseId = await taken(scene);
    scene.registers.people.clear();
    await onNetwork(scene, async ({ parts, play, waitUntil }) => {
      await play(parts.filter((part) => part !== 'wko'), { addresses: new Map([['wko', `http://127.0.0.1:${await freePort()}`]]) });
      while (await doNext(scene, caseId, 'operator'));
      await waitUntil('it is refused', async () => (await stateOf(scene, caseId)).outcome?.kind === 'refused');
      await waitUntil('the applicant is told', async () => (await noticesOfCase(scene.desk, caseId)).some(({ kind }) => kind === 'refused'));
      // The gateway hears a moment later that the portal has it.
      await waitUntil('nothing is on its way', async () => [...new Set(await messagesOf(scene, caseId))].join() === 'REQUEST centre portal DELIVERED');
    });
  });

  it('is the centre’s to speak of until the region has it, and no longer', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    const tells = async (sequence: number, from = 'centre') => {
      const head = { message: randomUUID(), case: caseId, service: WKO.regulation };
      const text = writeReport({ ...head, sequence, at: scene.clock.now(), notices: [{ kind: 'issued', params: {} }] });
      const { kind } = await receive(scene.desk, { part: 'portal', from, messageId: head.message, correlationId: caseId, service: 'PersonalCabinet', type: 'REQUEST', text, root: parseXml(text).root });
      return kind;
    };
    const { sequence } = await stateOf(scene, caseId);
    assert.deepEqual([await tells(sequence), await tells(sequence, 'kyzylorda'), await tells(sequence, 'gateway')], ['taken', 'refused', 'refused']);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      await play();
      await waitUntil('the request arrives', isThere(scene, caseId));
    });
    const arrived = (await entriesOf(scene.desk.db, caseId)).find(({ command }) => command === 'NoteArrival')!.sequence;
    assert.deepEqual([await tells(arrived - 1), await tells(arrived), await tells(arrived + 1), await tells(arrived + 1, 'wko')], ['taken', 'refused', 'refused', 'taken']);
  });

  it('is made one message however often it is sent, and one arrival however often it comes', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      const { channel } = await play();
      const partners = { gateway: channel.gateway, registers: scene.registers };
      await Promise.all([1, 2, 3].map(() => carryRequest(scene.desk, partners, caseId)));
      await waitUntil('the request arrives', isThere(scene, caseId));
      for (const kind of ['request-sent', 'request-arrived']) await scene.desk.db.query("insert into outbox (case_id, sequence, kind, payload) values ($1, 1, $2, '{}')", [caseId, kind]);
      // The region has it a moment before the gateway hears that it has.
      await waitUntil('the repetitions are worked off, and everybody has heard', isQuiet(scene));
      const sent = (await messagesOf(scene, caseId)).filter((line) => line.startsWith('REQUEST centre'));
      assert.deepEqual(sent, ['REQUEST centre wko DELIVERED']);
      assert.equal((await entriesOf(scene.desk.db, caseId)).filter(({ command }) => command === 'NoteArrival').length, 1);
    });
  });

  it('is refused at the region when another part than the centre says to have sent it, or when it is not as certified', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ parts, play, waitUntil }) => {
      const port = await freePort();
      await play(parts.filter((part) => part !== 'wko'), { addresses: new Map([['wko', `http://127.0.0.1:${port}`]]) });
      await waitUntil('the centre has made it', async () => (await scene.desk.db.query("select from message_outgoing where part = 'centre'")).rowCount === 1);
    });
    const { rows: [row] } = await scene.desk.db.query<{ document: string; message_id: string }>("select document, message_id from message_outgoing where part = 'centre'");
    const message = (text: string, from: string) => ({ part: 'wko', from, messageId: row!.message_id, correlationId: caseId, service: WKO.regulation, type: 'REQUEST', text, root: parseXml(text).root });
    const outcome = async (text: string, from = 'centre') => { const reception = await receive(scene.desk, message(text, from)); return reception.kind === 'refused' ? reception.reason : reception.kind; };

    assert.equal(await outcome(row!.document, 'portal'), 'unknown');
    assert.equal(await outcome(row!.document.replace(/ certification="[0-9a-f]+"/, '')), 'unknown');
    assert.equal(await outcome(row!.document), 'taken');
    assert.equal(await outcome(row!.document), 'repeated');
  });

  it('is not sent without the operator’s signature, whatever is posted', async (t) => {
    const scene = await stage(t);
    const caseId = await atTheCentre(scene);
    const done = await doStep(scene.desk, await scene.staff('operator'), caseId, { sequence: (await stateOf(scene, caseId)).sequence, outcome: 'done' });
    assert.deepEqual(done.kind === 'refused' && done.problems[0]?.code, 'signature-missing');
    assert.equal((await stateOf(scene, caseId)).step?.node, SEND);
  });

  it('that the applicant has taken back on its way arrives and begins nothing', async (t) => {
    const scene = await stage(t);
    const caseId = await send(scene);
    await onNetwork(scene, async ({ parts, play, waitUntil }) => {
      const port = await freePort();
      const gatewayPort = await freePort();
      const first = await play(parts.filter((part) => part !== 'wko'), { port: gatewayPort, addresses: new Map([['wko', `http://127.0.0.1:${port}`]]) });
      await waitUntil('the gateway has it', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko ON_DELIVERY'));
      await withdrawRequest(scene.desk, (await stateOf(scene, caseId)).applicant, caseId);
      await play(['wko'], { port, addresses: new Map([['gateway', `http://127.0.0.1:${gatewayPort}`]]) });
      await waitUntil('it has arrived', async () => (await messagesOf(scene, caseId)).includes('REQUEST centre wko DELIVERED'));
      await waitUntil('all is done', isQuiet(scene));
      assert.equal((await stateOf(scene, caseId)).outcome?.kind, 'withdrawn');
      await first.close();
    });
  });
});
