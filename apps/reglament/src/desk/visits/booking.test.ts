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
import { bookVisit, cancelVisit, visitsOf } from './booking.ts';
import { bookableDays, centresFor, findCentre, slotsOf } from './slots.ts';
import type { VisitCentre } from './slots.ts';

/** A Friday, 10:00 in Almaty. */
const START = Date.parse('2026-09-18T05:00:00Z');
/** The text of 004/05 allows booking and prints 15 minutes per person at the centre. */
const BOOKABLE = 'karaganda-2014-34-05/05';
const library = loadRegulations(path.join(import.meta.dirname, '../../../../../regulations'));

interface World { readonly desk: Desk; readonly clock: MovableClock; readonly centre: VisitCentre; readonly people: readonly string[] }

async function world(t: TestContext, windows = 2): Promise<World> {
  const { pool } = await testDatabase(t);
  const clock = movableClock(0, () => START);
  const desk: Desk = { db: pool, library: await library, clock, cases: caseCache(), writer: transitionWriter(pool) };
  await pool.query(`insert into unit (id, kind, name, decree, zone) values ('krg-centre', 'centre', '{"kk":"Орталық","ru":"ЦОН","en":"Centre"}', 'karaganda-2014-34-05', 'Asia/Almaty'), ('kok-centre', 'centre', '{"kk":"К","ru":"К","en":"K"}', 'kokpekti-2012-417', 'Asia/Almaty')`);
  for (let number = 1; number <= windows; number += 1) await pool.query("insert into queue_window (unit, number) values ('krg-centre', $1)", [number]);
  const people = await Promise.all(['900101300017', '900101300018', '900101300019'].map(async (iin) => {
    const id = randomUUID();
    await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, $2, 'none', 'С', 'А', $3)", [id, iin, clock.now()]);
    return id;
  }));
  const centre = await findCentre(pool, 'krg-centre');
  assert.ok(centre);
  return { desk, clock, centre, people };
}

const wish = (at: string, centre = 'krg-centre', regulation = BOOKABLE) => ({ centre, regulation, at });
const codes = (answer: Awaited<ReturnType<typeof bookVisit>>): readonly string[] => (answer.kind === 'invalid' ? answer.problems.map(({ code }) => code) : []);

test('the places of a day follow office hours and the printed time of one person', async (t) => {
  const { desk, centre } = await world(t);

  const saturday = await slotsOf(desk, centre, '2026-09-19');

  assert.equal(saturday[0]?.at, '2026-09-19T04:00:00.000Z');
  assert.equal(saturday[0]?.until, '2026-09-19T04:15:00.000Z');
  assert.equal(saturday.at(-1)?.until, '2026-09-19T15:00:00.000Z');
  assert.equal(saturday.length, 11 * 4);
  assert.deepEqual(await slotsOf(desk, centre, '2026-09-20'), [], 'Sunday');
  assert.deepEqual(await slotsOf(desk, centre, '2026-09-17'), [], 'yesterday');
  assert.deepEqual(await slotsOf(desk, centre, '2026-10-03'), [], 'too far ahead');
  assert.equal((await slotsOf(desk, centre, '2026-09-18'))[0]?.at, '2026-09-18T05:15:00.000Z');
  assert.deepEqual(bookableDays(desk, centre).slice(0, 3), ['2026-09-18', '2026-09-19', '2026-09-21']);
});

test('a centre is offered only where the text lets its queue be booked', async (t) => {
  const { desk } = await world(t);
  const { regulations } = desk.library;
  const offered = [];
  for (const regulation of regulations.values()) if ((await centresFor(desk, regulation)).length > 0) offered.push(regulation.id.slice(-2));

  assert.deepEqual(offered.toSorted(), ['01', '02', '03', '04', '05', '17']);
  const at = '2026-09-19T04:00:00.000Z';
  assert.deepEqual(codes(await bookVisit(desk, randomUUID(), wish(at, 'krg-centre', 'karaganda-2014-34-05/14'))), ['visit.notBookable']);
  assert.deepEqual(codes(await bookVisit(desk, randomUUID(), wish(at, 'kok-centre'))), ['visit.notBookable']);
});

test('a place is booked once, and two at the same moment do not get the last one', async (t) => {
  const { desk, centre, people: [first = '', second = '', third = ''] } = await world(t);
  const at = '2026-09-19T04:00:00.000Z';

  const answers = await Promise.all([first, second, third].map((person) => bookVisit(desk, person, wish(at))));

  assert.equal(answers.filter(({ kind }) => kind === 'booked').length, 1);
  assert.deepEqual(answers.flatMap(codes), ['visit.full', 'visit.full']);
  assert.equal((await slotsOf(desk, centre, '2026-09-19'))[0]?.free, 0);
});

test('half of the windows stays free for people without a booking', async (t) => {
  const { desk, people: [first = '', second = '', third = ''] } = await world(t, 3);
  const at = '2026-09-19T04:00:00.000Z';
  for (const person of [first, second]) assert.equal((await bookVisit(desk, person, wish(at))).kind, 'booked');

  assert.deepEqual(codes(await bookVisit(desk, third, wish(at))), ['visit.full']);
});

test('a person cannot be in two places at once, nor hold more than three', async (t) => {
  const { desk, people: [person = ''] } = await world(t);
  const times = ['04:00', '04:15', '04:30', '04:45'].map((time) => `2026-09-19T${time}:00.000Z`);
  assert.equal((await bookVisit(desk, person, wish(times[0]!))).kind, 'booked');

  assert.deepEqual(codes(await bookVisit(desk, person, wish(times[0]!))), ['visit.sameTime']);
  for (const time of times.slice(1, 3)) assert.equal((await bookVisit(desk, person, wish(time))).kind, 'booked');
  assert.deepEqual(codes(await bookVisit(desk, person, wish(times[3]!))), ['visit.tooMany']);
});

test('a time that is no slot is refused: past, off the grid, after hours, nonsense', async (t) => {
  const { desk, people: [person = ''] } = await world(t);
  for (const at of ['2026-09-18T05:00:00.000Z', '2026-09-19T04:07:00.000Z', '2026-09-19T15:00:00.000Z', '2026-09-20T05:00:00.000Z', 'ертең', '']) {
    assert.deepEqual(codes(await bookVisit(desk, person, wish(at))), ['visit.noSuchTime'], at);
  }
});

test('a cancelled place is free again; a stranger and a late comer cancel nothing', async (t) => {
  const { desk, clock, centre, people: [person = '', stranger = ''] } = await world(t);
  const at = '2026-09-19T04:00:00.000Z';
  const booked = await bookVisit(desk, person, wish(at));
  assert.equal(booked.kind, 'booked');
  const id = booked.kind === 'booked' ? booked.visit.id : '';

  assert.equal(await cancelVisit(desk, stranger, id), 'unknown');
  assert.equal(await cancelVisit(desk, person, 'x'), 'unknown');
  assert.equal(await cancelVisit(desk, person, id), 'cancelled');
  assert.equal(await cancelVisit(desk, person, id), 'cancelled', 'twice');
  assert.equal((await slotsOf(desk, centre, '2026-09-19'))[0]?.free, 1);

  const again = await bookVisit(desk, person, wish(at));
  clock.moveTo(Date.parse(at) - START);
  assert.equal(await cancelVisit(desk, person, again.kind === 'booked' ? again.visit.id : ''), 'too-late');
});

test('a booking lapses a quarter of an hour after its time', async (t) => {
  const { desk, clock, people: [person = ''] } = await world(t);
  const at = '2026-09-19T04:00:00.000Z';
  await bookVisit(desk, person, wish(at));
  const statusAt = async (time: string): Promise<string | undefined> => {
    clock.moveTo(Date.parse(time) - START);
    return (await visitsOf(desk, person))[0]?.status;
  };

  assert.equal(await statusAt('2026-09-19T04:15:00.000Z'), 'booked');
  assert.equal(await statusAt('2026-09-19T04:15:00.001Z'), 'lapsed');
});
