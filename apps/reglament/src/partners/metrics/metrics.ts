import type { Health, PartnerState, Pulse } from '../../desk/health/health.ts';
import { BOUNDS, type ExchangeCount } from './exchange-meter.ts';
import { type Metric, prometheusText, type Sample } from './prometheus.ts';

const CIRCUIT = { closed: 0, 'half-open': 1, open: 2 } as const;

/** What the process and its queues look like, for a monitoring system. No ids and nothing personal: only counts. */
export function metricsText(health: Health, pulse: Pulse, counts: readonly ExchangeCount[]): string {
  const seconds = (since: string | undefined): number => (since === undefined ? 0 : Math.max(0, (Date.parse(health.at) - Date.parse(since)) / 1000));
  const ends = ({ from, to }: { readonly from?: string; readonly to: string }) => ({ from: from ?? '', to });
  const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({ name, help, type: 'gauge', samples });
  return prometheusText([
    gauge('reglament_queue_messages', 'Messages that wait to be carried on.', health.queues.map((queue) => ({ labels: ends(queue), value: queue.waiting }))),
    gauge('reglament_queue_oldest_seconds', 'How long the oldest of them has waited.', health.queues.map((queue) => ({ labels: ends(queue), value: seconds(queue.oldestAt) }))),
    gauge('reglament_register_waiting', 'Questions to a state system that cases wait for, and entries it has not taken yet.', health.registers.map(({ to, waiting }) => ({ labels: { to }, value: waiting }))),
    gauge('reglament_register_oldest_seconds', 'How long the oldest of them has waited.', health.registers.map(({ to, waitedMs }) => ({ labels: { to }, value: waitedMs / 1000 }))),
    gauge('reglament_messages_stuck', 'Messages refused for good.', [{ value: health.stuck.length }]),
    gauge('reglament_outbox_rows', 'Transitions whose follow-up has not begun.', [{ value: health.outbox }]),
    gauge('reglament_post_messages', 'Short messages and letters that wait to be sent.', Object.entries(health.post).map(([channel, value]) => ({ labels: { channel }, value }))),
    gauge('reglament_jobs', 'Jobs that are waiting, and of them those that have failed before.', [{ labels: { state: 'waiting' }, value: health.jobs.waiting }, { labels: { state: 'failing' }, value: health.jobs.failing }]),
    gauge('reglament_jobs_oldest_seconds', 'How long the oldest job has waited.', [{ value: seconds(health.jobs.oldestAt) }]),
    gauge('reglament_circuit', 'Whether a partner is asked: 0 yes, 1 by one question at a time, 2 no.', [...pulse.ways(), ...pulse.systems()].map((partner: PartnerState) => ({ labels: ends(partner), value: CIRCUIT[partner.circuit] }))),
    { name: 'reglament_exchanges_total', help: 'Exchanges of messages since the start, by outcome.', type: 'counter', samples: counts.map(({ count, ...line }) => ({ labels: labelsOf(line), value: count })) },
    { name: 'reglament_exchange_seconds', help: 'How long exchanges took, the keeping of the messages left out.', type: 'histogram', samples: counts.flatMap(histogram) },
    gauge('process_resident_memory_bytes', 'Memory of this process.', [{ value: process.memoryUsage.rss() }]),
    gauge('process_uptime_seconds', 'Age of this process.', [{ value: Math.round(process.uptime()) }]),
  ]);
}

const labelsOf = ({ part, peer, direction, outcome }: Omit<ExchangeCount, 'count'>) => ({ part, peer, direction, outcome });

function histogram(line: ExchangeCount): readonly Sample[] {
  const labels = labelsOf(line);
  return [
    ...BOUNDS.map((bound, index): Sample => ({ suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: line.within[index] ?? 0 })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: line.count },
    { suffix: '_sum', labels, value: line.seconds },
    { suffix: '_count', labels, value: line.count },
  ];
}
