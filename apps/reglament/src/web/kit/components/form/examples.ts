import { form } from './template.ts';
import { button } from '../button/template.ts';
import type { Example } from '../example.ts';

export const examples: readonly Example[] = [
  { name: 'form', render: ({ t }) => form({ action: '/example', csrf: 'token', sending: t('kit.sending'), confirmLeave: true, body: button({ text: t('kit.send') }) }) },
];
