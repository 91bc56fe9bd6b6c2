import { type Certificate, type PrivateKey, signXml, verifyXml, type XmlDocument } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import type { MessageData, ReceivedData } from '../message-data.ts';
import type { SignerCheck } from './ws-security.ts';

/**
 * The business data signed by their author: an enveloped signature inside the document, the document as text inside
 * `data`. It stays whole when the envelope is gone, and can be kept as evidence by itself.
 */
export async function signedData(xml: string, certificate: Certificate, privateKey: PrivateKey): Promise<MessageData> {
  return { kind: 'text', text: await signXml({ xml, certificate, privateKey }) };
}

/** A signed document that was received. Read values from `document`: it is the tree that was verified. */
export interface SignedBusinessData {
  readonly document: XmlDocument;
  /** In the order of signing. */
  readonly signers: readonly Certificate[];
  /** The text as received, for the journal. */
  readonly text: string;
}

/**
 * Reads signed business data.
 * @throws GatewayFault SCE017 unsigned, SCE016 wrong, SCE015 certificate not to be relied upon.
 */
export async function readSignedData({ text }: ReceivedData, checkSigner: (certificate: Certificate) => Promise<SignerCheck>): Promise<SignedBusinessData> {
  if (text === undefined) throw new GatewayFault('SCE017', 'signed data travel as text');
  const { document, signers, code } = await verifyXml(text);
  if (code === 'signature-absent') throw new GatewayFault('SCE017', code);
  const bad = signers.find(({ kind }) => kind === 'invalid');
  if (document === undefined || bad !== undefined) throw new GatewayFault('SCE016', bad?.kind === 'invalid' ? bad.code : code);
  const certificates = signers.flatMap((signer) => (signer.kind === 'valid' ? [signer.certificate] : []));
  for (const certificate of certificates) {
    const check = await checkSigner(certificate);
    if (check.kind === 'refused') throw new GatewayFault('SCE015', check.detail);
  }
  return { document, signers: certificates, text };
}
