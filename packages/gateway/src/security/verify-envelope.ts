import {
  bytesEqual, canonicalElement, CryptoError, descendantsOf, digest, verifySignature, type XmlDocument, type XmlElement,
} from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { readXml } from '../xml/read-children.ts';
import type { SecurityVerdict } from './message-security.ts';
import { readTransportSignature, type TransportSignature } from './read-signature.ts';
import { RefusedSecurity } from './refused-security.ts';
import { type ExclusiveForm, type SignedParts, signedPartsOf } from './signed-parts.ts';

const UTF8 = new TextEncoder();

/** Verifies the transport signature of an envelope, not its certificate. Never throws for what is in the message. */
export async function verifyEnvelope(envelope: Uint8Array | string): Promise<SecurityVerdict> {
  try {
    const document = readXml(envelope);
    const parts = signedPartsOf(document.root);
    const signature = readTransportSignature(parts.signature);
    await refuseWrong(document, parts, signature);
    return { kind: 'valid', document, signer: signature.certificate };
  } catch (error) {
    if (error instanceof RefusedSecurity) return { kind: 'invalid', code: error.code, detail: error.message };
    if (error instanceof GatewayFault) return { kind: 'invalid', code: 'SCE001', detail: error.data ?? '' };
    throw error;
  }
}

async function refuseWrong({ root }: XmlDocument, parts: SignedParts, signature: TransportSignature): Promise<void> {
  const { header, body, bodyId, security } = parts;
  if (signature.uri !== `#${bodyId}`) throw new RefusedSecurity('SCE006', 'the reference is not to the body');
  if (countIds(root, bodyId) !== 1) throw new RefusedSecurity('SCE006', 'the id of the body stands more than once');
  const found = await digest(signature.algorithm.hashOid, canonicalBytes(body, [root], signature.bodyForm));
  if (!bytesEqual(found, signature.digest)) throw new RefusedSecurity('SCE006', 'the body was changed');
  const data = canonicalBytes(signature.signedInfo, [root, header, security, parts.signature], signature.signedInfoForm);
  if (!(await isRight(signature, data))) throw new RefusedSecurity('SCE006', 'the signature does not fit the certificate');
}

const canonicalBytes = (element: XmlElement, ancestors: readonly XmlElement[], { inclusivePrefixes }: ExclusiveForm): Uint8Array =>
  UTF8.encode(canonicalElement(element, ancestors, { exclusive: true, comments: false, inclusivePrefixes }));

/** Ids are looked for under every spelling, so that no other reader finds a second element by ours. */
function countIds(root: XmlElement, id: string): number {
  let count = 0;
  for (const { attributes } of descendantsOf(root)) count += attributes.filter(({ localName, value }) => /^id$/i.test(localName) && value === id).length;
  return count;
}

async function isRight({ algorithm, certificate, signature }: TransportSignature, data: Uint8Array): Promise<boolean> {
  try {
    return await verifySignature({ algorithmOid: algorithm.oid, publicKey: certificate.spki, signature, data });
  } catch (error) {
    // The key is of another kind, malformed or too weak: it can have signed nothing here.
    if (error instanceof CryptoError) return false;
    throw error;
  }
}
