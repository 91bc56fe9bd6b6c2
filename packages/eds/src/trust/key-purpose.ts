import { EXTENDED_KEY_USAGE } from '../certificate/oids.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { CertificateRole } from '../certificate/role.ts';
import type { EdsCode } from '../codes/index.ts';

/** What the key is to be used for. `system` = messages of an information system through the gateway. */
export type KeyPurpose = 'signing' | 'authentication' | 'system';

/** How the NCA marks its keys: two keys per person until 2022, one for both since. */
export type KeyKind = 'signing' | 'authentication' | 'both' | 'other';

/** Bits 0 and 1 → signing; bits 0 and 2 → authentication; all three (the certificates of 2022) → both. */
export function keyKindOf(certificate: Certificate): KeyKind {
  const has = (usage: Certificate['keyUsage'][number]): boolean => certificate.keyUsage.includes(usage);
  if (!has('digitalSignature')) return 'other';
  if (has('nonRepudiation')) return has('keyEncipherment') ? 'both' : 'signing';
  return has('keyEncipherment') ? 'authentication' : 'other';
}

const ALLOWED: Readonly<Record<KeyPurpose, ReadonlySet<KeyKind>>> = {
  signing: new Set(['signing', 'both']),
  authentication: new Set(['authentication', 'both']),
  // Systems sign transport messages with whichever key the NCA issued them.
  system: new Set(['signing', 'authentication', 'both']),
};

/** Owners whose certificates are not for signing applications at all. */
const SERVICE_ROLES: ReadonlySet<CertificateRole> = new Set([
  'ocsp-responder', 'time-stamp-authority', 'certification-authority', 'nca-staff',
]);

export function refusalOfPurpose(
  certificate: Certificate,
  purpose: KeyPurpose,
  roles: readonly CertificateRole[] | undefined,
): EdsCode | undefined {
  const wrong = purpose === 'authentication' ? 'key-usage-not-authentication' : 'key-usage-wrong';
  if (SERVICE_ROLES.has(certificate.role) || !ALLOWED[purpose].has(keyKindOf(certificate))) return wrong;
  if (!extendedUsageFits(certificate, purpose)) return wrong;
  return roles === undefined || roles.includes(certificate.role) ? undefined : 'role-not-allowed';
}

function extendedUsageFits(certificate: Certificate, purpose: KeyPurpose): boolean {
  const usages = certificate.extendedKeyUsage;
  if (purpose === 'signing') return usages.includes(EXTENDED_KEY_USAGE.emailProtection);
  return usages.includes(EXTENDED_KEY_USAGE.emailProtection) || usages.includes(EXTENDED_KEY_USAGE.clientAuth);
}
