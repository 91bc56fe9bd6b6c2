import { demoBinOf, partKeyFiles } from './demo/channel-parties.ts';
import { KEY_PASSWORD } from './demo/keys.ts';
import { channelMemory } from './desk/channel/memory.ts';
import { endsOf, GATEWAY, type Part, receiverOf, regionsOf } from './desk/channel/parts.ts';
import { receive } from './desk/channel/receive.ts';
import type { Desk } from './desk/desk.ts';
import { readHealth } from './desk/health/health.ts';
import type { PartnerState, Pulse } from './desk/health/health.ts';
import type { Trust } from './desk/ports.ts';
import { REFUSED_BYTES_MAX_PER_HOUR } from './storage/index.ts';
import { type Channel, CHANNEL_LIMITS, channelSettings, exchangeMeter, type ExchangeMeter, monitoringPages, openChannel, openPartKeys, type PartKeys } from './partners/index.ts';

export interface ChannelStart {
  readonly desk: Desk;
  readonly trust: Trust;
  readonly ncaUrl: string;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What is known of the state systems. */
  readonly systems: () => readonly PartnerState[];
  readonly meter?: ExchangeMeter;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** The parts this process plays, each with its key, and the channel between them. */
export async function startChannel({ desk, trust, ncaUrl, dataFolder, env, systems, meter = exchangeMeter(), log }: ChannelStart): Promise<Channel & { readonly parts: readonly Part[]; readonly pulse: Pulse }> {
  const { parts, ...settings } = channelSettings(env, regionsOf(desk.library));
  const files = await partKeyFiles(ncaUrl, dataFolder, parts);
  const keys = await Promise.all([...files].map(async ([part, p12]): Promise<[Part, PartKeys]> => [part, await openPartKeys({ p12, password: KEY_PASSWORD, trust })]));
  const memory = channelMemory(desk.db);
  let ways: Pulse['ways'] = () => [];
  const pulse: Pulse = { parts, ways: () => ways(), systems, limits: { ...CHANNEL_LIMITS, refusedBytesMax: REFUSED_BYTES_MAX_PER_HOUR } };
  const channel = await openChannel({
    parties: [GATEWAY, ...endsOf(desk.library)].map((id) => ({ id, bin: demoBinOf(id) })), keys: new Map(keys), ...settings,
    memory: { ...memory, keep: (part, peer) => meter.metered({ part, ...(peer === undefined ? {} : { peer }) }, memory.keep(part, peer)) },
    pages: monitoringPages({ read: () => readHealth(desk), pulse: () => pulse, counts: meter.counts }), receiverOf: (service) => receiverOf(desk.library, service), receive: (message) => receive(desk, message), log,
  });
  ways = channel.ways;
  return { ...channel, parts, pulse };
}
