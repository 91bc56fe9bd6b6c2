import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import type { Certificate } from '../certificate/index.ts';
import { makeCrl } from '../issue/index.ts';
import { makeTestAuthority, NOW, type TestAuthority } from '../testing/test-authority.ts';
import { createRevocationClient, type RevocationClient } from './index.ts';

const MINUTE_MS = 60_000;

let authority: TestAuthority;
let certificate: Certificate;
before(async () => {
  authority = await makeTestAuthority();
  certificate = (await authority.issue()).certificate;
});

let now: Date;
let asked: string[];
let isDown: boolean;
let client: RevocationClient;
beforeEach(() => {
  now = NOW;
  asked = [];
  isDown = false;
  client = createRevocationClient({
    clock: () => now,
    fetch: async (url) => {
      asked.push(String(url));
      if (isDown) throw new TypeError('network');
      const nextUpdate = new Date(now.getTime() + 15 * MINUTE_MS);
      return new Response(new Uint8Array(await makeCrl({ authority: authority.nca, revoked: [], thisUpdate: now, nextUpdate, number: 1 })));
    },
  });
});
const later = (minutes: number): void => void (now = new Date(now.getTime() + minutes * MINUTE_MS));
const found = async (): Promise<number> => (await client.findCrls(certificate)).length;

describe('cache of lists', () => {
  test('asks each address once for many questions at once, and again only when it is time', async () => {
    assert.deepEqual(await Promise.all([found(), found(), found()]), [2, 2, 2]);
    assert.equal(asked.length, 2);
    later(9);
    await found();
    assert.equal(asked.length, 2);
    later(2);
    await found();
    assert.equal(asked.length, 4);
  });

  test('keeps a current list through an outage and drops it when its term ends', async () => {
    await found();
    isDown = true;
    later(11);
    assert.equal(await found(), 2);
    later(5);
    assert.equal(await found(), 0);
  });

  test('leaves an authority alone for half a minute after a failure, and finds it again', async () => {
    isDown = true;
    assert.equal(await found(), 0);
    assert.equal(await found(), 0);
    assert.equal(asked.length, 2);
    isDown = false;
    later(1);
    assert.equal(await found(), 2);
  });

  test('fetches nothing but http and https addresses', async () => {
    const strange = { ...certificate, crlUrls: ['ldap://x/y', 'file:///etc/passwd'], deltaCrlUrls: [] };
    assert.deepEqual(await client.findCrls(strange), []);
    assert.deepEqual(asked, []);
  });
});
