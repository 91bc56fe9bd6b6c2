import type { Case, Command } from '@reglament/engine';
import type { System } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';
import { askableAt, askForStep } from '../registers/ask-step.ts';
import { canAsk } from '../registers/look-ups.ts';
import type { StepDone } from './do-step.ts';
import { openStep } from './acting.ts';

/** Records that the applicant consented to the use of protected data in this case, before any register is asked. */
export async function recordConsent(desk: Desk, staff: StaffMember, caseId: string, sequence: number): Promise<StepDone> {
  return withWork(desk, staff, caseId, sequence, async ({ by, written, provider }) => [{ kind: 'GiveConsent', by, to: provider, written }]);
}

/** What an official found in a system that this installation cannot ask. */
export interface EnteredAnswer { readonly answer: 'found' | 'absent'; readonly reference: string }

export type Consulted = StepDone | { readonly kind: 'unavailable' };

/**
 * Asks a register for the open step, or takes the answer an official entered, and records it in the case. Protected
 * data are not asked for before consent: the engine would refuse the answer, and the query itself would be the breach.
 * A register that cannot be asked makes the step wait; it is asked again without the official.
 */
export async function consultRegister(desk: Desk, registers: Registers, staff: StaffMember, caseId: string, sequence: number, system: System, entered?: EnteredAnswer): Promise<Consulted> {
  let asked: Standing | undefined;
  let missing = false;
  const done = await withWork(desk, staff, caseId, sequence, async (standing) => {
    const { by, consented, askable } = standing;
    if (!consented || !askable.includes(system)) return [{ kind: 'RecordAnswer', by, system, answer: 'absent', reference: '' }];
    if (canAsk(system)) { asked = standing; return []; }
    if (entered === undefined) { missing = true; return []; }
    return [{ kind: 'RecordAnswer', by, system, ...entered }];
  });
  if (missing) return invalidInput({ field: `answer-${system}`, code: 'choose' });
  if (asked === undefined || done.kind !== 'done') return done;
  const answered = await askForStep(desk, registers, asked.state, { systems: [system], by: asked.by, again: true });
  if (answered === 'waiting') return { kind: 'unavailable' };
  const state = (await findCase(desk.db, caseId))?.state ?? asked.state;
  return { kind: answered === 'moved' ? 'moved' : 'done', state };
}

interface Standing {
  readonly by: Extract<Command['by'], { kind: 'staff' }>;
  readonly written: boolean;
  readonly provider: string;
  readonly state: Case;
  readonly consented: boolean;
  readonly askable: readonly System[];
}

/** Commands on the open step by somebody who may work on it; the engine itself asks nobody's role for these two. */
async function withWork(desk: Desk, staff: StaffMember, caseId: string, sequence: number, commandsOf: (standing: Standing) => Promise<readonly Command[]>): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { state, work } = open;
  const regulation = getRegulation(desk, state.regulation);
  const { step } = work.node;
  const commands = await commandsOf({
    by: work.by, written: step.consent?.written ?? false, provider: state.units.provider, state,
    consented: step.consent === undefined || state.consents.length > 0, askable: askableAt(work.node, regulation),
  });
  if (commands.length === 0) return { kind: 'done', state };
  try {
    desk.cases.forget(caseId);
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
