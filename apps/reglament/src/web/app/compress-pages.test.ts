import { test } from 'node:test';
import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beginSession } from '../../desk/people/sessions.ts';
import { AIGUL, openPortal } from '../portal/testing/portal-site.ts';
import { isToken, maskToken } from './form-token.ts';

const TOKEN = 'vP3zC5oQxL2hYk8nTqJ0sWmRbE7uDfGa';

test('a token looks different every time and is known every time; anything else is not', () => {
  const masked = Array.from({ length: 50 }, () => maskToken(TOKEN));
  assert.equal(new Set(masked).size, 50);
  for (const one of masked) {
    assert.ok(isToken(one, TOKEN));
    assert.ok(!one.includes(TOKEN.slice(0, 6)));
    assert.ok(!isToken(one.slice(0, -2), TOKEN));
    assert.ok(!isToken(maskToken(`${TOKEN.slice(0, -1)}x`), TOKEN));
  }
  assert.ok(isToken(TOKEN, TOKEN));
  for (const wrong of ['', 'x', undefined, null, 7, {}, [TOKEN], `${TOKEN.slice(0, -1)}x`, 'A'.repeat(86), '%'.repeat(86)]) assert.ok(!isToken(wrong, TOKEN), String(wrong));
});

test('no page shows the bare token of a session or of a form cookie, and two pages never show the same one', async (t) => {
  const site = await openPortal(t);
  const { token } = await beginSession(site.desk, { accountId: AIGUL.id });
  const { rows } = await site.desk.db.query<{ csrf: string }>('select csrf from session');
  const signedIn = async (url: string) => (await site.app.inject({ url, headers: { cookie: `session=${token}` } })).body;
  const shown = new Set<string>();
  for (const url of ['/cabinet', '/cabinet', '/help', '/verify', '/cabinet/account', '/sign-in/eds?switch=1']) {
    const body = await signedIn(url);
    assert.ok(!body.includes(rows[0]!.csrf), url);
    for (const [, value] of new Set(body.matchAll(/name="csrf" value="([^"]+)"/g))) {
      assert.ok(isToken(value, rows[0]!.csrf), url);
      shown.add(value!);
    }
  }
  assert.ok(shown.size >= 6);
  const first = await site.app.inject({ url: '/sign-in' });
  assert.ok(!first.body.includes(first.cookies.find(({ name }) => name === 'form')?.value ?? '-'));
});

test('pages are compressed as the browser takes them', async (t) => {
  const { app } = await openPortal(t);
  const ask = (encoding: string) => app.inject({ url: '/services', headers: { 'accept-encoding': encoding } });
  const [plain, br, gz, none] = [await ask('identity'), await ask('gzip, br'), await ask('gzip'), await ask('br;q=0, gzip;q=0')];

  assert.deepEqual([plain, br, gz, none].map(({ headers }) => headers['content-encoding']), [undefined, 'br', 'gzip', undefined]);
  assert.equal(brotliDecompressSync(br.rawPayload).toString('utf8'), plain.body);
  assert.equal(gunzipSync(gz.rawPayload).toString('utf8'), plain.body);
  assert.ok(br.rawPayload.length * 4 < plain.rawPayload.length, `${br.rawPayload.length} of ${plain.rawPayload.length}`);
  assert.match(String(br.headers['vary']), /accept-encoding/);
});

test('a page with somebody’s data is not compressed when another site made the browser ask', async (t) => {
  const site = await openPortal(t);
  const { token } = await beginSession(site.desk, { accountId: AIGUL.id });
  const ask = async (from: string | undefined) => (await site.app.inject({ url: '/cabinet?guess=AAAA', headers: { cookie: `session=${token}`, 'accept-encoding': 'br', ...(from === undefined ? {} : { 'sec-fetch-site': from }) } })).headers['content-encoding'];

  assert.deepEqual([await ask('same-origin'), await ask('none'), await ask('cross-site'), await ask('same-site'), await ask(undefined)], ['br', 'br', undefined, undefined, undefined]);
});
