import { type Iin, makeIin, type Sex } from '@reglament/identifiers';
import { KAZAKH, kazakhPatronymic, type NameStock, RUSSIAN, russianPatronymic, surnameOf } from './names.ts';
import { makeEntities } from './entities.ts';
import { ageOn, type EntityFact, type GuardianshipFact, type Person, type Population, type PowerOfAttorneyFact } from './person.ts';
import { type Home, type PlaceName, PLACES, STREETS } from './places.ts';
import { makeRealEstate } from './real-estate.ts';
import { makePowersOfAttorney } from './powers-of-attorney.ts';
import { chanceFrom, type Chance } from './random.ts';

export interface PopulationInput {
  readonly seed: number;
  readonly size: number;
  /** The day on which ages are counted; nobody is born or dies after it. YYYY-MM-DD */
  readonly asOf: string;
  /** People who are in it as they are, and what is known of them. */
  readonly pinned?: {
    readonly people: readonly Person[];
    readonly guardianships: readonly GuardianshipFact[];
    readonly powersOfAttorney?: readonly PowerOfAttorneyFact[];
    readonly entities?: readonly EntityFact[];
  };
}

/** Everything that grows while people are made; nothing of it leaves this file. */
interface Making {
  readonly chance: Chance;
  readonly asOf: string;
  readonly size: number;
  readonly byIin: Map<string, Person>;
  /** Grown-up men who may found a family. */
  readonly bachelors: Person[];
  readonly guardianships: GuardianshipFact[];
  readonly orphans: Person[];
}

/**
 * Makes a population of families: couples, their children, some of whom found families of their own; deaths; children
 * who lost both parents, most of them with a guardian from the family. The same input gives the same people.
 */
export function makePopulation({ seed, size, asOf, pinned = { people: [], guardianships: [] } }: PopulationInput): Population {
  const making: Making = {
    chance: chanceFrom(seed), asOf, size, bachelors: [], orphans: [],
    byIin: new Map(pinned.people.map((person) => [person.iin, person])),
    guardianships: [...pinned.guardianships],
  };
  while (making.byIin.size < size) addFamily(making);
  const people = [...making.byIin.values()];
  const entities = [...(pinned.entities ?? []), ...makeEntities(people, asOf)];
  const byBin = new Map(entities.map((entity) => [entity.bin, entity]));
  const realEstate = makeRealEstate(people, asOf);
  const byOwner = Map.groupBy(realEstate, ({ ownerIin }) => ownerIin);
  const byGuardian = Map.groupBy(making.guardianships, ({ guardianIin }) => guardianIin);
  return {
    size: making.byIin.size,
    people,
    powersOfAttorney: [...(pinned.powersOfAttorney ?? []), ...makePowersOfAttorney(people, asOf)],
    entities,
    realEstate,
    realEstateOf: (ownerIin) => byOwner.get(ownerIin as Iin) ?? [],
    findEntity: (bin) => byBin.get(bin),
    orphans: making.orphans,
    guardianships: making.guardianships,
    findPerson: (iin) => making.byIin.get(iin),
    guardianshipsOf: (guardianIin) => byGuardian.get(guardianIin as Iin) ?? [],
  };
}

const BACHELORS_MAX = 2000;
const YEARS_OF_MEN = { from: 1938, to: 2003 } as const;

function addFamily(making: Making): void {
  const { chance } = making;
  const son = making.bachelors.length > 200 && chance.happens(0.6) ? making.bachelors.shift() : undefined;
  const people = son?.people ?? (chance.happens(0.74) ? 'kazakh' : 'russian');
  const home = makeHome(chance);
  const husband = son ?? add(making, newPerson(making, { people, home, sex: 'male', year: chance.between(YEARS_OF_MEN.from, YEARS_OF_MEN.to) }));
  const year = clamp(yearOf(husband.birthDate) + chance.between(-3, 6), YEARS_OF_MEN.from, yearOf(making.asOf) - 19);
  const maiden = newPerson(making, { people, home, sex: 'female', year });
  const wife = add(making, { ...maiden, spouseIin: husband.iin, surname: chance.happens(0.6) ? surnameOf(rootOf(husband), 'female') : maiden.surname });
  making.byIin.set(husband.iin, { ...husband, home, spouseIin: wife.iin });
  const children = addChildren(making, husband, wife, home);
  addDeaths(making, husband, wife, children);
}

/** The masculine form a family's surnames come from. */
const rootOf = ({ surname, sex }: Person): string => (sex === 'male' ? surname : surname.replace(/а$/, ''));

function addChildren(making: Making, father: Person, mother: Person, home: Home): readonly Person[] {
  const { chance } = making;
  const children: Person[] = [];
  let year = yearOf(mother.birthDate) + chance.between(19, 30);
  for (let count = chance.between(0, 5); count > 0 && year < yearOf(making.asOf); count -= 1) {
    const sex = chance.happens(0.51) ? 'male' : 'female';
    const child = newPerson(making, { people: father.people, home, sex, year, father });
    children.push(add(making, { ...child, fatherIin: father.iin, motherIin: mother.iin }));
    year += chance.between(1, 5);
  }
  return children;
}

interface NewPerson {
  readonly people: Person['people'];
  readonly home: Home;
  readonly sex: Sex;
  readonly year: number;
  readonly father?: Person;
}

function newPerson(making: Making, { people, home, sex, year, father }: NewPerson): Person {
  const { chance } = making;
  const stock: NameStock = people === 'kazakh' ? KAZAKH : RUSSIAN;
  const fatherName = father?.name ?? chance.pick(stock.male);
  // Empty patronymics are normal in the register, so they must be here too.
  const patronymic = chance.happens(0.04) ? undefined : people === 'kazakh' ? kazakhPatronymic(fatherName, sex) : russianPatronymic(fatherName, sex);
  const birthDate = dayIn(chance, year);
  return {
    iin: freeIin(making, birthDate, sex),
    surname: surnameOf(father === undefined ? chance.pick(stock.surnames) : rootOf(father), sex),
    name: chance.pick(sex === 'male' ? stock.male : stock.female),
    ...(patronymic === undefined ? {} : { patronymic }),
    birthDate, sex, people, home,
  };
}

function freeIin({ chance, byIin }: Making, birthDate: string, sex: Sex): Iin {
  for (;;) {
    const iin = makeIin({ birthDate, sex, serial: chance.between(0, 8999) });
    if (!byIin.has(iin)) return iin;
  }
}

function add(making: Making, person: Person): Person {
  making.byIin.set(person.iin, person);
  const age = ageOn(person.birthDate, making.asOf);
  if (person.sex === 'male' && person.fatherIin !== undefined && age >= 23 && making.bachelors.length < BACHELORS_MAX) making.bachelors.push(person);
  return person;
}

function addDeaths(making: Making, husband: Person, wife: Person, children: readonly Person[]): void {
  const { chance, asOf } = making;
  const minors = children.filter(({ birthDate }) => ageOn(birthDate, asOf) < 18);
  const youngest = minors.at(-1);
  if (youngest !== undefined && chance.happens(0.008)) {
    const day = dayBetween(chance, youngest.birthDate, asOf);
    die(making, husband, day);
    die(making, wife, day);
    for (const child of minors) placeOrphan(making, child, husband, day);
    return;
  }
  for (const person of [husband, wife]) {
    const age = ageOn(person.birthDate, asOf);
    // A rough curve: one in two hundred at 30, one in five at 65, every second at 80.
    if (chance.happens(Math.min(0.9, 0.0007 * 1.088 ** age))) die(making, person, dayBetween(chance, `${yearOf(asOf) - Math.min(15, Math.floor(age / 3))}-01-01`, asOf));
  }
}

function die(making: Making, { iin }: Person, deathDate: string): void {
  const person = making.byIin.get(iin);
  if (person !== undefined) making.byIin.set(iin, { ...person, deathDate });
}

/** Four of five orphans have a guardian: a grandparent when one lives, otherwise somebody of the neighbourhood. */
function placeOrphan(making: Making, child: Person, father: Person, lostOn: string): void {
  const { chance, asOf } = making;
  const guardian = chance.happens(0.8) ? findGuardian(making, father) : undefined;
  if (guardian === undefined) return void making.orphans.push(child);
  making.byIin.set(child.iin, { ...child, home: guardian.home });
  making.guardianships.push({
    guardianIin: guardian.iin, childIin: child.iin, decreeNumber: String(chance.between(1, 900)), decreeDate: dayBetween(chance, lostOn, asOf),
  });
}

function findGuardian({ byIin, asOf }: Making, father: Person): Person | undefined {
  const candidates = [father.motherIin, father.fatherIin].map((iin) => (iin === undefined ? undefined : byIin.get(iin)));
  const relative = candidates.find((person) => person !== undefined && person.deathDate === undefined);
  if (relative !== undefined) return relative;
  return [...byIin.values()].findLast(({ birthDate, deathDate, iin }) => iin !== father.iin && deathDate === undefined && isOfAge(birthDate, asOf));
}

const isOfAge = (birthDate: string, asOf: string): boolean => ageOn(birthDate, asOf) >= 30 && ageOn(birthDate, asOf) < 65;

const PLACE_NAMES = (Object.keys(PLACES) as PlaceName[]).flatMap((name) => Array<PlaceName>(PLACES[name].share).fill(name));

function makeHome(chance: Chance): Home {
  const place = chance.pick(PLACE_NAMES as [PlaceName, ...PlaceName[]]);
  const inTown = !('city' in PLACES[place]);
  return {
    place,
    street: chance.pick(STREETS),
    building: String(chance.between(1, 150)),
    ...(inTown && chance.happens(0.8) ? { flat: String(chance.between(1, 120)) } : {}),
  };
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const two = (value: number): string => String(value).padStart(2, '0');
/** Days up to the 28th: every month has them. */
const dayIn = (chance: Chance, year: number): string => `${year}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`;

function dayBetween(chance: Chance, from: string, to: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return new Date(start + Math.floor(chance.unit() * Math.max(0, end - start))).toISOString().slice(0, 10);
}
