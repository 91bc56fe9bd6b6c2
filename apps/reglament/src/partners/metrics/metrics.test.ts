import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { Health, Pulse } from '../../desk/health/health.ts';
import { exchangeMeter } from './exchange-meter.ts';
import { metricsText } from './metrics.ts';
import { monitoringPages } from './monitoring-pages.ts';
import { prometheusText } from './prometheus.ts';

const health: Health = {
  at: '2026-03-02T09:01:00.000Z', stuck: [], putBack: [], outbox: 2, post: { sms: 4, email: 0 }, jobs: { waiting: 3, failing: 1, oldestAt: '2026-03-02T09:00:30.000Z' }, refusals: [],
  queues: [{ from: 'gateway', to: 'wko', waiting: 7, oldestAt: '2026-03-02T09:00:00.000Z' }, { from: 'portal', to: 'gateway', waiting: 0 }],
  registers: [{ to: 'IndividualsRegister', waiting: 5, oldestAt: '2026-03-02T09:00:00.000Z', waitedMs: 60_000 }],
};
const pulse: Pulse = {
  parts: ['portal'], ways: () => [{ from: 'gateway', to: 'wko', circuit: 'open' }], systems: () => [{ to: 'IndividualsRegister', circuit: 'closed' }],
  limits: { timeoutMs: 1, queueMax: 1, inFlightMax: 1, bytesMax: 1, failuresMax: 1, refusedBytesMax: 1024 * 1024 },
};

/** A line of the text format, as the format's own description has it. */
const LINE = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z_]+="([^"\\\n]|\\["\\n])*",?)*\})? [0-9.e+-]+)$/;

describe('the metrics', () => {
  it('tell queues, ages, circuits and exchanges in the text format', async () => {
    const meter = exchangeMeter(() => 1030);
    let kept = 0;
    const keep = meter.metered({ part: 'wko', peer: 'gateway' }, () => { kept += 1; });
    const exchange = { direction: 'in', sent: new Uint8Array(), received: new Uint8Array() } as const;
    await keep({ ...exchange, at: new Date(1000), outcome: 'answered' });
    await keep({ ...exchange, at: new Date(30), outcome: 'answered' });
    await keep({ ...exchange, at: new Date(1000), outcome: 'SCE016' });
    const text = metricsText(health, pulse, meter.counts());

    assert.equal(kept, 3);
    for (const line of text.trimEnd().split('\n')) assert.match(line, LINE);
    for (const line of [
      'reglament_queue_messages{from="gateway",to="wko"} 7', 'reglament_queue_oldest_seconds{from="gateway",to="wko"} 60', 'reglament_queue_oldest_seconds{from="portal",to="gateway"} 0',
      'reglament_register_waiting{to="IndividualsRegister"} 5', 'reglament_register_oldest_seconds{to="IndividualsRegister"} 60', 'reglament_circuit{from="gateway",to="wko"} 2', 'reglament_circuit{from="",to="IndividualsRegister"} 0', 'reglament_jobs{state="failing"} 1', 'reglament_jobs_oldest_seconds 30', 'reglament_outbox_rows 2', 'reglament_post_messages{channel="sms"} 4',
      'reglament_exchanges_total{part="wko",peer="gateway",direction="in",outcome="SCE016"} 1', 'reglament_exchanges_total{part="wko",peer="gateway",direction="in",outcome="answered"} 2',
      'reglament_exchange_seconds_bucket{part="wko",peer="gateway",direction="in",outcome="answered",le="0.025"} 0', 'reglament_exchange_seconds_bucket{part="wko",peer="gateway",direction="in",outcome="answered",le="0.05"} 1',
      'reglament_exchange_seconds_bucket{part="wko",peer="gateway",direction="in",outcome="answered",le="+Inf"} 2', 'reglament_exchange_seconds_count{part="wko",peer="gateway",direction="in",outcome="answered"} 2',
    ]) assert.ok(text.split('\n').includes(line), line);
  });

  it('escape what would break a label', () => {
    const text = prometheusText([{ name: 'a', help: 'b\nc', type: 'gauge', samples: [{ labels: { x: 'q"\\\n' }, value: 1 }] }]);
    assert.equal(text, '# HELP a b\\nc\n# TYPE a gauge\na{x="q\\"\\\\\\n"} 1\n');
  });

  it('are served, and say so when the database does not answer', async (t) => {
    let read = async (): Promise<Health> => health;
    const pages = monitoringPages({ read: () => read(), pulse: () => pulse, counts: () => [] });
    const server = createServer((request, response) => pages[request.url ?? '']?.(request, response));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    t.after(() => { server.closeAllConnections(); server.close(); });
    const get = async (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

    assert.match((await get('/metrics')).headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.deepEqual(await (await get('/health')).json().then(({ troubled, outbox }: { troubled: boolean; outbox: number }) => [troubled, outbox]), [true, 2]);
    read = async () => { throw new Error('gone'); };
    assert.equal((await get('/health')).status, 503);
  });
});
