import { linkList, plainList } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';
import { statusTag } from '../tag/template.ts';

export const examples: readonly Example[] = [
  { name: 'link-list', render: ({ t, say }) => linkList([{ text: say(samples.service), href: '/services/wko-2015-153/02', hint: say(samples.department), state: statusTag({ t, status: 'now' }) }, { text: say(samples.documents), href: '/papers/1', download: true }]) },
  { name: 'plain-list', render: ({ say }) => plainList([say(samples.taskPerson), say(samples.taskChild), say(samples.taskSign)]) },
];
