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

/** Checks chain, usage, term and revocation of a system's certificate; fails closed. */
export const systemSignerCheck =
  (material: () => Promise<TrustedMaterial>, clock: () => Date = () => new Date()) =>
  async (certificate: Certificate): Promise<SignerCheck> => {
    const check = await checkCertificate({ certificate, at: clock(), usage: 'system', ...(await material()) });
    return check.kind === 'confirmed' ? { kind: 'relied' } : { kind: 'refused', detail: check.code };
  };
