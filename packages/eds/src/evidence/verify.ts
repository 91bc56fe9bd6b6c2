import type { Certificate } from '../certificate/parse.ts';
import type { EdsCode } from '../codes/index.ts';
import type { GatheredRevocation } from '../trust/check-online.ts';
import { type EvidenceBundle, MalformedEvidence, readEvidence, writeEvidence } from './bundle.ts';
import { type ExaminedSignature, type Examination, examineSignature, type SignedObject } from './examine.ts';

export interface SignatureWithEvidence {
  readonly examined: ExaminedSignature;
  /**
   * The bundle to store with the case: of a refusal as well, because that must be answered for too. Absent only when the
   * file could not be read as a signature at all.
   */
  readonly evidence?: Uint8Array;
}

/**
 * Judges a signed object with answers already gathered and writes the bundle from which anybody can repeat the judgement,
 * be it a confirmation or a refusal.
 */
export async function examineWithEvidence(
  signed: SignedObject,
  examination: Examination & GatheredRevocation,
): Promise<SignatureWithEvidence> {
  const examined = await examineSignature(signed, examination);
  if (examined.signers.length === 0) return { examined };
  const { iin, bin, roles, usage, now, crls, ocspResponses } = examination;
  const bundle: EvidenceBundle = {
    signed, gatheredAt: now, usage, crls, ocspResponses,
    certificates: chainsOf(examined, examination),
    ...(iin === undefined ? {} : { iin }),
    ...(bin === undefined ? {} : { bin }),
    ...(roles === undefined ? {} : { roles }),
  };
  return { examined, evidence: writeEvidence(bundle) };
}

/** Certificates of the chains without the anchors, each once, and the helpers a time-stamp may need. */
function chainsOf(examined: ExaminedSignature, { intermediates = [] }: Examination): readonly Certificate[] {
  const chains = examined.signers.flatMap(({ check }) => (check?.kind === 'confirmed' ? check.evidence.chain.slice(0, -1) : []));
  const byKey = new Map([...chains, ...intermediates].map((one) => [`${one.issuer.key}/${one.serialNumber}`, one]));
  return [...byKey.values()];
}

export type EvidenceVerification = ExaminedSignature | { readonly kind: 'unreadable'; readonly code: EdsCode };

/**
 * Repeats the judgement of a bundle offline. Without a time-stamp the moment of judgement is the bundle's own word
 * (`atBy: 'claimed'` with every signer): the signature is proven, the moment is not.
 * @param trustAnchors the verifier's own, never the bundle's.
 */
export async function verifyEvidence(
  evidence: Uint8Array,
  { trustAnchors, authorityKeepsExpired = false }: Pick<Examination, 'trustAnchors' | 'authorityKeepsExpired'>,
): Promise<EvidenceVerification> {
  let bundle: EvidenceBundle;
  try {
    bundle = readEvidence(evidence);
  } catch (error) {
    if (error instanceof MalformedEvidence) return { kind: 'unreadable', code: error.code };
    throw error;
  }
  const { iin, bin, roles } = bundle;
  return examineSignature(bundle.signed, {
    trustAnchors, authorityKeepsExpired, intermediates: bundle.certificates, crls: bundle.crls, ocspResponses: bundle.ocspResponses,
    usage: bundle.usage, now: bundle.gatheredAt,
    ...(iin === undefined ? {} : { iin }),
    ...(bin === undefined ? {} : { bin }),
    ...(roles === undefined ? {} : { roles }),
  });
}
