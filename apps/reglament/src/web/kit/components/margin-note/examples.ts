import { citedClause } from '../../clause-words.ts';
import { beside, marginNote } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'margin-note',
    render: ({ t, language, say }) =>
      beside(
        html`<p>${say(samples.openPoint)}</p>`,
        marginNote({ t, language, clause: citedClause(t, say(samples.decree), '7'), remark: t('law.open'), href: '/law/wko-2015-153/02' }),
      ),
  },
];
