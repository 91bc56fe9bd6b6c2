import { createHash } from 'node:crypto';
import type { Case } from '@reglament/engine';
import { findCase, inTransaction, noteReceipt } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { listPapers } from '../papers.ts';
import { readSubmission } from './documents.ts';
import type { Submission } from './documents.ts';
import { regionOf, senderOf } from './parts.ts';
import { certificationOf } from './send.ts';
import { documentHash, isOfEnvelope, type ReceivedMessage, type Reception, refused } from './received.ts';

/**
 * A request arrives at its region. It is noted once, together with the row by which the case goes on; what comes again
 * changes nothing. The request inside must be, byte for byte, the one the case was opened with, sent by the part at which
 * it was opened.
 * @throws MalformedDocument
 */
export async function receiveSubmission(desk: Desk, message: ReceivedMessage): Promise<Reception> {
  const submission = readSubmission(message.root);
  if (!isOfEnvelope(submission, message) || submission.service !== message.service) return refused('moved', 'the signed request belongs to another message');
  const stored = await findCase(desk.db, submission.case);
  if (stored === undefined || !isOfCase(submission, stored.state, message) || submission.certification !== certificationOf(await listPapers(desk.db, submission.case)).certification) return refused('unknown', 'no case here began with this request');
  return inTransaction(desk.db, async (client) => {
    const receipt = await noteReceipt(client, { ...message, hash: documentHash(message.text), receivedAt: desk.clock.now() });
    if (receipt === 'moved') return refused('moved', 'another message was received under this id');
    if (receipt === 'repeated') return { kind: 'repeated' };
    await client.query("insert into outbox (case_id, sequence, kind, payload) values ($1, $2, 'request-arrived', '{}')", [submission.case, stored.state.sequence]);
    return { kind: 'taken' };
  });
}

function isOfCase({ service, provider, request }: Submission, state: Case, { part, from }: ReceivedMessage): boolean {
  if (state.regulation !== service || regionOf(service) !== part || senderOf(state.channel) !== from) return false;
  if (state.units.provider !== provider || state.request !== request?.hash) return false;
  return request === undefined || createHash('sha256').update(request.bytes).digest('hex') === request.hash;
}
