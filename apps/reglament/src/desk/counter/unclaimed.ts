import { addMonths, dayOf, isoDate } from '@reglament/calendar';
import { performersOf } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import { insertNotice } from '../notices/insert-notice.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { isHandedInPerson } from './hand-over.ts';
import { KEPT_MONTHS, keptMonthsOf } from '../organisation/settings.ts';

/** How long the counters at which this person works keep results, each time once. */
export async function keptMonthsAt({ db }: Pick<Desk, 'db'>, { roles }: StaffMember): Promise<readonly number[]> {
  const months = await keptMonthsOf(db, roles.map(({ unit }) => unit));
  return [...new Set(months.values())];
}

/** A result that waits at this person's counter for somebody to fetch it. */
export interface Unclaimed {
  readonly caseId: string;
  readonly number?: string;
  readonly regulation: Regulation;
  readonly applicant: string;
  readonly phone?: string;
  readonly since: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly keptUntil: string;
  readonly expired: boolean;
  readonly reminders: number;
  readonly remindedAt?: string;
}

interface Row { case_id: string; number: string | null; regulation: string; unit: string; node: string; channel: string; applicant: string; phone: string | null; entered_at: Date; reminders: number; reminded_at: Date | null }

/** The longest waiting first. */
export async function unclaimedOf(desk: Desk, staff: StaffMember): Promise<readonly Unclaimed[]> {
  const pairs = staff.roles.flatMap(({ role, unit }) => performersOf(role).map((actor) => ({ unit, actor })));
  const { rows } = await desk.db.query<Row>(
    `select t.case_id, c.number, t.regulation, t.unit, t.node, c.channel, concat_ws(' ', a.surname, a.name, a.patronymic) as applicant, a.phone, t.entered_at,
       (select count(*)::int from reminder r where r.case_id = t.case_id) as reminders, (select max(reminded_at) from reminder r where r.case_id = t.case_id) as reminded_at
     from task t join cases c on c.id = t.case_id join account a on a.id = c.applicant
     join (select distinct * from unnest($1::text[], $2::text[])) as may (unit, actor) on may.unit = t.unit and may.actor = t.actor
     where c.channel <> 'portal' order by t.entered_at limit 1000`, [pairs.map(({ unit }) => unit), pairs.map(({ actor }) => actor)]);
  const now = desk.clock.now();
  const months = await keptMonthsOf(desk.db, [...new Set(rows.map(({ unit }) => unit))]);
  return rows.flatMap((row): readonly Unclaimed[] => {
    const regulation = desk.library.regulations.get(row.regulation);
    const node = [...regulation?.compiled.values() ?? []].map(({ nodes }) => [...nodes.values()].find(({ id }) => id === row.node)).find((found) => found !== undefined);
    if (regulation === undefined || node === undefined || !isHandedInPerson({ channel: row.channel as 'office' }, node)) return [];
    const { zone } = regulation.decree;
    const since = row.entered_at.toISOString();
    const keptUntil = isoDate(addMonths(dayOf(dayAt(zone, since)), months.get(row.unit) ?? KEPT_MONTHS));
    return [{
      caseId: row.case_id, regulation, applicant: row.applicant, since, keptUntil, expired: dayAt(zone, now) > keptUntil, reminders: row.reminders,
      ...(row.number === null ? {} : { number: row.number }), ...(row.phone === null ? {} : { phone: row.phone }), ...(row.reminded_at === null ? {} : { remindedAt: row.reminded_at.toISOString() }),
    }];
  });
}

/** Reminds the applicant in their cabinet, and writes down that it was done; at most once a day. */
export async function remind(desk: Desk, staff: StaffMember, caseId: string): Promise<'reminded' | 'today-already' | 'unknown'> {
  const waiting = (await unclaimedOf(desk, staff)).find((one) => one.caseId === caseId);
  if (waiting === undefined) return 'unknown';
  const { zone } = waiting.regulation.decree;
  const now = desk.clock.now();
  return inTransaction(desk.db, async (client) => {
    // Two colleagues at once: the second one waits here and finds the first one's reminder.
    const { rows } = await client.query<{ applicant: string; version: number; node: string }>('select c.applicant, c.version, t.node from task t join cases c on c.id = t.case_id where t.case_id = $1 for no key update of t', [caseId]);
    const task = rows[0];
    const last = await client.query<{ at: Date | null }>('select max(reminded_at) as at from reminder where case_id = $1', [caseId]);
    const lastAt = last.rows[0]?.at;
    if (task === undefined) return 'unknown';
    if (lastAt !== null && lastAt !== undefined && dayAt(zone, lastAt.toISOString()) === dayAt(zone, now)) return 'today-already';
    await client.query('insert into reminder (case_id, node, reminded_at, reminded_by) values ($1, $2, $3, $4)', [caseId, task.node, now, staff.id]);
    await insertNotice(client, { caseId, accountId: task.applicant, sequence: -(waiting.reminders + 1), kind: 'to-fetch', params: { until: waiting.keptUntil }, madeAt: now });
    return 'reminded';
  });
}
