import { LAW_ON_HOLIDAYS } from './acts.ts';
import type { Act } from './acts.ts';
import type { Words } from '../words.ts';

/**
 * A national or state holiday: the same day (`MM-DD`) each year of its being in force. `since` and `until` are the
 * first and the last year it is a day off. One that falls on a day off moves that day off to the next working day.
 */
export type Holiday = {
  readonly on: string;
  readonly name: Words;
  readonly since: number;
  readonly until?: number;
  readonly act: Act;
};

const NEW_YEAR = { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' };
const NAURYZ = { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' };
const INDEPENDENCE = { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' };
const CONSTITUTION = {
  kk: 'Қазақстан Республикасының Конституциясы күні',
  ru: 'День Конституции Республики Казахстан',
  en: 'Constitution Day',
};

const act = LAW_ON_HOLIDAYS;

/** `since: 2012` means "2012 or earlier": the tables begin there. */
export const HOLIDAYS: readonly Holiday[] = [
  { on: '01-01', name: NEW_YEAR, since: 2012, act },
  { on: '01-02', name: NEW_YEAR, since: 2012, act },
  {
    on: '03-08',
    name: { kk: 'Халықаралық әйелдер күні', ru: 'Международный женский день', en: 'International Women’s Day' },
    since: 2012,
    act,
  },
  // By the referendum of 15 March 2026 the day of the new Constitution, first kept in 2027.
  { on: '03-15', name: CONSTITUTION, since: 2027, act },
  { on: '03-21', name: NAURYZ, since: 2012, act },
  { on: '03-22', name: NAURYZ, since: 2012, act },
  { on: '03-23', name: NAURYZ, since: 2012, act },
  {
    on: '05-01',
    name: {
      kk: 'Қазақстан халқының бірлігі мерекесі',
      ru: 'Праздник единства народа Казахстана',
      en: 'Day of the Unity of the People of Kazakhstan',
    },
    since: 2012,
    act,
  },
  {
    on: '05-07',
    name: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
    since: 2013,
    act,
  },
  { on: '05-09', name: { kk: 'Жеңіс күні', ru: 'День Победы', en: 'Victory Day' }, since: 2012, act },
  { on: '07-06', name: { kk: 'Астана күні', ru: 'День Столицы', en: 'Capital City Day' }, since: 2012, act },
  // The ministry of labour: no longer kept in 2026, the old Constitution having ended in July of that year.
  { on: '08-30', name: CONSTITUTION, since: 2012, until: 2025, act },
  { on: '10-25', name: { kk: 'Республика күні', ru: 'День Республики', en: 'Republic Day' }, since: 2022, act },
  {
    on: '12-01',
    name: {
      kk: 'Қазақстан Республикасының Тұңғыш Президенті күні',
      ru: 'День Первого Президента Республики Казахстан',
      en: 'Day of the First President',
    },
    since: 2012,
    until: 2021,
    act,
  },
  { on: '12-16', name: INDEPENDENCE, since: 2012, act },
  { on: '12-17', name: INDEPENDENCE, since: 2012, until: 2021, act },
];
