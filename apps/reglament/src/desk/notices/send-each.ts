import type { Messenger, OutgoingMessage } from '../ports.ts';

/** What became of a message that was offered once more. */
export type Offered = 'sent' | 'given-up' | 'waits';

/** A message that waits to leave; without `message` it can reach nobody (any more). */
export interface Waiting { readonly id: string; readonly message: OutgoingMessage | undefined }

/**
 * Offers messages of one way, one after the other. Where nobody is, nobody takes the next one either, and the absence is no
 * attempt of any message; what the other side refuses is given up.
 * @returns how many left, and whether the way was troubled
 */
export async function sendEach(messenger: Messenger, waiting: readonly Waiting[], note: (id: string, offered: Offered) => Promise<unknown>): Promise<{ readonly sent: number; readonly isTroubled: boolean }> {
  let sent = 0;
  let isTroubled = false;
  for (const { id, message } of waiting) {
    const said = message === undefined ? { kind: 'refused' as const } : await messenger.send(message);
    if (said.kind === 'unavailable') {
      isTroubled = true;
      if (said.isThere !== true) break;
    }
    if (said.kind === 'sent') sent += 1;
    await note(id, OFFERED[said.kind]);
  }
  return { sent, isTroubled };
}

const OFFERED = { sent: 'sent', refused: 'given-up', unavailable: 'waits' } as const satisfies Record<string, Offered>;
