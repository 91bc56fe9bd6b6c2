import type { Ticket } from '../../desk/visits/queue.ts';

/** A ticket as it is printed and called: three figures. */
export function ticketNumber({ number }: Pick<Ticket, 'number'>): string {
  return String(number).padStart(3, '0');
}
