import { type Certificate, openPkcs12, parseCertificate, type PrivateKey } from '@reglament/eds';
import { type MessageData, readSignedData, type ReceivedData, signedData, type SignedBusinessData, type SignerCheck, systemSignerCheck } from '@reglament/gateway';
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
  return signingWith(parseCertificate(opened.certificate), opened.privateKey, systemSignerCheck(trust.material, clock));
}

/** @throws TypeError for a certificate that belongs to no organisation */
export function signingWith(certificate: Certificate, privateKey: PrivateKey, checkSigner: (certificate: Certificate) => Promise<SignerCheck>): BusinessSigning {
  const { bin } = certificate.subject;
  if (bin === undefined) throw new TypeError('Expected the system key to name the BIN of its organisation, but it does not');
  return {
    bin,
    sign: (xml) => signedData(xml, certificate, privateKey),
    read: (data) => readSignedData(data, checkSigner),
  };
}
