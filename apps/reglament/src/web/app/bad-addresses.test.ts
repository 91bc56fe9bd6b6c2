import { test } from 'node:test';
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { checkPage } from '../kit/index.ts';
import { openPortal } from '../portal/testing/portal-site.ts';

/** Addresses nobody can answer: broken encodings, another site's, a NUL, and a part longer than any name. */
const BROKEN = ['/%', '//[', '/queue/%00/board', '/workplace/cases/%00', '/%E0%A4%A', '/a%2', '/services/%C3%28/01', '/cabinet/cases/%ff', '/workplace/cases/%zz', `/services/${'a'.repeat(300)}/01`, `/workplace/cases/${'a'.repeat(300)}`];

test('a broken or over-long address gets our own page, with every header a page has', async (t) => {
  const { app, failures } = await openPortal(t);
  const known = await app.inject({ url: '/no-such-page' });
  for (const url of BROKEN) {
    const page = await app.inject({ url });
    assert.equal(page.statusCode, 404, url);
    assert.deepEqual(checkPage(page.body), [], url);
    for (const header of ['content-type', 'content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control']) assert.equal(page.headers[header], known.headers[header], `${url} ${header}`);
    assert.match(page.body, new RegExp(`data-face="${url.startsWith('/workplace') ? 'workplace' : 'portal'}"`), url);
  }
  assert.deepEqual(failures, []);
});

test('the page speaks the language asked for, and repeats nothing of the address', async (t) => {
  const { app } = await openPortal(t);
  for (const language of ['kk', 'ru', 'en']) {
    const page = await app.inject({ url: `/%E0%A4%A-secret?lang=${language}` });
    assert.match(page.body, new RegExp(`<html lang="${language}"`));
    assert.doesNotMatch(page.body, /secret/);
  }
});

test('a form sent to a broken address is refused like one sent to an unknown address', async (t) => {
  const { app } = await openPortal(t);
  const send = (url: string) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' });
  const [broken, unknown] = [await send('/%'), await send('/no-such-page')];
  assert.deepEqual([broken.statusCode, checkPage(broken.body)], [unknown.statusCode, []]);
});

test('over a socket the answer is whole, and the connection serves the next request', async (t) => {
  const { app } = await openPortal(t);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => { socket.write('GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\nGET /no-such-page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'); });
    socket.on('data', (part) => { text += part.toString('utf8'); }).on('end', () => resolve(text)).on('error', reject);
  });

  assert.equal(said.match(/HTTP\/1\.1 404/g)?.length, 2);
});
