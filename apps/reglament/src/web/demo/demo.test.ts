import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movableClock } from '../../desk/clock/clock.ts';
import type { Demonstration } from '../app/deps.ts';
import { checkPage } from '../kit/index.ts';
import { languages } from '../texts/index.ts';
import { openOffice } from '../workplace/testing/office.ts';
import type { Office } from '../workplace/testing/office.ts';
import { formsOf } from '../workplace/testing/walk.ts';
import { CLOCK_MOVES, moveMilliseconds } from './clock-moves.ts';

const START = Date.parse('2026-09-18T11:00:00Z');

function demonstration(): Demonstration {
  const clock = movableClock(0, () => START);
  return {
    clock, moveClock: async (offset) => { clock.moveTo(offset); }, keyPassword: 'Qwerty12',
    accounts: [
      { kind: 'applicant', login: '900101300017', password: 'p', name: 'СЕРІКОВА АЙГҮЛ', role: { kk: 'азамат', ru: 'гражданин', en: 'citizen' }, keyFile: 'citizen-0017.p12' },
      { kind: 'staff', login: 'head', password: 'p', name: 'НҰРҒАЛИЕВ ЕРЛАН', role: { kk: 'басшы', ru: 'руководитель', en: 'head' } },
    ],
    keyFile: async (name) => (name === 'citizen-0017.p12' ? Buffer.from('key') : undefined),
  };
}

async function move(office: Office, value: string) {
  const page = await office.app.inject('/demo');
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const csrf = formsOf(page.body).find(({ action }) => action === '/demo/clock')?.fields['csrf'] ?? '';
  return office.app.inject({ method: 'POST', url: '/demo/clock', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf, move: value }).toString() });
}

test('the page says who one can be and what the clock shows, in every language', async (t) => {
  const office = await openOffice(t, { demonstration: demonstration() });
  for (const language of languages) {
    const page = await office.app.inject(`/demo?lang=${language}&clock=moved`);
    assert.equal(page.statusCode, 200);
    assert.deepEqual(checkPage(page.body), [], language);
    assert.match(page.body, /НҰРҒАЛИЕВ ЕРЛАН/);
    assert.match(page.body, /\/demo\/keys\/citizen-0017\.p12/);
  }
});

test('the clock moves forward by each step, and by nothing else', async (t) => {
  const demo = demonstration();
  const office = await openOffice(t, { demonstration: demo });
  for (const value of CLOCK_MOVES) {
    const before = demo.clock.now();
    assert.equal((await move(office, value)).headers.location, '/demo?clock=moved#clock');
    assert.ok(demo.clock.now() > before, value);
  }
  const before = demo.clock.now();
  for (const value of ['', '-1', 'year', '__proto__']) assert.equal((await move(office, value)).statusCode, 303);
  assert.equal(demo.clock.now(), before);
});

test('the clock stops before the calendar ends', async (t) => {
  const demo = demonstration();
  const office = await openOffice(t, { demonstration: demo });
  demo.clock.moveTo(Date.parse('2080-01-01T00:00:00Z') - START);
  const answer = await move(office, 'month');
  assert.equal(answer.headers.location, '/demo?clock=stayed#clock');
});

test('moves are counted in working days: Friday evening leads to Monday morning, five days to the next Friday', () => {
  const friday = Date.parse('2026-09-18T11:00:00Z');
  assert.equal(new Date(friday + moveMilliseconds('morning', friday, 'Asia/Almaty')).toISOString(), '2026-09-21T04:00:00.000Z');
  assert.equal(new Date(friday + moveMilliseconds('week', friday, 'Asia/Almaty')).toISOString(), '2026-09-25T11:00:00.000Z');
});

test('key files are handed out by name, and only those that exist', async (t) => {
  const office = await openOffice(t, { demonstration: demonstration() });
  const key = await office.app.inject('/demo/keys/citizen-0017.p12');
  assert.equal(key.body, 'key');
  assert.match(String(key.headers['content-disposition']), /^attachment/);
  for (const name of ['system.p12', '..%2Fsystem.p12', 'nobody.p12']) assert.equal((await office.app.inject(`/demo/keys/${name}`)).statusCode, 404, name);
});

test('outside demonstration mode none of it exists', async (t) => {
  const office = await openOffice(t);
  for (const url of ['/demo', '/demo/keys/citizen-0017.p12']) assert.equal((await office.app.inject(url)).statusCode, 404);
});
