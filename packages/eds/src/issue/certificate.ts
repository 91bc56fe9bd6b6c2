import { type Certificate, parseCertificate } from '../certificate/parse.ts';
import { digest, HASH_OID, signatureAlgorithmIdentifier, type PrivateKey } from '../crypto/index.ts';
import {
  bitString, bitStringBytesOf, explicit, integer, openDer, readDer, sequence, serialNumberInteger, TAG, time, toHex,
} from '../der/index.ts';
import { type NamePart, makeName } from './name.ts';

/** An authority that can sign certificates, lists and answers. */
export interface Authority {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
}

export interface MakeCertificateInput {
  readonly subject: readonly NamePart[];
  /** SubjectPublicKeyInfo of the owner, DER. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
  /** Absent for a self-signed root: then `selfSignedWith` signs. */
  readonly issuer?: Authority;
  readonly selfSignedWith?: PrivateKey;
}

/**
 * Makes an X.509 v3 certificate. The serial number is the subject key identifier with its top bit cleared, as the NCA's
 * own serial numbers are.
 */
export async function makeCertificate(input: MakeCertificateInput): Promise<Certificate> {
  const signer = input.issuer?.privateKey ?? input.selfSignedWith;
  if (signer === undefined) throw new TypeError('Expected an issuer or a key to sign itself, but got neither');
  const subject = makeName(input.subject);
  const algorithm = signatureAlgorithmIdentifier(signer.algorithm);
  const tbs = sequence(
    explicit(0, integer(2)),
    serialNumberInteger(serialNumberFor(await keyIdOf(input.publicKey))),
    algorithm,
    input.issuer?.certificate.subject.raw ?? subject,
    sequence(time(input.notBefore), time(input.notAfter)),
    subject,
    input.publicKey,
    explicit(3, sequence(...input.extensions)),
  );
  return parseCertificate(sequence(tbs, algorithm, bitString(await signer.sign(tbs))));
}

/** Key identifier of 20 bytes (RFC 5280 §4.2.1.2, with SHA-256 cut short), lower-case hex. */
export async function keyIdOf(spki: Uint8Array): Promise<string> {
  const fields = openDer(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo');
  fields.take(TAG.sequence, 'algorithm');
  const bits = bitStringBytesOf(fields.take(TAG.bitString, 'subjectPublicKey'));
  return toHex((await digest(HASH_OID.sha256, bits)).subarray(0, 20));
}

function serialNumberFor(keyId: string): string {
  const first = Number.parseInt(keyId.slice(0, 2), 16) & 0x7f;
  return first.toString(16).padStart(2, '0') + keyId.slice(2);
}
