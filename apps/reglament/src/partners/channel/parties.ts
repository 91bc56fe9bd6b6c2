import type { Certificate } from '@reglament/eds';
import type { MessageSecurity } from '@reglament/gateway';
import type { Part } from '../../desk/channel/parts.ts';
import type { BusinessSigning } from '../business-signing.ts';

/** A part of the system as the others know it. */
export interface Party {
  readonly id: Part;
  /** BIN in the certificate of its system key. */
  readonly bin: string;
}

/** The signatures of a part that is played here. */
export interface PartKeys {
  readonly transport: MessageSecurity;
  readonly business: BusinessSigning;
}

/** Whether a certificate is this part's: a right signature by another system is not its word. */
export function isOf(parties: ReadonlyMap<Part, Party>, part: Part, signer: Certificate | undefined): boolean {
  const bin = parties.get(part)?.bin;
  return bin !== undefined && signer?.subject.bin === bin;
}
