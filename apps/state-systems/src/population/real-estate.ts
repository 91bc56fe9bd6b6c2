import { ageOn, type Person, type RealEstateFact } from './person.ts';
import { chanceFrom } from './random.ts';

/** One adult in so many owns the home they are registered at; a few have sold one before. */
const ONE_IN = 3;

const KINDS = [
  { kk: 'пәтер', ru: 'квартира' }, { kk: 'жеке тұрғын үй', ru: 'индивидуальный жилой дом' }, { kk: 'жер учаскесі', ru: 'земельный участок' },
] as const;

/** Real estate of living adults, now and before; the same people own the same. */
export function makeRealEstate(people: readonly Person[], asOf: string): readonly RealEstateFact[] {
  const chance = chanceFrom(people.length + 2);
  const adults = people.filter(({ birthDate, deathDate }) => deathDate === undefined && ageOn(birthDate, asOf) >= 18);
  return adults.flatMap(({ iin, birthDate, home }, index): readonly RealEstateFact[] => {
    if (index % ONE_IN !== 0) return [];
    const year = Math.min(Number(asOf.slice(0, 4)) - 1, Number(birthDate.slice(0, 4)) + 18 + chance.between(0, 12));
    const kind = home.flat === undefined ? KINDS[1] : KINDS[0];
    const owned: RealEstateFact = { ownerIin: iin, kind, home, since: `${year}-${two(chance.between(1, 12))}-10` };
    if (!chance.happens(0.15)) return [owned];
    return [owned, { ownerIin: iin, kind: KINDS[2], home, since: `${year - 3}-03-15`, until: `${year - 1}-11-20` }];
  });
}

const two = (value: number): string => String(value).padStart(2, '0');
