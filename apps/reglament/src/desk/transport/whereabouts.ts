import { getNode } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';

/**
 * Where the papers of a case are while they are not with whoever has the step. The step's clock runs as printed, from the
 * sending; that the envelope had not come yet is what somebody late for it has to show.
 */
export type Whereabouts =
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'packed' | 'not-in-envelope'; readonly batch: number }
  | { readonly kind: 'on-the-way'; readonly batch: number; readonly courier: string; readonly sentAt: string };

interface Row { batch: number; courier: string | null; sent_at: Date | null; received_at: Date | null; received: boolean | null }

/** `undefined` where they lie with whoever works, where the case has ended, and where none are carried. */
export async function paperWhereabouts(db: Queryable, state: Case, regulation: Regulation): Promise<Whereabouts | undefined> {
  if (state.step === undefined || (state.units.centre ?? state.units.akim) === undefined) return undefined;
  const { rows } = await db.query<Row>('select b.number as batch, b.courier, b.sent_at, b.received_at, c.received from batch_case c join batch b on b.number = c.batch where c.case_id = $1 order by b.number desc limit 1', [state.id]);
  return rows[0] === undefined ? notSentYet(state, regulation) : inBatch(rows[0]);
}

function inBatch({ batch: number, courier, sent_at, received_at, received }: Row): Whereabouts | undefined {
  const batch = Number(number);
  if (sent_at === null) return { kind: 'packed', batch };
  if (received_at === null) return { kind: 'on-the-way', batch, courier: courier ?? '', sentAt: sent_at.toISOString() };
  return received === false ? { kind: 'not-in-envelope', batch } : undefined;
}

/** Registered outside and not packed: the text has it sent in the step that is over, the papers wait for the courier. */
function notSentYet(state: Case, regulation: Regulation): Whereabouts | undefined {
  const node = state.step === undefined ? undefined : getNode({ regulation }, state.route, state.step.node);
  return state.channel !== 'portal' && state.number !== undefined && node?.act === 'register' && node.actor === 'OfficeClerk' ? { kind: 'not-sent' } : undefined;
}
