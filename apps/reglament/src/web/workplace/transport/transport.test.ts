import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../../../desk/cases/case-view.ts';
import { scanCode } from '../../../desk/counter/scan-code.ts';
import { findStaff } from '../../../desk/people/sessions.ts';
import { findBatch, sendBatch } from '../../../desk/transport/batches.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { walkTo } from '../testing/walk-to.ts';

const UNITS = { provider: 'kyz', centre: 'kyz-centre' } as const;
const OUT = { regulation: 'kyzylorda-2018-1114/03', route: 'centre-paper', units: UNITS, to: 'transfer', toActor: 'AccumulationEmployee' } as const;
const BACK = { ...OUT, toActor: 'OfficeClerk' } as const;

async function pack(office: Office, person: Person, ids: readonly string[]): Promise<string> {
  const made = await office.post(person, '/workplace/batches', { case: ids });
  assert.equal(made.statusCode, 303, made.body.slice(0, 400));
  return made.headers.location ?? '';
}

const stepOf = async (office: Office, id: string): Promise<string> => (await findCase(office.desk.db, id))?.state.step?.node ?? 'ended';

test('the accumulation section packs, the courier takes, the provider acknowledges, and each case moves on', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const clerk = office.person('kyz', 'OfficeClerk');
  const ids = [await walkTo(office, OUT), await walkTo(office, OUT)];
  const waiting = await office.get(courier, '/workplace/batches');
  const before = await stepOf(office, ids[0]!);

  const path = await pack(office, courier, ids);
  const unseen = await office.get(clerk, path);
  const packed = await office.get(courier, `/workplace/cases/${ids[0]}`);
  const noName = await office.post(courier, `${path}/send`, { courier: ' ' });
  const sent = await office.post(courier, `${path}/send`, { courier: 'ҚОЖАХМЕТОВ АРМАН' });
  const incoming = await office.get(clerk, path);
  const travelling = await office.get(clerk, `/workplace/cases/${ids[0]}`);
  const received = await office.post(clerk, `${path}/receive`, { received: ids });
  const known = await office.get(clerk, path);
  const arrived = await office.get(clerk, `/workplace/cases/${ids[0]}`);

  assert.match(packed.body, /Әлі жіберілген жоқ: № 1 тізілімде курьерді күтуде/);
  assert.match(travelling.body, /Жолда: № 1 тізілім, ҚОЖАХМЕТОВ АРМАН, 15\.09\.2026/, 'the clerk whose time runs sees where the papers are');
  assert.doesNotMatch(arrived.body, /Қағаз құжаттар/);
  for (const id of ids) assert.match(waiting.body, new RegExp(id));
  assert.equal(unseen.statusCode, 404, 'nothing has left yet');
  assert.equal(noName.statusCode, 422);
  assert.equal(sent.statusCode, 303);
  assert.notEqual(await stepOf(office, ids[0]!), before, 'carrying is done');
  assert.match(incoming.body, /Жолда: ҚОЖАХМЕТОВ АРМАН/);
  assert.equal(received.statusCode, 303);
  assert.match(known.body, /Қабылданды: 15\.09\.2026/);
  for (const page of [waiting, noName, incoming, known]) assert.deepEqual(checkPage(page.body), []);
  assert.match((await office.get(courier, '/workplace/batches')).body, /Жіберілетін құжат жоқ/);
});

test('results travel back to the centre the same way', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kyz', 'OfficeClerk');
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await walkTo(office, BACK);

  const path = await pack(office, clerk, [id]);
  await office.post(clerk, `${path}/send`, { courier: 'ҚОЖАХМЕТОВ' });
  const received = await office.post(operator, `${path}/receive`, { received: id });

  assert.equal(received.statusCode, 303);
  assert.match((await office.get(operator, '/workplace/unclaimed')).body, new RegExp(id), 'the result waits at the centre');
});

test('what was not in the envelope is written down, and can be packed again where it still lies', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const clerk = office.person('kyz', 'OfficeClerk');
  const ids = [await walkTo(office, OUT), await walkTo(office, OUT)];
  const path = await pack(office, courier, ids);
  await office.post(courier, `${path}/send`, { courier: 'ҚОЖАХМЕТОВ' });

  await office.post(clerk, `${path}/receive`, { received: ids[0]! });

  const page = await office.get(courier, path);
  assert.match(page.body, /Конвертте болмады/);
  const { rows } = await office.desk.db.query<{ received: boolean }>('select received from batch_case order by received');
  assert.deepEqual(rows.map(({ received }) => received), [false, true]);
  const again = await office.get(office.person('kyz-centre', 'CentreEmployee'), '/workplace/batches');
  assert.match(again.body, new RegExp(`value="${ids[1]}"`));
  assert.doesNotMatch(again.body, new RegExp(`value="${ids[0]}"`));
});

test('nothing is packed, sent or acknowledged twice', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const clerk = office.person('kyz', 'OfficeClerk');
  const id = await walkTo(office, OUT);
  const path = await pack(office, courier, [id]);

  assert.equal((await office.post(courier, '/workplace/batches', { case: id })).statusCode, 422);
  await office.post(courier, `${path}/send`, { courier: 'А' });
  assert.equal((await office.post(courier, `${path}/send`, { courier: 'Б' })).statusCode, 409);
  await office.post(clerk, `${path}/receive`, { received: id });
  const twice = await office.post(clerk, `${path}/receive`, { received: [] });
  assert.equal(twice.statusCode, 409);
  assert.deepEqual(checkPage(twice.body), []);
  assert.match((await office.get(courier, path)).body, /Жолда|Қабылданды/);
});

test('a batch whose sending broke off half-way is sent again, and every case of it moves on once', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const ids = [await walkTo(office, OUT), await walkTo(office, OUT)];
  const before = await stepOf(office, ids[0]!);
  const path = await pack(office, courier, ids);
  const staff = (await findStaff(office.desk.db, courier.id))!;
  const batch = async () => (await findBatch(office.desk, staff, Number(path.split('/').at(-1))))!;
  // The process dies when the second step begins its transaction.
  let begun = 0;
  const connect = async () => { begun += 1; if (begun > 1) throw new Error('gone'); return office.desk.db.connect(); };
  const dying = { ...office.desk, db: Object.create(office.desk.db, { connect: { value: connect }, query: { value: office.desk.db.query.bind(office.desk.db) } }) as typeof office.desk.db };

  await assert.rejects(sendBatch(dying, staff, await batch(), 'А'), /gone/);
  assert.equal((await Promise.all(ids.map((id) => stepOf(office, id)))).filter((step) => step === before).length, 1, 'half of it');
  assert.deepEqual([await sendBatch(office.desk, staff, await batch(), 'А'), await sendBatch(office.desk, staff, await batch(), 'Б')], ['sent', 'already']);

  for (const id of ids) {
    assert.notEqual(await stepOf(office, id), before);
    const carried = (await entriesOf(office.desk.db, id)).flatMap(({ events }) => events).filter((event) => event.kind === 'StepCompleted' && event.step === before);
    assert.equal(carried.length, 1);
  }
});

test('the sender does not acknowledge, the receiver does not send, and strangers see nothing', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const id = await walkTo(office, OUT);
  const path = await pack(office, courier, [id]);

  assert.equal((await office.post(courier, `${path}/receive`, { received: id })).statusCode, 409);
  for (const stranger of [office.person('wko', 'OfficeClerk'), office.person('wko-centre', 'CentreEmployee')]) {
    for (const url of [path, `${path}/list.pdf`, `${path}/envelope.pdf`]) assert.equal((await office.get(stranger, url)).statusCode, 404, url);
    assert.equal((await office.post(stranger, '/workplace/batches', { case: id })).statusCode, 422);
  }
});

test('the list and the envelope are printed, and their barcode opens the batch', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const path = await pack(office, courier, [await walkTo(office, OUT)]);
  const number = Number(path.split('/').at(-1));

  for (const paper of ['list', 'envelope']) {
    const answer = await office.get(courier, `${path}/${paper}.pdf`);
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), /pdf/);
  }
  const opened = await office.get(courier, `/workplace/find?q=${scanCode('batch', number)}`);
  assert.equal(opened.headers.location, path);
});

test('the pages of carrying are whole in every language', async (t) => {
  const office = await openOffice(t);
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  await walkTo(office, OUT);
  const path = await pack(office, courier, [await walkTo(office, OUT)]);
  for (const language of languages) {
    for (const url of ['/workplace/batches', path]) assert.deepEqual(checkPage((await office.get(courier, `${url}?lang=${language}`)).body), [], `${url} ${language}`);
  }
});

/** A centre of a decree by which it sends papers in the step that registers them, and somebody who works there. */
async function sendingCentre(office: Office): Promise<{ readonly operator: Person; readonly walk: Parameters<typeof walkTo>[1] }> {
  await office.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kar-centre', 'centre', '{\"kk\":\"О\",\"ru\":\"Ц\",\"en\":\"C\"}', 'karaganda-2014-34-05', 'Asia/Almaty')");
  const operator = office.person('kyz-centre', 'CentreEmployee');
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'CentreEmployee', 'kar-centre')", [operator.id]);
  return { operator, walk: { regulation: 'karaganda-2014-34-05/05', route: 'centre-paper', units: { provider: 'kar', centre: 'kar-centre' }, to: 'register', toActor: 'OfficeClerk', opener: { ...operator, unit: 'kar-centre' } } };
}

test('where the text has the centre send in the step that registers, its cases wait to be carried as well', async (t) => {
  const office = await openOffice(t);
  const { operator, walk } = await sendingCentre(office);
  const id = await walkTo(office, walk);

  const path = await pack(office, operator, [id]);
  await office.post(operator, `${path}/send`, { courier: 'А' });

  assert.equal(await stepOf(office, id), 'centre-paper#2', 'registering is the provider’s own step');
  assert.match((await office.get(operator, '/workplace/batches')).body, /Жіберілетін құжат жоқ/);
});

test('however many papers are on their way, the next case waits to be carried', async (t) => {
  const office = await openOffice(t);
  const { operator, walk } = await sendingCentre(office);
  const first = await walkTo(office, walk);
  await pack(office, operator, [first]);
  // Six hundred more like it, all in the same batch.
  await office.desk.db.query("insert into cases select gen_random_uuid(), regulation, digest, route, channel, applicant, version, status, state, head, 'N-' || n, opened_at, ended_at from cases, generate_series(1, 600) n where id = $1", [first]);
  await office.desk.db.query('insert into task select c.id, t.sequence, t.node, t.actor, t.unit, t.regulation, t.assignee, t.claimed_by, t.entered_at, t.due_at, t.overdue from cases c, task t where c.id <> $1 and t.case_id = $1', [first]);
  await office.desk.db.query('insert into batch_case (batch, case_id, node) select k.batch, t.case_id, k.node from batch_case k, task t where k.case_id = $1 and t.case_id <> $1', [first]);
  const next = await walkTo(office, walk);

  assert.match((await office.get(operator, '/workplace/batches')).body, new RegExp(`value="${next}"`));
});
