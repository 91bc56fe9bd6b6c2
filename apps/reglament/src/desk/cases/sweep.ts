import { carryOut } from './carry-out.ts';
import type { Desk } from '../desk.ts';

const SWEEP_MAX = 500;

/**
 * Finds tasks whose due instant has passed and notes it, each by an ordinary command. The next sweep takes what this
 * one leaves; a task done meanwhile is simply no longer found.
 * @returns how many deadlines were noted as missed
 */
export async function sweepDeadlines(desk: Desk): Promise<number> {
  const { rows } = await desk.db.query<{ case_id: string; node: string }>(
    'select case_id, node from task where not overdue and due_at is not null and due_at < $1 order by due_at limit $2', [desk.clock.now(), SWEEP_MAX]);
  let noted = 0;
  for (const { case_id, node } of rows) {
    const done = await carryOut(desk, { caseId: case_id, commands: [{ kind: 'NoteDeadline', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: node as never }] });
    if (done.kind === 'done') noted += 1;
  }
  return noted;
}
