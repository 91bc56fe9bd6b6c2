import { parseXml } from '@reglament/eds';
import { findOutgoing, inTransaction, putBackMessage, takeBackToSign } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { readStuck } from '../health/health.ts';
import type { Stuck } from '../health/health.ts';
import type { StaffMember } from '../people/sessions.ts';
import { headOf } from '../workplace/team.ts';
import { withoutSignature } from './documents.ts';
import { regionOf } from './parts.ts';
import type { Part } from './parts.ts';

/** The regions whose messages this person may put back on their way: those in which they are a head. */
export async function regionsLedBy({ db }: Pick<Desk, 'db'>, staff: StaffMember): Promise<readonly Part[]> {
  const units = headOf(staff).map(({ unit }) => unit);
  if (units.length === 0) return [];
  const { rows } = await db.query<{ decree: string }>('select distinct decree from unit where id = any($1)', [units]);
  return [...new Set(rows.map(({ decree }) => regionOf(decree)))];
}

/**
 * Puts a message that was refused for good back on its way: for a head of its region who has seen to what was wrong (a
 * certificate, a setting). It is the same message under the same id, so whoever has it already does nothing a second time;
 * one refused for its signature is signed anew by its part, with the key it has now. Who did it and when is kept.
 * @returns whether there was such a message and this person may do it
 */
export async function sendAgain(desk: Desk, staff: StaffMember, messageId: string): Promise<boolean> {
  const [[stuck], regions] = await Promise.all([readStuck(desk, messageId), regionsLedBy(desk, staff)]);
  if (stuck?.region === undefined || !regions.includes(stuck.region)) return false;
  return inTransaction(desk.db, async (client) => {
    const isSignedAnew = stuck.isSignature && await signAnew(client, stuck);
    if (!isSignedAnew && !await putBackMessage(client, messageId)) return false;
    await client.query('insert into message_put_back (message_id, at, by, signed_anew) values ($1, $2, $3, $4)', [messageId, desk.clock.real().toISOString(), staff.id, isSignedAnew]);
    return true;
  });
}

/** @returns false where nothing is left to sign: the receiver has it, or what it said is no longer kept */
async function signAnew(client: Queryable, { from, messageId }: Stuck): Promise<boolean> {
  const document = await findOutgoing(client, from, messageId);
  return document !== undefined && document !== '' && takeBackToSign(client, from, messageId, withoutSignature(parseXml(document).root));
}
