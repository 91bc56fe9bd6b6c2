import type { Case } from '@reglament/engine';
import { findCase, inTransaction, noteReceipt } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { isNoticeKind, keepNotices } from '../notices/notices.ts';
import { readReport } from './documents.ts';
import type { Report } from './documents.ts';
import { entriesOf } from '../cases/case-view.ts';
import { CABINET_SERVICE, CENTRE, regionOf, senderOf } from './parts.ts';
import type { Part } from './parts.ts';
import { documentHash, isOfEnvelope, type ReceivedMessage, type Reception, refused } from './received.ts';

/**
 * What a region or a centre tells the applicant arrives at the portal: the notices stand in the cabinet in the order of the case's
 * journal, in whatever order the messages come.
 * @throws MalformedDocument
 */
export async function receiveReport(desk: Desk, message: ReceivedMessage): Promise<Reception> {
  const report = readReport(message.root);
  if (!isOfEnvelope(report, message) || (message.service !== report.service && message.service !== CABINET_SERVICE)) return refused('moved', 'the signed report belongs to another message');
  const stored = await findCase(desk.db, report.case);
  if (stored === undefined || stored.state.regulation !== report.service || !await mayTell(desk, stored.state, message.from, report)) return refused('unknown', 'no such case');
  const notices = report.notices.flatMap(({ kind, params }) => (isNoticeKind(kind) ? [{ kind, params }] : []));
  if (notices.length < report.notices.length) return refused('malformed', 'unknown kind of notice');
  return inTransaction(desk.db, async (client) => {
    const receipt = await noteReceipt(client, { ...message, hash: documentHash(message.text), receivedAt: desk.clock.now() });
    if (receipt === 'moved') return refused('moved', 'another message was received under this id');
    if (receipt === 'repeated') return { kind: 'repeated' };
    await keepNotices(client, { caseId: report.case, accountId: stored.state.applicant, sequence: report.sequence, at: report.at }, notices);
    return { kind: 'taken' };
  });
}

/** The region speaks of its cases; the centre of those taken there, as long as the region has not received them. */
async function mayTell(desk: Desk, state: Case, from: Part, { sequence }: Report): Promise<boolean> {
  if (from === regionOf(state.regulation)) return true;
  if (from !== CENTRE || senderOf(state.channel) !== CENTRE) return false;
  const arrived = (await entriesOf(desk.db, state.id)).find(({ command }) => command === 'NoteArrival');
  return arrived === undefined || sequence < arrived.sequence;
}
