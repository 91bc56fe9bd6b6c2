import { SYSTEMS, type Library } from '@reglament/regulation';
import { type Health, isTroubled, type PartnerState, type Pulse, type QueueState } from '../../../desk/health/health.ts';
import { formatDateTimeShort, html, summaryList, table, tag, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { partName } from './part-name.ts';

/** The page of the whole system, not of a region: one zone for all times. */
const ZONE = 'Asia/Almaty';

export interface SystemPage {
  readonly health: Health;
  readonly pulse?: Pulse;
  readonly library: Library;
}

/** What is up, what waits and since when, what was refused. No personal data: ids, codes and counts. */
export function systemPage(context: PageContext, page: SystemPage): Html {
  const { t } = context;
  const { health, pulse } = page;
  const isCalm = !isTroubled(health, pulse);
  const main = html`<p>${tag({ text: t(isCalm ? 'system.calm' : 'system.troubled'), shape: isCalm ? 'done' : 'late' })} <span class="quiet">${t('system.at', { time: time(health.at) })}</span></p>
${queues(context, page)}
${pulse !== undefined && systems(context, pulse)}
<h2>${t('system.jobs')}</h2>${work(context, page)}
${stuck(context, page)}
${refusals(context, page)}
${pulse !== undefined && html`<h2>${t('system.limits')}</h2>${limits(context, pulse)}`}`;
  return workplacePage({ ...context, title: t('system.title'), breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], width: 'wide', main });
}

const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), ZONE);

const SHAPE = { closed: 'done', open: 'late', 'half-open': 'paused' } as const;

function circuitTag({ t }: PageContext, circuit: PartnerState['circuit'] | undefined): Html {
  return circuit === undefined ? html`<span class="quiet">${t('system.circuit.elsewhere')}</span>` : tag({ text: t(`system.circuit.${circuit}`), shape: SHAPE[circuit] });
}

function queues(context: PageContext, { health, pulse, library }: SystemPage): Html {
  const { t } = context;
  const ways = pulse?.ways() ?? [];
  const columns = [{ title: t('system.from') }, { title: t('system.to') }, { title: t('system.waiting'), figures: true }, { title: t('system.oldest'), whole: true }, { title: t('system.way') }];
  const row = ({ from, to, waiting, oldestAt }: QueueState): readonly (string | number | Html)[] => [
    partName(context, library, from), partName(context, library, to), waiting, oldestAt === undefined ? '–' : time(oldestAt),
    circuitTag(context, ways.find((way) => way.from === from && way.to === to)?.circuit),
  ];
  return table({ t, caption: t('system.queues'), columns, rows: health.queues.map(row) });
}

function systems(context: PageContext, pulse: Pulse): Html {
  const { t, language } = context;
  const name = (id: string): string => (id in SYSTEMS ? SYSTEMS[id as keyof typeof SYSTEMS][language] : id);
  return table({ t, caption: t('system.systems'), columns: [{ title: t('system.system') }, { title: t('system.way') }], rows: pulse.systems().map(({ to, circuit }) => [name(to), circuitTag(context, circuit)]) });
}

function work({ t }: PageContext, { health, pulse }: SystemPage): Html {
  return html`${pulse !== undefined && html`<p class="quiet">${t('system.parts', { parts: pulse.parts.join(', ') })}</p>`}${summaryList({
    t,
    rows: [
      { label: t('system.jobs.outbox'), value: String(health.outbox) }, { label: t('system.jobs.waiting'), value: String(health.jobs.waiting) },
      { label: t('system.jobs.failing'), value: String(health.jobs.failing) }, { label: t('system.jobs.oldest'), value: health.jobs.oldestAt === undefined ? '–' : time(health.jobs.oldestAt) },
    ],
  })}`;
}

function stuck(context: PageContext, { health, library }: SystemPage): Html {
  const { t } = context;
  const columns = [{ title: t('system.message') }, { title: t('system.from') }, { title: t('system.to') }, { title: t('system.code') }, { title: t('system.when'), whole: true }];
  const rows = health.stuck.map(({ messageId, from, to, code, since }) => [messageId, partName(context, library, from), partName(context, library, to), code, time(since)]);
  return table({ t, caption: t('system.stuck'), columns, rows, empty: t('system.stuck.none') });
}

function refusals(context: PageContext, { health, library }: SystemPage): Html {
  const { t } = context;
  const columns = [{ title: t('system.when'), whole: true }, { title: t('system.who') }, { title: t('system.from') }, { title: t('system.code') }, { title: t('system.hash') }];
  const rows = health.refusals.map(({ at, part, peer, direction, outcome, requestHash }) => [
    time(at), partName(context, library, part), direction === 'out' || peer === undefined ? partName(context, library, part) : partName(context, library, peer), outcome, html`<code>${requestHash.slice(0, 16)}…</code>`,
  ]);
  return table({ t, caption: t('system.refusals'), columns, rows, empty: t('system.refusals.none') });
}

function limits({ t }: PageContext, { limits: granted }: Pulse): Html {
  return summaryList({
    t,
    rows: [
      { label: t('system.limits.timeout'), value: t('system.seconds', { count: granted.timeoutMs / 1000 }) }, { label: t('system.limits.queue'), value: String(granted.queueMax) },
      { label: t('system.limits.inFlight'), value: String(granted.inFlightMax) }, { label: t('system.limits.size'), value: t('system.kibibytes', { count: granted.bytesMax / 1024 }) },
      { label: t('system.limits.circuit'), value: String(granted.failuresMax) },
    ],
  });
}
