import { citedClause } from '../../clause-words.ts';
import { dueDate } from './template.ts';
import type { Example } from '../example.ts';
import { marginNote } from '../margin-note/template.ts';
import { formatDateTime } from '../../dates.ts';
import { sampleDue, sampleNow, sampleZone, samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'due-with-computation',
    render: ({ t, language, say }) =>
      dueDate({
        t, language, dueAt: sampleDue, now: sampleNow, zone: sampleZone, left: { value: 3, unit: 'working-day' },
        note: marginNote({
          t, language, clause: citedClause(t, say(samples.decree), '5'),
          passage: { language: 'kk', text: 'Мемлекеттік қызмет тіркелген сәттен бастап үш жұмыс күні ішінде көрсетіледі.' },
          computation: {
            norm: say(samples.normWorking), from: say(samples.fromRegistration), due: formatDateTime(language, sampleDue, sampleZone),
            days: [
              { day: '2026-11-20', counted: false, why: t('law.startDay') },
              { day: '2026-11-21', counted: false, why: say(samples.weekend) },
              { day: '2026-11-22', counted: false, why: say(samples.weekend) },
              { day: '2026-11-23', counted: true },
              { day: '2026-11-24', counted: true },
              { day: '2026-11-25', counted: true },
            ],
          },
        }),
      }),
  },
  { name: 'due-late', render: ({ t, language }) => dueDate({ t, language, dueAt: sampleDue, now: sampleDue + 2 * 86_400_000, zone: sampleZone }) },
  { name: 'due-met', render: ({ t, language }) => dueDate({ t, language, dueAt: sampleDue, now: sampleDue, doneAt: sampleNow, zone: sampleZone }) },
];
