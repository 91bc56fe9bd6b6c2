import { putBackMessage } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { headOf } from '../workplace/team.ts';

/**
 * Puts a message that was refused for good back on its way: for a head who has seen to what was wrong (a certificate, a
 * setting). It is the same message, so whoever has it already does nothing a second time.
 * @returns whether there was such a message and this person may do it
 */
export async function sendAgain({ db }: Pick<Desk, 'db'>, staff: StaffMember, messageId: string): Promise<boolean> {
  return headOf(staff).length > 0 && putBackMessage(db, messageId);
}
