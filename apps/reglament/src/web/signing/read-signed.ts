import { base64ToBytes } from '@reglament/eds';
import { invalidInput } from '../../desk/invalid-input.ts';
import type { InvalidInput } from '../../desk/invalid-input.ts';
import { isUuid } from '../../desk/is-uuid.ts';
import { SIGNING_FIELDS } from './signing-panel.ts';

export interface Signed {
  readonly kind: 'signed';
  readonly signingId: string;
  /** The signature as it came: CMS, not yet looked into. */
  readonly cms: Uint8Array;
}

/** A certificate, its attributes and a signature are a few kilobytes. */
const SIGNATURE_CHARACTERS_MAX = 200_000;

/** Reads what the panel's form posts. Base64 or PEM; anything else is invalid input of the field `signature`. */
export function readSigned(entries: Readonly<Record<string, unknown>>): Signed | InvalidInput {
  const { [SIGNING_FIELDS.signing]: signingId, [SIGNING_FIELDS.signature]: signature } = entries;
  if (typeof signature !== 'string' || signature.trim() === '') return invalidInput({ field: SIGNING_FIELDS.signature, code: 'required' });
  const malformed = invalidInput({ field: SIGNING_FIELDS.signature, code: 'eds.cms-malformed' });
  if (signature.length > SIGNATURE_CHARACTERS_MAX) return malformed;
  try {
    const cms = base64ToBytes(signature.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, ''));
    return { kind: 'signed', cms, signingId: typeof signingId === 'string' && isUuid(signingId) ? signingId : '' };
  } catch {
    // Not base64 at all; what exactly stands there is of no interest.
    return malformed;
  }
}
