import type { Entry, Event } from '@reglament/engine';
import { findRecordForm } from '@reglament/regulation';
import type { LocalizedText } from '@reglament/regulation';
import { readCaseJournal } from '../../../desk/cases/case-view.ts';
import type { JournalReading } from '../../../desk/cases/case-view.ts';
import { loadCaseFile } from '../../../desk/counter/case-file.ts';
import { handOversOf } from '../../../desk/counter/hand-over.ts';
import { homeVisitOf } from '../../../desk/counter/party.ts';
import { openPackage } from '../../../desk/counter/package.ts';
import { examinationsOf } from '../../../desk/counter/screening.ts';
import type { Examined } from '../../../desk/counter/screening.ts';
import { papersOf } from '../../../desk/counter/papers.ts';
import type { Desk } from '../../../desk/desk.ts';
import type { StaffMember } from '../../../desk/people/sessions.ts';
import type { Answers } from '../../../desk/requests/form-rules.ts';
import { paperWhereabouts } from '../../../desk/transport/whereabouts.ts';
import type { Whereabouts } from '../../../desk/transport/whereabouts.ts';
import { staffNames, unitNames } from '../../../desk/workplace/names.ts';
import { notePresence } from '../../../desk/workplace/presence.ts';
import { openWorkplaceCase } from '../../../desk/workplace/open-case.ts';
import type { WorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { stepRecords } from '../../../desk/workplace/records/step-records.ts';
import type { StepRecord } from '../../../desk/workplace/records/step-records.ts';
import type { CounterMaterial } from '../counter/counter-view.ts';

export { isUuid } from '../../../desk/is-uuid.ts';

/** Everything the case's page shows, loaded at once; pages themselves read nothing. */
export interface CaseMaterial {
  readonly view: WorkplaceCase;
  readonly staff: StaffMember;
  /** What the request says, by the ids of its form's fields; empty for a request on paper. */
  readonly answers: Answers;
  readonly journal: JournalReading;
  readonly names: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, LocalizedText>;
  readonly now: string;
  /** Who else has the case before them. */
  readonly others: readonly string[];
  readonly counter: CounterMaterial;
  /** Where the papers are while they are not here. */
  readonly papersAt?: Whereabouts;
  /** Who found which documents in order. */
  readonly examined: readonly Examined[];
  /** What the open step wants written down, where this person works on it. */
  readonly records: readonly StepRecord[];
  /** What was written down in the steps before. */
  readonly earlierRecords: readonly StepRecord[];
}

/** `undefined` both for a case that does not exist and for one that is none of this person's business. */
export async function loadCase(desk: Desk, staff: StaffMember, id: string, by: 'person' | 'page' = 'person'): Promise<CaseMaterial | undefined> {
  const view = await openWorkplaceCase(desk, staff, id, by);
  if (view === undefined) return undefined;
  const { state } = view;
  const [journal, examined] = [await readCaseJournal(desk.db, state), await examinationsOf(desk.db, state.id)];
  const [names, units] = await Promise.all([
    staffNames(desk, peopleOf(journal.entries, [state.step?.claimedBy, state.executors.Executor, state.executors.AkimExecutor, ...examined.map(({ by }) => by)])),
    unitNames(desk, [state.units.provider, state.units.centre, state.units.akim].filter((unit) => unit !== undefined)),
  ]);
  const papersAt = await paperWhereabouts(desk.db, state, view.regulation);
  return {
    ...(papersAt === undefined ? {} : { papersAt }),
    others: (await notePresence(desk, staff, state.id))?.others ?? [],
    view, staff, answers: answersOf(view), journal, names, units, now: desk.clock.now(), examined, counter: await loadCounter(desk, staff, view),
    records: view.work === undefined || view.work.claimedByAnother ? [] : await stepRecords(desk.db, state, view.work), earlierRecords: writtenIn(view.papers),
  };
}

async function loadCounter(desk: Desk, staff: StaffMember, { state, regulation }: WorkplaceCase): Promise<CounterMaterial> {
  const caseId = state.id;
  const [pack, file] = [await openPackage(desk, staff, caseId), await loadCaseFile(desk, staff, caseId)];
  const handOvers = state.channel === 'portal' ? [] : await handOversOf(desk.db, caseId);
  const homeVisit = await homeVisitOf(desk.db, caseId);
  return { caseId, handOvers, ...(homeVisit === undefined ? {} : { homeVisit }), zone: regulation.decree.zone, papers: file === undefined ? [] : papersOf(desk, file), ...(pack === undefined ? {} : { pack }), ...(file?.party === undefined ? {} : { party: file.party }) };
}

function peopleOf(entries: readonly Entry[], others: readonly (string | undefined)[]): readonly string[] {
  const named = [...entries.flatMap(({ by, events }) => [...(by.kind === 'staff' ? [by.id, by.inPlaceOf] : []), ...events.flatMap(namedIn)]), ...others];
  return named.filter((id) => id !== undefined);
}

function namedIn(event: Event): readonly string[] {
  if (event.kind === 'ExecutorAppointed') return [event.executor];
  return event.kind === 'ExecutorReplaced' ? [event.executor, event.former] : [];
}

function answersOf({ papers }: WorkplaceCase): Answers {
  const kept = papers.find(({ kind }) => kind === 'request')?.details['answers'];
  return kept === undefined ? {} : JSON.parse(kept) as Answers;
}

/** Acts, minutes and notes of the case with what they say, in their order. */
function writtenIn(papers: WorkplaceCase['papers']): readonly StepRecord[] {
  return papers.flatMap(({ kind, name, details }): readonly StepRecord[] => {
    const form = kind === 'act' && details['answers'] !== undefined ? findRecordForm(name) : undefined;
    return form === undefined ? [] : [{ form, photographs: [], answers: JSON.parse(details['answers'] ?? '{}') as Answers }];
  });
}
