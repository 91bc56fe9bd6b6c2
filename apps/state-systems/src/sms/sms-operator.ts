import type { RequestListener } from 'node:http';
import { z } from 'zod';
import { jsonListener } from '../json-listener.ts';

/** POST /sms: one message. The id is the sender's; the same id twice is the same message. */
const MESSAGE = z.strictObject({ id: z.uuid(), to: z.string().regex(/^\+\d{10,15}$/), text: z.string().min(1).max(1000) });

export interface DeliveredMessage extends z.infer<typeof MESSAGE> { readonly at: string }

const KEPT_MAX = 500;

/**
 * Stand-in of an operator of short messages: takes messages as their HTTP interfaces do, and keeps the last of them to be
 * read in place of the telephones that do not exist. GET gives them, the newest first.
 */
export function smsOperator(clock: () => Date): RequestListener {
  const delivered: DeliveredMessage[] = [];
  return jsonListener({
    show: () => delivered, method: 'POST', schema: MESSAGE,
    take: (message) => {
      if (!delivered.some(({ id }) => id === message.id)) delivered.unshift({ ...message, at: clock().toISOString() });
      delivered.splice(KEPT_MAX);
      return { status: 202, answer: { id: message.id } };
    },
  });
}
