import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOversOf } from '../../../desk/counter/hand-over.ts';
import type { Registers } from '../../../desk/ports.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice, START, WALK_IN_IIN } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { walkTo } from '../testing/walk-to.ts';
import { act } from '../testing/walk.ts';

const CENTRE = { regulation: 'kyzylorda-2018-1114/03', route: 'centre-paper', units: { provider: 'kyz', centre: 'kyz-centre' }, to: 'hand-over', toActor: 'CentreEmployee' } as const;
const REPRESENTATIVE = { 'recipient-who': 'representative', 'recipient-iin': WALK_IN_IIN, 'recipient-basis-number': '77' };

function registers(changes: Partial<Registers> = {}): Registers {
  return {
    ...SILENT_REGISTERS,
    findPerson: async (iin) => ({ kind: 'found', reference: 'p', data: { iin, surname: 'ӨКІЛОВ', name: 'ЕРЛАН', birthDate: '1985-05-05' } }),
    findPowerOfAttorney: async ({ principalIin, representativeIin }) => ({ kind: 'found', reference: 'n-5', data: { number: '77', date: '2026-01-02', principalIin, representativeIin, subject: '' } }),
    ...changes,
  };
}

/** Fields of the one form on the page, under the key of its action. */
async function handOver(office: Office, id: string, fields: Readonly<Record<string, string>>, key = 'done') {
  return act(office, office.person('kyz-centre', 'CentreEmployee'), id, key, Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${key}.${name}`, value])));
}

const SEALED = { 'recipient-sealed': 'yes' };

test('the result is handed to the applicant against signature, and who took it is written down', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await walkTo(office, CENTRE);
  const sheet = await office.get(operator, `/workplace/cases/${id}/print/hand-over`);

  const given = await handOver(office, id, { ...SEALED, 'recipient-document': '012345678' });
  const page = await office.get(operator, `/workplace/cases/${id}`);

  assert.equal(sheet.statusCode, 200);
  assert.equal(given.statusCode, 303, given.body.slice(0, 400));
  const [record] = await handOversOf(office.desk.db, id);
  assert.deepEqual({ recipient: record?.recipient, name: record?.name, document: record?.document, basis: record?.basis, sealed: record?.sealed }, { recipient: 'applicant', name: 'СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ', document: '012345678', basis: 'self', sealed: true });
  assert.match(page.body, /СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ алды: 15\.09\.2026/);
  const journal = await office.desk.db.query("select 1 from journal where case_id = $1 and (entry like '%СЕРІКОВА%' or entry like '%012345678%')", [id]);
  assert.equal(journal.rows.length, 0, 'no personal data in the journal');
});

test('a representative takes it only with a notarised power of attorney that holds', async (t) => {
  const power = { number: '77', date: '2026-01-02', principalIin: '', representativeIin: '', subject: '' };
  const answers: readonly (readonly [Awaited<ReturnType<Registers['findPowerOfAttorney']>>, number, RegExp])[] = [
    [{ kind: 'absent', reference: 'n' }, 422, /мұндай сенімхат жоқ/],
    [{ kind: 'found', reference: 'n', data: { ...power, endDate: '2026-09-14' } }, 422, /мерзімі өткен/],
    [{ kind: 'unavailable' }, 503, /жауап бермейді/],
    [{ kind: 'found', reference: 'n-5', data: power }, 303, /^$/],
  ];
  for (const [answer, status, words] of answers) {
    const office = await openOffice(t, { registers: registers({ findPowerOfAttorney: async () => answer }) });
    const id = await walkTo(office, CENTRE);
    const given = await handOver(office, id, { ...SEALED, ...REPRESENTATIVE });
    assert.equal(given.statusCode, status, given.body.slice(0, 400));
    assert.match(given.body, words);
    const records = await handOversOf(office.desk.db, id);
    assert.equal(records.length, status === 303 ? 1 : 0);
    if (status === 422) assert.match(given.body, new RegExp(`value="${WALK_IN_IIN}"`), 'what was typed is still there');
    if (status === 303) assert.deepEqual([records[0]?.name, records[0]?.basis, records[0]?.basisReference], ['ӨКІЛОВ ЕРЛАН', 'power-of-attorney', 'n-5']);
  }
});

test('where the text prints a certified receipt, no power of attorney is looked up', async (t) => {
  const office = await openOffice(t, { registers: registers({ findPowerOfAttorney: async () => { throw new Error('asked'); } }) });
  const id = await walkTo(office, { ...CENTRE, regulation: 'kyzylorda-2018-1114/12', route: 'centre-paper' });

  const given = await handOver(office, id, { ...SEALED, ...REPRESENTATIVE });

  assert.equal(given.statusCode, 303, given.body.slice(0, 400));
  assert.equal((await handOversOf(office.desk.db, id))[0]?.basis, 'receipt');
});

test('a representative without IIN or number is asked for both', async (t) => {
  const office = await openOffice(t, { registers: registers() });
  const id = await walkTo(office, CENTRE);
  const given = await handOver(office, id, { ...SEALED, 'recipient-who': 'representative' });

  assert.equal(given.statusCode, 422);
  assert.deepEqual(checkPage(given.body), []);
  assert.match(given.body, /«Өкілдің ЖСН-і» өрісін толтырыңыз/);
  assert.match(given.body, /«Сенімхаттың не қолхаттың нөмірі» өрісін толтырыңыз/);
});

test('what must be printed, signed and sealed is not handed over before it is', async (t) => {
  const office = await openOffice(t);
  const id = await walkTo(office, CENTRE);
  const given = await handOver(office, id, {});

  assert.equal(given.statusCode, 422);
  assert.match(given.body, /мөр басылғанын белгілеңіз/);
  assert.deepEqual(await handOversOf(office.desk.db, id), []);
});

test('a second click hands nothing over twice', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await walkTo(office, CENTRE);
  const page = await office.get(operator, `/workplace/cases/${id}`);
  const sequence = /name="sequence" value="(\d+)"/.exec(page.body)?.[1] ?? '';
  const fields = { action: 'done', sequence, 'done.recipient-who': 'applicant', 'done.recipient-sealed': 'yes' };

  await office.post(operator, `/workplace/cases/${id}/step`, fields);
  const twice = await office.post(operator, `/workplace/cases/${id}/step`, fields);

  assert.notEqual(twice.statusCode, 303);
  assert.equal((await handOversOf(office.desk.db, id)).length, 1);
});

test('an unclaimed result is listed until somebody fetches it, and its applicant reminded once a day', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await walkTo(office, CENTRE);
  const listed = await office.get(operator, '/workplace/unclaimed');
  const queue = await office.get(operator, '/workplace');
  const first = await office.post(operator, '/workplace/unclaimed', { case: id });
  const again = await office.post(operator, '/workplace/unclaimed', { case: id });
  office.clock.moveTo(24 * 3_600_000);
  const tomorrow = await office.post(operator, '/workplace/unclaimed', { case: id });
  const { rows } = await office.desk.db.query<{ kind: string; params: { until: string } }>("select kind, params from notice where case_id = $1 and kind = 'to-fetch'", [id]);

  assert.match(listed.body, new RegExp(`/workplace/cases/${id}`));
  assert.match(listed.body, /15\.10\.2026/, 'kept for a month');
  assert.match(queue.body, /Нәтиже дайын, өтініш беруші күтілуде/);
  assert.doesNotMatch((await office.get(office.person('kyz', 'OfficeClerk'), '/workplace')).body, /өтініш беруші күтілуде/);
  assert.match(first.headers.location ?? '', /notice=done/);
  assert.match(again.headers.location ?? '', /notice=today-already/);
  assert.match(tomorrow.headers.location ?? '', /notice=done/);
  assert.deepEqual(rows.map(({ params }) => params.until), ['2026-10-15', '2026-10-15']);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(operator, `/workplace/unclaimed?lang=${language}`)).body), [], language);
  await handOver(office, id, SEALED);
  assert.doesNotMatch((await office.get(operator, '/workplace/unclaimed')).body, new RegExp(id));
});

test('the last day of keeping is still a day of keeping; strangers neither see nor remind', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await walkTo(office, CENTRE);
  const expiredOn = async (day: string): Promise<boolean> => {
    office.clock.moveTo(Date.parse(`${day}T06:00:00Z`) - START);
    return /Сақтау мерзімі өтті/.test((await office.get(operator, '/workplace/unclaimed')).body);
  };

  assert.deepEqual([await expiredOn('2026-10-14'), await expiredOn('2026-10-15'), await expiredOn('2026-10-16')], [false, false, true]);
  const stranger = office.person('wko-centre', 'CentreEmployee');
  assert.doesNotMatch((await office.get(stranger, '/workplace/unclaimed')).body, new RegExp(id));
  assert.match((await office.post(stranger, '/workplace/unclaimed', { case: id })).headers.location ?? '', /notice=unknown/);
});
