import { form } from './template.ts';
import { html } from '../../html.ts';
import { button, buttonRow } from '../button/template.ts';
import { textInput } from '../text-input/template.ts';
import { samples } from '../samples.ts';
import type { Example } from '../example.ts';

export const examples: readonly Example[] = [
  {
    name: 'form',
    render: ({ t, say }) =>
      form({
        action: '/example', csrf: 'token', sending: t('kit.sending'), confirmLeave: true,
        body: html`${textInput({ t, name: 'given', label: say(samples.givenName), autocomplete: 'given-name' })}${buttonRow([button({ text: t('kit.send') })])}`,
      }),
  },
];
