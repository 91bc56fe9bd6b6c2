import { ENTRANCES, GATEWAY, type Part } from '../../desk/channel/parts.ts';

/** Which parts of the system this process plays, and where the others are. */
export interface ChannelSettings {
  readonly parts: readonly Part[];
  readonly addresses: ReadonlyMap<Part, string>;
  readonly host: string;
  /** Port of the address to which the other parts send; 0 takes any free one. */
  readonly port: number;
}

/** A setting that cannot be followed; the message says what to mend. */
export class ChannelSettingsFailure extends Error {
  readonly code = 'channel-settings';
}

/**
 * REGLAMENT_PARTS     parts played here, e.g. `portal,centre,gateway` or `kyzylorda`; all of them unless told
 * REGLAMENT_ADDRESSES where the others are, e.g. `gateway=http://10.0.0.1:9100,portal=http://10.0.0.1:9100`
 * REGLAMENT_SYSTEM_HOST, REGLAMENT_SYSTEM_PORT  where this process is reached by them
 * @throws ChannelSettingsFailure
 */
export function channelSettings(env: Readonly<Record<string, string | undefined>>, regions: readonly Part[]): ChannelSettings {
  const all = [...ENTRANCES, GATEWAY, ...regions];
  const parts = listOf(env['REGLAMENT_PARTS']) ?? all;
  const unknown = parts.find((part) => !all.includes(part));
  if (unknown !== undefined) throw new ChannelSettingsFailure(`Expected REGLAMENT_PARTS to name parts among ${all.join(', ')}, but found ${unknown}`);
  const addresses = new Map((listOf(env['REGLAMENT_ADDRESSES']) ?? []).map(addressOf));
  // Whoever sends must know the gateway; the gateway must know everybody.
  const wanted = parts.includes(GATEWAY) ? all : [GATEWAY];
  const missing = wanted.filter((part) => !parts.includes(part) && !addresses.has(part));
  if (missing.length > 0) throw new ChannelSettingsFailure(`Expected REGLAMENT_ADDRESSES to say where ${missing.join(', ')} can be reached (part=http://host:port), but it does not`);
  return { parts, addresses, host: env['REGLAMENT_SYSTEM_HOST'] ?? '127.0.0.1', port: portOf(env['REGLAMENT_SYSTEM_PORT'] ?? '0') };
}

function listOf(value: string | undefined): readonly string[] | undefined {
  const list = (value ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '');
  return list.length === 0 ? undefined : list;
}

function addressOf(entry: string): [Part, string] {
  const [, part, url] = /^([\w-]+)=(https?:\/\/[^/\s]+)\/?$/.exec(entry) ?? [];
  if (part === undefined || url === undefined) throw new ChannelSettingsFailure(`Expected REGLAMENT_ADDRESSES to hold part=http://host:port, but found ${entry}`);
  return [part, url];
}

function portOf(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ChannelSettingsFailure(`Expected REGLAMENT_SYSTEM_PORT to be a port, but found ${value}`);
}
