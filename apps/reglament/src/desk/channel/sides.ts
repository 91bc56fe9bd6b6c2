import type { Entry } from '@reglament/engine';
import type { NodeId, Regulation } from '@reglament/regulation';

/** The number of the entry by which a request left the portal; `undefined` while it is there, and for requests of other channels. */
export function sentAt(regulation: Regulation, entries: readonly Entry[]): number | undefined {
  return entries.find(({ events }) => events.some((event) => event.kind === 'StepCompleted' && isSending(regulation, event.step)))?.sequence;
}

function isSending({ compiled }: Regulation, step: NodeId): boolean {
  return compiled.values().some(({ nodes }) => nodes.get(step)?.act === 'send');
}

/** Whether an entry was made on the portal itself, before the request went to its region. */
export function isOfPortal(regulation: Regulation, entries: readonly Entry[], { sequence }: Entry): boolean {
  const opened = entries[0]?.events.find((event) => event.kind === 'CaseOpened');
  if (opened?.channel !== 'portal') return false;
  const sent = sentAt(regulation, entries);
  return sent === undefined || sequence < sent;
}
