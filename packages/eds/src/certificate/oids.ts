/** Object identifiers of the National Certification Authority and of X.509, named once. Source: NCA certificates. */
export const NAME_OID = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  givenName: '2.5.4.42',
  email: '1.2.840.113549.1.9.1',
} as const;

export const EXTENSION_OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyConstraints: '2.5.29.36',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  /** From when on a list keeps entries of certificates that have expired (X.509 §9.5.2.8). */
  expiredCertsOnCrl: '2.5.29.60',
  /** Kind of key store the owner keeps the key in (NCA). */
  keyStoreType: '1.2.398.3.3.5',
} as const;

export const EXTENDED_KEY_USAGE = {
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  individual: '1.2.398.3.3.4.1.1',
  individualSystem: '1.2.398.3.3.4.1.1.1',
  legalEntity: '1.2.398.3.3.4.1.2',
  head: '1.2.398.3.3.4.1.2.1',
  signatory: '1.2.398.3.3.4.1.2.2',
  financialSignatory: '1.2.398.3.3.4.1.2.3',
  humanResources: '1.2.398.3.3.4.1.2.4',
  employee: '1.2.398.3.3.4.1.2.5',
  legalEntitySystem: '1.2.398.3.3.4.1.2.6',
  ncaAdministrator: '1.2.398.3.3.4.2.1',
  ncaManager: '1.2.398.3.3.4.2.2',
  ncaOperator: '1.2.398.3.3.4.2.3',
} as const;

export const ACCESS_METHOD = { ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' } as const;

/** Certificate policies of the NCA; the certificates of 2022 carry only `nca`. */
export const NCA_POLICY = {
  nca: '1.2.398.3.3.2',
  signingLegalEntity: '1.2.398.3.3.2.1',
  authenticationLegalEntity: '1.2.398.3.3.2.2',
  signingIndividual: '1.2.398.3.3.2.3',
  authenticationIndividual: '1.2.398.3.3.2.4',
  certificationAuthority: '1.2.398.3.3.1.1',
} as const;
