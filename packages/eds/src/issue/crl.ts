import { signatureAlgorithmIdentifier } from '../crypto/index.ts';
import { bitString, explicit, integer, sequence, sequenceOf, serialNumberInteger, time } from '../der/index.ts';
import type { RevokedEntry } from '../revocation/crl.ts';
import { reasonNumber } from '../revocation/reason.ts';
import type { Authority } from './certificate.ts';
import { authorityKeyIdExtension, crlNumberExtension, deltaIndicatorExtension, expiredCertsExtension, reasonExtension } from './extensions.ts';

export interface MakeCrlInput {
  readonly authority: Authority;
  readonly revoked: readonly RevokedEntry[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly number: number;
  /** Makes a delta that changes the list of this number. */
  readonly baseNumber?: number;
  /** States that certificates expired since then are still named; the list must then really name them. */
  readonly keepsExpiredSince?: Date;
}

/** Makes a CRL v2 with the extensions of the NCA's lists. @returns DER. */
export async function makeCrl(input: MakeCrlInput): Promise<Uint8Array> {
  const { authority, baseNumber, keepsExpiredSince } = input;
  const algorithm = signatureAlgorithmIdentifier(authority.privateKey.algorithm);
  const entries = input.revoked.map(makeEntry);
  const tbs = sequence(
    integer(1),
    algorithm,
    authority.certificate.subject.raw,
    time(input.thisUpdate),
    time(input.nextUpdate),
    // RFC 5280 §5.1.2.6: an empty list is left out.
    ...(entries.length === 0 ? [] : [sequenceOf(entries)]),
    explicit(
      0,
      sequence(
        crlNumberExtension(input.number),
        ...(baseNumber === undefined ? [] : [deltaIndicatorExtension(baseNumber)]),
        ...(keepsExpiredSince === undefined ? [] : [expiredCertsExtension(keepsExpiredSince)]),
        authorityKeyIdExtension(authority.certificate.subjectKeyId ?? ''),
      ),
    ),
  );
  return sequence(tbs, algorithm, bitString(await authority.privateKey.sign(tbs)));
}

const makeEntry = ({ serialNumber, revokedAt, reason }: RevokedEntry): Uint8Array =>
  sequence(
    serialNumberInteger(serialNumber),
    time(revokedAt),
    // "unspecified" is expressed by silence (RFC 5280 §5.3.1).
    ...(reason === 'unspecified' ? [] : [sequence(reasonExtension(reasonNumber(reason)))]),
  );
