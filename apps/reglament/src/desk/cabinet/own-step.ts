import { availableStep, termProblem } from '@reglament/engine';
import type { AvailableStep, Case, Command } from '@reglament/engine';
import type { Act, Outcome, Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { CarriedOut } from '../cases/carry-out.ts';
import { calendarsOf, getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { noteRefused } from '../workplace/attempts.ts';
import { addPaper } from '../papers.ts';
import { choiceProblems, findChoice, keepChoice } from '../registers/choice.ts';
import { keepContent } from '../requests/contents.ts';
import { examineFile, FILES_PER_DOCUMENT_MAX, safeFileName } from '../requests/file-rules.ts';
import type { OfferedFile } from '../requests/file-rules.ts';

/**
 * How the applicant does a step of their own that comes after the request: by saying how it ended, by sending papers, or
 * only in person, where the office records it.
 */
const WAYS = { select: 'choice', guarantee: 'papers', present: 'papers', conclude: 'in-person', 'hand-over': 'in-person' } as const satisfies Partial<Record<Act, string>>;
export type OwnWay = (typeof WAYS)[keyof typeof WAYS];

export interface OwnStep extends AvailableStep {
  readonly way: OwnWay;
  /** What may be chosen in the cabinet. That papers were not brought in time is for the office to find, not for the applicant to say. */
  readonly choices: readonly Outcome[];
}

/** Since when the term has been over within which this step could be done; `undefined` while it can. */
export function ownTermOver(now: string, state: Case, { node, choices }: OwnStep, regulation: Regulation): string | undefined {
  const law = { regulation, calendars: calendarsOf(regulation), now };
  const over = choices.map((outcome) => termProblem(state, node, outcome, law)).filter((problem) => problem?.code === 'term-over');
  return over.length === choices.length ? over[0]?.params?.['at'] : undefined;
}

/** The applicant's own step on which a registered case stands, if it does. */
export function findOwnStep(state: Case, regulation: Regulation): OwnStep | undefined {
  if (state.registeredAt === undefined) return undefined;
  const step = availableStep(state, { kind: 'applicant', id: state.applicant }, { regulation });
  if (step === undefined) return undefined;
  const way = (WAYS as Partial<Record<Act, OwnWay>>)[step.node.act] ?? 'in-person';
  return { ...step, way, choices: step.outcomes.filter((outcome) => outcome !== 'not-presented' && outcome !== 'incomplete') };
}

export type OwnStepDone = CarriedOut | InvalidInput | { readonly kind: 'nothing-to-do' };

/** Name under which papers of an own step are posted and complained of. */
export const OWN_PAPERS = 'papers';

/** Does the applicant's own step: the outcome chosen, the papers kept with the case. */
export async function doOwnStep(desk: Desk, accountId: string, caseId: string, entry: { readonly outcome: string; readonly chosen?: readonly string[]; readonly files: readonly OfferedFile[] }): Promise<OwnStepDone> {
  const stored = await findCase(desk.db, caseId);
  const step = stored?.state.applicant === accountId ? findOwnStep(stored.state, getRegulation(desk, stored.state.regulation)) : undefined;
  if (step === undefined || step.way === 'in-person') return { kind: 'nothing-to-do' };
  const outcome = step.choices.length === 1 ? step.choices[0] : step.choices.find((choice) => choice === entry.outcome);
  if (outcome === undefined) return invalidInput({ field: 'outcome', code: 'choose' });
  const list = await findChoice(desk.db, caseId, step.node);
  const { chosen = [] } = entry;
  const [unchosen] = choiceProblems(list, outcome, chosen);
  if (unchosen !== undefined) return invalidInput(unchosen);
  const wrong = step.way === 'papers' ? paperProblems(entry.files) : undefined;
  if (wrong !== undefined) return wrong;
  const command: Command = { kind: 'CompleteStep', by: { kind: 'applicant', id: accountId }, step: step.node.id, outcome };
  const done = await inTransaction<CarriedOut, CarriedOut>(desk.db, async (client, undo) => {
    for (const file of step.way === 'papers' ? entry.files : []) {
      const examined = examineFile(OWN_PAPERS, file);
      if ('problem' in examined) continue;
      const hash = await keepContent(client, examined.mediaType, file.bytes);
      await addPaper(client, { caseId, kind: 'attachment', name: OWN_PAPERS, fileName: safeFileName(file.name), mediaType: examined.mediaType, hash, details: { step: step.node.id }, madeAt: desk.clock.now(), madeBy: accountId });
    }
    if (list !== undefined && outcome === 'result') await keepChoice(client, caseId, list.system, list.rows, chosen);
    const done = await carryOut(desk, { caseId, commands: [command] }, client);
    return done.kind === 'invalid' ? undo(done) : done;
  });
  if (done.kind === 'invalid') await noteRefused(desk, { caseId, accountId, action: 'own-step', codes: done.problems.map(({ code }) => code) });
  return done;
}

function paperProblems(files: readonly OfferedFile[]): InvalidInput | undefined {
  if (files.length === 0) return invalidInput({ field: OWN_PAPERS, code: 'required' });
  if (files.length > FILES_PER_DOCUMENT_MAX) return invalidInput({ field: OWN_PAPERS, code: 'file.tooMany', params: { max: FILES_PER_DOCUMENT_MAX } });
  const problems = files.flatMap((file) => {
    const examined = examineFile(OWN_PAPERS, file);
    return 'problem' in examined ? [examined.problem] : [];
  });
  return problems.length === 0 ? undefined : invalidInput(...problems);
}
