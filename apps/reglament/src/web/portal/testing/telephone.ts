/** Telephones of a test: everything sent is kept; `down` is an operator that takes nothing. */
import type { Messenger } from '../../../desk/ports.ts';

export interface Telephone extends Messenger {
  readonly received: { readonly phone: string; readonly text: string }[];
  down: boolean;
}

export function telephone(): Telephone {
  const received: { readonly phone: string; readonly text: string }[] = [];
  const phone: Telephone = {
    received, down: false,
    send: async ({ to, text }) => {
      if (phone.down) return { kind: 'unavailable' };
      received.push({ phone: to, text });
      return { kind: 'sent' };
    },
  };
  return phone;
}

/** The code in the last message to a number. */
export function codeSentTo(phone: Telephone, number: string): string {
  const text = phone.received.filter((message) => message.phone === number).at(-1)?.text ?? '';
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`Expected a code sent to ${number}, but found "${text}"`);
  return code;
}
