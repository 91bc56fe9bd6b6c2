import type { Registers, RegisteredPerson } from '../ports.ts';
import type { ApplicantAccount } from './sessions.ts';

export type AccountCheck =
  | { readonly kind: 'valid'; readonly person: RegisteredPerson }
  /** Condition 1 failed: authorisation is refused (B3, B4). */
  | { readonly kind: 'violated'; readonly reason: 'absent' | 'deceased' | 'names-differ' }
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

/** Names are compared without regard to case, spaces and the Latin look-alikes of і and others. */
function fold(name: string): string {
  return name.trim().toLocaleUpperCase('kk').normalize('NFC').replace(/\s+/g, ' ').replace(/I/g, 'І');
}
