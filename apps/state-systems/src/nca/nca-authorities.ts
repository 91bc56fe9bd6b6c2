import {
  type Authority, type AuthorityAddresses, authorityExtensions, base64ToBytes, bytesToBase64, type Certificate, generateKeyPair,
  importPrivateKey, keyIdOf, makeCertificate, type NamePart, parseCertificate, serviceExtensions,
} from '@reglament/eds';
import { AUTHORITY_NAMES, type AuthorityName, FAMILIES, type Family, type StoredAuthority } from './nca-state.ts';

export type Authorities = Readonly<Record<Family, Readonly<Record<AuthorityName, Authority>>>>;

const LABEL = { gost: 'GOST', rsa: 'RSA' } as const satisfies Record<Family, string>;
const ORGANISATION = 'REGLAMENT TEST';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
const yearsAfter = (from: Date, years: number): Date => new Date(from.getTime() + years * YEAR_MS);

/** Addresses that the issuing authority prints into the certificates of owners. */
export const ownerAddresses = (publicUrl: string, family: Family): AuthorityAddresses => ({
  cpsUrl: `${publicUrl}/cps`,
  crlUrl: `${publicUrl}/crl/nca_${family}.crl`,
  deltaCrlUrl: `${publicUrl}/crl/nca_d_${family}.crl`,
  issuerUrl: `${publicUrl}/cert/nca_${family}.cer`,
  ocspUrl: `${publicUrl}/ocsp/`,
});

const rootAddresses = (publicUrl: string, family: Family): AuthorityAddresses => ({
  cpsUrl: `${publicUrl}/cps`,
  crlUrl: `${publicUrl}/crl/root_${family}.crl`,
  issuerUrl: `${publicUrl}/cert/root_${family}.cer`,
});

/** Makes both hierarchies: root → NCA → OCSP responder and time-stamping authority. Every name says TEST. */
export async function makeAuthorities(publicUrl: string, now: Date): Promise<Authorities> {
  const [gost, rsa] = await Promise.all(FAMILIES.map((family) => makeFamily(family, publicUrl, now)));
  if (gost === undefined || rsa === undefined) throw new TypeError('Expected both families of authorities');
  return { gost, rsa };
}

async function makeFamily(family: Family, publicUrl: string, now: Date): Promise<Authorities[Family]> {
  // Valid from five years ago, so that tests can issue certificates that have already expired under a valid authority.
  const from = yearsAfter(now, -5);
  const root = await makeRoot(family, from);
  const nca = await certify(root, name(`ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${LABEL[family]}) TEST`), family, from, 10, (ids) =>
    authorityExtensions({ ...ids, addresses: rootAddresses(publicUrl, family) }),
  );
  const addresses = ownerAddresses(publicUrl, family);
  const ocsp = await certify(nca, name('OCSP RESPONDER TEST'), family, from, 10, (ids) =>
    serviceExtensions({ service: 'ocsp', ...ids, addresses }),
  );
  const tsp = await certify(nca, name('TIMESTAMPING AUTHORITY TEST'), family, from, 10, (ids) =>
    serviceExtensions({ service: 'tsp', ...ids, addresses }),
  );
  return { root, nca, ocsp, tsp };
}

const name = (commonName: string): readonly NamePart[] => [
  ['commonName', commonName],
  ['country', 'KZ'],
  ['organisation', ORGANISATION],
];

// RSA-2048 rather than the real authority's 4096: making four of those takes a minute on a small machine, and no check
// here depends on the length.
const keyKind = { gost: 'gost512', rsa: 'rsa2048' } as const satisfies Record<Family, string>;

async function makeRoot(family: Family, from: Date): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(keyKind[family]);
  const keyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: name(`НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${LABEL[family]}) TEST`),
    publicKey,
    notBefore: from,
    notAfter: yearsAfter(from, 20),
    extensions: authorityExtensions({ subjectKeyId: keyId, authorityKeyId: keyId }),
    selfSignedWith: privateKey,
  });
  return { certificate, privateKey };
}

async function certify(
  issuer: Authority,
  subject: readonly NamePart[],
  family: Family,
  from: Date,
  years: number,
  extensions: (ids: { subjectKeyId: string; authorityKeyId: string }) => readonly Uint8Array[],
): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(keyKind[family]);
  const ids = { subjectKeyId: await keyIdOf(publicKey), authorityKeyId: issuer.certificate.subjectKeyId ?? '' };
  const certificate = await makeCertificate({
    subject, publicKey, notBefore: from, notAfter: yearsAfter(from, years), extensions: extensions(ids), issuer,
  });
  return { certificate, privateKey };
}

/** For the state file. */
export async function storeAuthorities(authorities: Authorities): Promise<Record<Family, Record<AuthorityName, StoredAuthority>>> {
  const families = await Promise.all(FAMILIES.map(async (family) => [family, await storeFamily(authorities[family])] as const));
  return Object.fromEntries(families) as Record<Family, Record<AuthorityName, StoredAuthority>>;
}

async function storeFamily(family: Authorities[Family]): Promise<Record<AuthorityName, StoredAuthority>> {
  const entries = await Promise.all(
    AUTHORITY_NAMES.map(async (role) => {
      const { certificate, privateKey } = family[role];
      const stored = {
        certificate: bytesToBase64(certificate.raw),
        privateKey: bytesToBase64(await privateKey.dangerouslyExportPkcs8()),
      };
      return [role, stored] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<AuthorityName, StoredAuthority>;
}

/** From the state file. */
export async function loadAuthorities(stored: Readonly<Record<Family, Readonly<Record<AuthorityName, StoredAuthority>>>>): Promise<Authorities> {
  const load = async ({ certificate, privateKey }: StoredAuthority): Promise<Authority> => ({
    certificate: parseCertificate(certificate),
    privateKey: await importPrivateKey(base64ToBytes(privateKey)),
  });
  const loadFamily = async (family: Family): Promise<Authorities[Family]> => ({
    root: await load(stored[family].root),
    nca: await load(stored[family].nca),
    ocsp: await load(stored[family].ocsp),
    tsp: await load(stored[family].tsp),
  });
  return { gost: await loadFamily('gost'), rsa: await loadFamily('rsa') };
}

/** Certificates of all authorities of one kind. */
export const certificatesOf = (authorities: Authorities, role: AuthorityName): readonly Certificate[] =>
  FAMILIES.map((family) => authorities[family][role].certificate);
