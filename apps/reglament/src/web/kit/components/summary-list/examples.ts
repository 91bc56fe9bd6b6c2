import { citedClause } from '../../clause-words.ts';
import { summaryList } from './template.ts';
import type { Example } from '../example.ts';
import { marginNote } from '../margin-note/template.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'summary',
    render: ({ t, language, say }) =>
      summaryList({
        t,
        rows: [
          { label: say(samples.surname), value: 'Әубәкірова', changeHref: '/surname' },
          { label: say(samples.givenName), value: 'Үміт', changeHref: '/name', note: marginNote({ t, language, clause: citedClause(t, say(samples.decree), '11') }) },
          { label: say(samples.address), value: say(samples.addressValue), changeHref: '/address' },
          { label: say(samples.reason), value: '', changeHref: '/reason' },
        ],
      }),
  },
];
