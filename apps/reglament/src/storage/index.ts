export { findChainFault, GENESIS } from './cases/chain.ts';
export type { ChainedEntry, ChainFault } from './cases/chain.ts';
export { findByIdempotencyKey, findCase, readJournal, writeTransition } from './cases/case-store.ts';
export type { Queryable, StoredCase, TaskRow, Transition } from './cases/case-store.ts';
export { transitionWriter } from './cases/transition-writer.ts';
export type { TransitionWriter } from './cases/transition-writer.ts';
export { derivedId, timeOrderedId } from './time-ordered-id.ts';
export { inTransaction } from './transaction.ts';
