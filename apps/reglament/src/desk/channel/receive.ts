import type { Desk } from '../desk.ts';
import { PORTAL } from './parts.ts';
import { receiveReport } from './receive-report.ts';
import { receiveSubmission } from './receive-submission.ts';
import type { ReceivedMessage, Reception } from './received.ts';

/** The portal takes reports, a region takes requests. @throws MalformedDocument for anything else */
export function receive(desk: Desk, message: ReceivedMessage): Promise<Reception> {
  return message.part === PORTAL ? receiveReport(desk, message) : receiveSubmission(desk, message);
}
