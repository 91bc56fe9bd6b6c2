import {
  type Authority, authorityExtensions, type Crl, generateKeyPair, type KeyKind, keyIdOf, makeCertificate, makeCrl, ownerExtensions, parseCrl,
  type RevokedEntry, subjectOfOwner,
} from '@reglament/eds';
import { systemSignerCheck, wsSecurity } from '../index.ts';
import type { MessageSecurity, SignerCheck, TrustedMaterial } from '../index.ts';
import type { Certificate } from '@reglament/eds';

export const NOW = new Date('2026-03-02T09:00:00Z');
const FROM = new Date('2025-01-01T00:00:00Z');
const TO = new Date('2030-01-01T00:00:00Z');
const ADDRESSES = { cpsUrl: 'http://pki.test/', crlUrl: 'http://pki.test/', deltaCrlUrl: 'http://pki.test/', issuerUrl: 'http://pki.test/', ocspUrl: 'http://pki.test/' } as const;

/** An authority of TEST certificates for information systems. */
export interface SystemAuthority {
  /** What its certificates rest on now. */
  readonly material: () => TrustedMaterial;
  readonly issue: (bin: string, notAfter?: Date) => Promise<Authority>;
  readonly checkSigner: (certificate: Certificate) => Promise<SignerCheck>;
  readonly revoke: (certificate: Certificate) => Promise<void>;
  readonly securityOf: (system: Authority) => MessageSecurity;
}

export async function makeSystemAuthority(kind: KeyKind): Promise<SystemAuthority> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const keyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: [['commonName', 'TEST ROOT'], ['country', 'KZ']], publicKey, notBefore: FROM, notAfter: TO,
    extensions: authorityExtensions({ subjectKeyId: keyId, authorityKeyId: keyId }), selfSignedWith: privateKey,
  });
  const authority: Authority = { certificate, privateKey };
  const revoked: RevokedEntry[] = [];
  const list = async (): Promise<Crl> => parseCrl(await makeCrl({ authority, revoked, thisUpdate: FROM, nextUpdate: TO, number: revoked.length + 1 }));
  let crls = [await list()];
  const material = (): TrustedMaterial => ({ trustAnchors: [certificate], intermediates: [], crls });
  const checkSigner = systemSignerCheck(async () => material(), () => NOW);
  return {
    checkSigner,
    material,
    issue: (bin, notAfter = TO) => issueSystem(authority, kind, bin, notAfter),
    revoke: async ({ serialNumber }) => {
      revoked.push({ serialNumber, revokedAt: FROM, reason: 'keyCompromise' });
      crls = [await list()];
    },
    securityOf: (system) => wsSecurity({ ...system, checkSigner }),
  };
}

async function issueSystem(issuer: Authority, kind: KeyKind, bin: string, notAfter: Date): Promise<Authority> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const owner = { role: 'legal-entity-system', bin, organisation: 'TEST' } as const;
  const certificate = await makeCertificate({
    subject: subjectOfOwner(owner), publicKey, notBefore: FROM, notAfter, issuer,
    extensions: ownerExtensions({
      role: owner.role, generation: kind === 'gost512' ? '2022' : '2004', purpose: 'signing', subjectKeyId: await keyIdOf(publicKey),
      authorityKeyId: issuer.certificate.subjectKeyId ?? '', addresses: ADDRESSES,
    }),
  });
  return { certificate, privateKey };
}
