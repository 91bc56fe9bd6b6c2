import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { AIGUL, BOLAT, openPortal, PASSWORD, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { codeSentTo, telephone } from '../testing/telephone.ts';
import type { Telephone } from '../testing/telephone.ts';

const NEW = 'жаңа ұзақ пароль';
const NUMBER = '+77010000000';
const UNREGISTERED = '750310300010';

interface Scene extends PortalSite { readonly phone: Telephone }

async function open(t: TestContext): Promise<Scene> {
  const phone = telephone();
  const site = await openPortal(t, { messenger: phone });
  await site.desk.db.query('update account set phone_confirmed_at = now() where id = $1', [AIGUL.id]);
  return { ...site, phone };
}

/** Asks for a code; the address of the page where it is entered. */
async function ask(visitor: Visitor, iin: string): Promise<string> {
  await visitor.get('/recover');
  return String((await visitor.post('/recover', { iin })).headers.location);
}

const idOf = (address: string): string => new URL(address, 'http://x').searchParams.get('id') ?? '';

for (const language of languages) {
  test(`the pages of recovery are in order: ${language}`, async (t) => {
    const { visitor, phone } = await open(t);
    const somebody = await visitor();
    const pages = [await somebody.get(`/recover?lang=${language}`), await somebody.post('/recover', { iin: '1' }), await somebody.get('/recover?void')];
    const address = await ask(somebody, AIGUL.iin);
    pages.push(await somebody.get(address), await somebody.post('/recover/password', { id: idOf(address), code: '', password: 'x' }), await somebody.get('/sign-in?said=recovered'));

    for (const page of pages) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual(pages.map(({ statusCode }) => statusCode), [200, 422, 200, 200, 422, 200]);
    assert.ok(phone.received[0]?.text.startsWith(language === 'en' ? 'Portal' : 'Портал'));
  });
}

test('a code to the confirmed telephone sets a new password, ends every session and tells the owner', async (t) => {
  const { visitor, phone } = await open(t);
  const elsewhere = await visitor(AIGUL);
  const somebody = await visitor();
  for (let attempt = 0; attempt < 11; attempt += 1) {
    await somebody.get('/sign-in');
    await somebody.post('/sign-in', { iin: AIGUL.iin, password: 'forgotten' });
  }
  const address = await ask(somebody, `${AIGUL.iin.slice(0, 6)} ${AIGUL.iin.slice(6)}`);
  await somebody.get(address);

  const answer = await somebody.post('/recover/password', { id: idOf(address), code: codeSentTo(phone, NUMBER), password: NEW, passwordAgain: NEW });

  assert.equal(answer.headers.location, '/sign-in?said=recovered');
  assert.equal((await elsewhere.get('/cabinet')).statusCode, 303, 'whoever was in is out');
  assert.equal(phone.received.at(-1)?.text, translate('kk', 'portal.sms.passwordRecovered'));
  await somebody.get('/sign-in');
  assert.equal((await somebody.post('/sign-in', { iin: AIGUL.iin, password: PASSWORD })).statusCode, 422, 'the old password is gone');
  assert.equal((await somebody.post('/sign-in', { iin: AIGUL.iin, password: NEW })).headers.location, '/cabinet', 'and the limit of wrong logins with it');
  assert.ok(saidBy(await somebody.get('/cabinet/account')).includes(translate('kk', 'portal.my.event.password-recovered')));
});

test('nothing tells a registered IIN from another: neither page, nor status, nor the answers to wrong codes', async (t) => {
  const { visitor, phone } = await open(t);
  const said: string[][] = [];
  // Registered with a confirmed telephone; registered without; not registered.
  for (const iin of [AIGUL.iin, BOLAT.iin, UNREGISTERED]) {
    const somebody = await visitor();
    const address = await ask(somebody, iin);
    const answers = [await somebody.get(address)];
    for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await somebody.post('/recover/password', { id: idOf(address), code: '000000', password: NEW, passwordAgain: NEW }));
    said.push([address.replace(idOf(address), ''), ...answers.map((page) => `${page.statusCode} ${page.headers.location ?? ''} ${saidBy(page).replaceAll(idOf(address), '')}`)]);
    for (let again = 0; again < 3; again += 1) await ask(somebody, iin);
    said.at(-1)?.push(saidBy(await somebody.post('/recover', { iin })).replaceAll(iin, ''));
  }

  assert.deepEqual(said[1], said[0]);
  assert.deepEqual(said[2], said[0]);
  assert.deepEqual([...new Set(phone.received.map((message) => message.phone))], [NUMBER]);
  assert.equal(phone.received.length, 3, 'three codes an hour and no more');
});

test('a code is worth five tries, one browser, one use and ten minutes; a new one ends the old', async (t) => {
  const { visitor, phone, desk } = await open(t);
  const somebody = await visitor();
  const first = await ask(somebody, AIGUL.iin);
  const firstCode = codeSentTo(phone, NUMBER);
  const entry = (address: string, code: string) => ({ id: idOf(address), code, password: NEW, passwordAgain: NEW });
  await somebody.get(first);
  const thief = await visitor();
  await thief.get(first);
  assert.equal((await thief.post('/recover/password', entry(first, firstCode))).headers.location, '/recover?void', 'another browser');

  const second = await ask(somebody, AIGUL.iin);
  await somebody.get(second);
  assert.equal((await somebody.post('/recover/password', entry(first, firstCode))).headers.location, '/recover?void', 'an older code');
  const short = await somebody.post('/recover/password', { ...entry(second, codeSentTo(phone, NUMBER)), password: 'қысқа', passwordAgain: 'қысқа' });
  assert.equal(short.statusCode, 422);
  assert.ok(short.body.includes(`value="${codeSentTo(phone, NUMBER)}"`) && !short.body.includes('қысқа'), 'the code is kept, the password never');
  const wrong = [];
  for (const code of ['1', '2', '3', '4', '5']) wrong.push((await somebody.post('/recover/password', entry(second, `00000${code}`.slice(-6)))).statusCode);
  // One of the five may be the right code by chance once in two hundred thousand runs.
  assert.deepEqual(wrong, [422, 422, 422, 422, 303]);
  assert.equal((await somebody.post('/recover/password', entry(second, codeSentTo(phone, NUMBER)))).headers.location, '/recover?void', 'the right code after five wrong ones');

  const third = await ask(somebody, AIGUL.iin);
  await somebody.get(third);
  await desk.db.query("update one_time_code set expires_at = expires_at - interval '10 minutes'");
  assert.equal((await somebody.post('/recover/password', entry(third, codeSentTo(phone, NUMBER)))).headers.location, '/recover?void', 'too late');
  await desk.db.query("update one_time_code set expires_at = expires_at + interval '10 minutes'");
  const both = await Promise.all([1, 2].map(() => somebody.post('/recover/password', entry(third, codeSentTo(phone, NUMBER)))));
  assert.deepEqual(both.map(({ headers }) => headers.location).sort(), ['/recover?void', '/sign-in?said=recovered'], 'of two at once one counts');
});

test('without an operator of messages, and with one that is down, the answer is the same', async (t) => {
  const { visitor, phone } = await open(t);
  phone.down = true;
  assert.match(await ask(await visitor(), AIGUL.iin), /^\/recover\/password\?id=/);

  const silent = await openPortal(t);
  assert.match(await ask(await silent.visitor(), AIGUL.iin), /^\/recover\/password\?id=/);
});
