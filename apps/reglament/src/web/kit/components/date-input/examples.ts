import { dateInput } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  { name: 'date', render: ({ t, say }) => dateInput({ t, name: 'birth', label: say(samples.birthDate), value: '1994-03-27', birthday: true }) },
  {
    name: 'date-wrong',
    render: ({ t, say }) =>
      dateInput({ t, name: 'wrong-birth', label: say(samples.birthDate), value: { day: '31', month: '2' }, error: t('errors.date.incomplete', { label: say(samples.birthDate) }) }),
  },
];
