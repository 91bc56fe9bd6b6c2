import type { Certificate } from '../certificate/parse.ts';
import { verifyCms } from '../cms/verify.ts';
import { bytesEqual, MalformedDer } from '../der/index.ts';
import type { RevocationClient } from '../revocation/client.ts';
import { parseOcspResponse } from '../revocation/ocsp-response.ts';
import { type GatheredRevocation, gatherRevocation } from '../trust/check-online.ts';
import { type Examination, readSigners, type SignedObject } from './examine.ts';
import { examineWithEvidence, type SignatureWithEvidence } from './verify.ts';

/**
 * Judges a signed object with revocation answers fetched for every signer and every time-stamping authority, and writes
 * the evidence.
 */
export async function examineOnline(
  signed: SignedObject,
  examination: Omit<Examination, 'crls' | 'ocspResponses'> & { readonly client: RevocationClient },
): Promise<SignatureWithEvidence> {
  const { client, ...rest } = examination;
  const { signers, certificates } = await readSigners(signed);
  const intermediates = [...(examination.intermediates ?? []), ...certificates];
  const gathered: GatheredRevocation[] = [];
  for (const signer of signers) {
    if (signer.kind === 'invalid') continue;
    const asked = [signer.certificate, ...(await authoritiesIn(signer.timeStampToken))];
    for (const certificate of asked) gathered.push(await gatherFor(certificate, intermediates, client, rest));
  }
  return examineWithEvidence(signed, {
    ...rest,
    crls: distinct(gathered.flatMap(({ crls }) => crls)),
    ocspResponses: gathered.flatMap(({ ocspResponses }) => ocspResponses),
  });
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

async function authoritiesIn(token: Uint8Array | undefined): Promise<readonly Certificate[]> {
  if (token === undefined) return [];
  const { signers } = await verifyCms(token);
  return signers.flatMap((signer) => (signer.kind === 'valid' ? [signer.certificate] : []));
}

async function gatherFor(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  client: RevocationClient,
  { now, trustAnchors }: Pick<Examination, 'now' | 'trustAnchors'>,
): Promise<GatheredRevocation> {
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const { crls, ocspResponses } = await gatherRevocation(client, { certificate, at: now, trustAnchors, intermediates }, nonce);
  // The nonce proves freshness only to who asked; whoever reads the evidence later has the moment inside instead.
  return { crls, ocspResponses: ocspResponses.filter((response) => repeatsNonce(response, nonce)) };
}

function repeatsNonce(raw: Uint8Array, nonce: Uint8Array): boolean {
  try {
    const response = parseOcspResponse(raw);
    return response.kind === 'basic' && response.nonce !== undefined && bytesEqual(response.nonce, nonce);
  } catch (error) {
    if (error instanceof MalformedDer) return false;
    throw error;
  }
}
