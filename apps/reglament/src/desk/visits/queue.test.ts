import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadRegulations } from '@reglament/regulation';
import { transitionWriter } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { caseCache } from '../cases/case-cache.ts';
import { movableClock } from '../clock/clock.ts';
import type { MovableClock } from '../clock/clock.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { bookVisit } from './booking.ts';
import { callAgain, calledIn, callNext as callNextSeen, checkIn, currentTicket, endVisit, findHall, leaveWindow, longestWaitMinutes, sitAt, takeTicket, waitingIn, windowsIn } from './queue.ts';
import type { Hall } from './queue.ts';

/** A Friday, 10:00 in Almaty. */
const START = Date.parse('2026-09-18T05:00:00Z');
const SERVICE = 'karaganda-2014-34-05/05';
const library = loadRegulations(path.join(import.meta.dirname, '../../../../../regulations'));

interface World { readonly desk: Desk; readonly clock: MovableClock; readonly hall: Hall; readonly operators: readonly StaffMember[]; readonly person: string }

async function world(t: TestContext): Promise<World> {
  const { pool } = await testDatabase(t);
  const clock = movableClock(0, () => START);
  const desk: Desk = { db: pool, library: await library, clock, cases: caseCache(), writer: transitionWriter(pool) };
  await pool.query(`insert into unit (id, kind, name, decree, zone) values ('krg-centre', 'centre', '{"kk":"О","ru":"Ц","en":"C"}', 'karaganda-2014-34-05', 'Asia/Almaty')`);
  await pool.query("insert into queue_window (unit, number) values ('krg-centre', 1), ('krg-centre', 2)");
  const operators = await Promise.all(['a', 'b'].map(async (login): Promise<StaffMember> => {
    const id = randomUUID();
    await pool.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', '900101300017', $2, '{}')", [id, login]);
    return { id, iin: '', name: login, post: { kk: '', ru: '', en: '' }, roles: [{ role: 'CentreOperator', unit: 'krg-centre' }] };
  }));
  const person = randomUUID();
  await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, '900101300017', 'none', 'С', 'А', $2)", [person, clock.now()]);
  const hall = await findHall(pool, 'krg-centre');
  assert.ok(hall);
  return { desk, clock, hall, operators, person };
}

const at = ({ clock }: World, time: string): void => clock.moveTo(Date.parse(`2026-09-18T${time}:00Z`) - START);

/** Whom the operator's screen shows at the window. */
const seenBy = async (desk: Desk, operator: StaffMember): Promise<string> => (await currentTicket(desk, operator))?.id ?? '';

/** Presses the button on a screen that shows what is. */
const callNext = async (desk: Desk, operator: StaffMember, hall: Hall) => callNextSeen(desk, operator, hall, await seenBy(desk, operator));

test('tickets of a day are counted from one without gaps, also when many come at once', async (t) => {
  const { desk, hall } = await world(t);
  const tickets = await Promise.all(Array.from({ length: 12 }, () => takeTicket(desk, hall, undefined)));

  assert.deepEqual(tickets.map((ticket) => ticket?.number ?? 0).toSorted((a, b) => a - b), Array.from({ length: 12 }, (_, index) => index + 1));
});

test('people are called in the order of arrival, each to the window that calls', async (t) => {
  const { desk, hall, operators: [first, second] } = await world(t);
  for (let count = 0; count < 3; count += 1) await takeTicket(desk, hall, undefined);
  await sitAt(desk, first!, hall, 1);
  await sitAt(desk, second!, hall, 2);

  const calls = [await callNext(desk, first!, hall), await callNext(desk, second!, hall), await callNext(desk, first!, hall), await callNext(desk, first!, hall)];

  assert.deepEqual(calls.map((call) => (call.kind === 'called' ? [call.ticket.number, call.ticket.window] : call.kind)), [[1, 1], [2, 2], [3, 1], 'nobody']);
  assert.deepEqual((await calledIn(desk, hall)).map(({ number }) => number), [2], 'the others were served when the next one was called');
});

test('two windows that call at the same moment never call the same ticket', async (t) => {
  const { desk, hall, operators } = await world(t);
  for (let count = 0; count < 2; count += 1) await takeTicket(desk, hall, undefined);
  await Promise.all(operators.map((operator, index) => sitAt(desk, operator, hall, index + 1)));

  const calls = await Promise.all(operators.map((operator) => callNext(desk, operator, hall)));

  assert.deepEqual(calls.map((call) => (call.kind === 'called' ? call.ticket.number : 0)).toSorted(), [1, 2]);
});

test('a booking goes before those without one from its time on, and not earlier', async (t) => {
  const one = await world(t);
  const { desk, hall, person, operators: [operator] } = one;
  const booked = await bookVisit(desk, person, { centre: 'krg-centre', regulation: SERVICE, at: '2026-09-18T06:00:00.000Z' });
  const code = booked.kind === 'booked' ? booked.visit.code : '';
  await takeTicket(desk, hall, undefined);

  assert.equal((await checkIn(desk, hall, '000000' === code ? '000001' : '000000')).kind, 'unknown');
  assert.deepEqual(await checkIn(desk, hall, code), { kind: 'early', at: '2026-09-18T06:00:00.000Z' });
  at(one, '05:30');
  const ticket = await checkIn(desk, hall, code);
  assert.equal(ticket.kind === 'ticket' && ticket.ticket.number, 2);
  assert.deepEqual(await checkIn(desk, hall, code), ticket, 'twice is the same ticket');
  assert.deepEqual((await waitingIn(desk, hall)).map(({ number }) => number), [1, 2]);
  at(one, '06:00');
  assert.deepEqual((await waitingIn(desk, hall)).map(({ number }) => number), [2, 1]);
  await sitAt(desk, operator!, hall, 1);
  const called = await callNext(desk, operator!, hall);
  assert.equal(called.kind === 'called' && called.ticket.number, 2);
});

test('a booking whose quarter of an hour has passed is no ticket any more', async (t) => {
  const one = await world(t);
  const booked = await bookVisit(one.desk, one.person, { centre: 'krg-centre', regulation: SERVICE, at: '2026-09-18T06:00:00.000Z' });
  const code = booked.kind === 'booked' ? booked.visit.code : '';

  at(one, '06:16');

  assert.equal((await checkIn(one.desk, one.hall, code)).kind, 'lapsed');
});

test('a button pressed twice calls one person, and sends nobody away as served', async (t) => {
  const { desk, hall, operators: [operator] } = await world(t);
  for (let count = 0; count < 3; count += 1) await takeTicket(desk, hall, undefined);
  await sitAt(desk, operator!, hall, 1);
  await callNext(desk, operator!, hall);
  const seen = await seenBy(desk, operator!);

  const twice = await Promise.all([callNextSeen(desk, operator!, hall, seen), callNextSeen(desk, operator!, hall, seen)]);
  // The screen still shows the first person; the second stands at the window.
  await endVisit(desk, operator!, 'absent', seen);
  const late = await callNextSeen(desk, operator!, hall, '');

  assert.deepEqual(twice.map(({ kind }) => kind).toSorted(), ['called', 'not-current']);
  assert.deepEqual(late, { kind: 'not-current' });
  const { rows } = await desk.db.query<{ status: string }>('select status from visit order by number');
  assert.deepEqual(rows.map(({ status }) => status), ['served', 'called', 'waiting']);
});

test('nobody calls without a window, and a window has one person', async (t) => {
  const { desk, hall, operators: [first, second] } = await world(t);
  await takeTicket(desk, hall, undefined);

  assert.deepEqual(await callNext(desk, first!, hall), { kind: 'no-window' });
  assert.equal(await sitAt(desk, first!, hall, 7), false);
  await sitAt(desk, first!, hall, 1);
  await sitAt(desk, second!, hall, 1);
  assert.deepEqual(await callNext(desk, first!, hall), { kind: 'no-window' });
  assert.deepEqual((await windowsIn(desk, hall.unit)).map(({ staffId }) => staffId), [second!.id, undefined]);
});

test('who does not come is absent; a second call puts the ticket on top of the board; leaving ends the visit', async (t) => {
  const one = await world(t);
  const { desk, hall, operators: [first, second] } = one;
  for (let count = 0; count < 3; count += 1) await takeTicket(desk, hall, undefined);
  await sitAt(desk, first!, hall, 1);
  await sitAt(desk, second!, hall, 2);
  await callNext(desk, first!, hall);
  at(one, '05:01');
  await callNext(desk, second!, hall);
  at(one, '05:02');
  await callAgain(desk, first!);

  assert.deepEqual((await calledIn(desk, hall)).map(({ number }) => number), [1, 2]);
  await endVisit(desk, first!, 'absent', await seenBy(desk, first!));
  assert.equal(await currentTicket(desk, first!), undefined);
  await leaveWindow(desk, second!);
  const { rows } = await desk.db.query<{ status: string }>('select status from visit order by number');
  assert.deepEqual(rows.map(({ status }) => status), ['absent', 'served', 'waiting']);
});

test('the longest wait is the printed minutes for each person ahead', async (t) => {
  const { desk } = await world(t);

  assert.equal(longestWaitMinutes(desk, { regulation: SERVICE }, 4), 60);
  assert.equal(longestWaitMinutes(desk, {}, 4), 0);
});
