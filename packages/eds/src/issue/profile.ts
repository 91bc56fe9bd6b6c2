import type { KeyUsage } from '../certificate/extensions.ts';
import { EXTENDED_KEY_USAGE, NCA_POLICY } from '../certificate/oids.ts';
import type { CertificateRole } from '../certificate/role.ts';
import {
  accessExtension, authorityExtension, authorityKeyIdExtension, crlExtension, deltaCrlExtension, extendedKeyUsageExtension,
  fileKeyStoreExtension, keyUsageExtension, ocspNoCheckExtension, policyExtension, subjectKeyIdExtension,
} from './extensions.ts';
import type { NamePart } from './name.ts';

/** Roles the NCA issues to people and organisations. */
export type OwnerRole = Extract<
  CertificateRole,
  | 'individual' | 'legal-entity' | 'head' | 'signatory' | 'financial-signatory' | 'human-resources' | 'employee'
  | 'legal-entity-system'
>;

/** Two generations: separate keys to sign and to log in until 2022, one key for both since. */
export type ProfileGeneration = '2004' | '2022';

/** Addresses an authority prints into what it issues. */
export interface AuthorityAddresses {
  readonly cpsUrl: string;
  readonly crlUrl: string;
  readonly deltaCrlUrl?: string;
  readonly issuerUrl: string;
  readonly ocspUrl?: string;
}

export interface Owner {
  readonly role: OwnerRole;
  readonly surname?: string;
  readonly name?: string;
  readonly patronymic?: string;
  readonly iin?: string;
  readonly bin?: string;
  readonly organisation?: string;
  readonly email?: string;
}

const ROLE_USAGE = {
  individual: [EXTENDED_KEY_USAGE.individual],
  'legal-entity': [EXTENDED_KEY_USAGE.legalEntity],
  head: [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.head],
  signatory: [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.signatory],
  'financial-signatory': [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.financialSignatory],
  'human-resources': [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.humanResources],
  employee: [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.employee],
  'legal-entity-system': [EXTENDED_KEY_USAGE.legalEntity, EXTENDED_KEY_USAGE.legalEntitySystem],
} as const satisfies Record<OwnerRole, readonly string[]>;

/**
 * The subject in the NCA's order and with its habits: the common name is "SURNAME NAME" (the title for a system or an
 * organisation), givenName holds the patronymic, the IIN stands in serialNumber, the BIN in OU, or in serialNumber when
 * there is no person.
 */
export function subjectOfOwner(owner: Owner): readonly NamePart[] {
  const person = [owner.surname, owner.name].filter((part) => part !== undefined).join(' ');
  const serial = owner.iin === undefined ? (owner.bin === undefined ? undefined : `BIN${owner.bin}`) : `IIN${owner.iin}`;
  const parts: readonly (readonly [NamePart[0], string | undefined])[] = [
    ['commonName', person === '' ? (owner.organisation ?? '') : person],
    ['surname', owner.surname],
    ['serialNumber', serial],
    ['country', 'KZ'],
    ['organisation', owner.organisation],
    ['organisationalUnit', owner.bin === undefined ? undefined : `BIN${owner.bin}`],
    ['givenName', owner.patronymic],
    ['email', owner.email],
  ];
  return parts.flatMap(([attribute, value]) => (value === undefined || value === '' ? [] : [[attribute, value] as const]));
}

/** Extensions of an owner's certificate, in the NCA's order. Key identifiers are hex. */
export function ownerExtensions(input: {
  readonly role: OwnerRole;
  readonly generation: ProfileGeneration;
  readonly purpose: 'signing' | 'authentication';
  readonly subjectKeyId: string;
  readonly authorityKeyId: string;
  readonly addresses: AuthorityAddresses;
}): readonly Uint8Array[] {
  const { addresses, generation } = input;
  const purposeUsage = input.purpose === 'signing' || generation === '2022' ? EXTENDED_KEY_USAGE.emailProtection : EXTENDED_KEY_USAGE.clientAuth;
  return [
    keyUsageExtension(keyUsageOf(generation, input.purpose)),
    policyExtension(policyOf(input.role, generation, input.purpose), addresses.cpsUrl),
    accessExtension(addresses.ocspUrl, addresses.issuerUrl),
    crlExtension(addresses.crlUrl),
    ...(addresses.deltaCrlUrl === undefined ? [] : [deltaCrlExtension(addresses.deltaCrlUrl)]),
    extendedKeyUsageExtension([purposeUsage, ...ROLE_USAGE[input.role]]),
    subjectKeyIdExtension(input.subjectKeyId),
    authorityKeyIdExtension(input.authorityKeyId),
    ...(generation === '2022' ? [fileKeyStoreExtension()] : []),
  ];
}

function keyUsageOf(generation: ProfileGeneration, purpose: 'signing' | 'authentication'): readonly KeyUsage[] {
  if (generation === '2022') return ['digitalSignature', 'nonRepudiation', 'keyEncipherment'];
  return purpose === 'signing' ? ['digitalSignature', 'nonRepudiation'] : ['digitalSignature', 'keyEncipherment'];
}

function policyOf(role: OwnerRole, generation: ProfileGeneration, purpose: 'signing' | 'authentication'): string {
  if (generation === '2022') return NCA_POLICY.nca;
  if (role === 'individual') return purpose === 'signing' ? NCA_POLICY.signingIndividual : NCA_POLICY.authenticationIndividual;
  return purpose === 'signing' ? NCA_POLICY.signingLegalEntity : NCA_POLICY.authenticationLegalEntity;
}

/** Extensions of a certification authority; `addresses` is absent for a root. */
export function authorityExtensions(input: {
  readonly subjectKeyId: string;
  readonly authorityKeyId: string;
  readonly addresses?: AuthorityAddresses;
}): readonly Uint8Array[] {
  const { addresses } = input;
  return [
    authorityExtension(),
    keyUsageExtension(['keyCertSign', 'crlSign']),
    ...(addresses === undefined ? [] : [crlExtension(addresses.crlUrl)]),
    subjectKeyIdExtension(input.subjectKeyId),
    authorityKeyIdExtension(input.authorityKeyId),
    ...(addresses === undefined
      ? []
      : [accessExtension(undefined, addresses.issuerUrl), policyExtension(NCA_POLICY.nca, addresses.cpsUrl)]),
  ];
}

/** Extensions of a delegated OCSP responder or of a time-stamping authority. */
export function serviceExtensions(input: {
  readonly service: 'ocsp' | 'tsp';
  readonly subjectKeyId: string;
  readonly authorityKeyId: string;
  readonly addresses: AuthorityAddresses;
}): readonly Uint8Array[] {
  const identifiers = [subjectKeyIdExtension(input.subjectKeyId), authorityKeyIdExtension(input.authorityKeyId)];
  if (input.service === 'ocsp') {
    return [
      keyUsageExtension(['digitalSignature']), ocspNoCheckExtension(),
      extendedKeyUsageExtension([EXTENDED_KEY_USAGE.ocspSigning]), ...identifiers,
    ];
  }
  // RFC 3161 §2.3: the usage must be critical and the only one.
  return [
    keyUsageExtension(['digitalSignature', 'nonRepudiation']), extendedKeyUsageExtension([EXTENDED_KEY_USAGE.timeStamping], true),
    accessExtension(input.addresses.ocspUrl, input.addresses.issuerUrl), crlExtension(input.addresses.crlUrl), ...identifiers,
  ];
}
