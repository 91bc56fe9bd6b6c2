import { html } from '../../html.ts';
import { checkbox, checkboxes, radios, rowChoice, select } from './template.ts';
import type { Example, ExampleContext } from '../example.ts';
import { samples } from '../samples.ts';

const who = (say: ExampleContext['say']) => [
  { value: 'guardian', text: say(samples.guardian), hint: say(samples.guardianHint) },
  { value: 'trustee', text: say(samples.trustee), hint: say(samples.trusteeHint) },
];

export const examples: readonly Example[] = [
  { name: 'radios', render: ({ t, say }) => radios({ t, name: 'who', label: say(samples.who), choices: who(say), value: 'guardian' }) },
  { name: 'radios-wrong', render: ({ t, say }) => radios({ t, name: 'who-wrong', label: say(samples.who), choices: who(say), error: t('errors.choose', { label: say(samples.who) }) }) },
  {
    name: 'checkboxes',
    render: ({ t, say }) =>
      checkboxes({ t, name: 'channel', label: say(samples.channel), choices: [{ value: 'sms', text: say(samples.sms) }, { value: 'cabinet', text: say(samples.cabinet) }], values: ['cabinet'] }),
  },
  { name: 'checkbox', render: ({ t, say }) => checkbox({ t, name: 'consent', label: say(samples.consent) }) },
  { name: 'row-choice', render: ({ say }) => html`<form id="ticked" action="/"></form><p>${rowChoice({ form: 'ticked', name: 'case', value: '1', label: say(samples.guardian) })} ${say(samples.guardian)}</p>` },
  { name: 'select', render: ({ t, say }) => select({ t, name: 'region', label: say(samples.region), choices: [{ value: 'oral', text: 'Орал' }, { value: 'zhanibek', text: 'Жәнібек' }], value: 'oral' }) },
];
