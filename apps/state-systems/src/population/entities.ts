import { makeBin } from '@reglament/identifiers';
import { ageOn, type EntityFact, type Person } from './person.ts';
import { chanceFrom } from './random.ts';

/** One adult of working age in so many leads an entity. */
const ONE_IN = 60;

const NAMES: readonly [string, ...string[]] = [
  'Теңіз', 'Жайық', 'Алтын дән', 'Ұлытау', 'Көктем', 'Сырдария', 'Бәйтерек', 'Нұрлы жол', 'Үміт', 'Іргетас', 'Қарлығаш', 'Өркен', 'Ғасыр', 'Һақ-Сервис',
];
const FORMS = [{ kk: 'ЖШС', ru: 'ТОО' }, { kk: 'ӨК', ru: 'ПК' }, { kk: 'АҚ', ru: 'АО' }] as const;

/** Legal entities led by people of the population; the same people lead the same ones. */
export function makeEntities(people: readonly Person[], asOf: string): readonly EntityFact[] {
  const chance = chanceFrom(people.length + 1);
  const leaders = people.filter(({ birthDate, deathDate }) => deathDate === undefined && ageOn(birthDate, asOf) >= 25 && ageOn(birthDate, asOf) < 65);
  const made = new Map<string, EntityFact>();
  for (const [i, { iin }] of leaders.entries()) {
    if (i % ONE_IN !== 0) continue;
    const month = `${2000 + chance.between(0, 25)}-${String(chance.between(1, 12)).padStart(2, '0')}`;
    const bin = makeBin({ registered: month, serial: i });
    const name = `«${chance.pick(NAMES)}-${i / ONE_IN + 1}»`;
    const form = FORMS[chance.between(0, FORMS.length - 1)] ?? FORMS[0];
    made.set(bin, { bin, nameKz: `${name} ${form.kk}`, nameRu: `${form.ru} ${name}`, registrationDate: `${month}-10`, leaderIin: iin });
  }
  return [...made.values()];
}
