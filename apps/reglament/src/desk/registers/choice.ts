import type { Outcome, RouteNode, System } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { extractsOf } from './extracts.ts';
import type { KeptExtract } from './extracts.ts';

/** Name of the field by which lines of a list are chosen. */
export const CHOSEN = 'chosen';

/** The list from which a step chooses, as its register gave it; `undefined` where there is none, or where it came on paper. */
export async function findChoice(db: Queryable, caseId: string, { step }: Pick<RouteNode, 'step'>): Promise<KeptExtract | undefined> {
  if (step.choosesFrom === undefined) return undefined;
  const list = (await extractsOf(db, caseId)).find(({ system }) => system === step.choosesFrom);
  return list === undefined || list.rows.length === 0 ? undefined : list;
}

/** Who says that a choice was made says which: by the numbers of the list that was shown, and no others. */
export function choiceProblems(list: KeptExtract | undefined, outcome: Outcome, chosen: readonly string[]): readonly FieldProblem[] {
  if (list === undefined || outcome !== 'result') return [];
  const known = new Set(list.rows.map(({ number }) => number));
  return chosen.length > 0 && chosen.every((number) => known.has(number)) ? [] : [{ field: CHOSEN, code: 'choose' }];
}

/** Marks the chosen lines of the list, in the transaction of the step. The journal names them nowhere: they are people. */
export async function keepChoice(db: Queryable, caseId: string, system: System, rows: KeptExtract['rows'], chosen: readonly string[]): Promise<void> {
  const marked = rows.map(({ chosen: _, ...row }) => (chosen.includes(row['number'] ?? '') ? { ...row, chosen: 'yes' } : row));
  await db.query('update register_extract set rows = $3 where case_id = $1 and system = $2', [caseId, system, JSON.stringify(marked)]);
}
