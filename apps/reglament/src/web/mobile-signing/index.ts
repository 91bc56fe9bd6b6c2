/** Signing by QR with eGov Mobile: the page, and the calls of the phone. `registerMobileSigning` is its contract. */
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../app/deps.ts';
import { registerPhoneCalls } from './phone-calls.ts';
import { registerQrPages } from './qr-routes.ts';

/** Adds `/signing-by-qr` for the applicant and `/mobile-signing` (API 1, API 2) for the phone. */
export function registerMobileSigning(app: FastifyInstance, deps: WebDeps): void {
  registerQrPages(app, deps);
  registerPhoneCalls(app, deps);
}
