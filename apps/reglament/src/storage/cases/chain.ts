import { createHash } from 'node:crypto';
import type { Entry } from '@reglament/engine';

/** The hash before a case's first entry: 32 zero bytes. */
export const GENESIS: Buffer = Buffer.alloc(32);

export interface ChainedEntry {
  /** The exact text that was hashed. */
  readonly text: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly sequence: number;
}

/** Chains entries behind `head`: each hash covers the case, the hash before it and the exact text of the entry. */
export function chainEntries(caseId: string, head: Buffer, entries: readonly Entry[]): readonly ChainedEntry[] {
  let previous = head;
  return entries.map((entry) => {
    const text = JSON.stringify(entry);
    const hash = entryHash(caseId, previous, text);
    const chained = { text, previous, hash, sequence: entry.sequence };
    previous = hash;
    return chained;
  });
}

function entryHash(caseId: string, previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(caseId).update('\n').update(previous).update(text).digest();
}

export type ChainFault = { readonly sequence: number; readonly fault: 'sequence' | 'previous' | 'hash' };

/** The first place where a stored chain does not hold, if there is one. Entries in the order of their sequence. */
export function findChainFault(caseId: string, stored: readonly ChainedEntry[]): ChainFault | undefined {
  let previous = GENESIS;
  for (const [index, { text, sequence, previous: kept, hash }] of stored.entries()) {
    if (sequence !== index + 1 || (JSON.parse(text) as Entry).sequence !== sequence) return { sequence, fault: 'sequence' };
    if (!kept.equals(previous)) return { sequence, fault: 'previous' };
    if (!hash.equals(entryHash(caseId, previous, text))) return { sequence, fault: 'hash' };
    previous = hash;
  }
  return undefined;
}
