import { EXTENDED_KEY_USAGE } from './oids.ts';

/** Whose certificate it is, by the NCA's extended key usages. */
export type CertificateRole =
  | 'individual'
  | 'individual-system'
  | 'legal-entity'
  | 'head'
  | 'signatory'
  | 'financial-signatory'
  | 'human-resources'
  | 'employee'
  | 'legal-entity-system'
  | 'nca-staff'
  | 'ocsp-responder'
  | 'time-stamp-authority'
  | 'certification-authority'
  | 'unknown';

/** The narrowest role first: a head's certificate also carries the OID of the legal entity. */
const ROLE_BY_USAGE: readonly (readonly [string, CertificateRole])[] = [
  [EXTENDED_KEY_USAGE.ocspSigning, 'ocsp-responder'],
  [EXTENDED_KEY_USAGE.timeStamping, 'time-stamp-authority'],
  [EXTENDED_KEY_USAGE.ncaAdministrator, 'nca-staff'],
  [EXTENDED_KEY_USAGE.ncaManager, 'nca-staff'],
  [EXTENDED_KEY_USAGE.ncaOperator, 'nca-staff'],
  [EXTENDED_KEY_USAGE.head, 'head'],
  [EXTENDED_KEY_USAGE.signatory, 'signatory'],
  [EXTENDED_KEY_USAGE.financialSignatory, 'financial-signatory'],
  [EXTENDED_KEY_USAGE.humanResources, 'human-resources'],
  [EXTENDED_KEY_USAGE.employee, 'employee'],
  [EXTENDED_KEY_USAGE.legalEntitySystem, 'legal-entity-system'],
  [EXTENDED_KEY_USAGE.legalEntity, 'legal-entity'],
  [EXTENDED_KEY_USAGE.individualSystem, 'individual-system'],
  [EXTENDED_KEY_USAGE.individual, 'individual'],
];

export function roleOf(certificate: { readonly extendedKeyUsage: readonly string[]; readonly isAuthority: boolean }): CertificateRole {
  if (certificate.isAuthority) return 'certification-authority';
  return ROLE_BY_USAGE.find(([oid]) => certificate.extendedKeyUsage.includes(oid))?.[1] ?? 'unknown';
}
