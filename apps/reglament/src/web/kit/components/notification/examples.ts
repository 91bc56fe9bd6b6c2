import { confirmationPanel, notification } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  { name: 'info', render: ({ t, say }) => notification({ t, kind: 'info', body: html`<p>${say(samples.openPoint)}</p>` }) },
  { name: 'success', render: ({ t, say }) => notification({ t, kind: 'success', body: html`<p>${say(samples.saved)}</p>`, live: true }) },
  {
    name: 'refusal',
    render: ({ t }) =>
      notification({ t, kind: 'refusal', title: t('refusals.edsNotConfirmed.title'), body: html`<p>${t('refusals.edsNotConfirmed.text')}</p><p>${t('refusals.edsNotConfirmed.expired')}.</p>` }),
  },
];

/** Holds an h1, so it is shown on a page of its own. */
export const confirmationExample: Example = {
  name: 'confirmation',
  render: ({ say }) => confirmationPanel({ title: say(samples.registered), label: say(samples.number), number: 'БҚО-153-02/2026-000417', body: html`<p>${say(samples.registeredText)}</p>` }),
};
