/** The journals the law names: registration, issue, contracts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { journalsIn, LEDGER_LINES_MAX, printLedger, readLedger } from '../../../desk/ledgers/read-ledger.ts';
import type { LedgerLine, LedgerPage } from '../../../desk/ledgers/read-ledger.ts';
import { LEDGERS } from '../../../desk/ledgers/write-ledgers.ts';
import type { Ledger } from '../../../desk/ledgers/write-ledgers.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { button, buttonRow, dateInput, dayIn, errorOf, formatDateTimeShort, html, linkList, readDateInput, sendPage, shape, table, workplacePage } from '../../kit/index.ts';
import type { DateEntry, FieldError, Html, PageContext } from '../../kit/index.ts';
import { notFound } from '../case/answer-case.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { sendFile } from '../send-file.ts';

type ByLedger = { Params: { ledger: string } };
const STAFF = { config: { access: 'staff' } } as const;
const PATH = '/workplace/journals';

export function registerLedgers(app: FastifyInstance, deps: WebDeps): void {
  app.get(PATH, STAFF, async (request, reply) => {
    const context = frameOf(request, deps, 'ledgers');
    const links = LEDGERS.map((ledger) => ({ text: context.t(`workplace.ledger.${ledger}`), href: `${PATH}/${ledger}` }));
    return sendPage(reply, workplacePage({ ...context, title: context.t('workplace.ledgers'), main: linkList(links) }));
  });
  app.get<ByLedger>(`${PATH}/:ledger`, STAFF, async (request, reply) => withLedger(deps, request, reply, async (ledger) => {
    const period = readPeriod(deps, request);
    const page = await readLedger(deps.desk, getStaff(request).staff, ledger, period.from, period.to);
    return sendPage(reply, ledgerPage(frameOf(request, deps, 'ledgers'), page, period));
  }));
  app.get<ByLedger>(`${PATH}/:ledger/print.pdf`, STAFF, async (request, reply) => withLedger(deps, request, reply, async (ledger) => {
    const { staff } = getStaff(request);
    const { from, to } = readPeriod(deps, request);
    const bytes = await printLedger(deps.desk, staff, await readLedger(deps.desk, staff, ledger, from, to));
    return sendFile(reply, bytes, 'application/pdf', `${ledger}.pdf`, 'inline');
  }));
}

async function withLedger(deps: WebDeps, request: FastifyRequest<ByLedger>, reply: FastifyReply, act: (ledger: Ledger) => Promise<FastifyReply>): Promise<FastifyReply> {
  const ledger = LEDGERS.find((one) => one === request.params.ledger);
  return ledger === undefined ? notFound(deps, request, reply) : act(ledger);
}

interface Period { readonly from: string; readonly to: string; readonly entries: Readonly<Record<'from' | 'to', DateEntry | string>>; readonly errors: (context: PageContext) => readonly FieldError[] }

/** Where the day begins first: whatever a unit's zone, a line of its today is never after this day. */
const ZONE = 'Asia/Almaty';

/** The days asked for; the month up to today where none are named, or they cannot be. */
function readPeriod({ desk }: WebDeps, request: FastifyRequest): Period {
  const { raw } = fieldsOf(request.query);
  const today = dayIn(Date.parse(desk.clock.now()), ZONE);
  const [from, to] = [readDateInput(raw, 'from'), readDateInput(raw, 'to')];
  const errors = (context: PageContext): readonly FieldError[] => ([['from', from], ['to', to]] as const).flatMap(([field, reading]) =>
    (reading.kind === 'invalid' ? [{ field, text: context.t(`errors.${reading.code}`, { label: context.t(`workplace.ledger.${field}`) }) }] : []));
  const days = { from: from.kind === 'date' ? from.value : `${today.slice(0, 8)}01`, to: to.kind === 'date' ? to.value : today };
  // A day that is none stays as it was typed, to be corrected.
  const entry = (name: 'from' | 'to'): DateEntry => ({ day: raw[`${name}-day`] ?? '', month: raw[`${name}-month`] ?? '', year: raw[`${name}-year`] ?? '' });
  return { ...days, entries: { from: from.kind === 'invalid' ? entry('from') : days.from, to: to.kind === 'invalid' ? entry('to') : days.to }, errors };
}

function ledgerPage(context: PageContext, page: LedgerPage, asked: Period): Html {
  const { t, language } = context;
  const errors = asked.errors(context);
  const issue = page.ledger !== 'registration';
  const columns = [
    { title: t('workplace.ledger.number'), figures: true }, { title: t('workplace.ledger.date'), whole: true }, { title: t('workplace.column.case') }, { title: t('workplace.column.applicant') },
    ...(issue ? [{ title: t('workplace.ledger.what') }, { title: t('workplace.ledger.recipient') }] : [{ title: t('workplace.ledger.staff') }]),
  ];
  const query = new URLSearchParams(Object.entries({ from: page.from, to: page.to }).flatMap(([name, day]) => day.split('-').map((part, index): [string, string] => [`${name}-${['year', 'month', 'day'][index]}`, part])));
  const period = html`<form method="get" action="${PATH}/${page.ledger}">${(['from', 'to'] as const).map((name) => dateInput({ t, name, label: t(`workplace.ledger.${name}`), value: asked.entries[name], error: errorOf(errors, name) }))}${buttonRow([button({ text: t('workplace.ledger.show'), kind: 'secondary' })])}</form>`;
  const main = html`${period}
${page.lines.length > 0 && html`<p>${shape(page.gaps === 0 ? 'done' : 'late')} ${page.gaps === 0 ? t('workplace.ledger.whole') : t('workplace.ledger.gaps', { count: page.gaps })}. <a href="${PATH}/${page.ledger}/print.pdf?${query.toString()}">${t('workplace.ledger.print')}</a></p>`}
${page.lines.length === 0 && html`<p>${t('workplace.ledger.empty')}</p>`}${page.lines.length > 0 && journalsIn(page).map(({ regulation, lines }) => table({
    t, caption: regulation?.title[language] ?? t(`workplace.ledger.${page.ledger}`), captionHidden: regulation === undefined, columns, rows: lines.map((line) => row(context, line, issue)),
  }))}
${page.lines.length >= LEDGER_LINES_MAX && html`<p>${t('workplace.ledger.more', { count: LEDGER_LINES_MAX })}</p>`}`;
  return workplacePage({ ...context, title: t(`workplace.ledger.${page.ledger}`), breadcrumbs: [{ text: t('workplace.ledgers'), href: PATH }], width: 'wide', errors, main });
}

function row({ t, language }: PageContext, line: LedgerLine, issue: boolean): readonly (string | number | Html)[] {
  const taken = line.recipient ?? (line.channel === 'portal' ? t('workplace.ledger.cabinet') : '');
  return [
    line.number, formatDateTimeShort(Date.parse(line.at), line.regulation.decree.zone),
    html`<a href="/workplace/cases/${line.caseId}">${line.caseNumber}</a>${issue && html`<br><span class="quiet">${line.regulation.title[language]}</span>`}`, line.applicant,
    ...(issue ? [line.what.map((text) => text[language]).join(', '), taken] : [line.staff]),
  ];
}
