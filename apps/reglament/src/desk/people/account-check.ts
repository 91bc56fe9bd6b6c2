import type { RegisterAnswer, Registers, RegisteredPerson } from '../ports.ts';
import type { ApplicantAccount } from './sessions.ts';

/** What condition 1 found wrong: with a person, or with an organisation. */
export type AccountFault = 'absent' | 'deceased' | 'names-differ' | 'entity-absent';

export type AccountCheck =
  | { readonly kind: 'valid'; readonly person: RegisteredPerson }
  /** Condition 1 failed: authorisation is refused. */
  | { readonly kind: 'violated'; readonly reason: AccountFault }
  /** The register gave no answer: neither true nor false, so nobody is refused for it. */
  | { readonly kind: 'unavailable' };

/** Holds the account's data against the register of individuals. */
export async function checkAccount(registers: Registers, account: Pick<ApplicantAccount, 'iin' | 'surname' | 'name'>): Promise<AccountCheck> {
  const answer = await registers.findPerson(account.iin);
  if (answer.kind === 'unavailable') return answer;
  if (answer.kind === 'absent') return { kind: 'violated', reason: 'absent' };
  const person = answer.data;
  if (person.deathDate !== undefined) return { kind: 'violated', reason: 'deceased' };
  const same = fold(person.surname) === fold(account.surname) && fold(person.name) === fold(account.name);
  return same ? { kind: 'valid', person } : { kind: 'violated', reason: 'names-differ' };
}

/** Condition 1 for whoever has an account: a person is held against the one register, an organisation against the other. */
export async function checkHolder(registers: Registers, account: Pick<ApplicantAccount, 'kind' | 'iin' | 'surname' | 'name'>): Promise<{ readonly kind: 'valid' } | Exclude<AccountCheck, { kind: 'valid' }>> {
  if (account.kind !== 'legal-entity') return checkAccount(registers, account);
  const answer = await registers.findLegalEntity(account.iin);
  if (answer.kind === 'absent') return { kind: 'violated', reason: 'entity-absent' };
  return { kind: answer.kind === 'found' ? 'valid' : 'unavailable' };
}

/** Whether the registers know this applicant: a person the one, an organisation the other. */
export async function findApplicant(registers: Registers, { kind, iin }: Pick<ApplicantAccount, 'kind' | 'iin'>): Promise<RegisterAnswer<unknown>> {
  return kind === 'legal-entity' ? registers.findLegalEntity(iin) : registers.findPerson(iin);
}

/** Names are compared without regard to case, spaces and the Latin look-alikes of і and others. */
function fold(name: string): string {
  return name.trim().toLocaleUpperCase('kk').normalize('NFC').replace(/\s+/g, ' ').replace(/I/g, 'І');
}
