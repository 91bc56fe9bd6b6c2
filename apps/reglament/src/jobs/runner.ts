import { EventEmitter } from 'node:events';
import { Logger, run } from 'graphile-worker';
import type { Runner, WorkerEvents } from 'graphile-worker';
import { carryRequest, followUp, goOnAfterArrival } from '../desk/cases/follow-up.ts';
import type { Partners } from '../desk/cases/follow-up.ts';
import { sweepDeadlines } from '../desk/cases/sweep.ts';
import { forgetMessages } from '../desk/channel/forget-messages.ts';
import { forgetRefused, KEEPING } from '../desk/channel/forget-refused.ts';
import { endsOf, routesOfCentre } from '../desk/channel/parts.ts';
import type { Part } from '../desk/channel/parts.ts';
import type { Desk } from '../desk/desk.ts';
import { sendInvitations } from '../desk/joint/invitations.ts';
import { sendMessages } from '../desk/notices/send-messages.ts';
import type { Messenger } from '../desk/ports.ts';
import { askAgain } from '../desk/registers/ask-again.ts';
import { sendEntries } from '../desk/registers/entries.ts';
import { forgetFiles } from '../desk/requests/forget-files.ts';
import { BEATS, crontabOf, NIGHTLY } from './beats.ts';
import { drainOutbox, taskOf } from './drain-outbox.ts';
import { livingWorker, releaseDeadWorkers } from './living-workers.ts';
import type { LivingWorker } from './living-workers.ts';

export interface Jobs {
  /** Drains and sweeps at once instead of at the next beat: after the demonstration clock was moved, and in tests. */
  readonly wake: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const DRAIN_MS = 250;
/** How often killed colleagues are looked for. */
const RELEASE_MS = 5000;

interface Moved { readonly caseId: string; readonly from: number; readonly to: number }

/** Who carries messages out, and the address that they name. Without it people read their notices in the cabinet only. */
export interface Post { readonly messenger: Messenger; readonly publicUrl: string }

/**
 * Runs what must happen after commit, for the parts of the system that this process plays: all of them unless told. Any
 * number of processes may run it on one database.
 */
export async function startJobs(desk: Desk, partners: Partners, log: (line: Readonly<Record<string, unknown>>) => void, parts: readonly Part[] = endsOf(desk.library), post?: Post, keeping = KEEPING): Promise<Jobs> {
  const events = new EventEmitter() as WorkerEvents;
  const living: LivingWorker[] = [];
  const renewed = (): Promise<unknown> => Promise.all(living.map((worker) => worker.renew()));
  const troubled = (error: Error): void => log({ level: 'error', event: 'dead-workers', message: error.message });
  events.on('pool:create', ({ workerPool }) => {
    living.push(livingWorker(desk.db, workerPool.id));
    renewed().catch(troubled);
  });
  const runner: Runner = await run({
    events, pgPool: desk.db, concurrency: 4, pollInterval: 1000, noHandleSignals: true,
    crontab: [crontabOf(BEATS.filter((beat) => beat !== 'send-messages' || post !== undefined)), NIGHTLY].join('\n'),
    taskList: {
      ...Object.fromEntries(parts.flatMap((part) => [
        [taskOf('case-moved', part), async (payload: unknown) => followUp(desk, partners, (payload as Moved).caseId, { ...payload as Moved, part })],
        [taskOf('request-arrived', part), async (payload: unknown) => goOnAfterArrival(desk, partners, (payload as Moved).caseId)],
        [taskOf('request-sent', part), async (payload: unknown) => carryRequest(desk, partners, (payload as Moved).caseId)],
      ])),
      'forget-messages': async () => { await forgetMessages(desk, keeping.messageYears); await forgetRefused(desk, keeping.refusedDays); },
      'forget-files': async () => { await forgetFiles(desk); },
      'sweep-deadlines': async () => { await sweepDeadlines(desk); },
      'send-messages': async () => { if (post !== undefined) { await sendMessages(desk, post.messenger, post.publicUrl); await sendInvitations(desk, post.messenger, post.publicUrl); } },
      'ask-registers-again': async () => { await askPartnersAgain(desk, partners); },
    },
    logger: jobLogger(log),
  });

  const fromCentre = routesOfCentre(desk.library);
  let draining: Promise<void> | undefined;
  const drain = (): Promise<void> => {
    draining ??= (async () => { while (await drainOutbox(desk.db, fromCentre) > 0); })().finally(() => { draining = undefined; });
    return draining;
  };
  const watch = setInterval(() => { renewed().then(() => releaseDeadWorkers(desk.db)).catch(troubled); }, RELEASE_MS);
  const beat = setInterval(() => { drain().catch((error: Error) => log({ level: 'error', event: 'outbox', message: error.message })); }, DRAIN_MS);
  return {
    wake: async () => { await drain(); await sweepDeadlines(desk); await askPartnersAgain(desk, partners); await drain(); },
    stop: async () => {
      clearInterval(beat);
      clearInterval(watch);
      await draining?.catch(() => undefined);
      await runner.stop();
      // A database that is gone has nothing to be marked in.
      await Promise.all(living.map((worker) => worker.settled())).catch(troubled);
      for (const worker of living) await worker.end();
    },
  };
}

/** Questions that could not be answered, and entries that could not be made, whose time has come. */
async function askPartnersAgain(desk: Desk, { registers, entries }: Partners): Promise<void> {
  await askAgain(desk, registers);
  if (entries !== undefined) await sendEntries(desk, entries);
}

/** Only what went wrong is worth a line; payloads hold ids, never personal data. */
function jobLogger(log: (line: Readonly<Record<string, unknown>>) => void) {
  return new Logger((scope) => (level, message) => {
    if (level === 'error' || level === 'warning') log({ level: level === 'warning' ? 'warn' : 'error', event: 'job', job: scope.jobId, task: scope.taskIdentifier, message });
  });
}
