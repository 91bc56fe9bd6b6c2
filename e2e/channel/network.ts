/** The parts of the system on one stage, over real addresses and with real signatures. */
import assert from 'node:assert/strict';
import { demoBinOf } from '../../apps/reglament/src/demo/channel-parties.ts';
import { channelMemory } from '../../apps/reglament/src/desk/channel/memory.ts';
import { endsOf, GATEWAY, receiverOf } from '../../apps/reglament/src/desk/channel/parts.ts';
import { receive } from '../../apps/reglament/src/desk/channel/receive.ts';
import { startJobs } from '../../apps/reglament/src/jobs/runner.ts';
import type { Jobs } from '../../apps/reglament/src/jobs/runner.ts';
import { openChannel, openPartKeys } from '../../apps/reglament/src/partners/index.ts';
import type { Channel, ChannelInput, PartKeys } from '../../apps/reglament/src/partners/index.ts';
import type { Stage } from '../stage.ts';

const PASSWORD = 'Aa123456';

export interface PlayedParts {
  readonly channel: Channel;
  readonly jobs: Jobs;
  readonly close: () => Promise<void>;
}

export interface Network {
  readonly parts: readonly string[];
  readonly keysOf: (part: string) => PartKeys;
  /** A process that plays these parts: its addresses, its courier, its jobs. */
  readonly play: (parts?: readonly string[], input?: Partial<ChannelInput>) => Promise<PlayedParts>;
  /** What the channel and the jobs said went wrong. */
  readonly troubles: unknown[];
  readonly waitUntil: (what: string, isSo: () => Promise<boolean>) => Promise<void>;
}

/** Keys for every part; nothing runs until a part is played. Everything played is closed when `work` ends. */
export async function onNetwork(scene: Stage, work: (network: Network) => Promise<void>): Promise<void> {
  const parts = [GATEWAY, ...endsOf(scene.desk.library)];
  const keys = new Map(await Promise.all(parts.map(async (part): Promise<[string, PartKeys]> => [part, await issueKeys(scene, part)])));
  const troubles: unknown[] = [];
  const played: PlayedParts[] = [];
  const play: Network['play'] = async (own = parts, input = {}) => {
    const channel = await openChannel({
      parties: parts.map((id) => ({ id, bin: demoBinOf(id) })), keys: new Map([...keys].filter(([part]) => own.includes(part))),
      memory: channelMemory(scene.desk.db), receiverOf: (service) => receiverOf(scene.desk.library, service), receive: (message) => receive(scene.desk, message),
      log: (line) => troubles.push(line), ...input,
      // On a busy machine an honest answer may take long, and is no failure: only who tests a time-out sets one.
      limits: { beatMs: 20, openMs: 50, timeoutMs: 60_000, ...input.limits },
    });
    const jobs = await startJobs(scene.desk, { gateway: channel.gateway, registers: scene.registers }, (line) => troubles.push(line), own.filter((part) => part !== GATEWAY));
    let isClosed = false;
    const close = async (): Promise<void> => {
      if (isClosed) return;
      isClosed = true;
      await jobs.stop();
      await channel.close();
    };
    played.push({ channel, jobs, close });
    return { channel, jobs, close };
  };
  try {
    await work({ parts, keysOf: (part) => keys.get(part) ?? assert.fail(part), play, troubles, waitUntil });
  } finally {
    for (const { close } of played) await close();
  }
}

/** The key of a system with this BIN. */
export async function issueKeys({ nca, trust }: Stage, part: string, bin = demoBinOf(part)): Promise<PartKeys> {
  const { p12 } = await nca.issue({ role: 'legal-entity-system', bin, organisation: part, password: PASSWORD });
  return openPartKeys({ p12: p12!, password: PASSWORD, trust });
}

/** Asks until it is so; the parts work in their own time, the test does not sleep for a fixed one. */
async function waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
  // Longer than any busy machine needs: who is in time pays nothing for it.
  for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
    if (await isSo()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  assert.fail(`expected that ${what}`);
}

