/** The demonstration's own page; exists only in demonstration mode. `registerDemo` is its contract. */
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../app/deps.ts';

/** Adds the demonstration's routes, if this is one. */
export function registerDemo(app: FastifyInstance, deps: WebDeps): void {
  if (deps.demonstration === undefined) return;
  void app;
}
