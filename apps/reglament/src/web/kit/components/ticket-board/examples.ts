import { bigNumber, ticketBoard } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'board',
    render: ({ say }) => ticketBoard({ label: say(samples.service), ticketTitle: say(samples.region), windowTitle: say(samples.surname), calls: [{ ticket: '017', window: '2' }, { ticket: '016', window: '1' }], empty: '–' }),
  },
  { name: 'board-empty', render: ({ say }) => ticketBoard({ label: say(samples.service), ticketTitle: '', windowTitle: '', calls: [], empty: say(samples.region) }) },
  { name: 'ticket', render: ({ say }) => bigNumber({ label: say(samples.surname), number: '017' }) },
];
