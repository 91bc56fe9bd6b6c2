import type { Crl } from './crl.ts';
import { statusByOcsp } from './status-by-ocsp.ts';
import { statusByCrl } from './status-by-crl.ts';
import type { RevocationQuestion, RevocationStatus } from './source.ts';

export interface RevocationInput {
  readonly question: RevocationQuestion;
  readonly crls: readonly Crl[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly nonce?: Uint8Array;
}

/**
 * The status of one certificate. A usable OCSP response decides; otherwise the lists do. A revocation told by either is
 * never outvoted by the other: a list that says "revoked" wins over a responder that says "good".
 */
export async function revocationStatus(input: RevocationInput): Promise<RevocationStatus> {
  const byOcsp = await statusByOcsp(input);
  const byCrl = await statusByCrl(input.question, input.crls);
  if (byOcsp.kind === 'revoked') return byOcsp;
  if (byCrl.kind === 'revoked') return byCrl;
  if (byOcsp.kind !== 'unavailable') return byOcsp;
  if (byCrl.kind !== 'unavailable') return byCrl;
  return { ...byOcsp, faults: [...byOcsp.faults, ...byCrl.faults] };
}
