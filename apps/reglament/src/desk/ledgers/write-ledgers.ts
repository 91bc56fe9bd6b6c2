import type { Case, Entry } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { dayAt, yearAt } from '../clock/local-day.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';

export const LEDGERS = ['registration', 'issue', 'contracts'] as const;
export type Ledger = (typeof LEDGERS)[number];

/** `year` and `number` where the line was counted before it is written. */
interface NewLine { readonly ledger: Ledger; readonly what: readonly string[]; readonly year?: number; readonly number?: number }

/** Refusals that are answers to the applicant, and so are issued; the others are messages of a system. */
const ANSWERS: readonly string[] = ['reasonedRefusal', 'documentsRejected', 'stateDataAbsent', 'akimatRefusal', 'queueRefusal'];

/** What an entry of a case's journal adds to the office's journals. */
function linesOf(entry: Entry, regulation: Regulation): readonly NewLine[] {
  return entry.events.flatMap((event): readonly NewLine[] => {
    switch (event.kind) {
      // The request's own number is the line's: the journal of registration is where it was counted.
      case 'RequestRegistered': return [{ ledger: 'registration', what: [], ...countedIn(event.number) }];
      case 'ResultIssued': {
        const contracts = event.results.filter((id) => regulation.results.some((result) => result.id === id && result.kind === 'contract'));
        return [{ ledger: 'issue', what: event.results }, ...(contracts.length === 0 ? [] : [{ ledger: 'contracts' as const, what: contracts }])];
      }
      case 'RefusalIssued': return ANSWERS.includes(event.refusalKind) ? [{ ledger: 'issue', what: [event.refusal] }] : [];
      default: return [];
    }
  });
}

/** Year and count at the end of a registration number, `153-02/2026/000001`. A number of another form is a line's number of its own. */
function countedIn(number: string): Pick<NewLine, 'year' | 'number'> {
  const [, year, count] = /\/(\d{4})\/(\d{6,9})$/.exec(number) ?? [];
  return year === undefined || count === undefined ? {} : { year: Number(year), number: Number(count) };
}

/** Writes the lines of an entry, each once however often the job runs. */
export async function writeLedgers(desk: Desk, state: Case, entry: Entry): Promise<void> {
  const regulation = getRegulation(desk, state.regulation);
  for (const line of linesOf(entry, regulation)) {
    await inTransaction(desk.db, (client) => writeLine(client, regulation, state, entry, line));
  }
}

async function writeLine(client: Queryable, regulation: Regulation, state: Case, entry: Entry, line: NewLine): Promise<void> {
  const year = line.year ?? yearAt(regulation.decree.zone, entry.at);
  const scope = line.ledger === 'registration' ? regulation.id : state.units.provider;
  // One line at a time per journal: whoever waits here sees the lines of those before, and no number is left out.
  await client.query("select pg_advisory_xact_lock(hashtextextended('ledger/' || $1, 0))", [`${line.ledger}/${scope}/${year}`]);
  const known = await client.query('select 1 from ledger_line where ledger = $1 and case_id = $2 and sequence = $3', [line.ledger, state.id, entry.sequence]);
  if (known.rows.length > 0) return;
  const written = await client.query(
    `insert into ledger_line (ledger, scope, year, number, case_id, sequence, units, day, at, what, staff_id)
     select $1, $2, $3::int, coalesce($4::int, (select coalesce(max(number), 0) + 1 from ledger_line where ledger = $1 and scope = $2 and year = $3::int)), $5, $6, $7, $8, $9, $10, $11
     on conflict (ledger, scope, year, number) do nothing`,
    [line.ledger, scope, year, line.number ?? null, state.id, entry.sequence, Object.values(state.units), dayAt(regulation.decree.zone, entry.at), entry.at, line.what, entry.by.kind === 'staff' ? entry.by.id : null]);
  // A gap-free journal must not lose a line in silence: two cases under one number are for people to sort out.
  if (written.rowCount !== 1) throw new Error(`Expected to write case ${state.id} as number ${line.number} of ${line.ledger}/${scope}/${year}, but another case stands there`);
}
