import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followUp } from '../../../desk/cases/follow-up.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { walkTo } from '../testing/walk-to.ts';
import { act } from '../testing/walk.ts';

const PARTNERS = { gateway: { deliver: async () => ({ kind: 'delivered' as const }), report: async () => ({ kind: 'here' as const }) }, registers: SILENT_REGISTERS };
const UNITS = { provider: 'kyz', centre: 'kyz-centre' } as const;
const TO_HAND_OVER = { regulation: 'kyzylorda-2018-1114/03', route: 'centre-paper', units: UNITS, to: 'hand-over', toActor: 'CentreEmployee' } as const;

/** What the jobs do after the commits of a case. */
async function follow(office: Office, id: string): Promise<void> {
  const sequence = (await findCase(office.desk.db, id))?.state.sequence ?? 0;
  await followUp(office.desk, PARTNERS, id, { from: 1, to: sequence });
}

async function issued(office: Office): Promise<string> {
  const id = await walkTo(office, TO_HAND_OVER);
  const done = await act(office, office.person('kyz-centre', 'CentreEmployee'), id, 'done', { 'done.recipient-who': 'applicant', 'done.recipient-sealed': 'yes' });
  assert.equal(done.statusCode, 303, done.body.slice(0, 400));
  return id;
}

test('every issue is a line of the journal, numbered without gaps, with whoever took it; a job run twice adds none', async (t) => {
  const office = await openOffice(t);
  const ids = [await issued(office), await issued(office), await issued(office)];
  await Promise.all(ids.flatMap((id) => [follow(office, id), follow(office, id)]));

  const { rows } = await office.desk.db.query<{ number: number }>("select number from ledger_line where ledger = 'issue' order by number");
  const page = await office.get(office.person('kyz', 'OfficeClerk'), '/workplace/journals/issue');

  assert.deepEqual(rows.map(({ number }) => number), [1, 2, 3]);
  assert.match(page.body, /СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ/);
  assert.match(page.body, /Нөмірлер үзіліссіз/);
  for (const id of ids) assert.match(page.body, new RegExp(id));
});

test('a missing number is told', async (t) => {
  const office = await openOffice(t);
  const id = await issued(office);
  await office.desk.db.query("insert into ledger_line (ledger, scope, year, number, case_id, sequence, units, day, at, what) values ('issue', 'kyz', 2026, 3, $1, 99, '{kyz}', '2026-09-15', '2026-09-15T05:00:00Z', '{}')", [id]);
  await office.desk.db.query("insert into ledger_line (ledger, scope, year, number, case_id, sequence, units, day, at, what) values ('issue', 'kyz', 2026, 1, $1, 98, '{kyz}', '2026-09-15', '2026-09-15T05:00:00Z', '{}')", [id]);

  assert.match((await office.get(office.person('kyz', 'Head'), '/workplace/journals/issue')).body, /1 нөмір жетіспейді/);
});

test('each service has a journal of registration of its own, in which every number stands once', async (t) => {
  const office = await openOffice(t);
  const head = office.person('kyz', 'Head');
  for (const regulation of ['kyzylorda-2018-1114/02', 'kyzylorda-2018-1114/03', 'kyzylorda-2018-1114/03']) {
    await follow(office, await walkTo(office, { ...TO_HAND_OVER, regulation, to: 'register', toActor: 'OfficeClerk' }));
    await act(office, office.person('kyz', 'OfficeClerk'), (await office.desk.db.query<{ id: string }>('select id from cases order by opened_at desc, id desc limit 1')).rows[0]!.id, 'done');
  }
  for (const { id } of (await office.desk.db.query<{ id: string }>('select id from cases')).rows) await follow(office, id);

  const page = await office.get(head, '/workplace/journals/registration');
  const tables = page.body.split('<table').slice(1);

  assert.deepEqual(checkPage(page.body), []);
  assert.deepEqual(tables.map((table) => [...table.matchAll(/data-label="№">(\d+)</g)].map(([, number]) => number)), [['1'], ['1', '2']]);
  for (const [index, id] of ['kyzylorda-2018-1114/02', 'kyzylorda-2018-1114/03'].entries()) assert.ok(tables[index]?.includes(office.desk.library.regulations.get(id)!.title.kk));
  assert.equal((await office.get(head, '/workplace/journals/registration/print.pdf')).statusCode, 200);
});

test('a line is never changed or taken out', async (t) => {
  const office = await openOffice(t);
  await follow(office, await issued(office));

  await assert.rejects(office.desk.db.query("update ledger_line set number = 9"), /append-only/);
  await assert.rejects(office.desk.db.query('delete from ledger_line'), /append-only/);
  await assert.rejects(office.desk.db.query('truncate ledger_line'), /append-only/);
});

test('the journal of a day holds that day: the day before and after are others', async (t) => {
  const office = await openOffice(t);
  const id = await issued(office);
  await follow(office, id);
  const on = async (day: string): Promise<boolean> => {
    const [year, month, number] = day.split('-');
    const query = ['from', 'to'].map((name) => `${name}-day=${number}&${name}-month=${month}&${name}-year=${year}`).join('&');
    return (await office.get(office.person('kyz', 'Head'), `/workplace/journals/issue?${query}`)).body.includes(id);
  };

  assert.deepEqual([await on('2026-09-14'), await on('2026-09-15'), await on('2026-09-16')], [false, true, false]);
});

test('after midnight the journal of today is already the new day’s, and a day that is none stays to be corrected', async (t) => {
  const office = await openOffice(t);
  // 15 September 19:30 in UTC: half past midnight of the 16th where the office is.
  office.clock.moveTo(14.5 * 3_600_000);
  const id = await issued(office);
  await follow(office, id);
  const head = office.person('kyz', 'Head');

  assert.match((await office.get(head, '/workplace/journals/issue')).body, new RegExp(id));
  const wrong = await office.get(head, '/workplace/journals/issue?from-day=31&from-month=2&from-year=2026');
  assert.deepEqual(checkPage(wrong.body), []);
  assert.match(wrong.body, /name="from-day"[^>]*value="31"|value="31"[^>]*name="from-day"/);
  assert.match(wrong.body, /мұндай күн жоқ/);
});

test('another unit reads its own journal only', async (t) => {
  const office = await openOffice(t);
  const id = await issued(office);
  await follow(office, id);

  assert.doesNotMatch((await office.get(office.person('wko', 'Head'), '/workplace/journals/issue')).body, new RegExp(id));
  assert.match((await office.get(office.person('kyz-centre', 'CentreEmployee'), '/workplace/journals/issue')).body, new RegExp(id));
});

test('the journals are whole in every language, and printed', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kyz', 'OfficeClerk');
  await follow(office, await issued(office));
  for (const language of languages) {
    for (const ledger of ['', '/registration', '/issue', '/contracts', '/issue?from-day=31&from-month=2&from-year=2026']) {
      const page = await office.get(clerk, `/workplace/journals${ledger}${ledger.includes('?') ? '&' : '?'}lang=${language}`);
      assert.deepEqual(checkPage(page.body), [], `${ledger} ${language}`);
    }
  }
  const printed = await office.get(clerk, '/workplace/journals/issue/print.pdf');
  assert.equal(printed.statusCode, 200);
  assert.match(String(printed.headers['content-type']), /pdf/);
  assert.equal((await office.get(clerk, '/workplace/journals/made-up')).statusCode, 404);
});
