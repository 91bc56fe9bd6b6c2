import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { unhashedAssets } from '../kit/index.ts';
import { firstVisit } from '../kit/first-visit.ts';
import { openPortal } from '../portal/testing/portal-site.ts';

const STYLES = "body{margin:0}.price::before{content:'$& $1'}";
const assetsOf = (styles: string, hash: string) => {
  const stylesheet = `/assets/kit-${hash}.css`;
  return { paths: { ...unhashedAssets, stylesheet }, files: new Map(), first: firstVisit(stylesheet, styles) };
};
const built = assetsOf(STYLES, '0123456789ab');

test('the first page brings the styles along under a policy that lets in nothing else, the next ones name the file', async (t) => {
  const { visitor } = await openPortal(t, { assets: built });
  const reader = await visitor();

  const first = await reader.get('/');
  const second = await reader.get('/services');

  const inline = /<style>([\s\S]*?)<\/style>/.exec(first.body)?.[1];
  assert.equal(inline, STYLES);
  assert.match(String(first.headers['content-security-policy']), new RegExp(`style-src 'self' 'sha256-${createHash('sha256').update(inline).digest('base64').replace(/[+/]/g, '\\$&')}'(;|$)`));
  assert.match(first.body, /<link rel="stylesheet" href="\/assets\/kit-0123456789ab\.css" media="print">/);
  assert.match(String(first.headers['set-cookie']), /styles=0123456789ab;.*HttpOnly/);
  assert.doesNotMatch(second.body, /<style/);
  assert.match(second.body, /<link rel="stylesheet" href="\/assets\/kit-0123456789ab\.css">/);
  assert.doesNotMatch(String(second.headers['set-cookie'] ?? ''), /styles=/);
});

test('new styles are brought along once more; an answer to a form never brings any', async (t) => {
  const { visitor } = await openPortal(t, { assets: built });
  const reader = await visitor();
  reader.cookies.set('styles', 'ffffffffffff');
  assert.match((await reader.get('/sign-in')).body, /<style>/);
  reader.cookies.delete('styles');
  const posted = await reader.post('/sign-in', { iin: '1', password: 'x' });
  assert.doesNotMatch(posted.body, /<style>/);
  assert.match((await reader.get('/no-such-page')).body, /<style>/, 'a page that is not there is a first page, too');
});

test('at the workplace the styles stay a file, however long the queue', async (t) => {
  const { visitor } = await openPortal(t, { assets: built });
  const official = await visitor();
  assert.doesNotMatch((await official.get('/workplace/nothing')).body, /<style>/);
  assert.match((await official.get('/workplaces')).body, /<style>/, 'only there');
});
