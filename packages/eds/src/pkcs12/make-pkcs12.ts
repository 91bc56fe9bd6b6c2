import { HASH_OID, isSamePublicKey } from '../crypto/index.ts';
import type { PrivateKey } from '../crypto/index.ts';
import { algorithmIdentifier, element, explicit, hexToBytes, implicitPrimitive, integer, octetString, oid, sequence, setInOrder, TAG, toHex } from '../der/index.ts';
import { encryptCbc } from './block-cipher.ts';
import { subjectPublicKeyInfoOf } from './certificate-key.ts';
import { derivePkcs12Key, PURPOSE } from './key-derivation.ts';
import { computeMac } from './mac.ts';
import { PKCS12_OID } from './oids.ts';
import { Pkcs12Error } from './pkcs12-error.ts';
import { PBE_OID } from './protection.ts';

export interface Pkcs12ToMake {
  /** The owner's certificate, DER. */
  readonly certificate: Uint8Array;
  /** Further certificates to enclose; the NCA encloses none. */
  readonly chain?: readonly Uint8Array[];
  readonly privateKey: PrivateKey;
  readonly password: string;
  /** The NCA writes the subject key identifier in hex; the default is the SHA-1 of the certificate. */
  readonly friendlyName?: string;
}

// The NCA's profile: 1024 iterations, salts of 20 bytes. It is weak by today's measure and is
// written because what reads it (NCALayer and the like) expects exactly this.
const ITERATIONS = 1024;
const SALT_BYTES = 20;

/** Makes a key file in the NCA's profile: 3DES for the key, RC2-40 for the certificate, SHA-1 for the MAC. */
export async function makePkcs12(input: Pkcs12ToMake): Promise<Uint8Array> {
  const { certificate, privateKey, password } = input;
  if (!isSamePublicKey(subjectPublicKeyInfoOf(certificate), privateKey.publicKey)) {
    throw new Pkcs12Error('no-certificate', 'Expected the certificate of the private key');
  }
  const friendlyName = input.friendlyName ?? toHex(await sha1(certificate));
  const attributes = await bagAttributes(friendlyName, certificate);
  const keyBag = bag(PKCS12_OID.shroudedKeyBag, await shroudedKey(privateKey, password), attributes);
  const certificateBags = [
    bag(PKCS12_OID.certificateBag, certificateValue(certificate), attributes),
    ...(input.chain ?? []).map((one) => bag(PKCS12_OID.certificateBag, certificateValue(one))),
  ];
  const safe = sequence(dataContent(sequence(keyBag)), await encryptedContent(sequence(...certificateBags), password));
  return sequence(integer(3), dataContent(safe), await macData(safe, password));
}

function dataContent(data: Uint8Array): Uint8Array {
  return sequence(oid(PKCS12_OID.data), explicit(0, octetString(data)));
}

async function encryptedContent(data: Uint8Array, password: string): Promise<Uint8Array> {
  const { algorithm, encrypted } = await protect('rc2-40', data, password);
  const info = sequence(oid(PKCS12_OID.data), algorithm, implicitPrimitive(0, encrypted));
  return sequence(oid(PKCS12_OID.encryptedData), explicit(0, sequence(integer(0), info)));
}

async function shroudedKey(privateKey: PrivateKey, password: string): Promise<Uint8Array> {
  const { algorithm, encrypted } = await protect('des3', await privateKey.dangerouslyExportPkcs8(), password);
  return sequence(algorithm, octetString(encrypted));
}

async function protect(cipher: 'des3' | 'rc2-40', data: Uint8Array, password: string) {
  const salt = randomSalt();
  const keyBytes = cipher === 'des3' ? 24 : 5;
  const key = derivePkcs12Key('SHA-1', password, salt, ITERATIONS, PURPOSE.encryptionKey, keyBytes);
  const iv = derivePkcs12Key('SHA-1', password, salt, ITERATIONS, PURPOSE.initialVector, 8);
  const algorithmOid = cipher === 'des3' ? PBE_OID.des3 : PBE_OID.rc2With40Bits;
  const algorithm = algorithmIdentifier(algorithmOid, sequence(octetString(salt), integer(ITERATIONS)));
  return { algorithm, encrypted: await encryptCbc(cipher, key, iv, data) };
}

async function macData(safe: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = randomSalt();
  const mac = await computeMac('SHA-1', 20, password, salt, ITERATIONS, safe);
  const digestInfo = sequence(algorithmIdentifier(HASH_OID.sha1), octetString(mac));
  return sequence(digestInfo, octetString(salt), integer(ITERATIONS));
}

function bag(typeOid: string, value: Uint8Array, attributes?: Uint8Array): Uint8Array {
  return sequence(oid(typeOid), explicit(0, value), ...(attributes === undefined ? [] : [attributes]));
}

function certificateValue(certificate: Uint8Array): Uint8Array {
  return sequence(oid(PKCS12_OID.x509Certificate), explicit(0, octetString(certificate)));
}

/** localKeyID repeats the friendly name where that is hex, as in the NCA's files. */
async function bagAttributes(friendlyName: string, certificate: Uint8Array): Promise<Uint8Array> {
  const localKeyId = /^([0-9a-f]{2})+$/.test(friendlyName) ? hexToBytes(friendlyName) : await sha1(certificate);
  return setInOrder(
    sequence(oid(PKCS12_OID.localKeyId), setInOrder(octetString(localKeyId))),
    sequence(oid(PKCS12_OID.friendlyName), setInOrder(element(TAG.bmpString, utf16(friendlyName)))),
  );
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((_, i) => [text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255]));
}

async function sha1(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', new Uint8Array(bytes)));
}

function randomSalt(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}
