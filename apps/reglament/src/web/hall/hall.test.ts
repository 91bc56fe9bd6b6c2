import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { beginSession } from '../../desk/people/sessions.ts';
import { findHall, takeTicket, TICKETS_A_MINUTE_MAX } from '../../desk/visits/queue.ts';
import { checkPage } from '../kit/index.ts';
import { languages } from '../texts/index.ts';
import { openOffice } from '../workplace/testing/office.ts';
import type { Office } from '../workplace/testing/office.ts';
import { formsOf } from '../workplace/testing/walk.ts';

const HALL = { unit: 'kyz-centre' } as const;

async function hall(t: Parameters<typeof openOffice>[0]) {
  const office = await openOffice(t);
  await office.desk.db.query("insert into queue_window (unit, number) values ('kyz-centre', 1), ('kyz-centre', 2)");
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const { token } = await beginSession(office.desk, { staffId: operator.id });
  const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where token_hash = $1', [createHash('sha256').update(token).digest()]);
  /** The same operator at the device that becomes the kiosk. */
  const atDevice = { ...operator, cookie: `session=${token}`, csrf: rows[0]?.csrf ?? '' };
  const opened = await office.post(atDevice, '/workplace/hall/terminal', HALL);
  return { office, operator, atDevice, opened, kiosk: opened.headers.location ?? '' };
}

/** What a person without any account does at the terminal. */
async function atTerminal(office: Office, url: string, fields?: Readonly<Record<string, string>>) {
  const page = await office.app.inject({ url });
  if (fields === undefined) return page;
  const cookie = String(page.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const csrf = formsOf(page.body)[0]?.fields['csrf'] ?? '';
  const action = fields['code'] === undefined ? url : `${url}/check-in`;
  return office.app.inject({ method: 'POST', url: action, payload: new URLSearchParams({ csrf, ...fields }).toString(), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } });
}

test('a ticket is taken at the terminal, called by the operator and shown on the board', async (t) => {
  const { office, operator, kiosk } = await hall(t);
  const taken = await atTerminal(office, kiosk, { service: 'kyzylorda-2018-1114/03' });
  const ticket = await atTerminal(office, taken.headers.location ?? '');
  await atTerminal(office, kiosk, { service: 'other' });
  const second = await atTerminal(office, `${kiosk}/ticket/2`);
  const noWindow = await office.post(operator, '/workplace/hall/at-window', { ...HALL, act: 'next' });
  await office.post(operator, '/workplace/hall/sit', { ...HALL, window: '2' });
  await office.post(operator, '/workplace/hall/at-window', { ...HALL, act: 'next' });
  const work = await office.get(operator, '/workplace/hall');
  const board = await office.app.inject({ url: '/queue/kyz-centre/board' });

  assert.equal(taken.statusCode, 303);
  assert.match(ticket.body, /<strong>001<\/strong>/);
  assert.match(ticket.body, /Алдыңызда 0 адам/);
  assert.match(second.body, /Алдыңызда 1 адам/);
  assert.equal(ticket.headers['refresh'], `20; url=${kiosk}`);
  assert.match(noWindow.headers.location ?? '', /notice=noWindow/);
  assert.match(work.body, /<strong>001<\/strong>/);
  assert.match(work.body, /Кезекте тұрғандар: 1/);
  assert.match(board.body, /<th scope="row">001<\/th><td>2<\/td>/);
  assert.match(board.body, /Келесілер: 002/);
  for (const page of [ticket, second, work, board]) assert.deepEqual(checkPage(page.body), []);
  assert.doesNotMatch(board.body, /СЕРІКОВА|CentreEmployee/);
  for (const page of [ticket, second, board, await atTerminal(office, kiosk)]) assert.doesNotMatch(page.body, /sign-in|Кіру/, 'nobody signs in on a screen of the hall');
});

test('the button to call, pressed again on the same screen, calls nobody further and says so', async (t) => {
  const { office, operator, kiosk } = await hall(t);
  for (const service of ['other', 'other']) await atTerminal(office, kiosk, { service });
  await office.post(operator, '/workplace/hall/sit', { ...HALL, window: '2' });
  const screen = formsOf((await office.get(operator, '/workplace/hall')).body).find(({ action }) => action.endsWith('/at-window'));
  const press = { ...screen?.fields, act: 'next' };
  await office.post(operator, '/workplace/hall/at-window', press);
  const again = await office.post(operator, '/workplace/hall/at-window', press);
  const after = await office.get(operator, again.headers.location ?? '');

  assert.equal(screen?.fields['ticket'], '');
  assert.match(after.body, /<strong>001<\/strong>/);
  assert.match(after.body, /Бұл адам шақырылып қойған/);
  assert.match(after.body, /Кезекте тұрғандар: 1/);
});

test('a wrong booking code is told on the terminal, and what was typed stays', async (t) => {
  const { office, kiosk } = await hall(t);
  const answer = await atTerminal(office, kiosk, { code: '12 34 56' });

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.match(answer.body, /Бүгінге мұндай жазылу жоқ/);
  assert.match(answer.body, /value="123456"/);
});

test('a closed or invented terminal gives no tickets', async (t) => {
  const { office, operator, kiosk } = await hall(t);
  await office.post(operator, '/workplace/hall/close-terminals', HALL);

  for (const url of [kiosk, '/queue/kiosk/x', '/queue/nowhere/board']) assert.equal((await office.app.inject({ url })).statusCode, 404, url);
  const { rows } = await office.desk.db.query('select 1 from visit');
  assert.equal(rows.length, 0);
});

test('the device that becomes a kiosk leaves the workplace: whoever stands before it is nobody', async (t) => {
  const { office, operator, atDevice, opened, kiosk } = await hall(t);
  assert.equal(opened.cookies.find(({ name }) => name === 'session')?.value, '');
  // Even a browser that kept its cookie is out.
  assert.equal((await office.get(atDevice, '/workplace')).headers.location, '/workplace/sign-in?back=%2Fworkplace');
  assert.doesNotMatch((await office.get(atDevice, kiosk)).body, /CentreEmployee|\/sign-out/);
  assert.equal((await office.get(operator, '/workplace')).statusCode, 200, 'at their window they go on working');
});

test('whatever is posted at a window, the hall stays as it is', async (t) => {
  const { office, operator } = await hall(t);
  await office.post(operator, '/workplace/hall/sit', { ...HALL, window: '2' });
  const seated = await office.desk.db.query('select * from queue_window order by number');
  for (const act of ['constructor', '__proto__', 'toString', '']) assert.equal((await office.post(operator, '/workplace/hall/at-window', { ...HALL, act })).headers.location, '/workplace/hall?unit=kyz-centre', act);
  for (const window of ['1.5', '99999999999', '1e400', '-1', '7', '']) {
    assert.match((await office.post(operator, '/workplace/hall/sit', { ...HALL, window })).headers.location ?? '', /notice=noWindow/, window);
    assert.deepEqual((await office.desk.db.query('select * from queue_window order by number')).rows, seated.rows, `${window}: nobody loses a seat by a window that is not there`);
  }
});

test('nobody of another unit calls in this hall', async (t) => {
  const { office } = await hall(t);
  for (const stranger of [office.person('kyz', 'Head'), office.person('wko-centre', 'CentreEmployee')]) {
    for (const action of ['sit', 'at-window', 'terminal', 'close-terminals']) assert.equal((await office.post(stranger, `/workplace/hall/${action}`, HALL)).statusCode, 404, `${stranger.role} ${action}`);
    assert.match((await office.get(stranger, '/workplace/hall')).body, /электрондық кезек жоқ/);
  }
});

test('the pages of the queue are whole in every language', async (t) => {
  const { office, operator, kiosk } = await hall(t);
  await atTerminal(office, kiosk, { service: 'other' });
  for (const language of languages) {
    for (const url of [kiosk, `${kiosk}/ticket/1`, '/queue/kyz-centre/board']) assert.deepEqual(checkPage((await office.app.inject({ url: `${url}?lang=${language}` })).body), [], `${url} ${language}`);
    assert.deepEqual(checkPage((await office.get(operator, `/workplace/hall?lang=${language}`)).body), [], language);
  }
});

test('a terminal whose key is held down gives no ticket more, and says when to press again', async (t) => {
  const { office, kiosk } = await hall(t);
  for (let count = 0; count < TICKETS_A_MINUTE_MAX; count += 1) await takeTicket(office.desk, (await findHall(office.desk.db, 'kyz-centre'))!, undefined);

  const tooFast = await atTerminal(office, kiosk, { service: 'other' });
  office.clock.moveTo(office.clock.offset() + 61_000);
  const later = await atTerminal(office, kiosk, { service: 'other' });

  assert.equal(tooFast.statusCode, 429);
  assert.match(tooFast.body, /Бір минуттан кейін қайта басыңыз/);
  assert.deepEqual(checkPage(tooFast.body), []);
  assert.match(later.headers.location ?? '', new RegExp(`/ticket/${TICKETS_A_MINUTE_MAX + 1}$`), 'no number is left out');
});
