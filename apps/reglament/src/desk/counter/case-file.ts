import { passedSteps } from '@reglament/engine';
import type { Case, Entry, PassedStep } from '@reglament/engine';
import type { LocalizedText, Regulation, RouteNode } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import { entriesOf } from '../cases/case-view.ts';
import { journalWords } from '../cases/journal-words.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount, StaffMember } from '../people/sessions.ts';
import type { Answers } from '../requests/form-rules.ts';
import { listPapers } from '../papers.ts';
import { staffNames, unitNames } from '../workplace/names.ts';
import { openPackage } from './package.ts';
import type { PackageItem } from './package.ts';
import { findParty } from './party.ts';
import type { CounterParty } from './party.ts';

/** A step that is done, with its place in the regulation and who did it. */
export interface DoneStep extends PassedStep {
  readonly station: RouteNode;
  readonly by: Entry['by'];
}

/** Everything the papers of a case say. */
export interface CaseFile {
  readonly state: Case;
  readonly regulation: Regulation;
  readonly entries: readonly Entry[];
  readonly done: readonly DoneStep[];
  readonly applicant?: ApplicantAccount;
  readonly party?: CounterParty;
  readonly items: readonly PackageItem[];
  readonly names: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, LocalizedText>;
  /** The figures under the barcode; made when something is printed. */
  readonly code?: string;
  /** What officials wrote with their acts, by its hash. */
  readonly words: ReadonlyMap<string, string>;
  /** What the application says. */
  readonly answers: Answers;
}

/** `undefined` for a case of another's units. The caller has recorded the look. */
export async function loadCaseFile(desk: Desk, staff: StaffMember, caseId: string): Promise<CaseFile | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) return undefined;
  const { state } = stored;
  const units = Object.values(state.units);
  if (!staff.roles.some(({ unit }) => units.includes(unit))) return undefined;
  const regulation = getRegulation(desk, state.regulation);
  const entries = await entriesOf(desk.db, caseId);
  const [applicant, party, items, names, unitTexts, papers, words] = await Promise.all([
    findAccount(desk.db, state.applicant), findParty(desk.db, caseId), openPackage(desk, staff, caseId),
    staffNames(desk, entries.flatMap(({ by, events }) => [...(by.kind === 'staff' ? [by.id] : []), ...events.flatMap((event) => (event.kind === 'ExecutorAppointed' ? [event.executor] : []))])),
    unitNames(desk, units), listPapers(desk.db, caseId), journalWords(desk, entries),
  ]);
  return {
    state, regulation, entries, done: doneSteps(regulation, state.route, entries), items: items?.items ?? [], names, units: unitTexts, words,
    answers: JSON.parse(papers.find(({ kind }) => kind === 'request')?.details['answers'] ?? '{}') as Answers,
    ...(applicant === undefined ? {} : { applicant }), ...(party === undefined ? {} : { party }),
  };
}

function doneSteps(regulation: Regulation, route: string, entries: readonly Entry[]): readonly DoneStep[] {
  return passedSteps(entries).flatMap((passed): readonly DoneStep[] => {
    const node = regulation.compiled.get(route)?.nodes.get(passed.node);
    const entry = entries.find(({ at, events }) => at === passed.completedAt && events.some((event) => event.kind === 'StepCompleted' && event.step === passed.node));
    return node === undefined || entry === undefined ? [] : [{ ...passed, station: node, by: entry.by }];
  });
}
