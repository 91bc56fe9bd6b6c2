import { type Crl, faultOfCrl, type RevokedEntry } from './crl.ts';
import { namesEqual } from '../certificate/name.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { RevocationQuestion, RevocationStatus } from './source.ts';

/**
 * The status by the freshest believable list of the issuer, changed by the freshest delta that fits it. Lists of other
 * issuers are skipped; a forged, stale or future list is named among the faults and never answers "good".
 */
export async function statusByCrl(question: RevocationQuestion, crls: readonly Crl[]): Promise<RevocationStatus> {
  const faults: string[] = [];
  const usable: Crl[] = [];
  for (const crl of crls.filter(({ issuer }) => namesEqual(issuer, question.certificate.issuer))) {
    const fault = await faultOfCrl(crl, question.issuer, question.now);
    if (fault === undefined) usable.push(crl);
    else faults.push(`crl-${fault}`);
  }
  const base = newest(usable.filter(({ baseNumber }) => baseNumber === undefined));
  if (base === undefined) return { kind: 'unavailable', code: 'revocation-unavailable', faults: [...faults, 'crl-absent'] };
  const delta = newest(usable.filter((crl) => fitsBase(crl, base)));
  const entry = entryFor(question.certificate.serialNumber, base, delta);
  if (entry === undefined && question.authorityKeepsExpired !== true && mayHaveForgotten(base, question.certificate)) {
    return { kind: 'unavailable', code: 'revocation-unavailable', faults: [...faults, 'crl-forgets-expired'] };
  }
  const by = { kind: 'crl', crl: base, ...(delta === undefined ? {} : { delta }) } as const;
  if (entry === undefined || entry.revokedAt > question.at) return { kind: 'good', by };
  const code = entry.reason === 'certificateHold' ? 'certificate-on-hold' : 'certificate-revoked';
  return { kind: 'revoked', code, revokedAt: entry.revokedAt, reason: entry.reason, by };
}

/** A list made after the certificate expired may have dropped it (RFC 5280 §3.3): then its silence says nothing. */
const mayHaveForgotten = ({ thisUpdate, keepsExpiredSince }: Crl, { notAfter }: Certificate): boolean =>
  thisUpdate > notAfter && !(keepsExpiredSince !== undefined && keepsExpiredSince <= notAfter);

const newest = (crls: readonly Crl[]): Crl | undefined =>
  [...crls].sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || b.thisUpdate.getTime() - a.thisUpdate.getTime())[0];

/** RFC 5280 §5.2.4: the delta starts at or before our base and goes beyond it. */
const fitsBase = (delta: Crl, base: Crl): boolean =>
  delta.baseNumber !== undefined &&
  base.number !== undefined &&
  delta.baseNumber <= base.number &&
  (delta.number ?? 0) > base.number;

function entryFor(serialNumber: string, base: Crl, delta: Crl | undefined): RevokedEntry | undefined {
  const changed = delta?.revoked.get(serialNumber);
  if (changed !== undefined) return changed.reason === 'removeFromCRL' ? undefined : changed;
  const entry = base.revoked.get(serialNumber);
  return entry?.reason === 'removeFromCRL' ? undefined : entry;
}
