import { buildChain } from '../certificate/chain.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { Crl } from '../revocation/crl.ts';
import type { RevocationClient } from '../revocation/client.ts';
import { type CertificateCheck, type CertificateCheckInput, checkCertificate } from './check-certificate.ts';

/** Revocation answers for every certificate of a chain. */
export interface GatheredRevocation {
  readonly crls: readonly Crl[];
  readonly ocspResponses: readonly Uint8Array[];
}

/**
 * Asks for the status of every certificate below the anchor: OCSP for the first, lists for all (the root has no
 * responder). Addresses are taken only from certificates whose chain was proven, so that a stranger's certificate
 * cannot make the server call addresses of its choice.
 */
export async function gatherRevocation(
  client: RevocationClient,
  input: Pick<CertificateCheckInput, 'certificate' | 'at' | 'trustAnchors' | 'intermediates'>,
  nonce: Uint8Array,
): Promise<GatheredRevocation> {
  const chain = await buildChain({ ...input, intermediates: input.intermediates ?? [] });
  if (chain.kind === 'no-chain') return { crls: [], ocspResponses: [] };
  const [certificate, issuer] = chain.certificates;
  const asked = certificate === undefined || issuer === undefined ? undefined : await client.findOcspResponse(certificate, issuer, nonce);
  const lists = await Promise.all(chain.certificates.slice(0, -1).map((one: Certificate) => client.findCrls(one)));
  return { crls: lists.flat(), ocspResponses: asked === undefined ? [] : [asked] };
}

/** `checkCertificate` with the revocation answers fetched first; `at` is also the moment they must be fresh at. */
export async function checkCertificateOnline(
  input: Omit<CertificateCheckInput, 'crls' | 'ocspResponses' | 'ocspNonce'> & { readonly client: RevocationClient },
): Promise<CertificateCheck> {
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const gathered = await gatherRevocation(input.client, input, nonce);
  return checkCertificate({ ...input, ...gathered, ocspNonce: nonce });
}
