import { html } from '../../html.ts';
import { workbench } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';
import { summaryList } from '../summary-list/template.ts';

export const examples: readonly Example[] = [
  {
    name: 'workbench',
    render: ({ t, say }) =>
      workbench({
        work: html`<p>${say(samples.service)}</p>`,
        file: summaryList({ t, rows: [{ label: say(samples.surname), value: 'Әубәкірова' }, { label: say(samples.address), value: say(samples.addressValue) }] }),
        fileLabel: say(samples.documents),
      }),
  },
];
