/** Whatever a form is sent: no failure, nothing typed lost, every message leads to its field. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPage } from '../kit/index.ts';
import { AIGUL, openPortal } from './testing/portal-site.ts';
import { SERVICE } from './testing/requests.ts';

const RUNS = { numRuns: 25 };

/** Texts as they come from careless and from hostile hands: signs of markup, SQL, ICU, halves of pairs, zeros. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '<script>alert(1)</script>', "'; drop table account; --", '{x}', '../../etc/passwd', '-1', '31', '02', '2015', 'ӘәҒғҚқ', 'a'.repeat(9000), '__proto__', '%00', '\r\n', '900101300017'),
);

/** What comes back: the app forms' own rules of cleaning, then escaped as the page escapes. */
function shown(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
  return text.replaceAll('\u0000', '').toWellFormed().replace(/[&<>"'`]/g, (sign) => signs[sign] ?? sign);
}

test('registration: any entry gives a page with the entry in it, or goes on', async (t) => {
  const { visitor, failures } = await openPortal(t);
  const fields = ['iin', 'surname', 'name', 'patronymic', 'phone', 'email'];
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: 6, maxLength: 6 }), anything, async (values, password) => {
    const somebody = await visitor();
    await somebody.get('/register');
    const page = await somebody.post('/register', { ...Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ''])), password, passwordAgain: '' });

    assert.ok([303, 403, 422].includes(page.statusCode), `${page.statusCode} ${failures.at(-1)}`);
    if (page.statusCode !== 422) return;
    assert.deepEqual(checkPage(page.body), []);
    for (const value of values) assert.ok(value === '' || page.body.includes(`value="${shown(value)}"`), JSON.stringify(value));
  }), RUNS);
});

test('login: any entry is answered', async (t) => {
  const { visitor, failures } = await openPortal(t);
  await fc.assert(fc.asyncProperty(anything, anything, anything, async (iin, password, back) => {
    const somebody = await visitor();
    await somebody.get(`/sign-in?back=${encodeURIComponent(back.toWellFormed())}`);
    const page = await somebody.post('/sign-in', { iin, password, back });

    assert.ok([422, 429].includes(page.statusCode), `${page.statusCode} ${failures.at(-1)}`);
    assert.deepEqual(checkPage(page.body), []);
  }), RUNS);
});

test('a request: any answers are kept and shown again, and each message leads to a field', async (t) => {
  const { visitor, failures } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);
  const names = ['child-name', 'decree-number', 'child-birth-date-day', 'child-birth-date-month', 'child-birth-date-year', 'decree-date-day', 'unit', 'applicant-iin', '__proto__', 'constructor'];
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: names.length, maxLength: names.length }), async (values) => {
    const page = await aigul.post(`${SERVICE}/apply/request`, Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));

    assert.ok([303, 422].includes(page.statusCode), `${page.statusCode} ${failures.at(-1)}`);
    const again = page.statusCode === 422 ? [page] : [await aigul.get(`${SERVICE}/apply/request`), await aigul.get(`${SERVICE}/apply/request/2`)];
    for (const { body } of again) assert.deepEqual(checkPage(body), []);
    for (const value of values.slice(0, 2)) {
      const kept = value.replaceAll('\u0000', '').toWellFormed().replaceAll('\r\n', '\n').trim().slice(0, 8000);
      assert.ok(kept === '' || again.some(({ body }) => body.includes(`value="${shown(kept)}"`)), JSON.stringify(value));
    }
    for (const page of ['', '/check', '/about-you', '/provider']) assert.equal((await aigul.get(`${SERVICE}/apply${page}`)).statusCode, 200);
  }), RUNS);
});

test('addresses: any service, step, search or number is a page or is not found', async (t) => {
  const { visitor, failures } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await fc.assert(fc.asyncProperty(anything, async (text) => {
    // Parts of a path may have a hundred characters, those of a query any number.
    const part = encodeURIComponent(text.slice(0, 8).toWellFormed()) || '-';
    const long = encodeURIComponent(text.toWellFormed().slice(0, 1000));
    for (const url of [`/services?q=${long}&decree=${long}`, `/services/${part}/${part}`, `${SERVICE}/apply/${part}`, `/cabinet/cases/${part}`, `/verify?number=${long}`, `/register?back=${long}`]) {
      const page = await aigul.get(url);
      assert.ok(page.statusCode < 500, `${url} ${page.statusCode} ${failures.at(-1)}`);
      if (page.body !== '') assert.deepEqual(checkPage(page.body), [], url);
    }
  }), RUNS);
});

test('signatures: anything posted as one is told as invalid or leads back', async (t) => {
  const { visitor, failures } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);
  await fc.assert(fc.asyncProperty(anything, fc.oneof(anything, fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64'))), async (signing, signature) => {
    const page = await aigul.post(`${SERVICE}/apply/sign`, { signing, signature });

    assert.ok([303, 422].includes(page.statusCode), `${page.statusCode} ${failures.at(-1)}`);
  }), RUNS);
});
