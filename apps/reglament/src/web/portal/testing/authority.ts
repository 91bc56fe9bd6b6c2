/** A certification authority in memory for tests: a root, an issuer, owners' keys. */
import { authorityExtensions, generateKeyPair, keyIdOf, makeCertificate, makeCms, makeCrl, makePkcs12, ownerExtensions, parseCrl, subjectOfOwner } from '@reglament/eds';
import type { Authority, Owner } from '@reglament/eds';
import type { Trust, TrustMaterial } from '../../../desk/ports.ts';

export interface IssueOptions {
  readonly notAfter?: Date;
  /** A key of the older pair that is only for signing in. */
  readonly authentication?: boolean;
  /** A key of the older pair that is only for signing documents. */
  readonly signingOnly?: boolean;
}

export interface TestAuthority {
  readonly trust: Trust;
  /** Everything but the revocation lists: what is known when the NCA cannot be reached. */
  readonly trustWithoutLists: Trust;
  /** The same with this certificate on the list of revoked ones. */
  readonly trustAfterRevoking: (key: Authority) => Promise<Trust>;
  readonly issue: (owner: Owner, options?: IssueOptions) => Promise<Authority>;
  readonly keyFile: (key: Authority, password: string) => Promise<Uint8Array>;
}

const FROM = new Date('2020-01-01T00:00:00Z');
const TO = new Date('2040-01-01T00:00:00Z');
const ADDRESSES = { cpsUrl: 'http://pki.test/cps', crlUrl: 'http://pki.test/nca.crl', deltaCrlUrl: 'http://pki.test/nca_d.crl', issuerUrl: 'http://pki.test/nca.cer', ocspUrl: 'http://pki.test/ocsp' };

export async function makeAuthority(): Promise<TestAuthority> {
  const root = await selfSigned();
  const nca = await certified(root);
  const times = { thisUpdate: FROM, nextUpdate: TO, number: 1, revoked: [] };
  const crls = [parseCrl(await makeCrl({ authority: root, ...times })), parseCrl(await makeCrl({ authority: nca, ...times }))];
  const material: TrustMaterial = { trustAnchors: [root.certificate], intermediates: [nca.certificate], crls };
  return {
    trust: { material: async () => material },
    trustWithoutLists: { material: async () => ({ ...material, crls: [] }) },
    trustAfterRevoking: async ({ certificate }) => {
      const revoked = [{ serialNumber: certificate.serialNumber, revokedAt: new Date('2026-01-01T00:00:00Z'), reason: 'keyCompromise' as const }];
      const list = parseCrl(await makeCrl({ authority: nca, ...times, number: 2, revoked }));
      return { material: async () => ({ ...material, crls: [...crls.slice(0, 1), list] }) };
    },
    issue: (owner, options = {}) => issueTo(nca, owner, options),
    keyFile: (key, password) => makePkcs12({ privateKey: key.privateKey, certificate: key.certificate.raw, password }),
  };
}

/** A detached signature in base64, as the page makes it. */
export async function signatureOf(content: Uint8Array, signer: Authority): Promise<string> {
  return Buffer.from(await makeCms({ content, detached: true, signers: [signer], signingTime: new Date() })).toString('base64');
}

async function selfSigned(): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair('gost512');
  const keyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: [['commonName', 'КУО TEST'], ['country', 'KZ']], publicKey, notBefore: FROM, notAfter: TO,
    extensions: authorityExtensions({ subjectKeyId: keyId, authorityKeyId: keyId }), selfSignedWith: privateKey,
  });
  return { certificate, privateKey };
}

async function certified(root: Authority): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair('gost512');
  const extensions = authorityExtensions({ subjectKeyId: await keyIdOf(publicKey), authorityKeyId: root.certificate.subjectKeyId ?? '', addresses: ADDRESSES });
  const certificate = await makeCertificate({ subject: [['commonName', 'ҰКО TEST'], ['country', 'KZ']], publicKey, notBefore: FROM, notAfter: TO, extensions, issuer: root });
  return { certificate, privateKey };
}

async function issueTo(issuer: Authority, owner: Owner, { notAfter = TO, authentication = false, signingOnly = false }: IssueOptions): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair('gost512');
  const extensions = ownerExtensions({
    role: owner.role, generation: authentication || signingOnly ? '2004' : '2022', purpose: authentication ? 'authentication' : 'signing', subjectKeyId: await keyIdOf(publicKey), authorityKeyId: issuer.certificate.subjectKeyId ?? '', addresses: ADDRESSES,
  });
  const certificate = await makeCertificate({ subject: subjectOfOwner(owner), publicKey, notBefore: FROM, notAfter, extensions, issuer });
  return { certificate, privateKey };
}
