import { EXTENDED_KEY_USAGE } from '../certificate/oids.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { CertificateRole } from '../certificate/role.ts';
import type { EdsCode } from '../codes/index.ts';

/** What the key is to be used for. `system` = messages of an information system through the gateway. */
export type KeyPurpose = 'signing' | 'authentication' | 'system' | 'time-stamping';

/** How the NCA marks its keys: two keys per person until 2022, one for both since. */
export type KeyKind = 'signing' | 'authentication' | 'both' | 'other';

/** Bits 0 and 1 → signing; bits 0 and 2 → authentication; all three (the certificates of 2022) → both. */
export function keyKindOf(certificate: Certificate): KeyKind {
  const has = (usage: Certificate['keyUsage'][number]): boolean => certificate.keyUsage.includes(usage);
  if (!has('digitalSignature')) return 'other';
  if (has('nonRepudiation')) return has('keyEncipherment') ? 'both' : 'signing';
  return has('keyEncipherment') ? 'authentication' : 'other';
}

const ALLOWED: Readonly<Record<Exclude<KeyPurpose, 'time-stamping'>, ReadonlySet<KeyKind>>> = {
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
  if (purpose === 'time-stamping') return refusalOfTimeStamping(certificate);
  const wrong = purpose === 'authentication' ? 'key-usage-not-authentication' : 'key-usage-wrong';
  if (SERVICE_ROLES.has(certificate.role) || !ALLOWED[purpose].has(keyKindOf(certificate))) return wrong;
  if (!extendedUsageFits(certificate, purpose)) return wrong;
  return roles === undefined || roles.includes(certificate.role) ? undefined : 'role-not-allowed';
}

/** RFC 3161 §2.3: a key for time-stamping is for nothing else; silence about key usage is no restriction. */
function refusalOfTimeStamping({ extendedKeyUsage, keyUsage, role }: Certificate): EdsCode | undefined {
  const signs = keyUsage.length === 0 || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation');
  const only = role === 'time-stamp-authority' && extendedKeyUsage.length === 1;
  return signs && only ? undefined : 'key-usage-wrong';
}

function extendedUsageFits(certificate: Certificate, purpose: Exclude<KeyPurpose, 'time-stamping'>): boolean {
  const usages = certificate.extendedKeyUsage;
  if (purpose === 'signing') return usages.includes(EXTENDED_KEY_USAGE.emailProtection);
  return usages.includes(EXTENDED_KEY_USAGE.emailProtection) || usages.includes(EXTENDED_KEY_USAGE.clientAuth);
}
