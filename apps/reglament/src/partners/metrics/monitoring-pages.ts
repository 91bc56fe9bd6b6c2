import type { RequestListener } from 'node:http';
import { type Health, isTroubled, type Pulse } from '../../desk/health/health.ts';
import type { ExchangeCount } from './exchange-meter.ts';
import { metricsText } from './metrics.ts';
import { PROMETHEUS_TYPE } from './prometheus.ts';

export interface MonitoringInput {
  readonly read: () => Promise<Health>;
  readonly pulse: () => Pulse;
  readonly counts: () => readonly ExchangeCount[];
}

/**
 * `/metrics` for Prometheus and `/health` for a supervisor, at the address of the parts and not at that of the site.
 * A process whose database answers is healthy (200), whatever its partners do: to restart it would help nobody.
 */
export function monitoringPages({ read, pulse, counts }: MonitoringInput): Readonly<Record<string, RequestListener>> {
  const page = (type: string, write: (health: Health) => string): RequestListener => (_, response) => {
    read().then(
      (health) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(write(health)),
      () => response.writeHead(503, { 'content-type': 'text/plain' }).end('the database does not answer\n'),
    );
  };
  return {
    '/metrics': page(PROMETHEUS_TYPE, (health) => metricsText(health, pulse(), counts())),
    '/health': page('application/json', (health) => JSON.stringify({
      parts: pulse().parts, troubled: isTroubled(health, pulse()), queues: health.queues, registers: health.registers, stuck: health.stuck.length, outbox: health.outbox, jobs: health.jobs,
      circuits: [...pulse().ways(), ...pulse().systems()],
    })),
  };
}
