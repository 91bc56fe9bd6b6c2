import { citedClause } from '../../clause-words.ts';
import { routeLine } from './template.ts';
import type { Station } from './template.ts';
import type { Example, ExampleContext } from '../example.ts';
import { marginNote } from '../margin-note/template.ts';
import { samples } from '../samples.ts';

/** What the citizen sees: roles in plain words. */
const plain = ({ say }: ExampleContext): readonly Station[] => [
  { title: say(samples.stationSent), state: 'done', actor: say(samples.you), time: '20.11.2026, 10:12' },
  { title: say(samples.stationRegistered), state: 'done', actor: say(samples.department), time: '20.11.2026, 10:14' },
  { title: say(samples.stationExamined), state: 'now', actor: say(samples.department), time: say(samples.by25) },
  { title: say(samples.stationSigned), state: 'ahead', actor: say(samples.headOfDepartment) },
  { title: say(samples.stationReady), state: 'ahead', time: say(samples.by25) },
];

/** What staff see: names, minutes and clauses. */
const detailed = ({ t, language, say }: ExampleContext): readonly Station[] => {
  const note = (paragraph: number) => marginNote({ t, language, clause: citedClause(t, say(samples.decree), String(paragraph)) });
  return [
    { title: say(samples.stationRegistered), state: 'done', actor: 'Сәрсенова Гүлнәр', time: '20.11.2026, 10:14', duration: say(samples.of15), note: note(5) },
    { title: say(samples.assign), state: 'late', actor: 'Қуанышев Болат', time: '20.11.2026, 11:14', note: note(6) },
    { title: say(samples.examine), state: 'ahead', actor: t('law.executor'), duration: say(samples.normWorking), note: note(7) },
    { title: t('law.commission'), state: 'skipped' },
    { title: say(samples.stationSigned), state: 'ahead', actor: t('law.head') },
  ];
};

export const examples: readonly Example[] = [
  { name: 'route-across', render: (context) => routeLine({ t: context.t, stations: plain(context), layout: 'across' }) },
  { name: 'route-down', render: (context) => routeLine({ t: context.t, stations: plain(context).map((station, index) => (index === 2 ? { ...station, note: openNote(context) } : station)), label: context.say(samples.service) }) },
  { name: 'route-workplace', render: (context) => routeLine({ t: context.t, stations: detailed(context), label: context.say(samples.case) }) },
];

function openNote({ t, language, say }: ExampleContext) {
  return marginNote({ t, language, clause: citedClause(t, say(samples.decree), '8'), remark: say(samples.openPoint) });
}
