import { taskList } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'tasks',
    render: ({ t, say }) =>
      taskList({
        t,
        tasks: [
          { title: say(samples.taskPerson), href: '/person', state: 'done' },
          { title: say(samples.taskChild), href: '/child', state: 'begun' },
          { title: say(samples.documents), href: '/documents', state: 'now' },
          { title: say(samples.taskSign), state: 'later' },
        ],
      }),
  },
];
