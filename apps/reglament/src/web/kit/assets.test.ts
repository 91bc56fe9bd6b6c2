import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { assets } from './assets.ts';
import { isCoreLetter } from './fonts.ts';
import { registerAssets } from './register-assets.ts';
import { catalogues } from '../texts/index.ts';

const folder = await mkdtemp(join(tmpdir(), 'kit-'));
const built = await assets({ folder });
test.after(async () => rm(folder, { recursive: true, force: true }));

async function withApp(use: (app: FastifyInstance) => Promise<void>): Promise<void> {
  const app = Fastify();
  registerAssets(app, built);
  app.get('/page', async () => 'x');
  await use(app);
  await app.close();
}

const file = (address: string) => built.files.get(address.slice('/assets/'.length));

test('a first page loads little: style under 20 KB, script under 6 KB, both fonts under 45 KB', () => {
  assert.ok((file(built.paths.stylesheet)?.gzip?.length ?? Infinity) < 20_000);
  assert.ok((file(built.paths.script)?.gzip?.length ?? Infinity) < 6_000);
  const fonts = built.paths.fonts.map((address) => file(address)?.bytes.length ?? Infinity);
  assert.equal(fonts.length, 2);
  assert.ok(fonts.reduce((sum, size) => sum + size, 0) <= 45_000, fonts.join(' + '));
});

test('every letter of the catalogues is in the cut that each page loads', () => {
  const all = Object.values(catalogues).flatMap((catalogue) => Object.values<Readonly<Record<string, string>>>(catalogue)).flatMap((message) => Object.values(message)).join('');
  const lacking = [...new Set(all)].filter((letter) => letter !== '\n' && !isCoreLetter(letter));
  assert.deepEqual(lacking, []);
});

test('all letters of the Kazakh and Russian alphabets are in the core cut', () => {
  for (const letter of 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя«»№₸') assert.ok(isCoreLetter(letter), letter);
});

test('a second start uses the kept fonts, and a damaged one is cut again', async () => {
  const name = (await readdir(folder)).find((entry) => entry.includes('400regular-core')) ?? '';
  await writeFile(join(folder, name), 'damaged');
  const again = await assets({ folder });
  assert.deepEqual(again.paths, built.paths);
  assert.deepEqual(again.files.get(name)?.bytes, built.files.get(name)?.bytes);
});

test('hashed files may be kept for ever, the unhashed ones not; compressed as the browser accepts', async () => {
  await withApp(async (app) => {
    const kept = await app.inject({ url: built.paths.stylesheet, headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(kept.statusCode, 200);
    assert.equal(kept.headers['content-encoding'], 'br');
    assert.match(String(kept.headers['cache-control']), /immutable/);
    const refused = await app.inject({ url: built.paths.stylesheet, headers: { 'accept-encoding': 'br;q=0, gzip' } });
    assert.equal(refused.headers['content-encoding'], 'gzip');
    const plain = await app.inject({ url: '/assets/kit.css' });
    assert.equal(plain.headers['cache-control'], 'no-cache');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.match(plain.body, /Noto Sans Reglament/);
  });
});

test('a file that is not ours is not found, whatever path it tries', async () => {
  await withApp(async (app) => {
    for (const name of ['x.css', '..%2f..%2fpackage.json', 'constructor', '__proto__']) assert.equal((await app.inject({ url: `/assets/${name}` })).statusCode, 404, name);
  });
});

test('the display switch sets only the cookie asked for and returns to the page', async () => {
  await withApp(async (app) => {
    const answer = await app.inject({ url: '/display?scheme=dark&back=%2Fcase%2F1%3Fa%3D2' });
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/case/1?a=2');
    assert.deepEqual([answer.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]), ['scheme=dark']);
  });
});

test('the display switch does not lead away from the site', async () => {
  await withApp(async (app) => {
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '/x/../..//evil.example']) {
      const { location } = (await app.inject({ url: `/display?view=large&back=${encodeURIComponent(back)}` })).headers;
      assert.equal(new URL(String(location), 'http://site.example').host, 'site.example', back);
    }
  });
});

test('a language in the query is kept for later pages; an unknown one is not', async () => {
  await withApp(async (app) => {
    assert.match(String((await app.inject({ url: '/page?lang=ru' })).headers['set-cookie']), /^lang=ru; Path=\//);
    assert.equal((await app.inject({ url: '/page?lang=de%0d%0aX' })).headers['set-cookie'], undefined);
  });
});
