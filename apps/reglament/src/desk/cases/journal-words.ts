import type { Entry, Event } from '@reglament/engine';
import type { Desk } from '../desk.ts';
import { findContent } from '../requests/contents.ts';

/** What officials wrote with their acts, by the hash under which the journal names it. */
export async function journalWords(desk: Pick<Desk, 'db'>, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Set(entries.flatMap(({ events }) => events.flatMap(hashOf)));
  const texts = await Promise.all([...hashes].map(async (hash) => [hash, (await findContent(desk.db, Buffer.from(hash, 'hex')))?.toString('utf8') ?? ''] as const));
  return new Map(texts);
}

function hashOf(event: Event): readonly string[] {
  switch (event.kind) {
    case 'ExecutorAppointed': return event.note === undefined ? [] : [event.note];
    case 'DocumentAskedFor': return [event.words];
    case 'StepReturned': return [event.reason];
    case 'ExecutorReplaced': return event.reason === undefined ? [] : [event.reason];
    default: return [];
  }
}
