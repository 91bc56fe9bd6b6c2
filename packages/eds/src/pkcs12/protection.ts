import { octetsOf, oidOf, openDer, smallIntegerOf, TAG } from '../der/index.ts';
import type { Cursor, DerNode } from '../der/index.ts';
import { decryptCbc } from './block-cipher.ts';
import type { BlockCipher } from './block-cipher.ts';
import { derivePbkdf2Key, derivePkcs12Key, PURPOSE } from './key-derivation.ts';
import type { KeyDerivationHash } from './key-derivation.ts';
import { Pkcs12Error } from './pkcs12-error.ts';

/** Password-based encryption of PKCS#12 itself (RFC 7292, appendix C). */
export const PBE_OID = {
  des3: '1.2.840.113549.1.12.1.3',
  rc2With128Bits: '1.2.840.113549.1.12.1.5',
  rc2With40Bits: '1.2.840.113549.1.12.1.6',
} as const;

const PBE_CIPHERS: Readonly<Record<string, { readonly cipher: BlockCipher; readonly keyBytes: number }>> = {
  [PBE_OID.des3]: { cipher: 'des3', keyBytes: 24 },
  [PBE_OID.rc2With128Bits]: { cipher: 'rc2-128', keyBytes: 16 },
  [PBE_OID.rc2With40Bits]: { cipher: 'rc2-40', keyBytes: 5 },
};

const PBES2_OID = '1.2.840.113549.1.5.13';
const PBKDF2_OID = '1.2.840.113549.1.5.12';

const PBES2_CIPHERS: Readonly<Record<string, { readonly cipher: BlockCipher; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes', keyBytes: 32 },
  '1.2.840.113549.3.7': { cipher: 'des3', keyBytes: 24 },
};

const PSEUDO_RANDOM_FUNCTIONS: Readonly<Record<string, KeyDerivationHash>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** Decrypts `data` by an AlgorithmIdentifier of password-based encryption. */
export async function decryptWithPassword(algorithm: DerNode, password: string, data: Uint8Array): Promise<Uint8Array> {
  const fields = openDer(algorithm, TAG.sequence, 'encryptionAlgorithm');
  const algorithmOid = oidOf(fields.take(TAG.oid, 'algorithm'));
  const parameters = openDer(fields.take(TAG.sequence, 'parameters'), TAG.sequence, 'parameters');
  if (algorithmOid === PBES2_OID) return decryptPbes2(parameters, password, data);
  const pbe = PBE_CIPHERS[algorithmOid];
  if (pbe === undefined) throw new Pkcs12Error('unsupported', `Expected a known encryption, but got ${algorithmOid}`);
  const salt = octetsOf(parameters.take(TAG.octetString, 'salt'));
  const iterations = smallIntegerOf(parameters.take(TAG.integer, 'iterations'));
  const key = derivePkcs12Key('SHA-1', password, salt, iterations, PURPOSE.encryptionKey, pbe.keyBytes);
  const iv = derivePkcs12Key('SHA-1', password, salt, iterations, PURPOSE.initialVector, 8);
  return decryptCbc(pbe.cipher, key, iv, data);
}

/** PBES2 of RFC 8018, appendix A.4: what OpenSSL 3 writes. */
async function decryptPbes2(parameters: Cursor, password: string, data: Uint8Array): Promise<Uint8Array> {
  const derivation = openDer(parameters.take(TAG.sequence, 'keyDerivationFunc'), TAG.sequence, 'keyDerivationFunc');
  const scheme = openDer(parameters.take(TAG.sequence, 'encryptionScheme'), TAG.sequence, 'encryptionScheme');
  const derivationOid = oidOf(derivation.take(TAG.oid, 'algorithm'));
  const schemeOid = oidOf(scheme.take(TAG.oid, 'algorithm'));
  const encryption = PBES2_CIPHERS[schemeOid];
  if (derivationOid !== PBKDF2_OID || encryption === undefined) {
    throw new Pkcs12Error('unsupported', `Expected PBKDF2 and AES, but got ${derivationOid} and ${schemeOid}`);
  }
  const iv = octetsOf(scheme.take(TAG.octetString, 'iv'));
  const fields = openDer(derivation.take(TAG.sequence, 'parameters'), TAG.sequence, 'PBKDF2-params');
  const salt = octetsOf(fields.take(TAG.octetString, 'salt'));
  const iterations = smallIntegerOf(fields.take(TAG.integer, 'iterationCount'));
  fields.maybe(TAG.integer);
  const key = await derivePbkdf2Key(pseudoRandomHash(fields.maybe(TAG.sequence)), password, salt, iterations, encryption.keyBytes);
  return decryptCbc(encryption.cipher, key, iv, data);
}

/** HMAC-SHA-1 is the default that DER leaves out. */
function pseudoRandomHash(algorithm: DerNode | undefined): KeyDerivationHash {
  if (algorithm === undefined) return 'SHA-1';
  const functionOid = oidOf(openDer(algorithm, TAG.sequence, 'prf').take(TAG.oid, 'algorithm'));
  const hash = PSEUDO_RANDOM_FUNCTIONS[functionOid];
  if (hash === undefined) throw new Pkcs12Error('unsupported', `Expected a known PBKDF2 function, but got ${functionOid}`);
  return hash;
}
