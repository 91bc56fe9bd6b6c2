import { openPkcs12, parseCertificate, signXml } from '@reglament/eds';
import type { SystemSeal } from '../desk/results/sign-result.ts';

/** The system's own key, from its key file, as the seal of the data in barcodes. */
export async function systemSeal(p12: Uint8Array, password: string): Promise<SystemSeal> {
  const { certificate, privateKey } = await openPkcs12(p12, password);
  const parsed = parseCertificate(certificate);
  return { signXml: (xml) => signXml({ xml, certificate: parsed, privateKey }) };
}
