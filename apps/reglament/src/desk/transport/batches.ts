import { getNode } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { doStep } from '../workplace/do-step.ts';
import { findWork } from '../workplace/acting.ts';
import { unitNames } from '../workplace/names.ts';
import { queueOf } from '../workplace/queue.ts';

/** Papers of a case that lie here and must be carried to another unit. */
export interface ToCarry {
  readonly caseId: string;
  readonly number?: string;
  readonly regulation: Regulation;
  readonly applicant: string;
  readonly from: string;
  readonly to: string;
  readonly toName: LocalizedText;
  readonly node: string;
  readonly dueAt?: string;
}

/**
 * What waits in the accumulation section: cases on a step of carrying that is this person's, and those a centre has
 * registered whose next step is the provider's registration, because there the text has the centre send them in the
 * same step.
 */
export async function toCarryOf(desk: Desk, staff: StaffMember): Promise<readonly ToCarry[]> {
  const units = [...new Set(staff.roles.map(({ unit }) => unit))];
  const own = (await queueOf(desk, staff)).map(({ caseId }) => caseId);
  const here = [...new Set([...own, ...await registeredHere(desk, units)])];
  const { packed, travelling, lost } = await packedFrom(desk, units, here);
  const found: Omit<ToCarry, 'toName'>[] = [];
  for (const caseId of here) {
    const state = travelling.has(caseId) ? undefined : (await findCase(desk.db, caseId))?.state;
    const one = state === undefined ? undefined : await carryOne(desk, staff, state, lost.has(caseId));
    if (one !== undefined && !packed.has(`${caseId} ${one.node}`)) found.push(one);
  }
  const names = await unitNames(desk, found.map(({ to }) => to));
  return found.map((one) => ({ ...one, toName: names.get(one.to) ?? { kk: one.to, ru: one.to, en: one.to } }));
}

/** More do not fit on a page; those packed are not counted, so that no case is kept from it by papers that have left. */
const WAITING_MAX = 500;

/**
 * Cases these centres or akims have registered that stand on the provider's desk, the longest waiting first, without
 * those whose papers are packed. They are sought among the tasks of their own decree's providers, by its index.
 */
async function registeredHere({ db }: Desk, units: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ case_id: string }>(
    `select t.case_id from task t join cases c on c.id = t.case_id
     where t.unit in (select p.id from unit p join unit u on u.decree = p.decree where p.kind = 'provider' and u.id = any($1)) and t.actor = 'OfficeClerk'
       and c.channel in ('centre', 'akim') and c.number is not null and coalesce(c.state->'units'->>'centre', c.state->'units'->>'akim') = any($1)
       and not exists (select from batch_case k join batch b on b.number = k.batch where k.case_id = t.case_id and b.from_unit = any($1) and (k.node = t.node or b.received_at is null))
     order by t.entered_at, t.case_id limit $2`, [units, WAITING_MAX]);
  return rows.map((row) => row.case_id);
}

/** Which of these cases are in these units' own batches: on the way or arrived, and those that were not in their envelope. */
async function packedFrom({ db }: Desk, units: readonly string[], cases: readonly string[]): Promise<{ readonly packed: ReadonlySet<string>; readonly travelling: ReadonlySet<string>; readonly lost: ReadonlySet<string> }> {
  const { rows } = await db.query<{ case_id: string; node: string; received: boolean | null; closed: boolean }>(
    'select c.case_id, c.node, c.received, b.received_at is not null as closed from batch_case c join batch b on b.number = c.batch where c.case_id = any($2) and b.from_unit = any($1)', [units, cases]);
  return {
    packed: new Set(rows.map(({ case_id, node }) => `${case_id} ${node}`)),
    travelling: new Set(rows.filter(({ closed }) => !closed).map(({ case_id }) => case_id)),
    lost: new Set(rows.filter(({ received }) => received === false).map(({ case_id }) => case_id)),
  };
}

/** Who on the centre's or the akim's side carries papers in a step of their own. */
const CARRIERS: readonly string[] = ['AccumulationEmployee', 'CentreEmployee', 'CentreOperator', 'Akim', 'AkimExecutor'];

async function carryOne(desk: Desk, staff: StaffMember, state: Case, lost: boolean): Promise<Omit<ToCarry, 'toName'> | undefined> {
  const outside = state.units.centre ?? state.units.akim;
  if (state.step === undefined || outside === undefined) return undefined;
  const regulation = getRegulation(desk, state.regulation);
  const node = getNode({ regulation }, state.route, state.step.node);
  const work = node.act === 'transfer' ? findWork(staff, state, regulation) : undefined;
  // Where carrying is a step of its own, the papers have left with it; unless they were not in the envelope.
  const ownStep = [...regulation.compiled.get(state.route)?.nodes.values() ?? []].some(({ act, actor }) => act === 'transfer' && CARRIERS.includes(actor));
  const wasRegisteredHere = (lost || !ownStep) && node.act === 'register' && node.actor === 'OfficeClerk' && state.number !== undefined && staff.roles.some(({ unit }) => unit === outside);
  if (work === undefined && !wasRegisteredHere) return undefined;
  const from = work === undefined ? outside : work.by.unit;
  const to = from === state.units.provider ? outside : state.units.provider;
  if (from === to) return undefined;
  const { rows } = await desk.db.query<{ name: string }>("select concat_ws(' ', surname, name, patronymic) as name from account where id = $1", [state.applicant]);
  return {
    caseId: state.id, regulation, applicant: rows[0]?.name ?? '', from, to, node: node.id,
    ...(state.number === undefined ? {} : { number: state.number }), ...(state.step.due === undefined ? {} : { dueAt: state.step.due.at }),
  };
}

/** Puts the ticked cases into batches, one per destination. What is in a batch already, or cannot be carried, is left out. */
export async function makeBatches(desk: Desk, staff: StaffMember, caseIds: readonly string[]): Promise<readonly number[]> {
  const waiting = (await toCarryOf(desk, staff)).filter(({ caseId }) => caseIds.includes(caseId));
  const ways = new Map(waiting.map((one) => [`${one.from} ${one.to}`, waiting.filter(({ from, to }) => from === one.from && to === one.to)]));
  const numbers: number[] = [];
  for (const cases of ways.values()) {
    const number = await inTransaction(desk.db, async (client) => {
      const { rows } = await client.query<{ number: number }>('insert into batch (from_unit, to_unit, made_at, made_by) values ($1, $2, $3, $4) returning number', [cases[0]!.from, cases[0]!.to, desk.clock.now(), staff.id]);
      const made = Number(rows[0]!.number);
      // Two people who pack the same papers: the second finds them packed.
      const put = await client.query('insert into batch_case (batch, case_id, node) select $1, * from unnest($2::uuid[], $3::text[]) on conflict do nothing', [made, cases.map(({ caseId }) => caseId), cases.map(({ node }) => node)]);
      if (put.rowCount === 0) await client.query('delete from batch where number = $1', [made]);
      return put.rowCount === 0 ? undefined : made;
    });
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}

export interface BatchLine { readonly caseId: string; readonly number?: string; readonly regulation?: Regulation; readonly applicant: string; readonly node: string; readonly received?: boolean }

export interface Batch {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly names: ReadonlyMap<string, LocalizedText>;
  readonly madeAt: string;
  readonly courier?: string;
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly lines: readonly BatchLine[];
  /** What this person's unit has to do with it. */
  readonly side: 'from' | 'to';
}

interface BatchRow { number: number; from_unit: string; to_unit: string; made_at: Date; courier: string | null; sent_at: Date | null; received_at: Date | null }

const COLUMNS = 'number, from_unit, to_unit, made_at, courier, sent_at, received_at';

/** The batches of this person's units, the newest first. */
export async function batchesOf(desk: Desk, staff: StaffMember): Promise<readonly Batch[]> {
  const units = [...new Set(staff.roles.map(({ unit }) => unit))];
  const { rows } = await desk.db.query<BatchRow>(`select ${COLUMNS} from batch where from_unit = any($1) or (to_unit = any($1) and sent_at is not null) order by number desc limit 50`, [units]);
  return Promise.all(rows.map((row) => batchOf(desk, row, units)));
}

/** `undefined` for a batch of strangers, or one that has not left its sender yet. */
export async function findBatch(desk: Desk, staff: StaffMember, number: number): Promise<Batch | undefined> {
  const units = [...new Set(staff.roles.map(({ unit }) => unit))];
  const { rows } = await desk.db.query<BatchRow>(`select ${COLUMNS} from batch where number = $1 and (from_unit = any($2) or (to_unit = any($2) and sent_at is not null))`, [number, units]);
  return rows[0] && batchOf(desk, rows[0], units);
}

async function batchOf(desk: Desk, row: BatchRow, units: readonly string[]): Promise<Batch> {
  return {
    number: Number(row.number), from: row.from_unit, to: row.to_unit, names: await unitNames(desk, [row.from_unit, row.to_unit]), madeAt: row.made_at.toISOString(),
    lines: await linesOf(desk, Number(row.number)), side: units.includes(row.from_unit) ? 'from' : 'to',
    ...(row.courier === null ? {} : { courier: row.courier }), ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }), ...(row.received_at === null ? {} : { receivedAt: row.received_at.toISOString() }),
  };
}

async function linesOf(desk: Desk, number: number): Promise<readonly BatchLine[]> {
  const { rows } = await desk.db.query<{ case_id: string; node: string; received: boolean | null; number: string | null; regulation: string; applicant: string }>(
    `select b.case_id, b.node, b.received, c.number, c.regulation, concat_ws(' ', a.surname, a.name, a.patronymic) as applicant
     from batch_case b join cases c on c.id = b.case_id left join account a on a.id = c.applicant where b.batch = $1 order by c.number nulls last, b.case_id`, [number]);
  return rows.map((row) => {
    const regulation = desk.library.regulations.get(row.regulation);
    return { caseId: row.case_id, applicant: row.applicant, node: row.node, ...(row.number === null ? {} : { number: row.number }), ...(regulation === undefined ? {} : { regulation }), ...(row.received === null ? {} : { received: row.received }) };
  });
}

export type Sent = 'sent' | 'already' | 'not-yours' | 'no-courier';

/**
 * The courier takes the batch: the steps of carrying are done, in the name of whoever handed it over. A case that has
 * moved meanwhile stays where it is; its papers travel all the same. The batch counts as sent when all of its steps are
 * done: what breaks off half-way is sent again, and what is done is done once.
 */
export async function sendBatch(desk: Desk, staff: StaffMember, batch: Batch, courier: string): Promise<Sent> {
  if (batch.side !== 'from') return 'not-yours';
  if (courier.trim() === '') return 'no-courier';
  if (batch.sentAt !== undefined) return 'already';
  for (const { caseId, node } of batch.lines) {
    const state = (await findCase(desk.db, caseId))?.state;
    if (state?.step?.node !== node) continue;
    const regulation = getRegulation(desk, state.regulation);
    const station = getNode({ regulation }, state.route, state.step.node);
    if (station.act !== 'transfer') continue;
    const outcome = state.draft !== undefined && station.next.has(state.draft.kind) ? state.draft.kind : [...station.next.keys()][0] ?? 'done';
    await doStep(desk, staff, caseId, { sequence: state.sequence, outcome });
  }
  const { rowCount } = await desk.db.query('update batch set courier = $2, sent_at = $3, sent_by = $4 where number = $1 and sent_at is null', [batch.number, courier.trim().slice(0, 200), desk.clock.now(), staff.id]);
  return rowCount === 1 ? 'sent' : 'already';
}

/** The other side acknowledges what was in the envelope; what was not is written down as missing. */
export async function receiveBatch(desk: Desk, staff: StaffMember, batch: Batch, received: readonly string[]): Promise<'received' | 'already' | 'not-yours'> {
  const mine = staff.roles.some(({ unit }) => unit === batch.to);
  if (!mine || batch.sentAt === undefined) return 'not-yours';
  return inTransaction(desk.db, async (client: Queryable) => {
    const { rowCount } = await client.query('update batch set received_at = $2, received_by = $3 where number = $1 and received_at is null', [batch.number, desk.clock.now(), staff.id]);
    if (rowCount !== 1) return 'already';
    await client.query('update batch_case set received = case_id = any($2::uuid[]) where batch = $1', [batch.number, received]);
    // What did not arrive lies where it was sent from: it can be packed again.
    await client.query('update batch_case set node = node || $2 where batch = $1 and not received', [batch.number, ` (${batch.number})`]);
    return 'received';
  });
}
