import { createHash } from 'node:crypto';

export type Claim = 'new' | 'repeated' | 'moved';

/** Remembers which message ids were seen, and with which bytes. A database can stand behind it. */
export interface MessageMemory {
  /** `repeated`: the same id with the same hash; `moved`: the same id with another hash. */
  readonly claim: (messageId: string, hash: string) => Promise<Claim>;
}

/**
 * A memory in the process for `sizeMax` messages. The oldest are forgotten, so a server that must refuse a replay after
 * a long time or a restart passes a memory of its own.
 */
export function processMemory(sizeMax = 100_000): MessageMemory {
  const seen = new Map<string, string>();
  return {
    claim: async (messageId, hash) => {
      const known = seen.get(messageId);
      if (known !== undefined) return known === hash ? 'repeated' : 'moved';
      seen.set(messageId, hash);
      if (seen.size > sizeMax) seen.delete(seen.keys().next().value ?? '');
      return 'new';
    },
  };
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
