import { details } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  { name: 'details', render: ({ say }) => details({ summary: say(samples.detailsSummary), body: html`<p>${say(samples.detailsBody)}</p>`, open: true }) },
];
