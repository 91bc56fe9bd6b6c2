import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { AIGUL, BOLAT, openPortal, PASSWORD, saidBy } from '../testing/portal-site.ts';

const NEW = { iin: '750310300010', surname: 'НҰРҒАЛИ', name: 'ЕРКІН', birthDate: '1975-03-10' };
const entry = { iin: NEW.iin, surname: 'Нұрғали', name: 'Еркін', patronymic: '', phone: '', email: '', password: PASSWORD, passwordAgain: PASSWORD };

for (const language of languages) {
  test(`the pages of registration and login are in order: ${language}`, async (t) => {
    const { visitor } = await openPortal(t);
    const somebody = await visitor();
    const pages = [
      await somebody.get(`/register?lang=${language}`), await somebody.post('/register', { iin: '1', phone: 'x' }),
      await somebody.get('/sign-in'), await somebody.post('/sign-in', { iin: AIGUL.iin, password: 'wrong' }),
    ];

    for (const page of pages) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual(pages.map(({ statusCode }) => statusCode), [200, 422, 200, 422]);
  });
}

test('tells everything wrong with a registration and keeps what was typed, the passwords excepted', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/register');

  const page = await somebody.post('/register', { ...entry, iin: '900101300018', phone: 'жоқ', password: 'abc', surname: '"><b>x' });

  assert.match(saidBy(page), /бақылау цифры сәйкес келмейді/);
  for (const field of ['iin', 'phone', 'password']) assert.ok(page.body.includes(`href="#f-${field}"`), field);
  assert.ok(page.body.includes('value="900101300018"') && page.body.includes('value="жоқ"') && page.body.includes('value="Еркін"'));
  assert.ok(page.body.includes('value="&quot;&gt;&lt;b&gt;x"'));
  assert.ok(!page.body.includes('abc'));
});

test('registers a person whom the register knows and leads on to where they were going', async (t) => {
  const { visitor, population } = await openPortal(t);
  population.people.set(NEW.iin, NEW);
  const somebody = await visitor();
  await somebody.get('/register?back=%2Fservices%2Fwko-2015-153%2F02%2Fapply');

  const answer = await somebody.post('/register', { ...entry, iin: '750310 300010', back: '/services/wko-2015-153/02/apply' });

  assert.equal(answer.headers.location, '/services/wko-2015-153/02/apply');
  assert.equal((await somebody.get('/cabinet')).statusCode, 200);
});

test('tells of a login what is missing or cannot be an IIN, and counts it as no attempt', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/sign-in');

  for (const [iin, password, said] of [['', '', 'өрісін толтырыңыз'], ['79041249', 'x', 'ЖСН 12 цифрдан тұруы керек'], ['ЖСН 790412490004', 'x', 'ЖСН тек цифрлардан тұрады'], [AIGUL.iin, '', '«Пароль» өрісін толтырыңыз']] as const) {
    const page = await somebody.post('/sign-in', { iin, password });
    assert.deepEqual([page.statusCode, checkPage(page.body)], [422, []], iin);
    assert.ok(saidBy(page).includes(said), saidBy(page));
    assert.ok(!saidBy(page).includes(translate('kk', 'portal.signIn.wrong')), iin);
  }
  assert.equal((await desk.db.query('select 1 from attempt_limit')).rowCount, 0);
});

const refusals = [['absent', 'portal.refused.absent'], ['deceased', 'portal.refused.deceased'], ['names-differ', 'portal.refused.namesDiffer']] as const;
for (const [reason, key] of refusals) {
  for (const way of ['login', 'registration'] as const) {
    test(`refuses authorisation at ${way} with the ground "${reason}" and the clause`, async (t) => {
      const { visitor, population } = await openPortal(t);
      const person = way === 'login' ? BOLAT : NEW;
      if (reason === 'absent') population.people.delete(person.iin);
      else population.people.set(person.iin, reason === 'deceased' ? { ...person, deathDate: '2026-01-01' } : { ...person, surname: 'БАСҚА' });
      const somebody = await visitor();
      await somebody.get('/sign-in');

      const page = way === 'login' ? await somebody.post('/sign-in', { iin: BOLAT.iin, password: PASSWORD }) : await somebody.post('/register', entry);

      assert.equal(page.statusCode, 403);
      assert.deepEqual(checkPage(page.body), []);
      assert.ok(saidBy(page).includes(translate('kk', key)));
      assert.ok(saidBy(page).includes(translate('kk', 'refusals.authorisationRefused.title')));
      assert.match(saidBy(page), /тармақ/);
      assert.equal(somebody.cookies.has('session'), false);
    });
  }
}

test('a register that does not answer is no refusal: the person is asked to try later', async (t) => {
  const { visitor, population } = await openPortal(t);
  population.down = true;
  const somebody = await visitor();
  await somebody.get('/sign-in');

  const page = await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD });

  assert.equal(page.statusCode, 503);
  assert.deepEqual(checkPage(page.body), []);
  assert.ok(!saidBy(page).includes(translate('kk', 'refusals.authorisationRefused.title')));
  assert.match(saidBy(page), /Бұл бас тарту емес/);
});

test('stops guessing after ten wrong passwords, the right one included', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/sign-in');
  for (let attempt = 0; attempt < 10; attempt += 1) await somebody.post('/sign-in', { iin: AIGUL.iin, password: `wrong ${attempt}` });

  const page = await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD });

  assert.equal(page.statusCode, 429);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(saidBy(page), /15 минуттан кейін/);
});

test('ten thousand logins of one IIN at once: ten reach the password, the others are told, one line is logged and names nobody', async (t) => {
  const lines: string[] = [];
  const { desk } = await openPortal(t, { log: (line) => { lines.push(JSON.stringify(line)); } });
  const { app } = await openPortal(t, { desk, log: (line) => { lines.push(JSON.stringify(line)); } });
  const page = await app.inject('/sign-in');
  const cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const payload = (password: string): string => new URLSearchParams({ csrf, iin: AIGUL.iin, password }).toString();
  const post = (password: string) => app.inject({ method: 'POST', url: '/sign-in', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: payload(password) });

  const statuses: number[] = [];
  for (let round = 0; round < 20; round += 1) statuses.push(...(await Promise.all(Array.from({ length: 500 }, (_, index) => post(`wrong ${round} ${index}`)))).map(({ statusCode }) => statusCode));

  assert.equal(statuses.filter((status) => status === 422).length, 10);
  assert.equal(statuses.filter((status) => status === 429).length, 9990);
  assert.equal((await post(PASSWORD)).statusCode, 429, 'the right one included');
  assert.equal(lines.filter((line) => line.includes('login-limited')).length, 1);
  assert.ok(!lines.some((line) => line.includes(AIGUL.iin)));
  assert.deepEqual((await desk.db.query('select attempts from attempt_limit')).rows, [{ attempts: 10_001 }]);
});

test('a login gives a new token, ends the earlier session and hides the cookie from scripts', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor(AIGUL);
  const earlier = somebody.cookies.get('session') ?? '';
  await somebody.get('/sign-in');

  const answer = await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD });

  const cookie = answer.cookies.find(({ name }) => name === 'session');
  assert.ok(cookie !== undefined && cookie.value !== earlier && cookie.httpOnly === true && cookie.sameSite === 'Lax' && cookie.path === '/');
  const thief = await visitor();
  thief.cookies.set('session', earlier);
  assert.equal((await thief.get('/cabinet')).statusCode, 303);
});

for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
  test(`never leads away from the site after login: ${back}`, async (t) => {
    const { visitor } = await openPortal(t);
    const somebody = await visitor();
    await somebody.get(`/sign-in?back=${encodeURIComponent(back)}`);

    const answer = await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD, back });

    assert.equal(answer.headers.location, '/');
  });
}

test('messages go in the language a person signs in with, or changes to afterwards', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const spoken = async () => (await desk.db.query<{ language: string }>('select language from account where id = $1', [AIGUL.id])).rows[0]?.language;
  const somebody = await visitor();
  assert.equal(await spoken(), 'kk');
  await somebody.get('/sign-in?lang=ru');
  await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD });
  assert.equal(await spoken(), 'ru');
  await somebody.get('/cabinet?lang=xx');
  assert.equal(await spoken(), 'ru', 'no such language');
  await (await visitor()).get('/services?lang=en');
  assert.equal(await spoken(), 'ru', 'somebody else read the site');
  await somebody.get('/cabinet?lang=en');
  assert.equal(await spoken(), 'en');
});

test('signs out and forgets the session', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor(AIGUL);
  const token = somebody.cookies.get('session') ?? '';
  await somebody.get('/cabinet');

  const answer = await somebody.post('/sign-out', {});

  assert.equal(answer.headers.location, '/');
  somebody.cookies.set('session', token);
  assert.equal((await somebody.get('/cabinet')).headers.location, '/sign-in?back=%2Fcabinet');
});

test('a form made by another site is not taken', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const somebody = await visitor(AIGUL);
  await somebody.get('/services/wko-2015-153/02/apply');

  const answers = [
    await somebody.post('/services/wko-2015-153/02/apply/provider', { csrf: 'forged', unit: 'oral' }),
    await somebody.post('/sign-out', { csrf: '' }),
    await (await visitor()).post('/sign-in', { iin: AIGUL.iin, password: PASSWORD }),
  ];

  assert.deepEqual(answers.map(({ statusCode }) => statusCode), [403, 403, 403]);
  for (const answer of answers) assert.deepEqual(checkPage(answer.body), []);
  assert.match(saidBy(answers[0]!), /Бет ескірген Ештеңе жіберілген жоқ/, 'somebody whose form is only old is told what to do');
  assert.deepEqual((await desk.db.query("select 1 from draft where answers->>'unit' is not null")).rows, []);
});
