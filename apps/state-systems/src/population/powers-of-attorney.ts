import { ageOn, type Person, type PowerOfAttorneyFact } from './person.ts';
import { chanceFrom } from './random.ts';

/** One adult in so many has given somebody a power of attorney. */
const ONE_IN = 40;

/** Powers of attorney between adults, most of them certified by a notary; the same people give the same ones. */
export function makePowersOfAttorney(people: readonly Person[], asOf: string): readonly PowerOfAttorneyFact[] {
  const chance = chanceFrom(people.length);
  const byIin = new Map<string, Person>(people.map((person) => [person.iin, person]));
  const adults = people.filter(({ birthDate, deathDate }) => deathDate === undefined && ageOn(birthDate, asOf) >= 18);
  return adults.flatMap((principal, i) => {
    if (i % ONE_IN !== 0) return [];
    const spouse = byIin.get(principal.spouseIin ?? '');
    const representative = spouse?.deathDate === undefined ? (spouse ?? adults[(i + 1) % adults.length]) : adults[(i + 1) % adults.length];
    if (representative === undefined || representative.iin === principal.iin) return [];
    const year = Number(asOf.slice(0, 4)) - chance.between(0, 4);
    return [{
      principalIin: principal.iin,
      representativeIin: representative.iin,
      number: `${chance.between(1, 40)}-${chance.between(1, 3000)}`,
      date: `${year - 1}-${String(chance.between(1, 12)).padStart(2, '0')}-15`,
      endDate: `${year + 2}-12-31`,
      isNotarised: chance.happens(0.7),
      ...(chance.happens(0.1) ? { revokedDate: `${year}-06-01` } : {}),
    }];
  });
}
