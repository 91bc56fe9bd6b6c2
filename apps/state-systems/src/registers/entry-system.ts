import {
  ENTRY_CONFLICT, type EntryField, type EntryRequest, type EntrySystem, MESSAGE_RESULT, readEntryRequest, STATUS, type SyncService, writeEntryResponse,
} from '@reglament/gateway';
import type { Lies } from '../faults/spoil-service.ts';
import { answerHead } from './answer-head.ts';

/** What was entered into a system. */
export interface Entry {
  readonly system: EntrySystem;
  readonly number: string;
  readonly entryId: string;
  readonly personIin?: string;
  readonly fields: readonly EntryField[];
  readonly at: string;
}

/** Everything entered since the start, in order: kept in the process, for looking at. */
export interface EntryBook {
  readonly all: () => readonly Entry[];
  readonly enter: (system: EntrySystem, request: EntryRequest, at: string) => Entry;
}

export function entryBook(): EntryBook {
  const entries = new Map<string, Entry>();
  return {
    all: () => [...entries.values()],
    enter: (system, { entryId, personIin, fields }, at) => {
      const key = `${system} ${entryId}`;
      const known = entries.get(key);
      if (known !== undefined) return known;
      const number = `${system}-${entries.size + 1}`;
      const entry: Entry = { system, number, entryId, ...(personIin === undefined ? {} : { personIin }), fields, at };
      entries.set(key, entry);
      return entry;
    },
  };
}

/** Stand-in of a system into which data are entered: once per entry id, however often it is sent. */
export const entrySystem = (system: EntrySystem, book: EntryBook, clock: () => Date): SyncService => async ({ data }) => {
  const request = readEntryRequest(data.element);
  const now = clock();
  const entry = book.enter(system, request, now.toISOString());
  const sender = { code: system, nameRu: `${system} (стенд)`, nameKz: `${system} (стенд)` };
  if (!isSame(entry, request)) return { status: STATUS.refused, data: writeEntryResponse(answerHead(request, sender, ENTRY_CONFLICT, now)) };
  const head = answerHead(request, sender, MESSAGE_RESULT.found, now);
  return { status: STATUS.processed, data: writeEntryResponse({ ...head, entryNumber: entry.number }) };
};

const isSame = (entry: Entry, { personIin, fields }: EntryRequest): boolean =>
  entry.personIin === personIin && JSON.stringify(entry.fields) === JSON.stringify(fields);

/** A spoilt system answers another's question, or says that it knows nothing; it enters nothing. */
export const entryLies = (clock: () => Date): Lies => {
  const answering = (requestId?: string): SyncService => async ({ data }) => {
    const request = readEntryRequest(data.element);
    const head = answerHead(requestId === undefined ? request : { ...request, messageId: requestId }, { code: 'X', nameRu: '', nameKz: '' }, MESSAGE_RESULT.absent, clock());
    return { status: STATUS.refused, data: writeEntryResponse(head) };
  };
  return { stranger: answering('another'), absent: answering() };
};
