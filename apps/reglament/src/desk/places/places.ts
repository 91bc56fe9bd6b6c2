import { WORKING_PATTERNS } from '@reglament/calendar';
import type { Channel, LocalizedText, Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';

/** A house one can go to for a service: who sits there, where, when it is open. */
export interface Place {
  readonly id: string;
  readonly channel: Exclude<Channel, 'portal'>;
  readonly name: LocalizedText;
  readonly address?: LocalizedText;
  readonly hours?: { readonly open: string; readonly close: string; readonly breaks: readonly (readonly [string, string])[]; readonly week: 'five' | 'six' };
}

const CHANNEL_OF = { provider: 'office', centre: 'centre', akim: 'akim' } as const satisfies Record<string, Place['channel']>;

/** The houses of the regulation's region that take applications for it or give its results. */
export async function placesFor(db: Queryable, { decree, accept, issue }: Regulation): Promise<readonly Place[]> {
  const { rows } = await db.query<{ id: string; kind: keyof typeof CHANNEL_OF; name: LocalizedText; address: LocalizedText | null }>(
    "select id, kind, name, address from unit where decree = $1 and kind in ('provider', 'centre', 'akim') and closed_at is null order by kind, id", [decree.id]);
  const open = new Set<Channel>([...accept.channels, ...issue.channels]);
  return rows.filter(({ kind }) => open.has(CHANNEL_OF[kind])).map(({ id, kind, name, address }) => {
    const hours = hoursOf(kind);
    return { id, channel: CHANNEL_OF[kind], name, ...(address === null ? {} : { address }), ...(hours === undefined ? {} : { hours }) };
  });
}

/** The usual hours of this kind of house, by which its terms are counted. */
function hoursOf(kind: keyof typeof CHANNEL_OF): Place['hours'] | undefined {
  const pattern = WORKING_PATTERNS[kind].at(-1);
  if (pattern === undefined || pattern.hours === 'round-the-clock') return undefined;
  const { open, close, breaks = [] } = pattern.hours;
  return { open, close, breaks, week: pattern.week };
}
