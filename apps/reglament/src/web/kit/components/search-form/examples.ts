import { html } from '../../html.ts';
import { searchFilter, searchForm } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'search-narrowed',
    render: ({ t, say }) => searchForm({
      action: '/workplace', name: 'q2', label: say(samples.number), value: '', submit: t('kit.continue'), accessKey: '0',
      filters: searchFilter({ name: 'where', label: say(samples.region), all: '–', choices: [{ value: 'oral', text: 'Орал' }], value: 'oral' }),
    }),
  },
  {
    name: 'search',
    render: ({ t, say }) => searchForm({ action: '/workplace', name: 'q', label: say(samples.surname), value: 'Әубәкірова', submit: t('kit.continue'), after: html`<a href="/workplace">${t('kit.cancel')}</a>` }),
  },
];
