import type { Case, Entry } from '@reglament/engine';
import type { RouteNode } from '@reglament/regulation';
import { namedId } from '../../storage/index.ts';
import { isCertificate } from '../counter/certify.ts';
import { findContent } from '../requests/contents.ts';
import type { Desk } from '../desk.ts';
import { listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import type { NewNotice } from '../notices/notices.ts';
import type { GatewayMessage, GatewayReport } from '../ports.ts';
import { writeReport, writeSubmission } from './documents.ts';
import { PORTAL, senderOf } from './parts.ts';
import type { Part } from './parts.ts';

/** The applicant's request as a message to the provider. Its id follows from the case and the step: sent again, it is the same message. */
export async function submissionOf(desk: Desk, state: Case, node: RouteNode): Promise<GatewayMessage> {
  const messageId = namedId(`${state.id}/${node.id}`);
  const bytes = state.request === undefined ? undefined : await findContent(desk.db, Buffer.from(state.request, 'hex'));
  const papers = await listPapers(desk.db, state.id);
  const body = writeSubmission({
    message: messageId, case: state.id, service: state.regulation, provider: state.units.provider, openedAt: state.openedAt,
    ...(state.form === undefined ? {} : { form: state.form }),
    ...(state.request === undefined || bytes === undefined ? {} : { request: { hash: state.request, bytes } }),
    ...certificationOf(papers),
    attachments: papers.filter(({ kind }) => kind === 'attachment').map(({ name, mediaType, hash }) => ({ document: name, mediaType, hash: hash.toString('hex') })),
  });
  return { from: senderOf(state.channel) ?? PORTAL, messageId, service: state.regulation, caseId: state.id, body };
}

/** The evidence of the operator's EDS, where one has certified the request; of several the last, which covers all the scans. */
export function certificationOf(papers: readonly Paper[]): { readonly certification?: string } {
  const certificate = papers.findLast(isCertificate);
  return certificate === undefined ? {} : { certification: certificate.hash.toString('hex') };
}

const CHANGES_OF_TERM = ['TermChanged', 'DueChanged', 'DeadlineMissed'] as const satisfies readonly Entry['events'][number]['kind'][];

/** What an entry of the journal tells the applicant, as a message to the portal from the part at which it happened. */
export async function reportOf(desk: Desk, state: Case, entry: Entry, notices: readonly NewNotice[], from: Part): Promise<GatewayReport> {
  const messageId = namedId(`${state.id}/${entry.sequence}/report`);
  const kinds = new Set(entry.events.map(({ kind }) => kind));
  const isAnswer = kinds.has('ResultIssued') || kinds.has('RefusalIssued');
  const papers = isAnswer ? (await listPapers(desk.db, state.id)).filter(({ kind }) => kind === 'result' || kind === 'refusal') : [];
  const body = writeReport({
    message: messageId, case: state.id, service: state.regulation, sequence: entry.sequence, at: entry.at, notices,
    ...(state.number === undefined ? {} : { number: state.number }),
    ...(isAnswer ? { outcome: { kind: kinds.has('ResultIssued') ? 'issued' : 'refused', papers: papers.map(({ name, hash }) => ({ name, hash: hash.toString('hex') })) } } : {}),
  });
  return {
    from, messageId, service: state.regulation, caseId: state.id, body, isChain: state.channel === 'portal',
    type: isAnswer ? 'RESPONSE' : CHANGES_OF_TERM.some((kind) => kinds.has(kind)) ? 'UPDATE' : 'NOTIFICATION',
  };
}
