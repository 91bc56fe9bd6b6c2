/** The counter: what a centre, an office or an akim's clerk does beside the steps of a case. */
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../../app/deps.ts';
import { registerHall } from '../../hall/hall-routes.ts';
import { registerPackage } from './counter-routes.ts';
import { registerLedgers } from '../ledgers/ledger-routes.ts';
import { registerTransport } from '../transport/transport-routes.ts';
import { registerFind } from './find-routes.ts';
import { registerUnclaimed } from './unclaimed-routes.ts';

export function registerCounter(app: FastifyInstance, deps: WebDeps): void {
  registerPackage(app, deps);
  registerFind(app, deps);
  registerHall(app, deps);
  registerTransport(app, deps);
  registerLedgers(app, deps);
  registerUnclaimed(app, deps);
}
