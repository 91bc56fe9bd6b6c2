/** A certifying authority of the tests alone, with the signing keys of two people under it. */
import { authorityExtensions, generateKeyPair, keyIdOf, makeCertificate, makeCrl, ownerExtensions, parseCrl, subjectOfOwner } from '@reglament/eds';
import type { Authority } from '@reglament/eds';
import type { Trust } from '../../../desk/ports.ts';
import { APPLICANT_IIN, WALK_IN_IIN } from './office.ts';

const FROM = new Date('2020-01-01T00:00:00Z');
const TO = new Date('2040-01-01T00:00:00Z');
const ADDRESSES = { cpsUrl: 'http://pki.test/cps', crlUrl: 'http://pki.test/nca.crl', deltaCrlUrl: 'http://pki.test/nca_d.crl', issuerUrl: 'http://pki.test/nca.cer', ocspUrl: 'http://pki.test/ocsp/' };

export interface Signers {
  readonly authority: Authority;
  readonly own: Authority;
  readonly stranger: Authority;
  readonly trusted: Trust;
}

export async function makeSigners(): Promise<Signers> {
  const keys = await generateKeyPair('gost512');
  const keyId = await keyIdOf(keys.publicKey);
  const authority: Authority = {
    privateKey: keys.privateKey,
    certificate: await makeCertificate({ subject: [['commonName', 'TEST ҰКО'], ['country', 'KZ']], publicKey: keys.publicKey, notBefore: FROM, notAfter: TO, extensions: authorityExtensions({ subjectKeyId: keyId, authorityKeyId: keyId }), selfSignedWith: keys.privateKey }),
  };
  const [own, stranger] = await Promise.all([issue(authority, APPLICANT_IIN), issue(authority, WALK_IN_IIN)]);
  const crl = parseCrl(await makeCrl({ authority, revoked: [], thisUpdate: FROM, nextUpdate: TO, number: 1 }));
  return { authority, own, stranger, trusted: { material: async () => ({ trustAnchors: [authority.certificate], intermediates: [], crls: [crl] }) } };
}

async function issue(authority: Authority, iin: string): Promise<Authority> {
  return issueTo(authority, { role: 'individual', iin, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
}

/** A signing key of somebody under the authority: of an organisation's people with its BIN. */
export async function issueTo(authority: Authority, owner: Parameters<typeof subjectOfOwner>[0]): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair('gost512');
  const extensions = ownerExtensions({ role: owner.role, generation: '2022', purpose: 'signing', subjectKeyId: await keyIdOf(publicKey), authorityKeyId: authority.certificate.subjectKeyId ?? '', addresses: ADDRESSES });
  return { privateKey, certificate: await makeCertificate({ subject: subjectOfOwner(owner), publicKey, notBefore: FROM, notAfter: TO, extensions, issuer: authority }) };
}
