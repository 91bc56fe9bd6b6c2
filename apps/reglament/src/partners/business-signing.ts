import { openPkcs12, parseCertificate } from '@reglament/eds';
import { type MessageData, readSignedData, type ReceivedData, signedData, type SignedBusinessData, systemSignerCheck } from '@reglament/gateway';
import type { SystemSecurityInput } from './system-security.ts';

/** The signature of business data: questions to registers that take only signed ones, and the check of their signed answers. */
export interface BusinessSigning {
  /** In whose name we ask. */
  readonly bin: string;
  readonly sign: (xml: string) => Promise<MessageData>;
  /** @throws GatewayFault SCE015–SCE017 */
  readonly read: (data: ReceivedData) => Promise<SignedBusinessData>;
}

/** @throws Pkcs12Error, and TypeError for a key file that belongs to no organisation */
export async function businessSigning({ p12, password, trust, clock }: SystemSecurityInput): Promise<BusinessSigning> {
  const opened = await openPkcs12(p12, password);
  const certificate = parseCertificate(opened.certificate);
  const { bin } = certificate.subject;
  if (bin === undefined) throw new TypeError('Expected the system key to name the BIN of its organisation, but it does not');
  const checkSigner = systemSignerCheck(trust.material, clock);
  return {
    bin,
    sign: (xml) => signedData(xml, certificate, opened.privateKey),
    read: (data) => readSignedData(data, checkSigner),
  };
}
