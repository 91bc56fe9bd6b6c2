import { liveNotice } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  { name: 'silent', render: ({ say }) => liveNotice({ reload: { text: say(samples.saved), href: '/workplace' } }) },
  { name: 'with words', render: ({ say }) => liveNotice({ text: say(samples.openPoint), reload: { text: say(samples.saved), href: '/workplace' } }) },
];
