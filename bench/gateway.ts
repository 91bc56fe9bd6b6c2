/**
 * Signed round trips through the product's own channel, two regions answering: a request from the portal or from the
 * centres over the gateway to its region, and the region's answer to the portal, every message signed twice, kept,
 * journalled and acknowledged. In turn with each batch a floor: as many trips of four bare HTTP exchanges (there are four on the way), each signed and
 * verified in both directions, with nothing kept.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCrl } from '@reglament/eds';
import type { Pool } from 'pg';
import { demoBinOf } from '../apps/reglament/src/demo/channel-parties.ts';
import { writeReport, writeSubmission } from '../apps/reglament/src/desk/channel/documents.ts';
import { channelMemory } from '../apps/reglament/src/desk/channel/memory.ts';
import { CABINET_SERVICE, CENTRE, ENTRANCES, GATEWAY, PORTAL, regionOf } from '../apps/reglament/src/desk/channel/parts.ts';
import { documentHash } from '../apps/reglament/src/desk/channel/received.ts';
import type { ReceivedMessage } from '../apps/reglament/src/desk/channel/received.ts';
import type { Trust } from '../apps/reglament/src/desk/ports.ts';
import { type Channel, openChannel, openPartKeys, type PartKeys } from '../apps/reglament/src/partners/index.ts';
import { noteReceipt } from '../apps/reglament/src/storage/index.ts';
import { openNca } from '../apps/state-systems/src/nca/index.ts';
import { quantile } from './pages-site.ts';

export interface GatewayFigures {
  readonly round_trips_per_s: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly floor_per_s: number;
  readonly floor_p95_ms: number;
  /** Median of the pairs' ratios. */
  readonly ratio_to_floor: number;
  /** Processor time of this process for one trip: it says the same on a busy machine. PostgreSQL's is not in it. */
  readonly cpu_ms: number;
  readonly floor_cpu_ms: number;
  readonly round_trips: number;
}

export interface GatewaySettings { readonly concurrency?: number; readonly pairs?: number; readonly seconds?: number }

const SERVICES = ['wko-2015-153/02', 'kyzylorda-2018-1114/01'] as const;
const PASSWORD = 'Aa123456';
/** What an applicant signs is about as long. */
const REQUEST = Buffer.alloc(2500, 'ә');

/** @param pool a migrated database that may be filled */
export async function benchGateway(pool: Pool, { concurrency = 8, pairs = 5, seconds = 1.5 }: GatewaySettings = {}): Promise<GatewayFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-bench-'));
  const keys = await makeKeys(folder, [PORTAL, CENTRE, GATEWAY, ...SERVICES.map(regionOf)]);
  const trips = await openTrips(pool, keys);
  const floor = await openFloor(keys.get(PORTAL)!);
  try {
    // The first pair warms the machine up and is not counted.
    await inFlight(seconds, concurrency, floor.one);
    await inFlight(seconds, concurrency, trips.one);
    const measured: { readonly ours: Batch; readonly bare: Batch }[] = [];
    for (let pair = 0; pair < pairs; pair += 1) measured.push({ bare: await inFlight(seconds, concurrency, floor.one), ours: await inFlight(seconds, concurrency, trips.one) });
    return figuresOf(measured);
  } finally {
    await trips.close();
    await floor.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Batch { readonly perSecond: number; readonly times: readonly number[]; readonly cpuMs: number }

function figuresOf(measured: readonly { readonly ours: Batch; readonly bare: Batch }[]): GatewayFigures {
  const times = measured.flatMap(({ ours }) => ours.times);
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  return {
    round_trips_per_s: median(measured.map(({ ours }) => ours.perSecond)), p50_ms: quantile(times, 0.5), p95_ms: quantile(times, 0.95),
    floor_per_s: median(measured.map(({ bare }) => bare.perSecond)), floor_p95_ms: quantile(measured.flatMap(({ bare }) => bare.times), 0.95),
    ratio_to_floor: median(measured.map(({ ours, bare }) => ours.perSecond / bare.perSecond)),
    cpu_ms: median(measured.map(({ ours }) => ours.cpuMs)), floor_cpu_ms: median(measured.map(({ bare }) => bare.cpuMs)), round_trips: times.length,
  };
}

/** Makes trips for so many seconds, `concurrency` at once; those begun are finished. */
async function inFlight(seconds: number, concurrency: number, one: (index: number) => Promise<void>): Promise<Batch> {
  const times: number[] = [];
  let next = 0;
  const begunAt = performance.now();
  const usedBefore = process.cpuUsage();
  const work = async (): Promise<void> => {
    while (performance.now() - begunAt < seconds * 1000) {
      const startedAt = performance.now();
      await one(next++);
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const used = process.cpuUsage(usedBefore);
  return { perSecond: (times.length * 1000) / (performance.now() - begunAt), times, cpuMs: (used.user + used.system) / 1000 / times.length };
}

async function makeKeys(folder: string, parts: readonly string[]): Promise<ReadonlyMap<string, PartKeys>> {
  const nca = await openNca({ dataFolder: folder, publicUrl: 'http://127.0.0.1:1', clock: () => new Date() });
  // Lists are fetched every few minutes, not for every message.
  const material = { trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, crls: (await nca.crls()).map((der) => parseCrl(der)) };
  const trust: Trust = { material: async () => material };
  return new Map(await Promise.all(parts.map(async (part): Promise<[string, PartKeys]> => {
    const { p12 } = await nca.issue({ role: 'legal-entity-system', bin: demoBinOf(part), organisation: part, password: PASSWORD });
    return [part, await openPartKeys({ p12: p12!, password: PASSWORD, trust })];
  })));
}

interface Trips { readonly one: (index: number) => Promise<void>; readonly close: () => Promise<void> }

/** The channel as the product opens it; at its ends the receipt is noted, the region answers, and the portal is content. */
async function openTrips(pool: Pool, keys: ReadonlyMap<string, PartKeys>): Promise<Trips> {
  const waiting = new Map<string, () => void>();
  const receive = async (message: ReceivedMessage): Promise<{ readonly kind: 'taken' }> => {
    await noteReceipt(pool, { ...message, hash: documentHash(message.text), receivedAt: new Date().toISOString() });
    const caseId = message.correlationId;
    if (message.part === PORTAL) waiting.get(caseId)?.();
    else {
      const messageId = randomUUID();
      // Whose request came by a centre is told in the cabinet by a message of its own.
      const isChain = message.from === PORTAL;
      const body = writeReport({ message: messageId, case: caseId, service: message.service, sequence: 2, at: new Date().toISOString(), number: '1', notices: [{ kind: 'registered', params: { number: '1' } }] });
      await channel.gateway.report({ from: message.part, messageId, caseId, service: message.service, body, type: 'RESPONSE', isChain });
    }
    return { kind: 'taken' };
  };
  const channel: Channel = await openChannel({
    parties: [...keys.keys()].map((id) => ({ id, bin: demoBinOf(id) })), keys, memory: channelMemory(pool), receive,
    receiverOf: (service) => (service === CABINET_SERVICE ? PORTAL : SERVICES.some((known) => known === service) ? regionOf(service) : undefined), log: (line) => { throw new Error(JSON.stringify(line)); },
  });
  return {
    close: channel.close,
    one: async (index) => {
      const [messageId, caseId, service] = [randomUUID(), randomUUID(), SERVICES[index % SERVICES.length]!];
      // Each region has as many from the portal as from the centres.
      const from = ENTRANCES[Math.floor(index / SERVICES.length) % ENTRANCES.length]!;
      const answered = new Promise<void>((resolve) => { waiting.set(caseId, resolve); });
      const body = writeSubmission({ message: messageId, case: caseId, service, provider: 'p', openedAt: new Date().toISOString(), request: { hash: 'h', bytes: REQUEST }, attachments: [] });
      await channel.gateway.deliver({ from, messageId, caseId, service, body });
      await answered;
      waiting.delete(caseId);
    },
  };
}

const EXCHANGES_PER_TRIP = 4;

/** Node's own HTTP server; a signature made and verified each way, on an envelope as long as a request's. */
async function openFloor({ transport }: PartKeys): Promise<Trips> {
  const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body><m>${REQUEST.toString('base64')}</m></soap:Body></soap:Envelope>`;
  const verified = async (bytes: Uint8Array): Promise<void> => {
    if ((await transport.verify(bytes)).kind !== 'valid') throw new Error('Expected the signature to hold');
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      void verified(Buffer.concat(chunks)).then(() => transport.sign(envelope)).then((answer) => response.end(answer));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    one: async () => {
      for (let exchange = 0; exchange < EXCHANGES_PER_TRIP; exchange += 1) {
        const answer = await fetch(url, { method: 'POST', body: await transport.sign(envelope) });
        await verified(new Uint8Array(await answer.arrayBuffer()));
      }
    },
    close: async () => { server.closeAllConnections(); await new Promise((resolve) => { server.close(resolve); }); },
  };
}
