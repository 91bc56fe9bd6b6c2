import type { AsyncStore, KeepExchange } from '@reglament/gateway';
import type { Pool } from 'pg';
import {
  isOutgoing, keepExchange, keepOutgoing, keepSigned, messageStore, nextOutgoing, noteHandIn, partsWithOutgoing, systemsWithWork, turnsIn, wasReceived, wasTaken,
} from '../../storage/index.ts';
import type { HandIn, OutgoingMessage } from '../../storage/index.ts';
import type { Part } from './parts.ts';

export type { HandIn, OutgoingMessage, WaitingMessage } from '../../storage/index.ts';

/** What the channel remembers, for its adapters. */
export interface ChannelMemory {
  /** The gateway's. */
  readonly store: AsyncStore;
  readonly systemsWithWork: () => Promise<readonly Part[]>;
  /** Of the parts that hand messages in. */
  readonly isOutgoing: (part: Part, messageId: string) => Promise<boolean>;
  readonly keepOutgoing: (message: OutgoingMessage) => Promise<void>;
  readonly partsWithOutgoing: () => Promise<readonly Part[]>;
  readonly nextOutgoing: (part: Part, amount: number) => ReturnType<typeof nextOutgoing>;
  /** The document of a message that waited for its part's signature. */
  readonly keepSigned: (message: Pick<OutgoingMessage, 'part' | 'messageId'>, document: string) => Promise<void>;
  readonly noteHandIn: (message: Pick<OutgoingMessage, 'part' | 'messageId'>, outcome: HandIn) => Promise<void>;
  /** Of the parts that receive. */
  readonly wasReceived: (part: Part, messageId: string) => Promise<boolean>;
  /** The journal. */
  readonly keep: (part: Part, peer?: Part) => KeepExchange;
  readonly wasTaken: (part: Part, bytes: Uint8Array) => Promise<boolean>;
  /** One worker per queue, in all processes together. */
  readonly inTurn: <T>(queue: string, work: () => Promise<T>) => Promise<T | undefined>;
  /** Gives back what it holds of the database. */
  readonly end: () => void;
}

export function channelMemory(db: Pool): ChannelMemory {
  const turns = turnsIn(db);
  return {
    store: messageStore(db),
    systemsWithWork: () => systemsWithWork(db),
    isOutgoing: (part, messageId) => isOutgoing(db, part, messageId),
    keepOutgoing: (message) => keepOutgoing(db, message),
    partsWithOutgoing: () => partsWithOutgoing(db),
    nextOutgoing: (part, amount) => nextOutgoing(db, part, amount),
    keepSigned: (message, document) => keepSigned(db, message, document),
    noteHandIn: (message, outcome) => noteHandIn(db, message, outcome),
    wasReceived: (part, messageId) => wasReceived(db, part, messageId),
    keep: (part, peer) => keepExchange(db, { part, ...(peer === undefined ? {} : { peer }) }),
    wasTaken: (part, bytes) => wasTaken(db, part, bytes),
    inTurn: turns.take,
    end: turns.end,
  };
}
