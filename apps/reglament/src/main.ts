import path from 'node:path';
import { loadRegulations, RegulationsNotLoaded } from '@reglament/regulation';
import { caseCache } from './desk/cases/case-cache.ts';
import { movableClock } from './desk/clock/clock.ts';
import { KeepingFailure } from './desk/channel/forget-messages.ts';
import { keepingOf } from './desk/channel/forget-refused.ts';
import type { Desk } from './desk/desk.ts';
import { makeDemonstration, storedClockOffset } from './demo/demonstration.ts';
import { KEY_PASSWORD, keyFileOf } from './demo/keys.ts';
import { startStateSystems } from './demo/state-systems.ts';
import { systemSeal } from './demo/system-seal.ts';
import { welcome } from './demo/welcome.ts';
import { keepAnchors } from './demo/trust-anchors.ts';
import type { PartnerState } from './desk/health/health.ts';
import { startJobs } from './jobs/runner.ts';
import { clamdScanner, ChannelSettingsFailure, exchangeMeter, gatewayEntries, gatewayRegisters, messenger, ncaTrust, partnerAddresses, PartnerAddressesFailure, partnerStates, readStandInMessages, registerAccess } from './partners/index.ts';
import { keepExchange, transitionWriter } from './storage/index.ts';
import { DatabaseFailure, databaseSettings, migrate, openDatabase } from './storage/postgres/index.ts';
import { startChannel } from './start-channel.ts';
import { createSite, siteAssets } from './web/site.ts';

/** Under which names the look-ups in registers stand in the journal of messages. */
const STATE_SYSTEMS = { part: 'reglament', peer: 'state-systems' } as const;

const REGULATIONS = path.join(import.meta.dirname, '../../../regulations');

const log = (line: Readonly<Record<string, unknown>> | string): void => {
  process.stderr.write(`${JSON.stringify(typeof line === 'string' ? { level: 'info', message: line } : line)}\n`);
};

/** Starts the product with its demonstration: database, stand-ins, jobs, site. Everything started is stopped again, in reverse. */
async function start(): Promise<void> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => { for (const close of closing.splice(0).reverse()) await close().catch((error: Error) => log({ level: 'error', event: 'stop', message: error.message })); };
  onSignal(async () => { await stop(); process.exit(0); });
  try {
    const settings = databaseSettings(process.env);
    const keeping = keepingOf(process.env);
    // None of these needs another, and two are programs of their own, so they start side by side.
    const [database, systems, built, library] = await allStarted(
      openDatabase({ ...settings, log }).then((opened) => { closing.push(() => opened.close()); return opened; }),
      startStateSystems(settings.dataFolder, log).then((started) => { closing.push(() => started.stop()); return started; }),
      siteAssets(settings.dataFolder),
      loadRegulations(REGULATIONS),
    );
    const addresses = partnerAddresses(process.env, { ...systems, registersUrl: systems.signedGatewayUrl });
    await migrate(database.pool);
    const clock = movableClock(await storedClockOffset(database.pool));
    const desk: Desk = { db: database.pool, library, clock, cases: caseCache(), writer: transitionWriter(database.pool) };
    const keys = path.join(settings.dataFolder, 'keys');
    const systemKey = await keyFileOf(systems.ncaUrl, keys, { file: 'system.p12', role: 'legal-entity-system', bin: '150140000012', organisation: '«Электрондық әкімдік» АЖ' });
    const trust = ncaTrust({ url: systems.ncaUrl });
    await keepAnchors(trust, settings.dataFolder);
    const access = await registerAccess(process.env, { p12: systemKey, password: KEY_PASSWORD, trust });
    const meter = exchangeMeter();
    const keep = meter.metered(STATE_SYSTEMS, keepExchange(database.pool, STATE_SYSTEMS));
    const registers = gatewayRegisters({ url: addresses.registersUrl, ...access, keep });
    const entries = gatewayEntries({ url: addresses.registersUrl, ...access, keep });
    const post = messenger({ smsUrl: addresses.smsUrl, mailUrl: addresses.mailUrl, log });
    const partners = (): readonly PartnerState[] => partnerStates(registers.health(), entries.health(), post.health());
    const channel = await startChannel({ desk, trust, ncaUrl: systems.ncaUrl, dataFolder: settings.dataFolder, env: process.env, systems: partners, meter, log });
    closing.push(() => channel.close());
    const port = Number(process.env['PORT'] ?? 8080);
    const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;
    const jobs = await startJobs(desk, { gateway: channel.gateway, registers, entries }, log, channel.parts, { messenger: post, publicUrl }, keeping);
    closing.push(() => jobs.stop());
    const demonstration = await makeDemonstration({ pool: database.pool, clock, ncaUrl: systems.ncaUrl, dataFolder: settings.dataFolder, publicUrl, citizens: systems.demo.citizens, organisation: { bin: systems.demo.entity.bin, name: systems.demo.entity.nameKz, ledBy: 'plain' }, messages: () => readStandInMessages(systems.smsUrl), wake: jobs.wake });
    const site = await createSite({ desk, scanner: clamdScanner({ ...addresses.scanner, log }), messenger: post, registers, trust, pulse: channel.pulse, seal: await systemSeal(systemKey, KEY_PASSWORD), publicUrl, secureCookies: publicUrl.startsWith('https:'), demonstration, assets: built }, log);
    closing.push(() => site.close());
    await site.listen({ port, host: process.env['HOST'] ?? '127.0.0.1' });
    process.stdout.write(welcome(publicUrl, demonstration));
  } catch (error) {
    await stop();
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  }
}

/** Waits for all of them even when one fails, so that what did start is known and can be stopped; then throws the first failure. */
async function allStarted<T extends readonly unknown[]>(...starting: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const failed = (await Promise.allSettled(starting)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(starting) as unknown as Promise<T>;
}

/** A broken regulation, database or port says what to mend; anything else is a defect and shows its stack. */
function reasonOf(error: unknown): string {
  if (error instanceof RegulationsNotLoaded || error instanceof DatabaseFailure || error instanceof ChannelSettingsFailure || error instanceof PartnerAddressesFailure || error instanceof KeepingFailure) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'Expected the port to be free, but another program uses it. Choose another: PORT=8081 npm start';
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

/**
 * The terminal and the launcher may both send a signal: the second one is passed over. A terminal that is closed hangs up
 * (SIGHUP) and takes no more output; neither may cut the orderly end short, or PostgreSQL would be left running.
 */
function onSignal(end: () => Promise<void>): void {
  let ending = false;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', (error: NodeJS.ErrnoException) => { if (!ending && error.code !== 'EIO') throw error; });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { if (!ending) { ending = true; void end(); } });
}

await start();
