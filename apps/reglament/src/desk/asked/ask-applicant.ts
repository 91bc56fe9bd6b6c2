import { dayOf, instantOf, isoDate } from '@reglament/calendar';
import type { Zone } from '@reglament/calendar';
import { askableDocuments } from '@reglament/engine';
import type { AskedDocument, Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { dayAt } from '../clock/local-day.ts';
import { calendarsOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { lengthProblems } from '../invalid-input.ts';
import type { FieldProblem } from '../invalid-input.ts';
import type { StaffMember } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { openStep } from '../workplace/acting.ts';
import type { Work } from '../workplace/acting.ts';
import { REASON_LENGTH_MAX } from '../workplace/step-done.ts';
import type { StepDone } from '../workplace/step-done.ts';

/** What an official may ask the applicant for now, and on which days the answer may be wanted. */
export interface AskableNow {
  readonly documents: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
}

const DAY_MS = 86_400_000;

/** `undefined`: not in this step, or too little of its term is left for a whole day. */
export function askableNow(work: Work | undefined, state: Case, regulation: Regulation, now: string): AskableNow | undefined {
  const askable = work && askableDocuments(state, work.by, { regulation, calendars: calendarsOf(regulation), now });
  if (askable === undefined || askable.documents.length === 0) return undefined;
  const { zone } = regulation.decree;
  const firstDay = dayAt(zone, now);
  // The last day that ends before anything is late.
  const lastDay = isoDate(dayOf(dayAt(zone, askable.before)) - 1);
  return lastDay < firstDay ? undefined : { documents: askable.documents, firstDay, lastDay };
}

/** The whole day is the applicant's. */
function endOfDay(zone: Zone, day: string): string {
  return new Date(instantOf(zone, (dayOf(day) + 1) * DAY_MS) - 1).toISOString();
}

export interface Asking {
  readonly document: string;
  readonly why: string;
  /** `YYYY-MM-DD`; empty where no day could be read. */
  readonly day: string;
  readonly words: string;
}

/** Asks the applicant for a document of the regulation's list, or for a clearer copy, in the official's own words. */
export async function askApplicant(desk: Desk, staff: StaffMember, caseId: string, sequence: number, asking: Asking): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { work, state, regulation } = open;
  const askable = askableNow(work, state, regulation, desk.clock.now());
  if (askable === undefined) return { kind: 'refused', problems: [{ field: 'step', code: 'not-askable' }] };
  const { document, why, day } = asking;
  const words = asking.words.trim();
  const problems = problemsOf({ ...asking, words }, askable);
  if (problems.length > 0 || !isWhy(why)) return { kind: 'invalid', problems };
  return inTransaction(desk.db, async (client) => {
    const hash = await keepContent(client, 'text/plain', Buffer.from(words));
    const command = { kind: 'AskForDocument', by: work.by, step: work.node.id, document, why, until: endOfDay(regulation.decree.zone, day), words: hash.toString('hex') } as const;
    const done = await carryOut(desk, { caseId, commands: [command] }, client);
    return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
  });
}

function problemsOf({ document, why, day, words }: Asking, { documents, firstDay, lastDay }: AskableNow): readonly FieldProblem[] {
  return [
    ...(documents.includes(document) ? [] : [{ field: 'document', code: 'choose' }]),
    ...(isWhy(why) ? [] : [{ field: 'why', code: 'choose' }]),
    ...(words === '' ? [{ field: 'words', code: 'required' }] : lengthProblems({ words }, REASON_LENGTH_MAX)),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && day >= firstDay && day <= lastDay ? [] : [{ field: 'day', code: 'outside' }]),
  ];
}

function isWhy(why: string): why is AskedDocument['why'] {
  return why === 'missing' || why === 'unclear';
}
