import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { AIGUL, BOLAT, openPortal, PASSWORD, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { codeSentTo, telephone } from '../testing/telephone.ts';

const NEW = 'жаңа ұзақ пароль';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const CHROME_RENEWED = CHROME.replace('140', '141');
const PHONE = 'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36';

async function signedIn(site: PortalSite, userAgent?: string, who = AIGUL): Promise<Visitor> {
  const visitor = await site.visitor(undefined, userAgent);
  await visitor.get('/sign-in');
  assert.equal((await visitor.post('/sign-in', { iin: who.iin, password: PASSWORD })).headers.location, '/cabinet');
  return visitor;
}

for (const language of languages) {
  test(`the pages of the account are in order, with news, errors and without: ${language}`, async (t) => {
    const site = await openPortal(t, { messenger: telephone() });
    await signedIn(site, CHROME);
    const aigul = await signedIn(site, PHONE);
    const pages = [await aigul.get(`/cabinet?lang=${language}`)];
    for (const path of ['', '?said=saved', '/contacts', '/password', '/phone', '/phone?void', '/phone?sent=11111111-1111-4111-8111-111111111111']) pages.push(await aigul.get(`/cabinet/account${path}`));
    for (const [path, fields] of [['contacts', { phone: 'x', email: '@' }], ['password', { password: 'x' }], ['phone', { id: 'x' }]] as const) pages.push(await aigul.post(`/cabinet/account/${path}`, fields));

    for (const page of pages) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual(pages.map(({ statusCode }) => statusCode), [200, 200, 200, 200, 200, 200, 200, 200, 422, 422, 422]);
  });
}

test('sessions are listed with device and time; one or all others are ended, and another person’s never', async (t) => {
  const site = await openPortal(t);
  const [computer, phone, third] = [await signedIn(site, CHROME), await signedIn(site, PHONE), await signedIn(site, CHROME)];
  const bolat = await signedIn(site, CHROME, BOLAT);
  const page = await phone.get('/cabinet/account');
  assert.match(saidBy(page), /Samsung Internet, Android/);
  assert.match(saidBy(page), /Chrome, Windows/);
  const ids = [...page.body.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id ?? '');
  assert.equal(ids.length, 2, 'the own one is not offered');

  await bolat.get('/cabinet/account');
  for (const session of ids) await bolat.post('/cabinet/account/sessions/end', { session });
  assert.equal((await third.get('/cabinet')).statusCode, 200, 'another’s form ends nothing of mine');
  await phone.post('/cabinet/account/sessions/end', { session: ids[0] ?? '' });
  assert.equal((await third.get('/cabinet')).statusCode, 303, 'the latest of the two');
  assert.equal((await computer.get('/cabinet')).statusCode, 200);
  await phone.post('/cabinet/account/sessions/end-others', {});
  assert.equal((await computer.get('/cabinet')).statusCode, 303);
  assert.equal((await phone.get('/cabinet')).statusCode, 200);
  assert.equal((await bolat.get('/cabinet')).statusCode, 200);
});

test('a session carried to another kind of device ends, and the owner is told; a browser that renews itself stays', async (t) => {
  const site = await openPortal(t);
  const aigul = await signedIn(site, CHROME);
  const token = aigul.cookies.get('session') ?? '';
  const renewed = await site.visitor(undefined, CHROME_RENEWED);
  renewed.cookies.set('session', token);
  assert.equal((await renewed.get('/cabinet')).statusCode, 200);

  const thief = await site.visitor(undefined, PHONE);
  thief.cookies.set('session', token);
  assert.equal((await thief.get('/cabinet')).headers.location, '/sign-in?back=%2Fcabinet');
  assert.equal((await aigul.get('/cabinet')).statusCode, 303, 'ended for everybody');
  const again = await signedIn(site, CHROME);
  assert.ok(saidBy(await again.get('/cabinet/account')).includes(translate('kk', 'portal.my.event.session-moved')));
});

test('a sign-in on a new device is told in the cabinet and to the confirmed telephone, until the owner has seen it', async (t) => {
  const operator = telephone();
  const site = await openPortal(t, { messenger: operator });
  await site.desk.db.query('update account set phone_confirmed_at = now()');
  await signedIn(site, CHROME);
  await signedIn(site, CHROME);
  assert.deepEqual(operator.received, [], 'the first of all, and a known device');

  const phone = await signedIn(site, PHONE);

  assert.deepEqual(operator.received, [{ phone: '+77010000000', text: translate('kk', 'portal.sms.newDevice', { device: 'Samsung Internet, Android' }) }]);
  const news = translate('kk', 'portal.my.news', { count: 1 });
  assert.ok(saidBy(await phone.get('/cabinet')).includes(news));
  await phone.post('/cabinet/account/events/read', {});
  assert.ok(!saidBy(await phone.get('/cabinet')).includes(news));
});

test('a password is changed by who knows the old one, and nobody else stays signed in', async (t) => {
  const site = await openPortal(t);
  const [aigul, elsewhere] = [await signedIn(site, CHROME), await signedIn(site, PHONE)];
  await aigul.get('/cabinet/account/password');
  const change = { currentPassword: PASSWORD, password: NEW, passwordAgain: NEW };
  for (const wrong of [{ currentPassword: 'қате-пароль' }, { currentPassword: '' }, { password: 'қысқа' }, { passwordAgain: 'x' }, { password: 'ааааааааа', passwordAgain: 'ааааааааа' }]) {
    const page = await aigul.post('/cabinet/account/password', { ...change, ...wrong });
    assert.equal(page.statusCode, 422, JSON.stringify(wrong));
    assert.ok(!page.body.includes(NEW) && !page.body.includes('қате-пароль'));
  }

  assert.equal((await aigul.post('/cabinet/account/password', change)).headers.location, '/cabinet/account?said=password');

  assert.equal((await aigul.get('/cabinet')).statusCode, 200);
  assert.equal((await elsewhere.get('/cabinet')).statusCode, 303);
});

test('wrong present passwords are limited as wrong logins are', async (t) => {
  const site = await openPortal(t);
  const aigul = await signedIn(site, CHROME);
  await aigul.get('/cabinet/account/password');
  const statuses = [];
  for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await aigul.post('/cabinet/account/password', { currentPassword: `x${attempt}`, password: NEW, passwordAgain: NEW })).statusCode);
  const page = await aigul.post('/cabinet/account/password', { currentPassword: PASSWORD, password: NEW, passwordAgain: NEW });

  assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 422), 429]);
  assert.equal(page.statusCode, 429);
  assert.deepEqual(checkPage(page.body), []);
});

test('a telephone is kept as typed, confirmed by a code, and no longer confirmed when it changes', async (t) => {
  const operator = telephone();
  const site = await openPortal(t, { messenger: operator });
  const aigul = await signedIn(site, CHROME);
  await aigul.get('/cabinet/account/contacts');
  const refused = await aigul.post('/cabinet/account/contacts', { phone: '8 (702) 111-22-33', email: 'a@b.kz', currentPassword: 'басқа' });
  assert.ok(refused.statusCode === 422 && refused.body.includes('value="8 (702) 111-22-33"') && refused.body.includes('value="a@b.kz"'), 'nothing typed is lost');

  assert.equal((await aigul.post('/cabinet/account/contacts', { phone: '8 (702) 111-22-33', email: 'a@b.kz', currentPassword: PASSWORD })).headers.location, '/cabinet/account/phone');
  const sent = await aigul.post('/cabinet/account/phone/send', {});
  const id = new URL(String(sent.headers.location), 'http://x').searchParams.get('sent') ?? '';
  const wrong = await aigul.post('/cabinet/account/phone', { id, code: '12' });
  assert.ok(wrong.statusCode === 422 && wrong.body.includes('value="12"') && wrong.body.includes('href="#f-code"'));
  assert.equal((await aigul.post('/cabinet/account/phone', { id, code: codeSentTo(operator, '+77021112233') })).headers.location, '/cabinet/account?said=phone');
  assert.match(saidBy(await aigul.get('/cabinet/account')), /8 \(702\) 111-22-33 расталған/);

  await aigul.get('/cabinet/account/contacts');
  await aigul.post('/cabinet/account/contacts', { phone: '+7 702 111 22 33', email: 'a@b.kz', currentPassword: PASSWORD });
  assert.match(saidBy(await aigul.get('/cabinet/account')), /8 \(702\) 111-22-33 расталған/, 'the same number written otherwise changes nothing');
  await aigul.get('/cabinet/account/contacts');
  await aigul.post('/cabinet/account/contacts', { phone: '+7 777 000 00 01', email: '', currentPassword: PASSWORD });
  assert.match(saidBy(await aigul.get('/cabinet/account')), /\+7 777 000 00 01 расталмаған/);
  assert.deepEqual(operator.received.at(-1), { phone: '+77021112233', text: translate('kk', 'portal.sms.phoneChanged') }, 'the earlier number is told');
});

test('a code sent to the earlier telephone does not confirm the one entered since', async (t) => {
  const operator = telephone();
  const site = await openPortal(t, { messenger: operator });
  const aigul = await signedIn(site, CHROME);
  await aigul.get('/cabinet/account/contacts');
  await aigul.post('/cabinet/account/contacts', { phone: '+77021112233', email: '', currentPassword: PASSWORD });
  await aigul.get('/cabinet/account/phone');
  const sent = await aigul.post('/cabinet/account/phone/send', {});
  const id = new URL(String(sent.headers.location), 'http://x').searchParams.get('sent') ?? '';
  await aigul.get('/cabinet/account/contacts');
  await aigul.post('/cabinet/account/contacts', { phone: '+77770000001', email: '', currentPassword: PASSWORD });

  assert.equal((await aigul.post('/cabinet/account/phone', { id, code: codeSentTo(operator, '+77021112233') })).headers.location, '/cabinet/account/phone?void');
  assert.match(saidBy(await aigul.get('/cabinet/account')), /\+77770000001 расталмаған/);
});

test('one person’s code confirms nothing for another', async (t) => {
  const operator = telephone();
  const site = await openPortal(t, { messenger: operator });
  const [aigul, bolat] = [await signedIn(site, CHROME), await signedIn(site, CHROME, BOLAT)];
  await aigul.get('/cabinet/account/phone');
  const sent = await aigul.post('/cabinet/account/phone/send', {});
  const id = new URL(String(sent.headers.location), 'http://x').searchParams.get('sent') ?? '';
  await bolat.get('/cabinet/account/phone');

  assert.equal((await bolat.post('/cabinet/account/phone', { id, code: codeSentTo(operator, '+77010000000') })).headers.location, '/cabinet/account/phone?void');
  assert.match(saidBy(await bolat.get('/cabinet/account')), /расталмаған/);
});
