import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languageHref, localPath } from './page-context.ts';
import { preferencesOf } from './preferences.ts';

const language = (url: string, cookie?: string, accept?: string) => preferencesOf({ url, headers: { cookie, 'accept-language': accept } }).language;

test('the query decides over the cookie, the cookie over the browser, and Kazakh comes first', () => {
  assert.equal(language('/?lang=en', 'lang=ru', 'kk'), 'en');
  assert.equal(language('/', 'a=b; lang=ru', 'en'), 'ru');
  assert.equal(language('/', undefined, 'de, en;q=0.4, ru-RU;q=0.8'), 'ru');
  assert.equal(language('/', undefined, 'de'), 'kk');
  assert.equal(language('/'), 'kk');
});

test('values that are not ours are passed over', () => {
  assert.equal(language('/?lang=xx', 'lang=yy', 'zz;q=abc'), 'kk');
  assert.deepEqual(preferencesOf({ url: '/', headers: { cookie: 'scheme=pink; view=huge' } }).display, { scheme: 'auto', view: 'standard' });
  assert.deepEqual(preferencesOf({ url: '/', headers: { cookie: 'scheme=dark; view=large' } }).display, { scheme: 'dark', view: 'large' });
});

test('the language switch keeps the place with its query', () => {
  assert.equal(languageHref('/case/1?tab=2&lang=kk', 'ru'), '/case/1?tab=2&lang=ru');
  assert.equal(languageHref('/', 'en'), '/?lang=en');
  assert.equal(languageHref('https://evil.example/x', 'en'), '/?lang=en');
});

test('only paths of this site are local', () => {
  for (const path of ['//x.example', 'https://x.example', '/\\x.example', '\\\\x', '', 'x', '/\n/x.example', '/a/..//x.example', '//[', '//:x', '//%']) assert.equal(localPath(path), '/', path);
  assert.equal(localPath('/a/b?c=d'), '/a/b?c=d');
});
