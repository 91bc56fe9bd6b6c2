import { checkingSystems, getNode, systemsAt } from '@reglament/engine';
import type { By, Case, Command } from '@reglament/engine';
import { SYSTEMS } from '@reglament/regulation';
import type { Outcome, Regulation, RouteNode, System } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { dayAt } from '../clock/local-day.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Registers } from '../ports.ts';
import { keepExtract } from './extracts.ts';
import { askRegister, asksAbout, canAsk, isList } from './look-ups.ts';
import type { Asked } from './look-ups.ts';
import { dropQuestion, noteQuestion, pauseMs } from './questions.ts';
import { findSubject } from './subject.ts';
import type { Subject } from './subject.ts';

/** Which systems to ask in the open step, in whose name, and whether those that could not be asked before are asked again. */
export interface StepQuestions {
  readonly systems: readonly System[];
  readonly by: By;
  readonly again: boolean;
}

/**
 * Systems that may be asked while the step is open: those by whose answer it goes on, and others the text has take part
 * in it that this installation can ask (an official compares the originals with them); a list only where one chooses.
 */
export function askableAt(node: RouteNode, regulation: Regulation): readonly System[] {
  const named = node.act === 'query-register' ? [] : systemsAt(node, regulation).filter((system) => canAsk(system) && (!isList(system) || system === node.step.choosesFrom));
  return [...new Set([...node.step.consults.map(({ system }) => system), ...named])];
}

/** The registers a step asks by itself as soon as it is entered: a check of data, or a system's step that goes by an answer. */
export function askedAtOnce(node: RouteNode, regulation: Regulation): readonly System[] {
  const checking = checkingSystems(node, regulation);
  if (checking.length > 0 || !(node.actor in SYSTEMS)) return checking;
  return node.step.consults.map(({ system }) => system);
}

/**
 * Asks registers for the open step and records what they say, in one transition with what follows: a system's step is
 * done when everything is known. A register that cannot be asked is neither "found" nor "absent": the step waits for it,
 * and the question is noted for later, unless another's "absent" has decided: whatever it said then, nothing would change,
 * so nobody waits for it and nobody is asked about any more. Does nothing where the case has moved meanwhile.
 */
export async function askForStep(desk: Desk, registers: Registers, state: Case, { systems, by, again }: StepQuestions): Promise<'settled' | 'waiting' | 'moved'> {
  const regulation = getRegulation(desk, state.regulation);
  const subject = await findSubject(desk.db, state, regulation);
  if (state.step === undefined || subject === undefined) return 'moved';
  const node = getNode({ regulation }, state.route, state.step.node);
  // The query itself would be the breach, so it is not left to the engine to refuse the answer.
  if (node.step.consent !== undefined && state.consents.length === 0) return 'moved';
  const waited = new Set(state.step.waiting?.map(({ system }) => system));
  const asked = asksAbout(systems, subject).filter((system) => state.answers[system] === undefined);
  const now = asked.filter((system) => again || !waited.has(system));
  const answers = await askAll(registers, subject, dayAt(regulation.decree.zone, desk.clock.now()), now);
  const open = asked.filter((system) => (answers.get(system) ?? UNASKED).kind === 'unavailable');
  const ending = done(state, node, by, answers, open);
  const isDecided = ending.length > 0;
  const commands = [
    ...[...answers].flatMap(([system, answer]): readonly Command[] => (answer.kind === 'unavailable'
      ? isDecided || waited.has(system) ? [] : [{ kind: 'NoteWait', by, step: node.id, system }]
      : [{ kind: 'RecordAnswer', by, system, answer: answer.kind, reference: answer.reference }])),
    ...ending,
  ];
  const said = isDecided || open.length === 0 ? 'settled' : 'waiting';
  if (commands.length === 0) return said;
  const moved = await record(desk, state, node, commands, { answers, overtaken: isDecided ? open : [] });
  return moved ? 'moved' : said;
}

const UNASKED: Asked = { kind: 'unavailable' };

async function askAll(registers: Registers, subject: Subject, today: string, systems: readonly System[]): Promise<ReadonlyMap<System, Asked>> {
  return new Map(await Promise.all(systems.map(async (system) => [system, await askRegister(registers, system, subject, today)] as const)));
}

/** A system's step ends with the answers; one "absent" decides, whatever the others still may say. */
function done(state: Case, node: RouteNode, by: By, answers: ReadonlyMap<System, Asked>, open: readonly System[]): readonly Command[] {
  if (by.kind !== 'system' || !(node.actor in SYSTEMS)) return [];
  const known = new Map<System, string>([...Object.entries(state.answers) as [System, string][], ...[...answers].map(([system, { kind }]) => [system, kind] as const)]);
  const outcome = outcomeOf(node, known, open);
  return outcome === undefined || !node.next.has(outcome) ? [] : [{ kind: 'CompleteStep', by: { kind: 'system', system: node.actor as System }, step: node.id, outcome }];
}

function outcomeOf({ act, step }: RouteNode, known: ReadonlyMap<System, string>, open: readonly System[]): Outcome | undefined {
  if (act === 'check-data') {
    if (step.systems.some((system) => known.get(system) === 'absent')) return 'absent';
    return open.length === 0 ? 'found' : undefined;
  }
  const [consult] = step.consults;
  if (consult === undefined || open.length > 0) return undefined;
  return known.get(consult.system) === 'found' ? consult.found : consult.absent;
}

interface Learned {
  readonly answers: ReadonlyMap<System, Asked>;
  /** Those that need no more be asked. */
  readonly overtaken: readonly System[];
}

/** The answers belong to the case that was looked at: if it has moved meanwhile, nothing is recorded. */
async function record(desk: Desk, state: Case, node: RouteNode, commands: readonly Command[], { answers, overtaken }: Learned): Promise<boolean> {
  const now = desk.clock.now();
  // Another process may have moved the case since this one last did; what it remembers must not pass for a later move.
  desk.cases.forget(state.id);
  return inTransaction(desk.db, async (client) => {
    const carried = await carryOut(desk, { caseId: state.id, commands: (current) => { if (current?.sequence !== state.sequence) throw new Moved(); return commands; } }, client);
    if (carried.kind === 'invalid') throw new Moved();
    for (const system of overtaken) await dropQuestion(client, { caseId: state.id, node: node.id, system });
    for (const [system, answer] of answers) {
      const question = { caseId: state.id, node: node.id, system };
      if (overtaken.includes(system)) continue;
      if (answer.kind === 'unavailable') await noteQuestion(client, { ...question, purpose: 'waiting' }, now, pauseMs(0));
      else await dropQuestion(client, question);
      if (answer.kind === 'found') await keepExtract(client, state.id, { system, reference: answer.reference, data: answer.data, rows: answer.rows ?? [], at: now });
    }
    return false;
  }).catch((error: unknown) => {
    if (error instanceof Moved) return true;
    throw error;
  });
}

/** Rolls back what was found for a case that is not there any more. */
class Moved extends Error {}
