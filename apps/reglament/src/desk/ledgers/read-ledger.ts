import { renderPaper } from '@reglament/documents';
import type { Bilingual, WorkingPaper } from '@reglament/documents';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import { timeAt } from '../clock/local-day.ts';
import { PAPER_WORDS } from '../counter/paper-words.ts';
import type { Desk } from '../desk.ts';
import { printable } from '../printable.ts';
import type { StaffMember } from '../people/sessions.ts';
import { unitNames } from '../workplace/names.ts';
import type { Ledger } from './write-ledgers.ts';

export interface LedgerLine {
  readonly number: number;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly at: string;
  readonly regulation: Regulation;
  readonly applicant: string;
  readonly channel: string;
  readonly what: readonly LocalizedText[];
  readonly staff: string;
  /** Who signed for it, where it was taken in person. */
  readonly recipient?: string;
}

export interface LedgerPage {
  readonly ledger: Ledger;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly LedgerLine[];
  /** Numbers missing in the whole journal of the year, across all units; the law wants none. */
  readonly gaps: number;
}

/** Each service counts its own requests, so each has a journal of registration of its own; the others are one for the office. */
export function journalsIn({ ledger, lines }: LedgerPage): readonly { readonly regulation?: Regulation; readonly lines: readonly LedgerLine[] }[] {
  if (ledger !== 'registration') return [{ lines }];
  return Map.groupBy(lines, ({ regulation }) => regulation).entries().map(([regulation, own]) => ({ regulation, lines: own })).toArray();
}

/** More than a page prints; longer periods are read in parts. */
export const LEDGER_LINES_MAX = 500;

interface Row { number: number; scope: string; case_id: string; case_number: string | null; regulation: string; channel: string; at: Date; what: string[]; applicant: string; staff: string | null; recipient: string | null }

/** The lines of this person's units between two days, both included, in the order of their numbers. */
export async function readLedger(desk: Desk, staff: StaffMember, ledger: Ledger, from: string, to: string): Promise<LedgerPage> {
  const units = [...new Set(staff.roles.map(({ unit }) => unit))];
  const { rows } = await desk.db.query<Row>(
    `select l.number, l.scope, l.case_id, c.number as case_number, c.regulation, c.channel, l.at, l.what, concat_ws(' ', a.surname, a.name, a.patronymic) as applicant, s.name as staff,
       (select string_agg(h.name, ', ') from hand_over h where h.case_id = l.case_id and l.ledger <> 'registration' and h.handed_at >= l.at - interval '1 minute' and h.handed_at <= l.at + interval '1 minute') as recipient
     from ledger_line l join cases c on c.id = l.case_id left join account a on a.id = c.applicant left join staff s on s.id::text = l.staff_id
     where l.ledger = $1 and l.units && $2 and l.day between $3 and $4 order by l.scope, l.year, l.number limit $5`, [ledger, units, from, to, LEDGER_LINES_MAX]);
  const lines = rows.flatMap((row): readonly LedgerLine[] => {
    const regulation = desk.library.regulations.get(row.regulation);
    return regulation === undefined ? [] : [{
      number: row.number, caseId: row.case_id, caseNumber: row.case_number ?? '', at: row.at.toISOString(), regulation, applicant: row.applicant, channel: row.channel, staff: row.staff ?? '',
      what: row.what.map((id) => nameOf(regulation, id)), ...(row.recipient === null ? {} : { recipient: row.recipient }),
    }];
  });
  return { ledger, from, to, lines, gaps: await gapsIn(desk, ledger, rows.map(({ scope }) => scope), from) };
}

function nameOf(regulation: Regulation, id: string): LocalizedText {
  const refusal = regulation.refusals.find((candidate) => candidate.id === id);
  return regulation.results.find((result) => result.id === id)?.name ?? refusal?.name ?? { kk: 'Бас тарту туралы дәлелді жауап', ru: 'Мотивированный ответ об отказе', en: 'Reasoned refusal' };
}

async function gapsIn({ db }: Desk, ledger: Ledger, scopes: readonly string[], from: string): Promise<number> {
  const { rows } = await db.query<{ gaps: number }>(
    'select coalesce(sum(last - lines), 0)::int as gaps from (select max(number) as last, count(*) as lines from ledger_line where ledger = $1 and scope = any($2) and year = $3 group by scope) as counted',
    [ledger, [...new Set(scopes)], Number(from.slice(0, 4))]);
  return rows[0]?.gaps ?? 0;
}

const WORDS = {
  registration: { kk: 'Өтініштерді тіркеу журналы', ru: 'Журнал регистрации заявлений' },
  issue: { kk: 'Нәтижелерді беру журналы', ru: 'Журнал выдачи результатов' },
  contracts: { kk: 'Шарттарды тіркеу журналы', ru: 'Журнал регистрации договоров' },
  number: PAPER_WORDS.ordinal,
  caseNumber: PAPER_WORDS.number,
  date: { kk: 'Күні, уақыты', ru: 'Дата, время' },
  applicant: PAPER_WORDS.applicant,
  service: PAPER_WORDS.service,
  what: { kk: 'Берілген құжат', ru: 'Выданный документ' },
  staff: { kk: 'Қызметкер', ru: 'Работник' },
  recipient: { kk: 'Алған адам', ru: 'Получил(а)' },
  signature: { kk: 'Қолы', ru: 'Подпись' },
  period: { kk: 'Кезең', ru: 'Период' },
  kept: { kk: 'Журналды жүргізген қызметкердің қолы', ru: 'Подпись ведущего журнал' },
  head: PAPER_WORDS.signHead,
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The journal on paper, with room for the hand of whoever took the result. */
export async function printLedger(desk: Desk, staff: StaffMember, page: LedgerPage): Promise<Buffer> {
  const units = [...new Set(staff.roles.map(({ unit }) => unit))];
  const names = await unitNames(desk, units);
  const unit = names.get(units[0] ?? '');
  const issue = page.ledger !== 'registration';
  const shown = (day: string): string => day.split('-').toReversed().join('.');
  return Buffer.from(await renderPaper(await printable<WorkingPaper>({
    look: 'plain', orientation: 'landscape', organisation: { kk: unit?.kk ?? '', ru: unit?.ru ?? '' }, title: WORDS[page.ledger],
    paragraphs: [], fields: [{ label: WORDS.period, value: `${shown(page.from)}–${shown(page.to)}` }],
    tables: journalsIn(page).map(({ regulation, lines }) => ({
      ...(regulation === undefined ? {} : { title: { kk: regulation.title.kk, ru: regulation.title.ru } }),
      columns: [
        { title: WORDS.number, share: 1 }, { title: WORDS.date, share: 2.4 }, { title: WORDS.caseNumber, share: 3.4 }, { title: WORDS.applicant, share: 4 },
        ...(issue ? [{ title: WORDS.service, share: 6 }, { title: WORDS.what, share: 4 }, { title: WORDS.recipient, share: 3.4 }, { title: WORDS.signature, share: 2 }] : [{ title: WORDS.staff, share: 3 }]),
      ],
      rows: lines.map((line) => [
        String(line.number), timeAt(line.regulation.decree.zone, line.at), line.caseNumber, line.applicant,
        ...(issue ? [{ kk: line.regulation.title.kk, ru: line.regulation.title.ru }, { kk: line.what.map(({ kk }) => kk).join(', '), ru: line.what.map(({ ru }) => ru).join(', ') }, line.recipient ?? '', ''] : [line.staff]),
      ]),
    })),
    signatureLines: [WORDS.kept, WORDS.head], createdAt: `${page.to}T00:00:00Z`,
  })));
}
