import type { System } from '@reglament/regulation';
import type { PowerOfAttorney, RegisterAnswer, Registers } from '../ports.ts';
import { isInForce } from './power-of-attorney.ts';
import type { Subject } from './subject.ts';

/** What a register said, as it is kept with the case: the datum's name and its value, no objects inside. */
export type Extract = Readonly<Record<string, string>>;
export type Asked =
  | { readonly kind: 'found'; readonly data: Extract; readonly reference: string; /** Where the register gives a list. */ readonly rows?: readonly Extract[] }
  | Exclude<RegisterAnswer<Extract>, { kind: 'found' }>;

interface LookUp {
  /** Whether there is anything to ask about this applicant. */
  readonly concerns: (subject: Subject) => boolean;
  /** A list is what it was on the day: that it has changed since contradicts nothing. */
  readonly isList?: true;
  readonly ask: (registers: Registers, subject: Subject, today: string) => Promise<Asked>;
}

const isPerson = ({ iin }: Subject): boolean => iin !== undefined;

const PERSON: LookUp = { concerns: isPerson, ask: (registers, { iin = '', caseId }) => asked(registers.findPerson(iin, caseId)) };
const ENTITY: LookUp = { concerns: ({ bin }) => bin !== undefined, ask: (registers, { bin = '', caseId }) => asked(registers.findLegalEntity(bin, caseId)) };

/**
 * How this installation asks the systems that the regulations name at their steps. One that is not here it cannot ask:
 * its answer is entered by whoever looked there.
 */
const LOOK_UPS: Readonly<Partial<Record<System, LookUp>>> = {
  IndividualsRegister: PERSON,
  LegalEntitiesRegister: ENTITY,
  // Unnamed systems with the data of identity documents and of the registration of legal entities.
  StateSystems: { concerns: () => true, ask: askStateSystems },
  // Only a notarised power of attorney has data; with empty fields there is nothing to look up.
  NotaryRegister: { concerns: ({ iin, attorney }) => iin !== undefined && attorney !== undefined, ask: askNotary },
  OrphanDataBank: { concerns: isPerson, isList: true, ask: askOrphans },
  GuardianshipSystem: { concerns: isPerson, ask: (registers, { iin = '', caseId }) => asked(registers.findGuardianship(iin, caseId)) },
};

export function canAsk(system: System): boolean {
  return LOOK_UPS[system] !== undefined;
}

/** Whether a system answers with a list to choose from. */
export function isList(system: System): boolean {
  return LOOK_UPS[system]?.isList === true;
}

/** The systems among these that this installation asks about this applicant, each once. */
export function asksAbout(systems: readonly System[], subject: Subject): readonly System[] {
  return [...new Set(systems)].filter((system) => LOOK_UPS[system]?.concerns(subject) === true);
}

/**
 * Asks a register. Somebody may be refused because of "absent", so it is asked twice: a register that says now this, now
 * that, has said nothing. Between the two lies a moment, so that both do not fall into the same hiccup.
 */
export async function askRegister(registers: Registers, system: System, subject: Subject, today: string): Promise<Asked> {
  const lookUp = LOOK_UPS[system];
  if (lookUp === undefined) return { kind: 'unavailable' };
  const first = await lookUp.ask(registers, subject, today);
  if (first.kind !== 'absent') return first;
  await registers.beforeSecondLook?.();
  const second = await lookUp.ask(registers, subject, today);
  return second.kind === 'absent' ? second : { kind: 'unavailable' };
}

/** The person, and the entity where there is one: the data are there only if both are. */
async function askStateSystems(registers: Registers, subject: Subject, today: string): Promise<Asked> {
  if (!isPerson(subject)) return ENTITY.ask(registers, subject, today);
  const person = await PERSON.ask(registers, subject, today);
  if (person.kind !== 'found' || subject.bin === undefined) return person;
  const entity = await ENTITY.ask(registers, subject, today);
  return entity.kind === 'found' ? { ...entity, data: { ...person.data, ...entity.data } } : entity;
}

/** A power of attorney that does not hold today is as good as none: nobody may act on it. */
async function askNotary(registers: Registers, { iin, attorney, caseId }: Subject, today: string): Promise<Asked> {
  if (iin === undefined || attorney === undefined) return { kind: 'unavailable' };
  const answer = await registers.findPowerOfAttorney({ principalIin: iin, ...attorney }, caseId);
  if (answer.kind === 'found' && !isInForce(answer.data, today)) return { kind: 'absent', reference: answer.reference };
  return asked<PowerOfAttorney>(Promise.resolve(answer));
}

async function askOrphans(registers: Registers, { iin = '', caseId }: Subject): Promise<Asked> {
  const answer = await registers.findChildren(iin, caseId);
  return answer.kind === 'found' ? { kind: 'found', reference: answer.reference, data: {}, rows: answer.data.map((child) => ({ ...child })) } : answer;
}

async function asked<T extends object>(question: Promise<RegisterAnswer<T>>): Promise<Asked> {
  const answer = await question;
  if (answer.kind !== 'found') return answer;
  const known = Object.entries(answer.data).flatMap(([name, value]): readonly (readonly [string, string])[] => (typeof value === 'string' && value !== '' ? [[name, value]] : []));
  return { kind: 'found', reference: answer.reference, data: Object.fromEntries(known) };
}
