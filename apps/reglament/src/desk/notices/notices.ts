import type { Case, Entry, Event } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, NodeId } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { caseView } from '../cases/case-view.ts';
import type { CaseView } from '../cases/case-view.ts';
import type { Desk } from '../desk.ts';
import { isOfSubmission } from '../requests/submission-steps.ts';
import { insertNotice } from './insert-notice.ts';

export const NOTICE_KINDS = ['registered', 'moved', 'your-turn', 'issued', 'refused', 'late', 'waiting', 'extended', 'withdrawn', 'complaint-filed', 'complaint-answered', 'to-fetch', 'document-asked', 'document-given'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A notice in the applicant's cabinet; worded by the screen from its kind and params. */
export interface Notice {
  readonly id: string;
  readonly caseId: string;
  readonly kind: NoticeKind;
  readonly params: Readonly<Record<string, string>>;
  readonly madeAt: string;
  readonly readAt?: string;
}

/** What an event tells the applicant, if anything. Every change of status is told where the regulation prints so. */
function noticeOf(event: Event, state: Case, desk: Desk): NewNotice | undefined {
  const view = caseView(desk, state);
  switch (event.kind) {
    case 'RequestRegistered': return { kind: 'registered', params: { number: event.number, ...(view.forecast === undefined ? {} : { resultDueAt: view.forecast.at }) } };
    case 'RefusalIssued': return { kind: 'refused', params: { refusal: event.refusal, refusalKind: event.refusalKind, grounds: event.grounds.join(',') } };
    case 'ResultIssued': return { kind: 'issued', params: { results: event.results.join(',') } };
    case 'StepEntered': {
      // Only what the applicant must do themselves, after the request has been sent, needs their eye.
      if (state.registeredAt !== undefined && isApplicants(view, event.step)) return { kind: 'your-turn', params: { step: event.step, ...(event.due === undefined ? {} : { dueAt: event.due.at }) } };
      if (state.registeredAt === undefined && isSending(view, event.step)) return undefined;
      return view.regulation.notices?.onStatusChange === true ? { kind: 'moved', params: { step: event.step } } : undefined;
    }
    case 'TermChanged': return { kind: 'extended', params: { dueAt: event.due.at } };
    case 'DueChanged': return { kind: 'extended', params: { step: event.step, dueAt: event.due.at } };
    case 'DocumentAskedFor': return { kind: 'document-asked', params: { document: event.document, until: event.until } };
    case 'DocumentGiven': return { kind: 'document-given', params: { document: event.document } };
    case 'RequestWithdrawn': return { kind: 'withdrawn', params: {} };
    // That the gateway carries the request is no trouble anybody need hear of.
    case 'WaitBegan': return event.system === 'Gateway' ? undefined : { kind: 'waiting', params: { system: event.system } };
    case 'DeadlineMissed': return { kind: 'late', params: { step: event.step, dueAt: event.dueAt } };
    default: return undefined;
  }
}

/** Six notices of one minute that say "now you log in" would bury the one that matters. */
function isSending({ regulation, state }: CaseView, step: NodeId): boolean {
  const node = regulation.compiled.get(state.route)?.nodes.get(step);
  return node !== undefined && isOfSubmission(node);
}

function isApplicants({ regulation, state }: CaseView, step: NodeId): boolean {
  const actor = regulation.compiled.get(state.route)?.nodes.get(step)?.actor;
  return actor !== undefined && actor in ACTORS && ACTORS[actor as Actor].kind === 'applicant';
}

/** A notice before it stands in the cabinet. */
export interface NewNotice {
  readonly kind: NoticeKind;
  readonly params: Readonly<Record<string, string>>;
}

export function isNoticeKind(kind: string): kind is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(kind);
}

/** What an entry of the journal tells the applicant. `state` is the case as the entry left it. */
export function noticesOf(desk: Desk, state: Case, entry: Entry): readonly NewNotice[] {
  return entry.events.flatMap((event) => noticeOf(event, state, desk) ?? []);
}

export interface NoticePlace {
  readonly caseId: string;
  readonly accountId: string;
  /** Of the journal entry that is told of. */
  readonly sequence: number;
  readonly at: string;
}

/** Puts notices into the cabinet. Unique per case, entry and kind, so that a job or message that comes twice tells nobody twice. */
export async function keepNotices(db: Queryable, { caseId, accountId, sequence, at }: NoticePlace, notices: readonly NewNotice[]): Promise<void> {
  for (const { kind, params } of notices) {
    await insertNotice(db, { caseId, accountId, sequence, kind, params, madeAt: at });
  }
}

/** Puts what an entry tells into the cabinet. */
export function makeNotices(desk: Desk, db: Queryable, state: Case, entry: Entry): Promise<void> {
  return keepNotices(db, { caseId: state.id, accountId: state.applicant, sequence: entry.sequence, at: entry.at }, noticesOf(desk, state, entry));
}

interface NoticeRow { id: string; case_id: string; kind: NoticeKind; params: Record<string, string>; made_at: Date; read_at: Date | null }

const toNotice = (row: NoticeRow): Notice => ({ id: row.id, caseId: row.case_id, kind: row.kind, params: row.params, madeAt: row.made_at.toISOString(), ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }) });

export async function listNotices(desk: Desk, accountId: string): Promise<readonly Notice[]> {
  const { rows } = await desk.db.query<NoticeRow>('select id, case_id, kind, params, made_at, read_at from notice where account_id = $1 order by made_at desc, sequence desc, id desc limit 100', [accountId]);
  return rows.map(toNotice);
}

export async function noticesOfCase(desk: Desk, caseId: string): Promise<readonly Notice[]> {
  const { rows } = await desk.db.query<NoticeRow>('select id, case_id, kind, params, made_at, read_at from notice where case_id = $1 order by made_at, sequence, id', [caseId]);
  return rows.map(toNotice);
}

export async function markNoticesRead(desk: Desk, accountId: string): Promise<void> {
  await desk.db.query('update notice set read_at = $2 where account_id = $1 and read_at is null', [accountId, desk.clock.now()]);
}
