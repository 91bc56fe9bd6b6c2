import { ENTERED_SYSTEMS, SYSTEMS, type Library } from '@reglament/regulation';
import { GATEWAY } from '../../../desk/channel/parts.ts';
import type { Part } from '../../../desk/channel/parts.ts';
import { type Health, isTroubled, type PartnerState, type Pulse, type QueueState } from '../../../desk/health/health.ts';
import { button, form, formatDateTimeShort, html, summaryList, table, tag, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { partName } from './part-name.ts';
import { serviceName } from './service-name.ts';

/** The page of the whole system, not of a region: one zone for all times. */
const ZONE = 'Asia/Almaty';

export interface SystemPage {
  readonly health: Health;
  readonly pulse?: Pulse;
  readonly library: Library;
  /** For whoever may put messages of these regions back on their way. */
  readonly again?: { readonly csrf: string; readonly regions: readonly Part[] };
}

/** What is up, what waits and since when, what was refused. No personal data: ids, codes and counts. */
export function systemPage(context: PageContext, page: SystemPage): Html {
  const { t } = context;
  const { health, pulse } = page;
  const isCalm = !isTroubled(health, pulse);
  const main = html`<p>${tag({ text: t(isCalm ? 'system.calm' : 'system.troubled'), shape: isCalm ? 'done' : 'late' })} <span class="quiet">${t('system.at', { time: time(health.at) })}</span></p>
${queues(context, page)}
${systems(context, page)}
<h2>${t('system.jobs')}</h2>${work(context, page)}
${stuck(context, page)}
${health.putBack.length > 0 && putBack(context, page)}
${refusals(context, page)}
${pulse !== undefined && html`<h2>${t('system.limits')}</h2>${limits(context, pulse)}`}`;
  return workplacePage({ ...context, title: t('system.title'), breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], width: 'wide', main });
}

const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), ZONE);

const SHAPE = { closed: 'done', open: 'late', 'half-open': 'paused' } as const;

function circuitTag({ t }: PageContext, circuit: PartnerState['circuit'] | undefined): Html {
  return circuit === undefined ? html`<span class="quiet">${t('system.circuit.elsewhere')}</span>` : tag({ text: t(`system.circuit.${circuit}`), shape: SHAPE[circuit] });
}

/** One row for each part: what it has for the gateway, what the gateway has for it, and both ways between them. */
function queues(context: PageContext, { health, pulse, library }: SystemPage): Html {
  const { t } = context;
  const circuit = ({ from, to }: QueueState): Html => circuitTag(context, pulse?.ways().find((way) => way.from === from && way.to === to)?.circuit);
  const rows = health.queues.filter(({ to }) => to === GATEWAY).map((sending) => {
    const receiving = health.queues.find(({ from, to }) => from === GATEWAY && to === sending.from) ?? { from: GATEWAY, to: sending.from, waiting: 0 };
    const [oldest] = [sending.oldestAt, receiving.oldestAt].filter((at) => at !== undefined).toSorted();
    return [partName(context, library, sending.from), sending.waiting, circuit(sending), receiving.waiting, circuit(receiving), oldest === undefined ? '–' : time(oldest)];
  });
  const columns = [
    { title: t('system.part') }, { title: t('system.toGateway'), figures: true }, { title: t('system.way') },
    { title: t('system.fromGateway'), figures: true }, { title: t('system.way') }, { title: t('system.oldest'), whole: true },
  ];
  return table({ t, caption: t('system.queues'), columns, rows });
}

/** One row for each partner that this process has to do with, or for which something waits. */
function systems(context: PageContext, { health, pulse }: SystemPage): Html {
  const { t, language } = context;
  const name = (id: string): string => (id === 'sms' || id === 'email' ? t(`system.post.${id}`) : { ...SYSTEMS, ...ENTERED_SYSTEMS }[id as keyof typeof SYSTEMS]?.[language] ?? id);
  const known = pulse?.systems() ?? [];
  const rows = [...new Set([...known, ...health.registers].map(({ to }) => to))].map((to) => {
    const queue = health.registers.find((one) => one.to === to);
    const waiting = queue?.waiting ?? (to === 'sms' || to === 'email' ? health.post[to] : 0);
    return [
      name(to).replace(/^./u, (letter) => letter.toLocaleUpperCase(language)), waiting, queue === undefined ? '–' : time(queue.oldestAt),
      registerTag(context, known.find((one) => one.to === to)?.circuit, queue !== undefined),
    ];
  });
  const columns = [{ title: t('system.system') }, { title: t('system.registerWaiting'), figures: true }, { title: t('system.oldest'), whole: true }, { title: t('system.way') }];
  return table({ t, caption: t('system.systems'), columns, rows });
}

/** A register that something waits for may have failed once or twice only, and is asked on; to call it connected would deceive. */
const registerTag = (context: PageContext, circuit: PartnerState['circuit'] | undefined, isAwaited: boolean): Html =>
  (isAwaited && circuit === 'closed' ? tag({ text: context.t('system.circuit.awaited'), shape: 'paused' }) : circuitTag(context, circuit));

function work(context: PageContext, { health, pulse, library }: SystemPage): Html {
  const { t } = context;
  return html`${pulse !== undefined && html`<p class="quiet">${t('system.parts', { parts: pulse.parts.map((part) => partName(context, library, part)).join('; ') })}</p>`}${summaryList({
    t,
    rows: [
      { label: t('system.jobs.outbox'), value: String(health.outbox) }, { label: t('system.post.waiting'), value: t('system.post.count', health.post) }, { label: t('system.jobs.waiting'), value: String(health.jobs.waiting) },
      { label: t('system.jobs.failing'), value: String(health.jobs.failing) }, { label: t('system.jobs.oldest'), value: health.jobs.oldestAt === undefined ? '–' : time(health.jobs.oldestAt) },
    ],
  })}`;
}

function stuck(context: PageContext, { health, library, again }: SystemPage): Html {
  const { t } = context;
  const columns = [
    { title: t('system.message') }, { title: t('system.from') }, { title: t('system.to') }, { title: t('system.code') }, { title: t('system.when'), whole: true },
    ...(again === undefined ? [] : [{ title: t('system.again') }]),
  ];
  const rows = health.stuck.map(({ messageId, from, to, code, since, region, isSignature }) => [
    html`<code>${messageId}</code>`, partName(context, library, from), partName(context, library, to), code, time(since),
    ...(again === undefined ? [] : [region !== undefined && again.regions.includes(region) ? againForm(context, again.csrf, messageId, isSignature) : '–']),
  ]);
  return table({ t, caption: t('system.stuck'), columns, rows, empty: t('system.stuck.none') });
}

function putBack({ t }: PageContext, { health }: SystemPage): Html {
  const rows = health.putBack.map(({ messageId, at, by, isSignedAnew }) => [time(at), by, html`<code>${messageId}</code>`, t(isSignedAnew ? 'system.putBack.signedAnew' : 'system.putBack.asItWas')]);
  return table({ t, caption: t('system.putBack'), columns: [{ title: t('system.when'), whole: true }, { title: t('system.putBack.by') }, { title: t('system.message') }, { title: t('system.putBack.how') }], rows });
}

function againForm({ t }: PageContext, csrf: string, messageId: string, isSignature: boolean): Html {
  const body = html`<input type="hidden" name="message" value="${messageId}">${button({ text: t(isSignature ? 'system.signAnew' : 'system.again'), kind: 'secondary' })}`;
  return form({ action: '/workplace/system/again', csrf, sending: t('kit.sending'), body });
}

function refusals(context: PageContext, { health, library }: SystemPage): Html {
  const { t } = context;
  const columns = [{ title: t('system.when'), whole: true }, { title: t('system.who') }, { title: t('system.from') }, { title: t('system.to') }, { title: t('system.code') }, { title: t('system.size'), figures: true }, { title: t('system.hash') }];
  const rows = health.refusals.map(({ at, part, peer, direction, service, outcome, requestHash, requestBytes, isLineOnly }) => [
    time(at), partName(context, library, part), senderName(context, library, direction === 'out' ? part : peer),
    direction === 'in' ? partName(context, library, part) : peer === 'state-systems' ? serviceName(context, library, service) : senderName(context, library, peer), outcome, t('system.bytes', { count: requestBytes }),
    html`<code>${requestHash.slice(0, 16)}…</code>${isLineOnly === true && html`<br><span class="quiet">${t('system.messages.lineOnly')}</span>`}`,
  ]);
  return table({ t, caption: t('system.refusals'), columns, rows, empty: t('system.refusals.none') });
}

/** Who is not said to have sent a message is not known: nothing it says of itself is believed. */
const senderName = (context: PageContext, library: Library, part: string | undefined): string => (part === undefined ? '–' : partName(context, library, part));

function limits({ t }: PageContext, { limits: granted }: Pulse): Html {
  return summaryList({
    t,
    rows: [
      { label: t('system.limits.timeout'), value: t('system.seconds', { count: granted.timeoutMs / 1000 }) }, { label: t('system.limits.queue'), value: String(granted.queueMax) },
      { label: t('system.limits.inFlight'), value: String(granted.inFlightMax) }, { label: t('system.limits.size'), value: t('system.kibibytes', { count: granted.bytesMax / 1024 }) },
      { label: t('system.limits.circuit'), value: String(granted.failuresMax) }, { label: t('system.limits.refused'), value: t('system.kibibytes', { count: granted.refusedBytesMax / 1024 }) },
    ],
  });
}
