import type { RequestListener } from 'node:http';
import { z } from 'zod';
import { jsonListener } from '../json-listener.ts';

/** A letter as it was handed over. */
const LETTER = z.strictObject({ id: z.uuid(), to: z.email().max(200), subject: z.string().max(200), text: z.string().min(1).max(1000) });
export type RelayedLetter = z.infer<typeof LETTER>;

/** Older ones are forgotten: the stand-in delivers to nobody and keeps what a demonstration wants to see. */
const KEPT_MAX = 500;

export interface MailRelay {
  readonly listener: RequestListener;
  readonly all: () => readonly RelayedLetter[];
}

/** Stand-in of a relay of letters: POST hands one over, GET shows what came, the newest first. An id counts once. */
export function mailRelay(): MailRelay {
  const kept = new Map<string, RelayedLetter>();
  return {
    all: () => [...kept.values()],
    listener: jsonListener({
      show: () => [...kept.values()].reverse(), method: 'POST', schema: LETTER,
      take: (letter) => {
        const isNew = !kept.has(letter.id);
        if (isNew) kept.set(letter.id, letter);
        if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
        return { status: isNew ? 201 : 200, answer: { id: letter.id } };
      },
    }),
  };
}
