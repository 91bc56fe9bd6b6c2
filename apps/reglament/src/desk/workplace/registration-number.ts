import type { Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { yearAt } from '../clock/local-day.ts';

/**
 * The next number of this regulation's registration journal in this year: `153-02/2026/000001`. Taken inside the
 * transaction that registers, so the journal has no gaps and no number is given twice. The row lock makes those who
 * register at the same moment queue for their numbers.
 */
export async function takeNumber(client: Queryable, regulation: Regulation, now: string): Promise<string> {
  const year = yearAt(regulation.decree.zone, now);
  const name = `registration/${regulation.id}/${year}`;
  const { rows } = await client.query<{ last: number }>(
    'insert into counter (name, last) values ($1, 1) on conflict (name) do update set last = counter.last + 1 returning last', [name]);
  const decree = regulation.decree.number.replace('/', '.');
  return `${decree}-${regulation.id.slice(-2)}/${year}/${String(rows[0]?.last ?? 0).padStart(6, '0')}`;
}
