import { readFile } from 'node:fs/promises';
import { type Certificate, derFrom, MalformedDer, parseCertificate, Pkcs12Error } from '@reglament/eds';
import type { Trust } from '../../desk/ports.ts';
import { addressIn, PartnerAddressesFailure } from '../addresses.ts';
import { businessSigning } from '../trust/business-signing.ts';
import { ncaTrust } from '../trust/nca-trust.ts';
import { systemSecurity, type SystemSecurityInput } from '../trust/system-security.ts';
import type { GatewayRegistersInput } from './gateway-address.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** In whose name and with which key the registers are asked, and how their own signatures are judged. */
export type RegisterAccess = Required<Pick<GatewayRegistersInput, 'senderId' | 'password' | 'security' | 'business'>>;

/**
 * REGISTERS_SENDER, REGISTERS_PASSWORD   who we are to the gateway behind REGISTERS_URL
 * REGISTERS_KEY, REGISTERS_KEY_PASSWORD  the key file (.p12) of our information system
 * REGISTERS_NCA, REGISTERS_ROOTS         the authority of the gateway's certificates: where its lists are, and the files of
 *                                        its roots, by commas; whoever answers at an address must not decide whom we trust
 * What is not set stays as given.
 * @throws PartnerAddressesFailure
 */
export async function registerAccess(env: Env, given: Pick<SystemSecurityInput, 'p12' | 'password' | 'trust'>): Promise<RegisterAccess> {
  const file = settingIn(env, 'REGISTERS_KEY');
  const key = {
    p12: file === undefined ? given.p12 : await fileNamed('REGISTERS_KEY', file),
    password: file === undefined ? given.password : env['REGISTERS_KEY_PASSWORD'] ?? '',
    trust: await authorityIn(env) ?? given.trust,
  };
  try {
    return { senderId: settingIn(env, 'REGISTERS_SENDER') ?? 'reglament', password: env['REGISTERS_PASSWORD'] ?? '', security: await systemSecurity(key), business: await businessSigning(key) };
  } catch (cause) {
    if (file === undefined || !(cause instanceof Pkcs12Error || cause instanceof TypeError)) throw cause;
    throw new PartnerAddressesFailure(`Expected REGISTERS_KEY to be the key file of an organisation's system that REGISTERS_KEY_PASSWORD opens, but: ${cause.message}`, { cause });
  }
}

async function authorityIn(env: Env): Promise<Trust | undefined> {
  const url = addressIn(env, 'REGISTERS_NCA');
  const files = (settingIn(env, 'REGISTERS_ROOTS') ?? '').split(',').map((file) => file.trim()).filter((file) => file !== '');
  if ((url === undefined) !== (files.length === 0)) throw new PartnerAddressesFailure('Expected REGISTERS_NCA and REGISTERS_ROOTS together or neither, but found one of them');
  return url === undefined ? undefined : ncaTrust({ url, trustAnchors: await Promise.all(files.map(rootIn)) });
}

async function rootIn(file: string): Promise<Certificate> {
  const bytes = await fileNamed('REGISTERS_ROOTS', file);
  try {
    return parseCertificate(derFrom(bytes));
  } catch (cause) {
    if (!(cause instanceof MalformedDer)) throw cause;
    throw new PartnerAddressesFailure(`Expected REGISTERS_ROOTS to name certificates, but ${file} is none`, { cause });
  }
}

async function fileNamed(setting: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new PartnerAddressesFailure(`Expected ${setting} to name a file that can be read, but found ${file}`, { cause });
  }
}

const settingIn = (env: Env, name: string): string | undefined => (env[name]?.trim() ?? '') === '' ? undefined : env[name]?.trim();
