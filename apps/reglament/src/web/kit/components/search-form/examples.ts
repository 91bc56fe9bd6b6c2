import { html } from '../../html.ts';
import { searchForm } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'search',
    render: ({ t, say }) => searchForm({ action: '/workplace', name: 'q', label: say(samples.surname), value: 'Әубәкірова', submit: t('kit.continue'), after: html`<a href="/workplace">${t('kit.cancel')}</a>` }),
  },
];
