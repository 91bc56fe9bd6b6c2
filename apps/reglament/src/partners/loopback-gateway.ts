import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Gateway } from '../desk/ports.ts';

/**
 * The gateway where portal and workplace are one process: a message has arrived as soon as it is recorded. The primary
 * key makes the record single, so a job that runs twice, or in two processes at once, delivers once.
 */
export function loopbackGateway(db: Pool, now: () => string = () => new Date().toISOString()): Gateway {
  return {
    deliver: async ({ messageId, service, caseId, body }) => {
      await db.query(
        `insert into gateway_message (message_id, direction, case_id, service, hash, at, outcome)
         values ($1, 'out', $2, $3, $4, $5, 'delivered') on conflict (message_id) do nothing`,
        [messageId, caseId, service, createHash('sha256').update(body).digest(), now()],
      );
      return { kind: 'delivered' };
    },
  };
}
