import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isBin, parseIin } from '@reglament/identifiers';
import { addressText, ageOn, type DemoPerson, makeDemoPeople, makePopulation, type Population } from './index.ts';
import { russianPatronymic, surnameOf } from './names.ts';

const ASOF = '2026-01-01';
const { demo, ...pinned } = makeDemoPeople();

describe('the population of 100,000', () => {
  let population: Population;
  let busyMs: number;
  before(() => {
    const start = process.cpuUsage();
    population = makePopulation({ seed: 1, size: 100_000, asOf: ASOF, pinned });
    busyMs = process.cpuUsage(start).user / 1000;
  });

  test('is made in a few seconds of work, also on a slow machine', () => {
    assert.ok(population.size >= 100_000);
    assert.ok(busyMs < 6000, `${busyMs} ms`);
  });

  test('has an IIN for each that says the birth date and the sex', () => {
    for (const person of population.people) {
      const iin = parseIin(person.iin);
      assert.ok(iin.kind === 'iin', person.iin);
      assert.deepEqual([iin.birthDate, iin.sex], [person.birthDate, person.sex]);
      assert.equal(population.findPerson(person.iin), person);
    }
  });

  test('has parents older than their children, and children alive or born before their parents died', () => {
    for (const child of population.people) {
      for (const iin of [child.fatherIin, child.motherIin]) {
        if (iin === undefined) continue;
        const parent = population.findPerson(iin);
        assert.ok(parent !== undefined, child.iin);
        const age = ageOn(parent.birthDate, child.birthDate);
        assert.ok(age >= 14 && age <= 62, `${parent.iin} ${child.iin} ${age}`);
      }
    }
  });

  test('has couples who know of each other', () => {
    for (const { iin, spouseIin } of population.people) {
      if (spouseIin !== undefined) assert.equal(population.findPerson(spouseIin)?.spouseIin, iin);
    }
  });

  test('has deaths after births and before the day of the population', () => {
    const dead = population.people.filter(({ deathDate }) => deathDate !== undefined);
    assert.ok(dead.length > 3000 && dead.length < 20_000, String(dead.length));
    for (const { birthDate, deathDate = '' } of dead) assert.ok(birthDate < deathDate && deathDate <= ASOF, deathDate);
  });

  test('has living adult guardians over children who lost both parents', () => {
    assert.ok(population.guardianships.length > 100, String(population.guardianships.length));
    for (const { guardianIin, childIin, decreeDate } of population.guardianships) {
      const guardian = population.findPerson(guardianIin);
      const child = population.findPerson(childIin);
      assert.ok(guardian !== undefined && child !== undefined);
      assert.ok(ageOn(guardian.birthDate, decreeDate) >= 18, guardianIin);
      assert.equal(guardian.deathDate, undefined);
      assert.ok(ageOn(child.birthDate, ASOF) < 18);
      for (const iin of [child.fatherIin, child.motherIin]) {
        const parent = iin === undefined ? undefined : population.findPerson(iin);
        assert.ok(parent?.deathDate !== undefined && parent.deathDate <= decreeDate, childIin);
      }
      assert.ok(population.guardianshipsOf(guardianIin).some((fact) => fact.childIin === childIin));
    }
  });

  test('has orphans without guardian', () => {
    assert.ok(population.orphans.length > 20, String(population.orphans.length));
    const wards = new Set<string>(population.guardianships.map(({ childIin }) => childIin));
    for (const { iin } of population.orphans) assert.ok(!wards.has(iin));
  });

  test('has powers of attorney between living adults, notarised and not, and entities led by such', () => {
    const isLivingAdult = (iin: string): boolean => {
      const person = population.findPerson(iin);
      return person !== undefined && person.deathDate === undefined && ageOn(person.birthDate, ASOF) >= 18;
    };
    const { powersOfAttorney, entities } = population;
    assert.ok(powersOfAttorney.filter(({ isNotarised }) => isNotarised).length > 500 && powersOfAttorney.some(({ isNotarised }) => !isNotarised));
    for (const { principalIin, representativeIin, date, endDate } of powersOfAttorney) {
      assert.ok(isLivingAdult(principalIin) && isLivingAdult(representativeIin) && principalIin !== representativeIin && date < endDate, principalIin);
    }
    assert.ok(entities.length > 400, String(entities.length));
    assert.equal(new Set(entities.map(({ bin }) => bin)).size, entities.length);
    for (const { bin, leaderIin } of entities) assert.ok(isBin(bin) && isLivingAdult(leaderIin) && population.findEntity(bin) !== undefined);
  });

  test('has real estate of living adults, held now or before, acquired of age', () => {
    const { realEstate } = population;
    assert.ok(realEstate.length > 15_000, String(realEstate.length));
    assert.ok(realEstate.some(({ until }) => until !== undefined));
    for (const { ownerIin, since, until } of realEstate) {
      const owner = population.findPerson(ownerIin);
      assert.ok(owner !== undefined && owner.deathDate === undefined && since < ASOF && (until === undefined || since < until), ownerIin);
      assert.ok(population.realEstateOf(ownerIin).some((fact) => fact.since === since));
    }
  });

  test('writes every Kazakh letter', () => {
    const letters = new Set(population.people.flatMap(({ surname, name, patronymic = '' }) => [...`${surname}${name}${patronymic}`]));
    for (const letter of 'әіңғүұқөһӘІҒҮҰҚӨҺ') assert.ok(letters.has(letter), letter);
  });

  test('has people in every place and some without patronymic', () => {
    const places = new Set(population.people.map(({ home }) => home.place));
    assert.equal(places.size, 11);
    assert.ok(population.people.some(({ patronymic }) => patronymic === undefined));
  });

  test('holds the people of the demonstration', () => {
    const groups: readonly Readonly<Record<string, DemoPerson>>[] = [demo.children, ...Object.values(demo.staff)];
    const all = [...demo.citizens, ...groups.flatMap((group) => Object.values(group))];
    assert.equal(new Set(all.map(({ iin }) => iin)).size, all.length);
    for (const person of all) {
      const held = population.findPerson(person.iin);
      assert.ok(held !== undefined);
      assert.deepEqual([held.surname, held.name, held.patronymic, addressText(held.home)], [person.surname, person.name, person.patronymic, person.address]);
      assert.ok(/ұлы|қызы|вич|вна/.test(person.patronymic) && !/undefined/.test(person.address));
    }
    const iinOf = (about: string) => demo.citizens.find((citizen) => citizen.about === about)?.iin ?? '';
    assert.deepEqual(population.guardianshipsOf(iinOf('guardian-recorded')).map(({ childIin }) => childIin), [demo.children.ward.iin]);
    assert.deepEqual(population.guardianshipsOf(iinOf('guardian-unrecorded')), []);
    assert.equal(population.findPerson(iinOf('deceased'))?.deathDate, '2024-08-11');
    assert.equal(population.findPerson(iinOf('plain'))?.deathDate, undefined);
  });
});

test('the same seed gives the same people, another gives others, and the demonstration stays', () => {
  const make = (seed: number) => makePopulation({ seed, size: 500, asOf: ASOF, pinned }).people;
  assert.deepEqual(make(7), make(7));
  assert.notDeepEqual(make(7).slice(-100), make(8).slice(-100));
  assert.deepEqual(make(7).slice(0, pinned.people.length), make(8).slice(0, pinned.people.length));
});

test('names take the form of the sex', () => {
  const forms = [['Әбдіқадыров', 'Әбдіқадырова'], ['Тілеубердин', 'Тілеубердина'], ['Вишневский', 'Вишневская'], ['Шевченко', 'Шевченко'], ['Ковалёв', 'Ковалёва']] as const;
  for (const [male, female] of forms) assert.equal(surnameOf(male, 'female'), female);
  const patronymics = [
    ['Сергей', 'Сергеевна'], ['Василий', 'Васильевна'], ['Дмитрий', 'Дмитриевна'], ['Юрий', 'Юрьевна'], ['Павел', 'Павловна'], ['Никита', 'Никитична'],
    ['Игорь', 'Игоревна'], ['Андрей', 'Андреевна'], ['Иван', 'Ивановна'], ['Геннадий', 'Геннадьевна'], ['Валерий', 'Валерьевна'], ['Евгений', 'Евгеньевна'],
  ] as const;
  for (const [father, daughter] of patronymics) assert.equal(russianPatronymic(father, 'female'), daughter);
});
