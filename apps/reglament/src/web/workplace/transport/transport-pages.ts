import type { Batch, ToCarry } from '../../../desk/transport/batches.ts';
import { attributes, button, buttonRow, checkboxes, errorOf, form, formatDateTimeShort, html, linkList, notification, summaryList, table, textInput, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';

export const BATCHES = '/workplace/batches';

export interface TransportPage {
  readonly waiting: readonly ToCarry[];
  readonly batches: readonly Batch[];
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** What lies here and must be carried, and the lists under way. */
export function transportPage(context: PageContext, page: TransportPage): Html {
  const { t } = context;
  const main = html`${waitingPart(context, page)}${batchTable(context, page.batches)}`;
  return workplacePage({ ...context, title: t('workplace.transport'), width: 'wide', errors: page.errors, main });
}

function waitingPart(context: PageContext, { waiting, csrf, errors }: TransportPage): Html {
  const { t, language } = context;
  if (waiting.length === 0) return html`<h2>${t('workplace.transport.waiting')}</h2><p>${t('workplace.transport.waitingEmpty')}</p>`;
  const columns = [{ title: t('workplace.column.case') }, { title: t('workplace.column.applicant') }, { title: t('workplace.transport.to') }, { title: t('workplace.transport.due'), whole: true }];
  const rows = waiting.slice(0, 100).map((one, index) => {
    const name = one.number ?? t('workplace.noNumber');
    const id = index === 0 ? 'f-case' : `f-case-${index + 1}`;
    return [
      html`<span class="choice"><input type="checkbox" name="case"${attributes({ id, value: one.caseId, checked: true, 'aria-label': t('workplace.transport.pick', { number: name }) })}><span></span></span> <a href="/workplace/cases/${one.caseId}">${name}</a><br><span class="quiet">${one.regulation.title[language]}</span>`,
      one.applicant, one.toName[language], one.dueAt === undefined ? '' : formatDateTimeShort(Date.parse(one.dueAt), one.regulation.decree.zone),
    ];
  });
  const wrong = errorOf(errors, 'case');
  const body = html`${wrong !== undefined && html`<p class="error">${wrong}</p>`}${table({ t, caption: `${t('workplace.transport.waiting')}: ${waiting.length}`, columns, rows })}${buttonRow([button({ text: t('workplace.transport.make') })])}`;
  return form({ action: BATCHES, csrf, sending: t('kit.sending'), body });
}

function batchTable(context: PageContext, batches: readonly Batch[]): Html {
  const { t } = context;
  const columns = [{ title: t('workplace.transport.batches') }, { title: t('workplace.transport.from') }, { title: t('workplace.transport.to') }, { title: t('workplace.transport.count'), figures: true }, { title: t('workplace.transport.state') }];
  const rows = batches.map((batch) => [
    html`<a href="${BATCHES}/${batch.number}">${t('workplace.transport.batch', { number: batch.number })}</a>`, nameOf(context, batch, batch.from), nameOf(context, batch, batch.to), batch.lines.length, stateWords(context, batch),
  ]);
  return html`<h2>${t('workplace.transport.batches')}</h2>${table({ t, caption: t('workplace.transport.batches'), captionHidden: true, columns, rows, empty: t('workplace.transport.batchesEmpty') })}`;
}

function nameOf({ language }: PageContext, { names }: Batch, unit: string): string {
  return names.get(unit)?.[language] ?? unit;
}

function stateWords({ t }: PageContext, { sentAt, receivedAt, courier, lines }: Batch): string {
  const zone = lines.find(({ regulation }) => regulation !== undefined)?.regulation?.decree.zone ?? 'Asia/Almaty';
  const time = (at: string): string => formatDateTimeShort(Date.parse(at), zone);
  if (receivedAt !== undefined) return t('workplace.transport.state.received', { time: time(receivedAt) });
  return sentAt === undefined ? t('workplace.transport.state.made') : t('workplace.transport.state.sent', { courier: courier ?? '', time: time(sentAt) });
}

/** One list: its cases, its papers to print, and the next thing to do with it. */
export function batchPage(context: PageContext, { batch, csrf, errors, notice, courier }: { readonly batch: Batch; readonly csrf: string; readonly errors: readonly FieldError[]; readonly notice?: string; readonly courier?: string }): Html {
  const { t, language } = context;
  const path = `${BATCHES}/${batch.number}`;
  const rows = [{ label: t('workplace.transport.from'), value: nameOf(context, batch, batch.from) }, { label: t('workplace.transport.to'), value: nameOf(context, batch, batch.to) }, { label: t('workplace.transport.state'), value: stateWords(context, batch) }];
  const columns = [{ title: t('workplace.column.case') }, { title: t('workplace.column.applicant') }, { title: t('workplace.transport.state') }];
  const cases = batch.lines.map(({ caseId, number, applicant, regulation, received }) => [
    html`<a href="/workplace/cases/${caseId}">${number ?? t('workplace.noNumber')}</a><br><span class="quiet">${regulation?.title[language] ?? ''}</span>`, applicant,
    received === undefined ? '' : t(received ? 'workplace.transport.arrived' : 'workplace.transport.missing'),
  ]);
  const main = html`${notice !== undefined && notification({ t, kind: 'info', body: html`<p>${notice}</p>`, live: true })}${summaryList({ t, rows })}
${linkList([{ text: t('workplace.transport.printList'), href: `${path}/list.pdf` }, { text: t('workplace.transport.printEnvelope'), href: `${path}/envelope.pdf` }])}
${nextPart(context, batch, csrf, path, errors, courier)}
<h2>${t('workplace.transport.count')}: ${batch.lines.length}</h2>
${table({ t, caption: t('workplace.transport.count'), captionHidden: true, columns, rows: cases })}`;
  return workplacePage({ ...context, title: t('workplace.transport.batch', { number: batch.number }), breadcrumbs: [{ text: t('workplace.transport'), href: BATCHES }], errors, main });
}

function nextPart(context: PageContext, batch: Batch, csrf: string, path: string, errors: readonly FieldError[], courier: string | undefined): Html | null {
  const { t } = context;
  if (batch.side === 'from' && batch.sentAt === undefined) {
    const body = html`${textInput({ t, name: 'courier', label: t('workplace.transport.courier'), maxLength: 200, value: courier, error: errorOf(errors, 'courier') })}${buttonRow([button({ text: t('workplace.transport.send') })])}`;
    return form({ action: `${path}/send`, csrf, sending: t('kit.sending'), body });
  }
  if (batch.side !== 'to' || batch.receivedAt !== undefined) return null;
  const choices = batch.lines.map(({ caseId, number, applicant }) => ({ value: caseId, text: `${number ?? t('workplace.noNumber')} – ${applicant}` }));
  const body = html`${checkboxes({ t, name: 'received', label: t('workplace.transport.received'), hint: t('workplace.transport.receivedHint'), choices, values: choices.map(({ value }) => value) })}${buttonRow([button({ text: t('workplace.transport.receive') })])}`;
  return form({ action: `${path}/receive`, csrf, sending: t('kit.sending'), body });
}
