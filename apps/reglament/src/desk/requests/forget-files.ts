/**
 * What people brought in and what has come to nothing is personal data without a purpose (Law 94-V, article 12: kept no
 * longer than the purpose needs). Every night removes what can no longer be used by anybody: signings that have run out, joint
 * requests that went nowhere, files laid ready for an answer that is no longer awaited, records of steps of ended cases; and
 * then the bytes to which nothing leads any more, among them those somebody has taken out again.
 *
 * A draft is no such thing: no text says how long a request may be in the making, it stands in its owner's cabinet and can be
 * sent any day, so it keeps its files for as long as it exists. So does a joint request that was declined or ran out while
 * its draft exists: the applicant is shown there what became of it.
 */
import { isOpen } from '@reglament/engine';
import { dropLooseContents, findCase } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';

const DAY_MS = 86_400_000;

/** How many rows one statement takes. */
const BATCH = 1000;

/** @returns how many contents were removed */
export async function forgetFiles(desk: Pick<Desk, 'db' | 'clock'>): Promise<number> {
  await forgetSignings(desk);
  await forgetJointRequests(desk);
  await forgetLapsedAnswers(desk);
  await forgetRecords(desk);
  return dropLooseContents(desk.db);
}

/** A signing lives for an hour; what was signed is kept with its case. Late telephones and second POSTs have a day to be told so. */
async function forgetSignings({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.real().getTime() - DAY_MS).toISOString();
  await db.query('delete from mobile_signing where expires_at < $1', [before]);
  await inBatches(db, 'delete from signing where id in (select id from signing s where expires_at < $1 and not exists (select from mobile_signing m where m.signing_id = s.id) limit $2)', [before]);
}

/** Taken back, or without its draft and yet not sent. Those asked to sign find a page that says so until their time is over. */
async function forgetJointRequests({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  const before = new Date(Date.parse(clock.now()) - DAY_MS).toISOString();
  await inBatches(db, "delete from joint_request where id in (select id from joint_request where expires_at < $1 and status <> 'sent' and (status = 'cancelled' or draft_id is null) limit $2)", [before]);
}

/** An answer is given while it is awaited: never after its day, nor once the case has gone on. */
async function forgetLapsedAnswers({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  const { rows } = await db.query<{ case_id: string; ask: number }>('select distinct case_id, ask from answer_file');
  for (const { case_id: caseId, ask } of rows) {
    const asked = (await findCase(db, caseId))?.state.step?.asked?.find((one) => one.ask === ask);
    if (asked === undefined || !isOpen(asked, clock.now())) await db.query('delete from answer_file where case_id = $1 and ask = $2', [caseId, ask]);
  }
}

/** Records become papers when their step is done; a step that can be gone back to keeps them. */
async function forgetRecords({ db }: Pick<Desk, 'db'>): Promise<void> {
  for (const table of ['step_photograph', 'step_record']) await db.query(`delete from ${table} using cases where cases.id = ${table}.case_id and cases.status = 'ended'`);
}

async function inBatches(db: Desk['db'], statement: string, values: readonly unknown[]): Promise<void> {
  for (let gone = BATCH; gone === BATCH;) gone = (await db.query(statement, [...values, BATCH])).rowCount ?? 0;
}
