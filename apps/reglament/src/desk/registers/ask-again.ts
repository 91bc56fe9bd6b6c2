import { getNode } from '@reglament/engine';
import type { Case, Entry } from '@reglament/engine';
import { SYSTEMS } from '@reglament/regulation';
import type { NodeId, System } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Registers } from '../ports.ts';
import { askForStep } from './ask-step.ts';
import { raiseDiscrepancy } from './discrepancies.ts';
import { inParallel } from './in-parallel.ts';
import { askRegister, canAsk, isList } from './look-ups.ts';
import { dropQuestion, noteQuestion, takeQuestions } from './questions.ts';
import type { Question } from './questions.ts';
import { findSubject } from './subject.ts';

const QUESTIONS_MAX = 100;

/** Fewer than a partner lets ask at a time (`inFlightMax`), so that whoever sits at a screen is still asked for. */
export const CASES_AT_ONCE = 8;

/** A question that nobody waits for any more is given up after about a day and a half of silence. */
const ATTEMPTS_MAX = 150;

/** How long after a decision the registers it rested on are looked at once more. */
export const CONFIRM_AFTER_MS = 15 * 60_000;

/**
 * Asks what is due to be asked again. Safe to run any number of times and in several processes at once: a question is
 * put off before it is asked, and an answer counts only for the case as it was looked at. Several cases are asked for side
 * by side: one that meets a slow register holds up no other.
 * @returns how many questions were asked
 */
export async function askAgain(desk: Desk, registers: Registers, casesAtOnce = CASES_AT_ONCE): Promise<number> {
  const questions = await takeQuestions(desk.db, desk.clock.now(), QUESTIONS_MAX);
  const cases = [...Map.groupBy(questions, (question) => question.caseId)];
  await inParallel(cases, casesAtOnce, async ([caseId, ofCase]) => {
    const state = (await findCase(desk.db, caseId))?.state;
    if (state === undefined) return;
    const waiting = ofCase.filter(({ node, system }) => state.step?.node === node && state.step.waiting?.some((wait) => wait.system === system) === true);
    if (waiting[0] !== undefined) await askForStep(desk, registers, state, { systems: waiting.map(({ system }) => system), by: byOf(desk, state), again: true });
    for (const question of ofCase) if (!waiting.includes(question)) await askLate(desk, registers, state, question);
  });
  return questions.length;
}

/** A system's step goes on by itself; at a person's step the register's answer is only recorded. */
function byOf(desk: Desk, state: Case) {
  const actor = state.step === undefined ? undefined : getNode({ regulation: getRegulation(desk, state.regulation) }, state.route, state.step.node).actor;
  return { kind: 'system', system: actor !== undefined && actor in SYSTEMS ? actor as System : 'Gateway' } as const;
}

/** The case went on without this answer, or was decided on an earlier one: what comes now is compared with what it rested on. */
async function askLate(desk: Desk, registers: Registers, state: Case, question: Question): Promise<void> {
  // Nothing rests on an answer any more, so there is no ground left to ask for somebody's data.
  if (state.outcome?.kind === 'withdrawn') return dropQuestion(desk.db, question);
  const regulation = getRegulation(desk, state.regulation);
  const subject = await findSubject(desk.db, state, regulation);
  const answer = subject === undefined ? undefined : await askRegister(registers, question.system, subject, dayAt(regulation.decree.zone, desk.clock.now()));
  if (answer === undefined || (answer.kind === 'unavailable' && question.attempts >= ATTEMPTS_MAX)) return dropQuestion(desk.db, question);
  if (answer.kind === 'unavailable') return;
  const relied = state.answers[question.system];
  if (relied !== answer.kind) {
    const kind = question.purpose === 'confirming' ? 'contradiction' : 'late';
    await raiseDiscrepancy(desk.db, { state, node: question.node, system: question.system, kind, relied, answered: answer.kind, reference: answer.reference }, desk.clock.now());
  }
  await dropQuestion(desk.db, question);
}

/** Once a case has been decided, the registers it rested on are looked at once more: a register may have been wrong on the day. */
export async function confirmLater(desk: Desk, db: Queryable, state: Case, entries: readonly Entry[]): Promise<void> {
  if (state.outcome?.kind === 'withdrawn') return;
  for (const [system, node] of answeredAt(entries)) {
    if (canAsk(system) && !isList(system)) await noteQuestion(db, { caseId: state.id, node, system, purpose: 'confirming' }, desk.clock.now(), CONFIRM_AFTER_MS);
  }
}

/** At which step each register was answered last. */
function answeredAt(entries: readonly Entry[]): ReadonlyMap<System, NodeId> {
  const found = new Map<System, NodeId>();
  let node: NodeId | undefined;
  for (const event of entries.flatMap(({ events }) => events)) {
    if (event.kind === 'StepEntered') node = event.step;
    if (event.kind === 'RegisterAnswered' && node !== undefined) found.set(event.system, node);
  }
  return found;
}
