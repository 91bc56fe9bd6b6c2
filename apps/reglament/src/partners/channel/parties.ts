import { type Certificate, openPkcs12, parseCertificate } from '@reglament/eds';
import { type MessageSecurity, systemSignerCheck, wsSecurity } from '@reglament/gateway';
import type { Part } from '../../desk/channel/parts.ts';
import { type BusinessSigning, signingWith } from '../trust/business-signing.ts';
import type { SystemSecurityInput } from '../trust/system-security.ts';

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

/** Both signatures of a part from one key file: opening one costs as much as many signatures. @throws Pkcs12Error */
export async function openPartKeys({ p12, password, trust, clock }: SystemSecurityInput): Promise<PartKeys> {
  const opened = await openPkcs12(p12, password);
  const certificate = parseCertificate(opened.certificate);
  const checkSigner = systemSignerCheck(trust.material, clock);
  return { transport: wsSecurity({ certificate, privateKey: opened.privateKey, checkSigner }), business: signingWith(certificate, opened.privateKey, checkSigner) };
}

/** Whether a certificate is this part's: a right signature by another system is not its word. */
export function isOf(parties: ReadonlyMap<Part, Party>, part: Part, signer: Certificate | undefined): boolean {
  const bin = parties.get(part)?.bin;
  return bin !== undefined && signer?.subject.bin === bin;
}
