import { errorSummary } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'error-summary',
    render: ({ t, say }) =>
      html`${errorSummary({ t, errors: [{ field: 'wrong-iin', text: t('errors.iin.check-digit') }, { field: 'wrong-birth', text: t('errors.date.incomplete', { label: say(samples.birthDate) }) }] })}`,
  },
];
