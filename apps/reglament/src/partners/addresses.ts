/** Where the state systems and the other partners are reached. */
export interface PartnerAddresses {
  /** Where the registers are asked and written to, over the signed synchronous channel. */
  readonly registersUrl: string;
  readonly smsUrl: string;
  readonly mailUrl: string;
  /** An antivirus daemon that speaks clamd's INSTREAM. */
  readonly scanner: { readonly host: string; readonly port: number };
}

/** A setting that cannot be followed; the message says what to mend. */
export class PartnerAddressesFailure extends Error {
  readonly code = 'partner-addresses';
}

const SETTINGS = { registersUrl: 'REGISTERS_URL', smsUrl: 'SMS_URL', mailUrl: 'MAIL_URL' } as const;

/**
 * REGISTERS_URL, SMS_URL, MAIL_URL  http or https addresses of the partners
 * CLAMD                             host:port of the antivirus daemon
 * What is not set stays with the stand-in.
 * @throws PartnerAddressesFailure
 */
export function partnerAddresses(env: Readonly<Record<string, string | undefined>>, standIns: PartnerAddresses): PartnerAddresses {
  const url = (key: keyof typeof SETTINGS): string => addressIn(env, SETTINGS[key]) ?? standIns[key];
  return { registersUrl: url('registersUrl'), smsUrl: url('smsUrl'), mailUrl: url('mailUrl'), scanner: scannerOf(env['CLAMD']) ?? standIns.scanner };
}

/** The http or https address a setting holds; nothing where it is not set. @throws PartnerAddressesFailure */
export function addressIn(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const given = env[name];
  if (given === undefined || given.trim() === '') return undefined;
  const url = URL.parse(given.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new PartnerAddressesFailure(`Expected ${name} to be an http or https address, but found ${given}`);
  return url.href;
}

function scannerOf(given: string | undefined): PartnerAddresses['scanner'] | undefined {
  if (given === undefined || given.trim() === '') return undefined;
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(given.trim()) ?? [];
  if (host === undefined || Number(port) > 65_535) throw new PartnerAddressesFailure(`Expected CLAMD to be host:port, but found ${given}`);
  return { host, port: Number(port) };
}
