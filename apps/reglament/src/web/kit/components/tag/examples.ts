import { statusTag } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';

const statuses = ['done', 'now', 'ahead', 'late', 'refused', 'paused'] as const;

export const examples: readonly Example[] = [
  { name: 'tags', render: ({ t }) => html`${statuses.map((status) => html`<p>${statusTag({ t, status })}</p>`)}` },
];
