import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  ENTRY_SERVICES, type EntrySystem, GUARDIANSHIP_SERVICE, INDIVIDUALS_SERVICE, LEGAL_ENTITIES_SERVICE, NOTARY_SERVICE, ORPHANS_SERVICE, syncServer, type SyncService,
} from '@reglament/gateway';
import { faultPage } from './faults/fault-page.ts';
import { type FaultSwitch, faultSwitch } from './faults/fault-switch.ts';
import { spoilableListener } from './faults/spoil-listener.ts';
import { spoilable } from './faults/spoil-service.ts';
import { gatewaySecurity, standInKey } from './gateway-key.ts';
import { mailRelay } from './mail/mail-relay.ts';
import { type RunningNca, startNca } from './nca/index.ts';
import { type DemoPeople, makeDemoPeople, makePopulation, type Population } from './population/index.ts';
import { type Entry, type EntryBook, entryBook, entryLies, entrySystem } from './registers/entry-system.ts';
import { guardianshipLies, guardianshipSystem } from './registers/guardianship-system.ts';
import { individualsLies, individualsRegister } from './registers/individuals-register.ts';
import { legalEntitiesLies, legalEntitiesRegister, type RegisterKey } from './registers/legal-entities-register.ts';
import { startScanner } from './scanner/scanner.ts';
import { smsOperator } from './sms/sms-operator.ts';
import { REAL_ESTATE_SERVICE, realEstateLies, realEstateRegister } from './registers/real-estate-register.ts';
import { orphanDataBank, orphanLies } from './registers/orphan-data-bank.ts';
import { notaryLies, notaryRegister } from './registers/notary-register.ts';

export interface StateSystemsInput {
  /** Where the NCA keeps its keys. */
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly ports?: { readonly nca?: number; readonly gateway?: number; readonly scanner?: number };
  readonly clock?: () => Date;
  readonly population?: { readonly seed?: number; readonly size?: number };
}

export interface StateSystems {
  readonly nca: RunningNca;
  /** Address of the synchronous channel, without signatures. */
  readonly gatewayUrl: string;
  /** The same with WS-Security both ways: any system with a certificate of the stand-in NCA may ask. */
  readonly signedGatewayUrl: string;
  /** Address of the antivirus scanner, which speaks no HTTP. */
  readonly scanner: { readonly host: string; readonly port: number };
  /** Address of the operator of short messages. */
  readonly smsUrl: string;
  /** Address of the relay of letters. */
  readonly mailUrl: string;
  /** Address of the fault switches. */
  readonly faultsUrl: string;
  readonly faults: FaultSwitch;
  readonly population: Population;
  readonly demo: DemoPeople;
  /** What was entered into the systems since the start. */
  readonly entries: () => readonly Entry[];
  readonly close: () => Promise<void>;
}

/** The day on which the ages of the population were counted. */
const POPULATION_DAY = '2026-01-01';

/** Starts the stand-ins of all state systems on loopback. */
export async function startStateSystems({ dataFolder, ports = {}, clock = () => new Date(), population: size = {} }: StateSystemsInput): Promise<StateSystems> {
  const { demo, ...pinned } = makeDemoPeople();
  const population = makePopulation({ seed: size.seed ?? 1, size: size.size ?? 100_000, asOf: POPULATION_DAY, pinned });
  const faults = faultSwitch();
  const book = entryBook();
  const nca = await startNca({ port: ports.nca ?? 0, dataFolder: join(dataFolder, 'nca'), clock });
  const scanner = await startScanner({ port: ports.scanner ?? 0 });
  const server = createServer();
  try {
    server.on('request', routes(population, faults, clock, await standInKey(nca, dataFolder), book));
    const url = await listen(server, ports.gateway ?? 0);
    return {
      nca, faults, population, demo, entries: book.all,
      gatewayUrl: `${url}/sync`,
      signedGatewayUrl: `${url}/signed/sync`,
      scanner: { host: scanner.host, port: scanner.port },
      smsUrl: `${url}/sms`,
      mailUrl: `${url}/mail`,
      faultsUrl: `${url}/faults`,
      close: async () => void (await Promise.all([close(server), nca.close(), scanner.close()])),
    };
  } catch (error) {
    await Promise.all([nca.close(), scanner.close()]);
    throw error;
  }
}

function routes(population: Population, faults: FaultSwitch, clock: () => Date, key: RegisterKey, book: EntryBook): RequestListener {
  const security = gatewaySecurity(key, faults);
  const services = {
    [INDIVIDUALS_SERVICE]: spoilable('IndividualsRegister', faults, individualsRegister(population, clock), individualsLies(population, clock)),
    [LEGAL_ENTITIES_SERVICE]: spoilable('LegalEntitiesRegister', faults, legalEntitiesRegister(population, key, faults), legalEntitiesLies(population, key, faults)),
    [REAL_ESTATE_SERVICE]: spoilable('RealEstateRegister', faults, realEstateRegister(population, key, faults), realEstateLies(population, key, faults)),
    [NOTARY_SERVICE]: spoilable('NotaryRegister', faults, notaryRegister(population, clock), notaryLies(population, clock)),
    [ORPHANS_SERVICE]: spoilable('OrphanDataBank', faults, orphanDataBank(population, clock), orphanLies(population, clock)),
    ...entryServices(faults, book, clock),
    [GUARDIANSHIP_SERVICE]: spoilable('GuardianshipSystem', faults, guardianshipSystem(population, clock), guardianshipLies(population, clock)),
  };
  const listeners: Readonly<Record<string, RequestListener>> = {
    '/sync': spoilableListener('Gateway', faults, syncServer(services, { clock })),
    '/signed/sync': spoilableListener('Gateway', faults, syncServer(services, { clock, security })),
    '/entries': entryPage(book),
    '/sms': spoilableListener('Sms', faults, smsOperator(clock)),
    '/mail': spoilableListener('Mail', faults, mailRelay().listener),
    '/faults': faultPage(faults),
  };
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const listener = Object.hasOwn(listeners, path) ? listeners[path] : undefined;
    return listener === undefined ? void response.writeHead(404).end() : listener(request, response);
  };
}

function entryServices(faults: FaultSwitch, book: EntryBook, clock: () => Date): Readonly<Record<string, SyncService>> {
  const systems = Object.entries(ENTRY_SERVICES) as readonly (readonly [EntrySystem, string])[];
  return Object.fromEntries(systems.map(([system, service]) => [service, spoilable(system, faults, entrySystem(system, book, clock), entryLies(clock))]));
}

/** What was entered, for looking at. */
const entryPage = (book: EntryBook): RequestListener => (_request, response) =>
  void response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(book.all()));

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
