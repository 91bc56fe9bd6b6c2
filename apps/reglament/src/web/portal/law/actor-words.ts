import { ACTORS, SYSTEMS } from '@reglament/regulation';
import type { Actor, Performer, System } from '@reglament/regulation';
import type { PageContext } from '../../kit/index.ts';

/** Who does a step, in plain words; the reader is told "you" where it is they. */
export function actorWords({ t, language }: Pick<PageContext, 't' | 'language'>, performer: Performer): string {
  if (isReader(performer)) return t('portal.you');
  const name = performer in ACTORS ? ACTORS[performer as Actor].name : SYSTEMS[performer as System];
  return capital(name[language]);
}

/** Whether the step is the reader's own. */
export function isReader(performer: Performer): boolean {
  return performer === 'Applicant' || performer === 'Employer';
}

/** The first letter large; a quotation mark before it stays. */
export function capital(text: string): string {
  return text.replace(/^([«"]?)(\p{Ll})/u, (_, quote: string, letter: string) => quote + letter.toLocaleUpperCase('kk'));
}
