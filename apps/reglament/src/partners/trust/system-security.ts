import { openPkcs12, parseCertificate } from '@reglament/eds';
import { type MessageSecurity, systemSignerCheck, wsSecurity } from '@reglament/gateway';
import type { Trust } from '../../desk/ports.ts';

export interface SystemSecurityInput {
  /** The key file of our information system. */
  readonly p12: Uint8Array;
  readonly password: string;
  /** What the certificates of the other side rest on. */
  readonly trust: Trust;
  readonly clock?: () => Date;
}

/** The transport signature of the product towards the gateway. @throws Pkcs12Error */
export async function systemSecurity({ p12, password, trust, clock }: SystemSecurityInput): Promise<MessageSecurity> {
  const { certificate, privateKey } = await openPkcs12(p12, password);
  return wsSecurity({ certificate: parseCertificate(certificate), privateKey, checkSigner: systemSignerCheck(trust.material, clock) });
}
