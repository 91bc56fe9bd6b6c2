import { button, buttonRow } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'buttons',
    render: ({ t, say }) =>
      buttonRow([button({ text: t('kit.continue') }), button({ text: t('kit.save'), kind: 'secondary', name: 'act', value: 'save' }), button({ text: say(samples.reject), kind: 'warning', name: 'act', value: 'withdraw' })]),
  },
];
