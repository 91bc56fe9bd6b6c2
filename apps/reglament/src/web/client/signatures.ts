/** Makes a signature in the page: from a key file that is read here and nowhere else, or by NCALayer. */
import { base64ToBytes, bytesToBase64, connectNcaLayer, keyKindOf, makeCms, NcaLayerFailure, openPkcs12, parseCertificate, Pkcs12Error } from '@reglament/eds';
import type { SignerKind } from '@reglament/eds';
import type { SigningWord } from '../signing/signing-panel.ts';

/** A signature for each document (base64 of the CMS), or the name of what to say. */
export type Made = { readonly kind: 'signed'; readonly signatures: readonly string[] } | { readonly kind: 'not-signed'; readonly word: SigningWord };

export interface ToSign {
  readonly documents: readonly Uint8Array[];
  readonly bindCertificate: boolean;
  readonly purpose: 'signing' | 'authentication';
}

/** The key is opened once, used for each document and forgotten. */
export async function signWithKeyFile({ documents, bindCertificate, purpose }: ToSign, file: File | undefined, password: string, now: Date): Promise<Made> {
  if (file === undefined) return not('file-missing');
  if (password === '') return not('password-missing');
  try {
    const { certificate: der, privateKey } = await openPkcs12(new Uint8Array(await file.arrayBuffer()), password);
    const certificate = parseCertificate(der);
    const kind = keyKindOf(certificate);
    if (purpose === 'signing' && kind === 'authentication') return not('authentication-key');
    if (purpose === 'authentication' && kind === 'signing') return not('signing-key');
    const made = await Promise.all(documents.map((content) => makeCms({ content, detached: true, signers: [{ certificate, privateKey }], signingTime: now, bindCertificate })));
    return { kind: 'signed', signatures: made.map((cms) => bytesToBase64(cms)) };
  } catch (error) {
    return not(error instanceof Pkcs12Error ? error.code : 'failed');
  }
}

export async function signWithNcaLayer({ documents, purpose }: ToSign, options: { readonly signer: SignerKind; readonly language: 'kk' | 'ru' | 'en'; readonly allowTestKeys: boolean }): Promise<Made> {
  try {
    const ncaLayer = await connectNcaLayer();
    try {
      const outcome = await ncaLayer.signCms(documents, { ...options, purpose, detached: true });
      if (outcome.kind === 'cancelled') return not('cancelled');
      return { kind: 'signed', signatures: outcome.results.map((result) => result.replace(/-----[A-Z0-9 ]+-----|\s+/g, '')) };
    } finally {
      ncaLayer.close();
    }
  } catch (error) {
    if (!(error instanceof NcaLayerFailure)) return not('failed');
    return not(error.code === 'ncalayer-unreachable' ? 'nca-layer-unreachable' : 'nca-layer-refused');
  }
}

export function bytesOf(base64: string): Uint8Array {
  return base64ToBytes(base64);
}

function not(word: SigningWord): Made {
  return { kind: 'not-signed', word };
}
