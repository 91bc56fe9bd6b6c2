/** Object identifiers of hashes, keys and curves (RFC 8017, RFC 5480). */
export const HASH_OID = {
  gost34311: '1.2.398.3.10.1.3.1',
  streebog256: '1.2.398.3.10.1.3.2',
  streebog512: '1.2.398.3.10.1.3.3',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

export const KEY_OID = {
  gost2004: '1.2.398.3.10.1.1.1.1',
  gost256: '1.2.398.3.10.1.1.2.1',
  gost512: '1.2.398.3.10.1.1.2.2',
  rsa: '1.2.840.113549.1.1.1',
  ecdsa: '1.2.840.10045.2.1',
} as const;

export const NIST_CURVE_OID = {
  'P-256': '1.2.840.10045.3.1.7',
  'P-384': '1.3.132.0.34',
} as const;

/** Hash identifier in the parameters of a 2004 key: GOST 34.311 with the nodes of the test set. */
export const GOST_34311_TEST_SET_OID = '1.2.398.3.10.1.3.1.1.0';
