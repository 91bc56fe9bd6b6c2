import { type Certificate, checkCertificate, type CertificateCheckInput, type PrivateKey } from '@reglament/eds';
import type { MessageSecurity } from './message-security.ts';
import { signEnvelope } from './sign-envelope.ts';
import { verifyEnvelope } from './verify-envelope.ts';

export type SignerCheck = { readonly kind: 'relied' } | { readonly kind: 'refused'; readonly detail: string };

export interface WsSecurityInput {
  /** The certificate of our system and its key: GOST or RSA. */
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  /** Whether the certificate of the other side can be relied upon now; see `systemSignerCheck`. */
  readonly checkSigner: (certificate: Certificate) => Promise<SignerCheck>;
}

/** The transport signature of the gateway (WS-Security over the body, by the key of the calling system). */
export const wsSecurity = ({ certificate, privateKey, checkSigner }: WsSecurityInput): MessageSecurity => ({
  sign: (envelope) => signEnvelope(envelope, certificate, privateKey),
  verify: async (envelope) => {
    const verdict = await verifyEnvelope(envelope);
    if (verdict.kind === 'invalid') return verdict;
    const check = await checkSigner(verdict.signer);
    return check.kind === 'relied' ? verdict : { kind: 'invalid', code: 'SCE005', detail: check.detail };
  },
});

/** Roots, authorities and lists of revoked certificates. */
export type TrustedMaterial = Pick<CertificateCheckInput, 'trustAnchors' | 'intermediates' | 'crls'>;

/** More systems than talk to any one of them. */
const SIGNERS_MAX = 256;

/**
 * Checks chain, usage, term and revocation of a system's certificate; fails closed. Whoever writes once writes again: a
 * certificate that was relied upon is kept by its bytes, and what its authority signed is then not verified for each
 * message anew. All that changes with time (terms, lists, roots) is asked every time, and a stranger's is never kept.
 */
export const systemSignerCheck = (material: () => Promise<TrustedMaterial>, clock: () => Date = () => new Date()): ((certificate: Certificate) => Promise<SignerCheck>) => {
  const relied = new Map<string, Certificate>();
  return async (certificate) => {
    const bytes = Buffer.from(certificate.raw).toString('latin1');
    const known = relied.get(bytes) ?? certificate;
    const check = await checkCertificate({ certificate: known, at: clock(), usage: 'system', ...(await material()) });
    if (check.kind !== 'confirmed') {
      relied.delete(bytes);
      return { kind: 'refused', detail: check.code };
    }
    const [oldest] = relied.size >= SIGNERS_MAX && !relied.has(bytes) ? relied.keys() : [];
    if (oldest !== undefined) relied.delete(oldest);
    relied.set(bytes, known);
    return { kind: 'relied' };
  };
};
