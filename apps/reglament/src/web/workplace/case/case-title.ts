import type { Case } from '@reglament/engine';
import type { PageContext } from '../../kit/index.ts';

/** A case by its number; one that has none waits for it, or ended without. */
export function caseTitle({ t }: PageContext, { number, step }: Pick<Case, 'number' | 'step'>): string {
  if (number !== undefined) return t('workplace.case.title', { number });
  return t(step === undefined ? 'workplace.case.titleNeverRegistered' : 'workplace.case.titleUnregistered');
}
