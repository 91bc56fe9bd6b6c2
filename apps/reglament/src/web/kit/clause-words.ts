import { partsOfClause } from '@reglament/regulation';
import type { Translate } from '../texts/index.ts';

/** A clause as legal texts cite it: "11-тармақтың 4) тармақшасы" for 11.4, "5-тармақ" for 5. */
export function clauseWords(t: Translate, clause: string): string {
  const { paragraph, subparagraph: sub } = partsOfClause(clause);
  return sub === undefined ? t('law.paragraph', { paragraph }) : t('law.subparagraph', { paragraph, sub });
}

/** A clause with the decree it stands in. */
export function citedClause(t: Translate, decree: string, clause: string): string {
  return t('law.clause', { decree, clause: clauseWords(t, clause) });
}
