import type { LocalizedText } from '@reglament/regulation';
import type { Desk } from '../desk.ts';

/** Names of members of staff by id; an id nobody has is not in the map. */
export async function staffNames(desk: Pick<Desk, 'db'>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await desk.db.query<{ id: string; name: string }>('select id::text as id, name from staff where id::text = any($1)', [wanted]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of units by id, in every language. */
export async function unitNames(desk: Pick<Desk, 'db'>, ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await desk.db.query<{ id: string; name: LocalizedText }>('select id, name from unit where id = any($1)', [wanted]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
