import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pulse } from '../../../desk/health/health.ts';
import type { NodeId } from '@reglament/regulation';
import { noteQuestion } from '../../../desk/registers/questions.ts';
import { keepExchange, keepOutgoing, messageStore } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';

const LIMITS = { timeoutMs: 5000, queueMax: 1000, inFlightMax: 50, bytesMax: 1024 * 1024, failuresMax: 3, refusedBytesMax: 1024 * 1024 };

const pulse: Pulse = {
  parts: ['portal', 'gateway', 'wko'], limits: LIMITS,
  ways: () => [{ from: 'portal', to: 'gateway', circuit: 'closed' }, { from: 'gateway', to: 'wko', circuit: 'open' }],
  systems: () => [{ to: 'IndividualsRegister', circuit: 'half-open' }, { to: 'PaymentCentre', circuit: 'closed' }, { to: 'sms', circuit: 'closed' }],
};

/** A request on its way to its region, kept where it waits and in the journal. */
async function onItsWay({ desk }: Office, caseId: string): Promise<void> {
  const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body><ac:sendMessage xmlns:ac="urn:x"><request><messageInfo><messageId>m-1</messageId><correlationId>${caseId}</correlationId><serviceId>wko-2015-153/02</serviceId><messageType>REQUEST</messageType><sender><senderId>portal</senderId><password/></sender></messageInfo><messageData><data>СЕРІКОВА</data></messageData></request></ac:sendMessage></soap:Body></soap:Envelope>`;
  const at = new Date('2026-09-15T05:00:00Z');
  await keepOutgoing(desk.db, { part: 'portal', messageId: 'm-0', correlationId: caseId, service: 'wko-2015-153/02', type: 'REQUEST', document: '<x/>', madeAt: '2026-09-15T05:00:00Z' });
  await messageStore(desk.db).add({
    info: { messageId: 'm-1', correlationId: caseId, serviceId: 'wko-2015-153/02', messageType: 'REQUEST', messageDate: '2026-09-15T05:00:00Z', sender: { senderId: 'portal', password: '' }, properties: [] },
    data: { kind: 'markup', xml: '<data/>' }, hash: 'h', from: 'portal', to: 'wko', state: 'ON_DELIVERY', attempts: 0, isReported: false,
  });
  await keepExchange(desk.db, { part: 'gateway' })({ direction: 'in', sent: Buffer.from('<a/>'), received: Buffer.from(envelope), at, outcome: 'answered' });
  await keepExchange(desk.db, { part: 'wko', peer: 'gateway' })({ direction: 'in', sent: Buffer.from('<a/>'), received: Buffer.from(envelope), at, outcome: 'SCE016' });
}

for (const language of languages) {
  test(`the state of the system is in order, with work waiting and something refused: ${language}`, async (t) => {
    const office = await openOffice(t, { pulse });
    const id = await office.portalCase();
    await onItsWay(office, id);
    const expected = { kk: /SMS хабарламалар операторы/, ru: /Оператор SMS-сообщений/, en: /Operator of short messages/ }[language];
    for (const person of [office.person('wko', 'Head'), office.person('wko', 'OfficeClerk')]) {
      const page = await office.get(person, `/workplace/system?lang=${language}`);
      assert.equal(page.statusCode, 200);
      assert.deepEqual(checkPage(page.body), []);
      assert.match(page.body, /SCE016/);
      assert.match(page.body, expected);
      assert.doesNotMatch(page.body, /PaymentCentre/, 'by its name');
      assert.doesNotMatch(page.body, new RegExp(`СЕРІКОВА|${APPLICANT_IIN}`));
    }
  });

  test(`the messages of a case are in order, with none and with some: ${language}`, async (t) => {
    const office = await openOffice(t);
    const id = await office.portalCase();
    const clerk = office.person('wko', 'OfficeClerk');
    const none = await office.get(clerk, `/workplace/cases/${id}/messages?lang=${language}`);
    assert.deepEqual(checkPage(none.body), []);
    await onItsWay(office, id);
    const some = await office.get(clerk, `/workplace/cases/${id}/messages?lang=${language}`);
    assert.deepEqual(checkPage(some.body), []);
    assert.match(some.body, /SCE016/);
    assert.doesNotMatch(some.body, /СЕРІКОВА/, 'contents are named by their hash');
  });
}

test('a quiet system says that everything works, a spared partner that somebody should look', async (t) => {
  const calm = await openOffice(t, { pulse: { ...pulse, ways: () => [] } });
  assert.match((await calm.get(calm.person('wko', 'Head'), '/workplace/system')).body, /Барлығы жұмыс істеп тұр/);
  const spared = await openOffice(t, { pulse });
  assert.match((await spared.get(spared.person('wko', 'Head'), '/workplace/system')).body, /Назар аудару қажет/);
});

test('what cases wait for at a register is told with its number, and after a minute as a trouble; what an ended case asks once more is none', async (t) => {
  const office = await openOffice(t, { pulse: { ...pulse, ways: () => [], systems: () => [{ to: 'IndividualsRegister', circuit: 'closed' }] } });
  const [caseId, head] = [await office.portalCase(), office.person('wko', 'Head')];
  const ago = (ms: number): string => new Date(Date.parse(office.desk.clock.now()) - ms).toISOString();
  const asked = async (system: 'IndividualsRegister' | 'NotaryRegister' | 'GuardianshipSystem', purpose: 'waiting' | 'confirming', ms: number) =>
    noteQuestion(office.desk.db, { caseId, node: 'portal#5' as NodeId, system, purpose }, ago(ms), 30_000);
  const body = async (): Promise<string> => (await office.get(head, '/workplace/system')).body;
  const rowOf = (page: string, name: RegExp): string => page.split('</tr>').find((row) => name.test(row)) ?? '';

  await asked('GuardianshipSystem', 'confirming', 3_600_000);
  await asked('IndividualsRegister', 'waiting', 30_000);
  assert.match(await body(), /Барлығы жұмыс істеп тұр/);
  assert.doesNotMatch(await body(), /Қорғаншылық белгілеу/);
  await asked('NotaryRegister', 'waiting', 61_000);
  const page = await body();
  assert.match(page, /Назар аудару қажет/);
  assert.match(rowOf(page, /«Жеке тұлғалар»/), />1<[^]*жауап күтілуде/, 'not called connected');
  assert.match(rowOf(page, /нотариалдық/), />1<[^]*басқа процесте/, 'asked by another process');
  assert.deepEqual(checkPage(page), []);
});

test("messages of another body's case are not there, and a look at one's own is noted", async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  assert.equal((await office.get(office.person('kyz', 'Head'), `/workplace/cases/${id}/messages`)).statusCode, 404);
  assert.equal((await office.get(office.person('wko', 'Head'), '/workplace/cases/nothing/messages')).statusCode, 404);
  assert.equal((await office.get(undefined, `/workplace/cases/${id}/messages`)).statusCode, 303);
  await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/messages`);
  assert.equal((await office.desk.db.query('select from access_log where case_id = $1', [id])).rowCount, 1);
});

test('a head puts a message of their region that was refused for good back on its way, and it is kept who; a clerk and another region’s head cannot, and nobody twice', async (t) => {
  const office = await openOffice(t, { pulse });
  const id = await office.portalCase();
  await onItsWay(office, id);
  await messageStore(office.desk.db).update('m-1', { state: 'NOT_DELIVERED', attempts: 1, isReported: true, error: { errorCode: 'SCE016', errorMessage: 'x' } });
  const [head, clerk] = [office.person('wko', 'Head'), office.person('wko', 'OfficeClerk')];
  const stateOf = async () => (await messageStore(office.desk.db).find('m-1'))!;

  assert.doesNotMatch((await office.get(clerk, '/workplace/system')).body, /system\/again/);
  assert.equal((await office.post(clerk, '/workplace/system/again', { message: 'm-1' })).statusCode, 404);
  assert.equal((await stateOf()).state, 'NOT_DELIVERED');
  const stranger = office.person('kyz', 'Head');
  assert.doesNotMatch((await office.get(stranger, '/workplace/system')).body, /system\/again/);
  assert.equal((await office.post(stranger, '/workplace/system/again', { message: 'm-1' })).statusCode, 404);
  assert.equal((await stateOf()).state, 'NOT_DELIVERED');
  const page = await office.get(head, '/workplace/system');
  assert.match(page.body, /Қайта қол қойып жіберу/, 'its signature was refused');
  assert.deepEqual(checkPage(page.body), []);
  assert.doesNotMatch(page.body, /Қайта жіберілген хабарламалар/);
  assert.match(page.body, /system\/again/);

  assert.equal((await office.post(head, '/workplace/system/again', { message: 'm-1' })).statusCode, 303);
  const { state, isReported, error } = await stateOf();
  assert.deepEqual([state, isReported, error], ['ON_DELIVERY', false, undefined]);
  assert.equal((await office.post(head, '/workplace/system/again', { message: 'm-1' })).statusCode, 404);
  assert.equal((await office.post(head, '/workplace/system/again', { message: "'; --" })).statusCode, 404);
  const after = await office.get(clerk, '/workplace/system');
  assert.deepEqual(checkPage(after.body), []);
  assert.match(after.body, /Қайта жіберілген хабарламалар[^]*Head wko[^]*m-1[^]*бұрынғы күйінде/);
  await assert.rejects(office.desk.db.query('delete from message_put_back'), /append-only/);
});
