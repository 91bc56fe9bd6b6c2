import type { Case, Command } from '@reglament/engine';
import type { System } from '@reglament/regulation';
import { carryOut } from '../cases/carry-out.ts';
import type { Desk } from '../desk.ts';
import { findAccount } from '../people/sessions.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { RegisterAnswer, Registers } from '../ports.ts';
import type { StepDone } from './do-step.ts';
import { openStep } from './acting.ts';

/** Registers this installation can ask by itself; the answer of any other is entered by whoever looked there. */
const ASKED: Readonly<Partial<Record<System, (registers: Registers, iin: string) => Promise<RegisterAnswer<unknown>>>>> = {
  GuardianshipSystem: (registers, iin) => registers.findGuardianship(iin),
  IndividualsRegister: (registers, iin) => registers.findPerson(iin),
};

export function canAsk(system: System): boolean {
  return ASKED[system] !== undefined;
}

/** Records that the applicant consented to the use of protected data in this case (B60), before any register is asked. */
export async function recordConsent(desk: Desk, staff: StaffMember, caseId: string, sequence: number): Promise<StepDone> {
  return withWork(desk, staff, caseId, sequence, async ({ by, written, provider }) => [{ kind: 'GiveConsent', by, to: provider, written }]);
}

/** What an official found in a system that this installation cannot ask. */
export interface EnteredAnswer { readonly answer: 'found' | 'absent'; readonly reference: string }

export type Consulted = StepDone | { readonly kind: 'unavailable' };

/**
 * Asks a register for the open step, or takes the answer an official entered, and records it in the case. Protected
 * data are not asked for before consent: the engine would refuse the answer, and the query itself would be the breach.
 */
export async function consultRegister(desk: Desk, registers: Registers, staff: StaffMember, caseId: string, sequence: number, system: System, entered?: EnteredAnswer): Promise<Consulted> {
  let unavailable = false;
  const done = await withWork(desk, staff, caseId, sequence, async ({ by, iin, consented, asked }) => {
    if (!consented || !asked.includes(system)) return [{ kind: 'RecordAnswer', by, system, answer: 'absent', reference: '' }];
    const answer = canAsk(system) ? await ask(registers, system, iin) : entered;
    if (answer === undefined) { unavailable = true; return []; }
    return [{ kind: 'RecordAnswer', by, system, ...answer }];
  });
  return unavailable ? { kind: 'unavailable' } : done;
}

async function ask(registers: Registers, system: System, iin: string | undefined): Promise<EnteredAnswer | undefined> {
  if (iin === undefined) return undefined;
  const answer = await ASKED[system]?.(registers, iin);
  return answer === undefined || answer.kind === 'unavailable' ? undefined : { answer: answer.kind, reference: answer.reference };
}

interface Standing {
  readonly by: Extract<Command['by'], { kind: 'staff' }>;
  readonly written: boolean;
  readonly provider: string;
  readonly iin: string | undefined;
  readonly consented: boolean;
  readonly asked: readonly System[];
}

/** Commands on the open step by somebody who may work on it; the engine itself asks nobody's role for these two. */
async function withWork(desk: Desk, staff: StaffMember, caseId: string, sequence: number, commandsOf: (standing: Standing) => Promise<readonly Command[]>): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { state, work } = open;
  const { step } = work.node;
  const commands = await commandsOf({
    by: work.by, written: step.consent?.written ?? false, provider: state.units.provider, iin: (await findAccount(desk.db, state.applicant))?.iin,
    consented: step.consent === undefined || state.consents.length > 0, asked: step.consults.map(({ system }) => system),
  });
  if (commands.length === 0) return { kind: 'done', state };
  try {
    const done = await carryOut(desk, { caseId, commands: (current) => unlessMoved(current, sequence, commands) });
    return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
  } catch (error) {
    if (error instanceof Moved) return { kind: 'moved', state: error.state };
    throw error;
  }
}

/** The answer belongs to the case that was looked at: if somebody moved it meanwhile, nothing is recorded. */
function unlessMoved(current: Case | undefined, sequence: number, commands: readonly Command[]): readonly Command[] {
  if (current !== undefined && current.sequence !== sequence) throw new Moved(current);
  return commands;
}

/** Carries the state found out of the decision that must not be made. */
class Moved extends Error {
  readonly state: Case;
  constructor(state: Case) {
    super('the case has moved');
    this.state = state;
  }
}
