import { CryptoError, importPrivateKey, isSamePublicKey } from '../crypto/index.ts';
import type { PrivateKey } from '../crypto/index.ts';
import { childrenOf, contentOf, contextPrimitiveTag, contextTag, MalformedDer, octetsOf, oidOf, openDer, rawOf, readDer, smallIntegerOf, TAG } from '../der/index.ts';
import type { DerNode } from '../der/index.ts';
import { derFromBer, octetStringContent } from './ber.ts';
import { checkMac } from './mac.ts';
import { PKCS12_OID } from './oids.ts';
import { Pkcs12Error } from './pkcs12-error.ts';
import { decryptWithPassword } from './protection.ts';
import { subjectPublicKeyInfoOf } from './certificate-key.ts';

/** What a key file holds. */
export interface OpenedPkcs12 {
  /** The owner's certificate, DER; its public key belongs to `privateKey`. */
  readonly certificate: Uint8Array;
  /** Other certificates of the file in their order, DER. NCA files have none. */
  readonly chain: readonly Uint8Array[];
  readonly privateKey: PrivateKey;
}

/** A key and a few certificates are a few kilobytes. */
const PKCS12_BYTES_MAX = 256 * 1024;
/** Each key costs a derivation, so a file may not hold them by the thousand. */
const PARTS_MAX = 4;
const BAGS_MAX = 16;

/**
 * Opens a PKCS#12 file: the NCA's (3DES key, RC2-40 certificate, BER) and OpenSSL's (AES). Keys: GOST as the NCA
 * writes them, RSA. Throws `Pkcs12Error` and nothing else.
 */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<OpenedPkcs12> {
  if (bytes.length > PKCS12_BYTES_MAX) throw new Pkcs12Error('malformed', `Expected at most ${PKCS12_BYTES_MAX} bytes`);
  try {
    return await matchKeyAndCertificate(await openContents(bytes, password));
  } catch (cause) {
    if (cause instanceof Pkcs12Error) throw cause;
    if (cause instanceof CryptoError) {
      const code = cause.code === 'unsupported-algorithm' ? 'unsupported' : 'malformed';
      throw new Pkcs12Error(code, 'Expected a private key that this package knows', { cause });
    }
    if (cause instanceof MalformedDer) throw new Pkcs12Error('malformed', 'Expected a PKCS#12 file', { cause });
    throw new Pkcs12Error('malformed', 'Expected a PKCS#12 file that can be decrypted', { cause });
  }
}

interface Contents {
  /** PKCS#8 PrivateKeyInfo values, DER. */
  readonly keys: Uint8Array[];
  readonly certificates: Uint8Array[];
}

async function openContents(bytes: Uint8Array, password: string): Promise<Contents> {
  const pfx = openDer(readDer(derFromBer(bytes)), TAG.sequence, 'PFX');
  const version = smallIntegerOf(pfx.take(TAG.integer, 'version'));
  const authSafe = contentInfo(pfx.take(TAG.sequence, 'authSafe'));
  if (version !== 3 || authSafe.typeOid !== PKCS12_OID.data) {
    throw new Pkcs12Error('unsupported', 'Expected version 3 with a password for integrity');
  }
  const safe = octetsOf(firstChild(authSafe.content), 'authenticatedSafe');
  const macData = pfx.maybe(TAG.sequence);
  if (macData === undefined) throw new Pkcs12Error('unsupported', 'Expected a file with an integrity check');
  await checkMac(macData, password, safe);
  const contents: Contents = { keys: [], certificates: [] };
  const parts = childrenOf(readDer(derFromBer(safe)));
  if (parts.length > PARTS_MAX) throw new Pkcs12Error('unsupported', `Expected at most ${PARTS_MAX} safes`);
  for (const part of parts) await readSafe(part, password, contents);
  return contents;
}

async function readSafe(part: DerNode, password: string, contents: Contents): Promise<void> {
  const { typeOid, content } = contentInfo(part);
  if (typeOid === PKCS12_OID.data) return readBags(octetsOf(firstChild(content)), password, contents);
  if (typeOid !== PKCS12_OID.encryptedData) throw new Pkcs12Error('unsupported', `Expected data, but got ${typeOid}`);
  const encrypted = openDer(firstChild(content), TAG.sequence, 'EncryptedData');
  encrypted.take(TAG.integer, 'version');
  const info = openDer(encrypted.take(TAG.sequence, 'encryptedContentInfo'), TAG.sequence, 'EncryptedContentInfo');
  info.take(TAG.oid, 'contentType');
  const algorithm = info.take(TAG.sequence, 'contentEncryptionAlgorithm');
  const data = encryptedContent(info.takeAny('encryptedContent'));
  return readBags(await decryptWithPassword(algorithm, password, data), password, contents);
}

/** `[0] IMPLICIT OCTET STRING`, whole or in pieces. */
function encryptedContent(node: DerNode): Uint8Array {
  if (node.tag === contextPrimitiveTag(0)) return contentOf(node);
  if (node.tag !== contextTag(0)) throw new Pkcs12Error('malformed', 'Expected encrypted content');
  const pieces = childrenOf(node).map((piece) => octetStringContent(rawOf(piece)));
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

async function readBags(bags: Uint8Array, password: string, contents: Contents): Promise<void> {
  const list = childrenOf(readDer(derFromBer(bags)));
  if (list.length > BAGS_MAX) throw new Pkcs12Error('unsupported', `Expected at most ${BAGS_MAX} keys and certificates`);
  for (const bag of list) {
    const fields = openDer(bag, TAG.sequence, 'SafeBag');
    const typeOid = oidOf(fields.take(TAG.oid, 'bagId'));
    const value = firstChild(fields.take(contextTag(0), 'bagValue'));
    if (typeOid === PKCS12_OID.keyBag) contents.keys.push(rawOf(value));
    if (typeOid === PKCS12_OID.shroudedKeyBag) contents.keys.push(await decryptKey(value, password));
    if (typeOid === PKCS12_OID.certificateBag) readCertificateBag(value, contents);
  }
}

async function decryptKey(value: DerNode, password: string): Promise<Uint8Array> {
  const fields = openDer(value, TAG.sequence, 'EncryptedPrivateKeyInfo');
  const algorithm = fields.take(TAG.sequence, 'encryptionAlgorithm');
  return decryptWithPassword(algorithm, password, octetsOf(fields.take(TAG.octetString, 'encryptedData')));
}

function readCertificateBag(value: DerNode, contents: Contents): void {
  const fields = openDer(value, TAG.sequence, 'CertBag');
  if (oidOf(fields.take(TAG.oid, 'certId')) !== PKCS12_OID.x509Certificate) return;
  contents.certificates.push(octetsOf(firstChild(fields.take(contextTag(0), 'certValue'))).slice());
}

/** The owner's certificate is the one with the key's other half, whatever names and order the file has. */
async function matchKeyAndCertificate({ keys, certificates }: Contents): Promise<OpenedPkcs12> {
  if (keys.length === 0) throw new Pkcs12Error('no-key', 'Expected a private key in the file');
  for (const key of keys) {
    const privateKey = await importPrivateKey(key);
    const certificate = certificates.find((one) => isSamePublicKey(subjectPublicKeyInfoOf(one), privateKey.publicKey));
    if (certificate === undefined) continue;
    return { certificate, chain: certificates.filter((one) => one !== certificate), privateKey };
  }
  throw new Pkcs12Error('no-certificate', 'Expected a certificate that belongs to the private key');
}

function contentInfo(node: DerNode): { readonly typeOid: string; readonly content: DerNode } {
  const fields = openDer(node, TAG.sequence, 'ContentInfo');
  return { typeOid: oidOf(fields.take(TAG.oid, 'contentType')), content: fields.take(contextTag(0), 'content') };
}

function firstChild(node: DerNode): DerNode {
  const child = childrenOf(node)[0];
  if (child === undefined) throw new Pkcs12Error('malformed', 'Expected an element inside');
  return child;
}
