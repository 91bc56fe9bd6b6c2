import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { makeCms } from '../cms/index.ts';
import type { Authority } from '../issue/index.ts';
import { makeTestAuthority, NOW, utf8 } from '../testing/test-authority.ts';
import { signXml } from '../xmldsig/index.ts';
import { findLoginFault, LOGIN_TERM_MS, loginBytes, loginXml, makeLoginChallenge } from './index.ts';

let person: Authority;
before(async () => {
  person = await (await makeTestAuthority()).issue();
});

const challenge = makeLoginChallenge(NOW);
const cmsOver = async (content: Uint8Array, detached = false) =>
  ({ kind: 'cms', cms: await makeCms({ content, detached, signers: [person], signingTime: NOW }) }) as const;
const xmlOver = async (xml: string) => ({ kind: 'xml', xml: utf8(await signXml({ xml, ...person })) }) as const;

describe('login with EDS', () => {
  test('accepts the signed challenge as CMS and as XML', async () => {
    assert.equal(await findLoginFault(challenge, await cmsOver(loginBytes(challenge)), NOW), undefined);
    assert.equal(await findLoginFault(challenge, await cmsOver(loginBytes(challenge), true), NOW), undefined);
    assert.equal(await findLoginFault(challenge, await xmlOver(loginXml(challenge)), NOW), undefined);
  });

  test('refuses the challenge of another session and anything that was not asked for', async () => {
    const other = makeLoginChallenge(NOW);
    assert.notEqual(other.nonce, challenge.nonce);
    assert.equal(await findLoginFault(challenge, await cmsOver(loginBytes(other)), NOW), 'nonce-mismatch');
    assert.equal(await findLoginFault(challenge, await xmlOver(loginXml(other)), NOW), 'nonce-mismatch');
    assert.equal(await findLoginFault(challenge, await xmlOver('<өтініш/>'), NOW), 'nonce-mismatch');
    const more = loginXml(challenge).replace('</auth>', '<role>head</role></auth>');
    assert.equal(await findLoginFault(challenge, await xmlOver(more), NOW), 'nonce-mismatch');
  });

  test('expires: a second before, at the moment, after', async () => {
    const signed = await cmsOver(loginBytes(challenge));
    const after = (ms: number): Date => new Date(NOW.getTime() + ms);
    assert.equal(await findLoginFault(challenge, signed, after(LOGIN_TERM_MS - 1000)), undefined);
    assert.equal(await findLoginFault(challenge, signed, after(LOGIN_TERM_MS)), 'nonce-mismatch');
    assert.equal(await findLoginFault(challenge, signed, after(LOGIN_TERM_MS + 1000)), 'nonce-mismatch');
  });

  test('wants one valid signature', async () => {
    assert.equal(await findLoginFault(challenge, { kind: 'xml', xml: utf8(loginXml(challenge)) }, NOW), 'signature-absent');
    assert.equal(await findLoginFault(challenge, { kind: 'cms', cms: utf8('x') }, NOW), 'cms-malformed');
    const twice = await makeCms({ content: loginBytes(challenge), detached: false, signers: [person, person], signingTime: NOW });
    assert.equal(await findLoginFault(challenge, { kind: 'cms', cms: twice }, NOW), 'signature-invalid');
  });
});
