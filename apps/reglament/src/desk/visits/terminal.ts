import { createHash, randomBytes } from 'node:crypto';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { findHall } from './queue.ts';
import type { Hall } from './queue.ts';

/**
 * Opens a kiosk: an address that only the terminal in the hall knows, so that nobody takes tickets from home. An older
 * kiosk of the unit stays open: a hall may have two.
 */
export async function openTerminal(desk: Desk, staff: Pick<StaffMember, 'id'>, { unit }: Hall): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await desk.db.query('insert into queue_terminal (token_hash, unit, made_by, made_at) values ($1, $2, $3, $4)', [hashOf(token), unit, staff.id, desk.clock.now()]);
  return token;
}

/** Closes every kiosk of the hall: a terminal was stolen, or its address was seen. */
export async function closeTerminals(desk: Desk, { unit }: Hall): Promise<void> {
  await desk.db.query('update queue_terminal set closed_at = $2 where unit = $1 and closed_at is null', [unit, desk.clock.now()]);
}

export async function findTerminal(desk: Desk, token: string): Promise<Hall | undefined> {
  const { rows } = await desk.db.query<{ unit: string }>('select unit from queue_terminal where token_hash = $1 and closed_at is null', [hashOf(token)]);
  return rows[0] && findHall(desk.db, rows[0].unit);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
