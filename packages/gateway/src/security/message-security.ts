import type { Certificate, XmlDocument } from '@reglament/eds';
import type { FaultCode } from '../fault-codes.ts';

export type SecurityVerdict =
  /** `document` is the very tree that was verified: values are read from it and never from a second parse. */
  | { readonly kind: 'valid'; readonly document: XmlDocument; readonly signer: Certificate }
  | { readonly kind: 'invalid'; readonly code: Extract<FaultCode, 'SCE001' | 'SCE005' | 'SCE006' | 'SCE007'>; readonly detail: string };

/** The transport signature of an exchange: signs what goes out, judges what comes in. */
export interface MessageSecurity {
  readonly sign: (envelope: string) => Promise<string>;
  readonly verify: (envelope: Uint8Array) => Promise<SecurityVerdict>;
}
