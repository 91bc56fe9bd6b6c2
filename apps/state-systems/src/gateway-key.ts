import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBin } from '@reglament/identifiers';
import { type Crl, openPkcs12, parseCertificate, parseCrl } from '@reglament/eds';
import { type MessageSecurity, systemSignerCheck, type TrustedMaterial, wsSecurity } from '@reglament/gateway';
import type { FaultSwitch } from './faults/fault-switch.ts';
import type { Nca } from './nca/index.ts';
import type { RegisterKey } from './registers/legal-entities-register.ts';

const PASSWORD = 'gateway-stand-in';
const RENEW_BEFORE_MS = 30 * 24 * 3600 * 1000;
/** Lists are made anew each time they are asked for, which costs signatures. */
const LISTS_AGE_MAX_MS = 5000;

/** The key of the stand-ins, from the stand-in NCA, and how they judge the certificates of others. */
export async function standInKey(nca: Nca, dataFolder: string): Promise<RegisterKey> {
  const { certificate, privateKey } = await openPkcs12(await gatewayKey(nca, dataFolder), PASSWORD);
  return { certificate: parseCertificate(certificate), privateKey, checkSigner: systemSignerCheck(materialOf(nca), nca.clock) };
}

/** The transport signature of the stand-in gateway; spoilt when its switch says so. */
export function gatewaySecurity(key: RegisterKey, faults: FaultSwitch): MessageSecurity {
  const security = wsSecurity(key);
  return {
    verify: security.verify,
    sign: async (envelope) => {
      const signed = await security.sign(envelope);
      return faults.of('Gateway').fault === 'wrong-signature' ? signed.replace(/(<ds:SignatureValue>)..../, '$1AAAA') : signed;
    },
  };
}

async function gatewayKey(nca: Nca, dataFolder: string): Promise<Uint8Array> {
  const file = join(dataFolder, 'gateway.p12');
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined && (await isUsable(nca, kept))) return kept;
  const { p12 } = await nca.issue({
    role: 'legal-entity-system', bin: makeBin({ registered: '2010-06', serial: 77 }), organisation: 'ЭҮШ (СТЕНД)', algorithm: 'gost512', password: PASSWORD,
  });
  if (p12 === undefined) throw new TypeError('Expected a key file');
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, p12, { mode: 0o600 });
  return p12;
}

/** Of this authority, which may have been made anew, and with some time left. */
async function isUsable(nca: Nca, p12: Uint8Array): Promise<boolean> {
  const certificate = parseCertificate((await openPkcs12(p12, PASSWORD)).certificate);
  return nca.findIssued(certificate.serialNumber) !== undefined && certificate.notAfter.getTime() - nca.clock().getTime() > RENEW_BEFORE_MS;
}

function materialOf(nca: Nca): () => Promise<TrustedMaterial> {
  let kept: { readonly at: number; readonly crls: Promise<readonly Crl[]> } | undefined;
  return async () => {
    const now = nca.clock().getTime();
    if (kept === undefined || now - kept.at > LISTS_AGE_MAX_MS) kept = { at: now, crls: nca.crls().then((lists) => lists.map((list) => parseCrl(list))) };
    return { trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, crls: await kept.crls };
  };
}
