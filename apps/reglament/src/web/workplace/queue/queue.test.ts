import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';

test('the clerk finds a portal request in the queue, with its due time, norm and clause', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();

  const page = await office.get(office.person('wko', 'OfficeClerk'), '/workplace');

  assert.equal(page.statusCode, 200);
  assert.match(page.body, new RegExp(`/workplace/cases/${id}`));
  assert.match(page.body, /10 минут · 5-тармақтың 1\) тармақшасы/);
  assert.match(page.body, /СЕРІКОВА АЙГҮЛ/);
  assert.match(page.body, /due-ahead/);
});

test('others do not see it: another role, another unit', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();

  for (const person of office.people.filter(({ unit, role }) => unit !== 'wko' || role !== 'OfficeClerk')) {
    const page = await office.get(person, '/workplace');
    assert.doesNotMatch(page.body, new RegExp(id), `${person.role} of ${person.unit}`);
  }
});

test('what is missed is said in words and shape', async (t) => {
  const office = await openOffice(t);
  await office.portalCase();
  office.clock.moveTo(3 * 3_600_000);

  const page = await office.get(office.person('wko', 'OfficeClerk'), '/workplace');

  assert.match(page.body, /due-tag due-late/);
  assert.match(page.body, /мерзімі өткені – 1/);
});

test('the filter narrows the queue, and says when nothing is left', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const clerk = office.person('wko', 'OfficeClerk');

  const found = await office.get(clerk, `/workplace?q=${encodeURIComponent('серікова қорғаншылық')}`);
  const none = await office.get(clerk, `/workplace?q=${encodeURIComponent('Ахметов')}`);

  assert.match(found.body, new RegExp(id));
  assert.doesNotMatch(none.body, new RegExp(id));
  assert.match(none.body, /«Ахметов» бойынша ештеңе табылмады/);
});

test('queue and sign-in are whole in every language, empty or not', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('wko', 'OfficeClerk');
  for (const filled of [false, true]) {
    if (filled) await office.portalCase();
    for (const language of languages) {
      for (const page of [await office.get(clerk, `/workplace?lang=${language}`), await office.get(undefined, `/workplace/sign-in?lang=${language}`)]) {
        assert.equal(page.statusCode, 200);
        assert.deepEqual(checkPage(page.body), [], language);
        assert.ok(page.body.length < 150_000);
      }
    }
  }
});

test('signs staff in by login and password and brings them back to where they were going', async (t) => {
  const office = await openOffice(t);
  const { hashPassword } = await import('../../../desk/people/passwords.ts');
  await office.desk.db.query("update staff set password_hash = $1 where login = 'wko-Head'", [await hashPassword('құпия-сөз 1')]);
  const first = await office.app.inject('/workplace/sign-in?back=%2Fworkplace%2Fintake');
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  const csrf = cookie.split('=')[1] ?? '';
  const send = (fields: Readonly<Record<string, string>>) => office.app.inject({ method: 'POST', url: '/workplace/sign-in', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf, back: '/workplace/intake', ...fields }).toString() });

  const wrong = await send({ login: 'wko-Head', password: 'құпия' });
  const empty = await send({ login: '', password: '' });
  const right = await send({ login: 'wko-Head', password: 'құпия-сөз 1' });
  const away = await send({ login: 'wko-Head', password: 'құпия-сөз 1', back: '//evil.example/x' });

  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Логин немесе пароль қате/);
  assert.deepEqual(checkPage(wrong.body), []);
  assert.deepEqual(checkPage(empty.body), []);
  assert.doesNotMatch(wrong.body, /value="құпия"/);
  assert.equal(right.statusCode, 303);
  assert.equal(right.headers.location, '/workplace/intake');
  assert.match(String(right.headers['set-cookie']), /session=.*HttpOnly/);
  assert.equal(away.headers.location, '/workplace');
});

test('a session of staff stays with the device it was begun on, and a login ends the earlier session of that browser', async (t) => {
  const office = await openOffice(t);
  const { hashPassword } = await import('../../../desk/people/passwords.ts');
  await office.desk.db.query("update staff set password_hash = $1 where login in ('wko-Head', 'wko-Executor')", [await hashPassword('құпия-сөз 1')]);
  const [windows, android] = ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/130.0', 'Mozilla/5.0 (Linux; Android 14) Chrome/128.0 Mobile Safari/537.36'];
  const first = await office.app.inject('/workplace/sign-in');
  const csrf = first.cookies.find(({ name }) => name === 'form')?.value ?? '';
  const signIn = async (login: string, earlier = '') => (await office.app.inject({
    method: 'POST', url: '/workplace/sign-in', headers: { cookie: `form=${csrf}; ${earlier}`, 'user-agent': windows, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: earlier === '' ? csrf : (await office.desk.db.query<{ csrf: string }>('select csrf from session order by created_at desc limit 1')).rows[0]?.csrf ?? '', login, password: 'құпия-сөз 1' }).toString(),
  })).cookies.find(({ name }) => name === 'session')?.value ?? '';
  const statusOf = async (session: string, userAgent: string) => (await office.app.inject({ url: '/workplace', headers: { cookie: `session=${session}`, 'user-agent': userAgent } })).statusCode;

  const head = await signIn('wko-Head');
  assert.equal(await statusOf(head, windows), 200);
  const executor = await signIn('wko-Executor', `session=${head}`);
  assert.deepEqual([await statusOf(head, windows), await statusOf(executor, windows)], [303, 200]);
  assert.deepEqual([await statusOf(executor, android), await statusOf(executor, windows)], [303, 303], 'carried elsewhere it is over, for its thief and for its owner');
});

test('without a session the workplace asks to sign in', async (t) => {
  const office = await openOffice(t);
  const page = await office.get(undefined, '/workplace?q=1');
  assert.equal(page.statusCode, 303);
  assert.equal(page.headers.location, '/workplace/sign-in?back=%2Fworkplace%3Fq%3D1');
});
