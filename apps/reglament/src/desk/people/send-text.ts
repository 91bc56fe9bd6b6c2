import { randomUUID } from 'node:crypto';
import type { Messenger } from '../ports.ts';

/** A telephone as messages are sent to it: `+` and digits. A number that begins with the home prefix 8 begins with +7. */
export function messageNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `+${digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits}`;
}

/**
 * Tells a telephone something that only helps now: a code, a warning. One attempt under an id of its own, because what
 * comes late and twice confuses more than nothing. Without an operator nothing is sent.
 */
export async function sendText(messenger: Messenger | undefined, phone: string, text: string): Promise<{ readonly kind: 'sent' } | { readonly kind: 'unavailable' }> {
  const said = await messenger?.send({ id: randomUUID(), channel: 'sms', to: messageNumber(phone), text });
  return { kind: said?.kind === 'sent' ? 'sent' : 'unavailable' };
}
