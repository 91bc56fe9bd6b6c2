/**
 * Signed requests accepted per second over HTTP: from the POST of the signature to the answer that names the case,
 * everything durable before it. Requests and signatures are prepared beforehand. In turn with each batch, the floor:
 * as many bare `verifyCms` calls over the same signatures.
 */
import { base64ToBytes, bytesToBase64, makeCms, verifyCms } from '@reglament/eds';
import { makeIin } from '@reglament/identifiers';
import type { Pool } from 'pg';
import { attachFile, findDraft, openDraft, saveAnswers } from '../apps/reglament/src/desk/requests/drafts.ts';
import { prepareRequest } from '../apps/reglament/src/desk/requests/submit.ts';
import { locationOf } from '../e2e/http/index.ts';
import { addAccount, openBenchSite, quantile, signedIn } from './pages-site.ts';
import type { BenchSite, SignedIn } from './pages-site.ts';

export interface AcceptFigures {
  readonly accept_per_s: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  /** Bare verifications of the same signatures per second: what is left if everything else cost nothing. */
  readonly verify_per_s: number;
  /** Time of the bare verifications as a share of the time in which the requests were accepted. */
  readonly share_in_verification: number;
  readonly accepted: number;
}

export interface AcceptSettings { readonly concurrency?: number; readonly batches?: number; readonly batchSize?: number; readonly prepareSecondsMax?: number }

interface Ready extends SignedIn { readonly fields: Readonly<Record<string, string>>; readonly document: Uint8Array }
interface Batch { readonly seconds: number; readonly verifySeconds: number; readonly times: readonly number[] }

const SERVICE = 'wko-2015-153/02';
const PATH = `/services/${SERVICE}/apply/sign`;
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const ANSWERS = { unit: 'wko-oral', 'child-name': 'ӘУЕЗОВ ӘЛІ ҒАНИҰЛЫ', 'child-birth-date': '2015-03-02', 'decree-number': '17', 'decree-date': '2020-02-03' };

/** @param pool a migrated database that may be filled; without it one of its own */
export async function benchAccept(pool?: Pool, { concurrency = 8, batches = 3, batchSize = 80, prepareSecondsMax = 8 }: AcceptSettings = {}): Promise<AcceptFigures> {
  const site = await openBenchSite(pool);
  try {
    const ready = await prepareAll(site, (batches + 1) * batchSize, prepareSecondsMax);
    const size = Math.floor(ready.length / (batches + 1));
    const before = await countAccepted(site);
    // The first batch warms the machine up and is not counted.
    const [, ...measured] = await inTurn(Array.from({ length: batches + 1 }, (_, index) => ready.slice(index * size, (index + 1) * size)), concurrency);
    const accepted = await countAccepted(site) - before;
    if (accepted !== size * (batches + 1)) throw new Error(`Expected ${size * (batches + 1)} requests in the database, but found ${accepted}`);
    for (const { browser } of ready) browser.close();
    return figuresOf(measured, size);
  } finally {
    await site.close();
  }
}

function figuresOf(batches: readonly Batch[], size: number): AcceptFigures {
  const times = batches.flatMap((batch) => batch.times);
  const median = (value: (batch: Batch) => number): number => quantile(batches.map(value), 0.5);
  return {
    accept_per_s: median(({ seconds }) => size / seconds), p50_ms: quantile(times, 0.5), p95_ms: quantile(times, 0.95),
    verify_per_s: median(({ verifySeconds }) => size / verifySeconds), share_in_verification: median(({ seconds, verifySeconds }) => verifySeconds / seconds), accepted: times.length,
  };
}

async function inTurn(batches: readonly (readonly Ready[])[], concurrency: number): Promise<readonly Batch[]> {
  const done: Batch[] = [];
  for (const batch of batches) {
    const times: number[] = [];
    const queue = [...batch];
    const seconds = await timed(async () => {
      await Promise.all(Array.from({ length: concurrency }, async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) times.push(await submit(next));
      }));
    });
    const verifySeconds = await timed(async () => {
      for (const { fields, document } of batch) {
        const { signers: [verdict] } = await verifyCms(base64ToBytes(fields['signature'] ?? ''), { content: document });
        if (verdict?.kind !== 'valid') throw new Error(`Expected a valid signature, but got ${JSON.stringify(verdict)}`);
      }
    });
    done.push({ seconds, verifySeconds, times });
  }
  return done;
}

/** Milliseconds from the POST to the answer that names the case. */
async function submit({ browser, fields }: Ready): Promise<number> {
  const from = performance.now();
  const answer = await browser.post(PATH, fields);
  const milliseconds = performance.now() - from;
  if (!/^\/cabinet\/cases\/[0-9a-f-]{36}\/sent$/.test(locationOf(answer))) throw new Error(`Expected the request to be accepted, but got ${answer.status} ${locationOf(answer)}`);
  return milliseconds;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

/** One person, one key and one draft each: a person has one request for a service in the making at a time. */
async function prepareAll(site: BenchSite, count: number, secondsMax: number): Promise<readonly Ready[]> {
  const giveUpAt = performance.now() + secondsMax * 1000;
  const ready: Ready[] = [];
  for (let index = 0; index < count && performance.now() < giveUpAt; index += 1) ready.push(await prepareOne(site, index));
  return ready;
}

async function prepareOne(site: BenchSite, index: number): Promise<Ready> {
  const { desk, nca } = site;
  const iin = makeIin({ birthDate: `1988-05-${String(1 + (index % 28)).padStart(2, '0')}`, sex: 'female', serial: 3000 + index });
  const account = await addAccount(site, iin, 'ӘУЕЗОВА');
  const draft = await openDraft(desk, account, SERVICE);
  if (draft === undefined) throw new Error(`Expected ${SERVICE} to be applied for on the portal`);
  await saveAnswers(desk, draft, ANSWERS);
  for (const { id } of draft.regulation.documents.filter(({ required }) => required)) await attachFile(desk, draft, id, { name: 'куәлік.pdf', bytes: PDF });
  const prepared = await prepareRequest(desk, account, (await findDraft(desk, account.id, draft.id))!);
  if (prepared.kind === 'invalid') throw new Error(JSON.stringify(prepared.problems));
  const document = Buffer.from(prepared.document);
  const { certificate, privateKey } = await nca.issue({ role: 'individual', iin, surname: 'ӘУЕЗОВА', name: 'ГҮЛСІМ' });
  const cms = await makeCms({ content: document, detached: true, signers: [{ certificate, privateKey }], signingTime: new Date() });
  const person = await signedIn(site, { accountId: account.id });
  return { ...person, document, fields: { csrf: person.csrf, signing: prepared.signingId, signature: bytesToBase64(cms) } };
}

/** Requests in the database: what was answered must be there. */
async function countAccepted({ desk }: BenchSite): Promise<number> {
  const { rows } = await desk.db.query<{ count: number }>("select count(*) from idempotency i join cases c on c.id = i.case_id where key like 'request/%'");
  return rows[0]?.count ?? 0;
}
