import type { CheckedSignature } from '../signatures/check-signature.ts';

/** What was found of a signature, to be kept beside the request it stands under. */
export interface Judgement {
  readonly confirmed: boolean;
  readonly details: Readonly<Record<string, string>>;
  readonly evidence: Uint8Array;
}

export function judgementOf(checked: Exclude<CheckedSignature, { kind: 'unreadable' | 'unavailable' }>): Judgement {
  const details: Readonly<Record<string, string>> = checked.kind === 'confirmed'
    ? { verdict: 'confirmed', signer: checked.signer.subject.commonName ?? '', certificate: checked.signer.serialNumber }
    : { verdict: 'not-confirmed', code: checked.code };
  return { confirmed: checked.kind === 'confirmed', details, evidence: checked.evidence };
}
