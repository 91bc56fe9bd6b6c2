import { pagination } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';

export const examples: readonly Example[] = [
  { name: 'pagination', render: ({ t }) => html`${pagination({ t, page: 4, pages: 12, href: (page) => `?page=${page}` })}` },
];
