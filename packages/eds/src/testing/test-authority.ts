import { generateKeyPair, type KeyKind } from '../crypto/index.ts';
import {
  type Authority, authorityExtensions, keyIdOf, makeCertificate, makeCrl, type Owner, ownerExtensions, serviceExtensions, subjectOfOwner,
} from '../issue/index.ts';
import { type Crl, parseCrl, type RevokedEntry } from '../revocation/index.ts';

/** A small hierarchy in memory for tests: root → NCA → owners and services. Every certificate is a TEST certificate. */
export interface TestAuthority {
  readonly root: Authority;
  readonly nca: Authority;
  issue(owner?: Partial<Owner>, options?: IssueOptions): Promise<Authority>;
  issueService(service: 'ocsp' | 'tsp'): Promise<Authority>;
  crls(revoked?: readonly RevokedEntry[], times?: { thisUpdate?: Date; nextUpdate?: Date }): Promise<readonly Crl[]>;
}

export interface IssueOptions {
  readonly kind?: KeyKind;
  readonly purpose?: 'signing' | 'authentication';
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

export const NOW = new Date('2026-03-02T09:00:00Z');
const FROM = new Date('2022-01-01T00:00:00Z');
const TO = new Date('2032-01-01T00:00:00Z');

export const ADDRESSES = {
  cpsUrl: 'http://pki.test/cps',
  crlUrl: 'http://pki.test/crl/nca.crl',
  deltaCrlUrl: 'http://pki.test/crl/nca_d.crl',
  issuerUrl: 'http://pki.test/cert/nca.cer',
  ocspUrl: 'http://pki.test/ocsp/',
} as const;

export const CITIZEN = {
  role: 'individual', iin: '900101300017', surname: 'СЫНАҚОВ', name: 'СЫНАҚ', patronymic: 'СЫНАҚҰЛЫ',
} as const satisfies Owner;

export async function makeTestAuthority(kind: KeyKind = 'gost512', label = 'TEST'): Promise<TestAuthority> {
  const root = await makeRoot(kind, label);
  const nca = await certify(root, kind, [['commonName', `ҰКО ${label}`], ['country', 'KZ']], (ids) =>
    authorityExtensions({ ...ids, addresses: ADDRESSES }),
  );
  return {
    root,
    nca,
    issue: (owner = {}, options = {}) => issueOwner(nca, kind, { ...CITIZEN, ...owner }, options),
    issueService: (service) =>
      certify(nca, kind, [['commonName', `${service.toUpperCase()} TEST`], ['country', 'KZ']], (ids) =>
        serviceExtensions({ service, ...ids, addresses: ADDRESSES }),
      ),
    crls: async (revoked = [], { thisUpdate = FROM, nextUpdate = TO } = {}) =>
      Promise.all([
        makeCrl({ authority: root, revoked: [], thisUpdate, nextUpdate, number: 1 }).then(parseCrl),
        makeCrl({ authority: nca, revoked, thisUpdate, nextUpdate, number: 1 }).then(parseCrl),
      ]),
  };
}

async function makeRoot(kind: KeyKind, label: string): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const keyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: [['commonName', `КУО ${label}`], ['country', 'KZ']],
    publicKey, notBefore: FROM, notAfter: TO,
    extensions: authorityExtensions({ subjectKeyId: keyId, authorityKeyId: keyId }),
    selfSignedWith: privateKey,
  });
  return { certificate, privateKey };
}

async function certify(
  issuer: Authority,
  kind: KeyKind,
  subject: Parameters<typeof makeCertificate>[0]['subject'],
  extensions: (ids: { subjectKeyId: string; authorityKeyId: string }) => readonly Uint8Array[],
): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const ids = { subjectKeyId: await keyIdOf(publicKey), authorityKeyId: issuer.certificate.subjectKeyId ?? '' };
  const certificate = await makeCertificate({ subject, publicKey, notBefore: FROM, notAfter: TO, extensions: extensions(ids), issuer });
  return { certificate, privateKey };
}

async function issueOwner(issuer: Authority, kind: KeyKind, owner: Owner, options: IssueOptions): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(options.kind ?? kind);
  const subjectKeyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: subjectOfOwner(owner),
    publicKey,
    notBefore: options.notBefore ?? new Date('2026-01-01T00:00:00Z'),
    notAfter: options.notAfter ?? new Date('2027-01-01T00:00:00Z'),
    extensions: ownerExtensions({
      role: owner.role,
      generation: privateKey.algorithm.keyAlgorithmOid === '1.2.398.3.10.1.1.2.2' ? '2022' : '2004',
      purpose: options.purpose ?? 'signing',
      subjectKeyId,
      authorityKeyId: issuer.certificate.subjectKeyId ?? '',
      addresses: ADDRESSES,
    }),
    issuer,
  });
  return { certificate, privateKey };
}

/** Bytes of a text. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One key of each kind for tests that must hold for all. */
export const KEY_KINDS = ['gost512', 'gost256', 'gost2004', 'rsa2048'] as const satisfies readonly KeyKind[];
