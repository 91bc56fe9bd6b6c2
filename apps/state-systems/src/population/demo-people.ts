import { makeBin, makeIin, type Sex } from '@reglament/identifiers';
import type { EntityFact, GuardianshipFact, Person, PowerOfAttorneyFact } from './person.ts';
import { addressText, type Home, type PlaceName } from './places.ts';

/** A person of the demonstration, as screens and tests need one. */
export interface DemoPerson {
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  readonly birthDate: string;
  readonly sex: Sex;
  readonly address: string;
}

/** What is remarkable about a citizen of the demonstration. */
export type DemoAbout = 'guardian-recorded' | 'guardian-unrecorded' | 'plain' | 'deceased';

export interface DemoCitizen extends DemoPerson {
  readonly about: DemoAbout;
}

/** "surname name patronymic", day of birth, sex, place, street, building, flat. The order gives the serial number. */
type Row = readonly [string, string, Sex, PlaceName, string, string, string?];

const CITIZENS = {
  /** Guardian of `CHILDREN.ward`; the guardianship system knows it. */
  'guardian-recorded': ['Жұмағалиева Гауһар Серікқызы', '1979-04-12', 'female', 'kyzylorda', 'Абай даңғылы', '12', '34'],
  /** Guardian of `CHILDREN.otherWard` by a decree that never reached the system. */
  'guardian-unrecorded': ['Әбдіқадыров Ғалым Теңізұлы', '1974-11-27', 'male', 'oral', 'Достық көшесі', '56', '7'],
  plain: ['Ысқақов Ұлан Мұратұлы', '1991-06-30', 'male', 'karaganda', 'Ұлы Дала көшесі', '8', '101'],
  parent: ['Ковалёва Ирина Сергеевна', '1988-03-08', 'female', 'karaganda', 'Наурыз көшесі', '19', '4'],
  /** The register says that the person has died. */
  deceased: ['Қожахметов Жаһангер Өтегенұлы', '1952-01-15', 'male', 'oral', 'Жеңіс көшесі', '3'],
} as const satisfies Readonly<Record<string, Row>>;

const CHILDREN = {
  ward: ['Өмірбеков Нұрасыл Ерланұлы', '2017-09-03', 'male', 'kyzylorda', 'Абай даңғылы', '12', '34'],
  otherWard: ['Үсенова Іңкәр Қайратқызы', '2016-02-19', 'female', 'oral', 'Достық көшесі', '56', '7'],
  child: ['Ковалёв Артём Денисович', '2021-05-25', 'male', 'karaganda', 'Наурыз көшесі', '19', '4'],
} as const satisfies Readonly<Record<string, Row>>;

/** Fathers and mothers of the wards: why they are wards. */
const DEAD_PARENTS = {
  wardFather: ['Өмірбеков Ерлан Болатұлы', '1985-07-21', 'male', 'kyzylorda', 'Абай даңғылы', '12', '34'],
  wardMother: ['Өмірбекова Айжан Маратқызы', '1987-10-02', 'female', 'kyzylorda', 'Абай даңғылы', '12', '34'],
  otherWardFather: ['Үсенов Қайрат Ақылбекұлы', '1983-12-11', 'male', 'oral', 'Достық көшесі', '56', '7'],
  otherWardMother: ['Үсенова Әсем Ғаниқызы', '1986-08-14', 'female', 'oral', 'Достық көшесі', '56', '7'],
} as const satisfies Readonly<Record<string, Row>>;

const STAFF = {
  wko: {
    clerk: ['Нұрпейісова Ақмарал Берікқызы', '1990-05-14', 'female', 'oral', 'Жамбыл көшесі', '21', '15'],
    executor: ['Сағындықов Дәурен Әнуарұлы', '1986-01-30', 'male', 'oral', 'Құрманғазы көшесі', '77', '2'],
    secondExecutor: ['Белова Наталья Викторовна', '1993-09-09', 'female', 'oral', 'Төле би көшесі', '5', '60'],
    head: ['Есенғалиев Талғат Қабдоллаұлы', '1972-02-18', 'male', 'oral', 'Мәншүк Мәметова көшесі', '40'],
    centreEmployee: ['Тілеубердина Жансая Ықыласқызы', '1995-12-05', 'female', 'oral', 'Достық көшесі', '101', '33'],
  },
  kyzylorda: {
    clerk: ['Рахымжанова Сәуле Өмірқызы', '1989-03-22', 'female', 'kyzylorda', 'Әйтеке би көшесі', '14', '8'],
    executor: ['Бердібеков Шыңғыс Асқарұлы', '1984-08-17', 'male', 'kyzylorda', 'Қазыбек би көшесі', '62', '19'],
    secondExecutor: ['Көбеева Мөлдір Талғатқызы', '1994-04-04', 'female', 'kyzylorda', 'Абай даңғылы', '95', '71'],
    head: ['Құдайбергенова Раушан Сұлтанқызы', '1970-10-10', 'female', 'kyzylorda', 'Төле би көшесі', '33'],
    centreEmployee: ['Әлімбаев Медет Жеңісұлы', '1992-07-01', 'male', 'kyzylorda', 'Бөгенбай батыр көшесі', '6', '12'],
    accumulationEmployee: ['Тәжібаева Ұлжан Нұрланқызы', '1996-11-13', 'female', 'kyzylorda', 'Ынтымақ көшесі', '28'],
  },
  karaganda: {
    clerk: ['Смирнова Елена Павловна', '1987-06-06', 'female', 'karaganda', 'Бейбітшілік көшесі', '11', '5'],
    executor: ['Мұқанов Әсет Ғабитұлы', '1985-05-19', 'male', 'karaganda', 'Кенесары көшесі', '48', '90'],
    secondExecutor: ['Шәріпова Назгүл Саматқызы', '1991-01-25', 'female', 'karaganda', 'Абай даңғылы', '17', '44'],
    head: ['Досмұхамбетов Қанат Ілиясұлы', '1969-09-29', 'male', 'karaganda', 'Шоқан Уәлиханов көшесі', '2', '18'],
    centreEmployee: ['Күзембаева Динара Үмбетқызы', '1993-02-02', 'female', 'karaganda', 'Достық көшесі', '70', '27'],
    commissionMember: ['Сүлейменов Болат Мәдиұлы', '1966-12-24', 'male', 'karaganda', 'Ағыбай батыр көшесі', '9'],
    akim: ['Теңізбаев Жандос Олжасұлы', '1976-03-16', 'male', 'nura', 'Тәуелсіздік көшесі', '1'],
    akimClerk: ['Әшімова Қарлығаш Ербекқызы', '1990-10-20', 'female', 'nura', 'Мектеп көшесі', '23'],
    akimExecutor: ['Жүнісов Рүстем Хамитұлы', '1988-04-28', 'male', 'nura', 'Жамбыл көшесі', '7'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** Well-known people: the same in every population, whatever its seed. */
export interface DemoPeople {
  /** Grown-ups, one of them deceased. */
  readonly citizens: readonly DemoCitizen[];
  readonly children: Readonly<Record<keyof typeof CHILDREN, DemoPerson>>;
  /** Notarised: the second plain citizen may act for the first. */
  readonly powerOfAttorney: { readonly principalIin: string; readonly representativeIin: string; readonly number: string };
  /** Led by the first plain citizen. */
  readonly entity: { readonly bin: string; readonly nameKz: string; readonly nameRu: string };
  readonly staff: { readonly [Region in keyof typeof STAFF]: Readonly<Record<keyof (typeof STAFF)[Region], DemoPerson>> };
}

/** People of the demonstration as the registers hold them, with what ties them together. */
export function makeDemoPeople(): {
  readonly demo: DemoPeople;
  readonly people: readonly Person[];
  readonly guardianships: readonly GuardianshipFact[];
  readonly powersOfAttorney: readonly PowerOfAttorneyFact[];
  readonly entities: readonly EntityFact[];
} {
  const citizens = peopleOf(CITIZENS, 9000);
  const children = peopleOf(CHILDREN, 9050);
  const parents = peopleOf(DEAD_PARENTS, 9100);
  const staff = { wko: peopleOf(STAFF.wko, 9200), kyzylorda: peopleOf(STAFF.kyzylorda, 9300), karaganda: peopleOf(STAFF.karaganda, 9400) };
  const told: readonly Person[] = [
    { ...citizens.deceased, deathDate: '2024-08-11' },
    ...Object.values(parents).map((person): Person => ({ ...person, deathDate: '2021-03-04' })),
    { ...children.ward, fatherIin: parents.wardFather.iin, motherIin: parents.wardMother.iin },
    { ...children.otherWard, fatherIin: parents.otherWardFather.iin, motherIin: parents.otherWardMother.iin },
    { ...children.child, motherIin: citizens.parent.iin },
  ];
  const powerOfAttorney: PowerOfAttorneyFact = {
    principalIin: citizens.plain.iin, representativeIin: citizens.parent.iin, number: '12-345', date: '2025-09-01', endDate: '2030-09-01', isNotarised: true,
  };
  const entity: EntityFact = {
    bin: makeBin({ registered: '2014-03', serial: 99_001 }), nameKz: '«Көктем-Үміт» ЖШС', nameRu: 'ТОО «Көктем-Үміт»',
    registrationDate: '2014-03-12', leaderIin: citizens.plain.iin,
  };
  const untold = [citizens, staff.wko, staff.kyzylorda, staff.karaganda].flatMap((group) => Object.values<Person>(group));
  return {
    demo: {
      citizens: Object.entries<Person>(citizens).map(([name, person]) => ({ ...shownPerson(person), about: isAbout(name) ? name : 'plain' })),
      children: shown(children),
      powerOfAttorney: { principalIin: powerOfAttorney.principalIin, representativeIin: powerOfAttorney.representativeIin, number: powerOfAttorney.number },
      entity: { bin: entity.bin, nameKz: entity.nameKz, nameRu: entity.nameRu },
      staff: { wko: shown(staff.wko), kyzylorda: shown(staff.kyzylorda), karaganda: shown(staff.karaganda) },
    },
    powersOfAttorney: [powerOfAttorney],
    entities: [entity],
    people: [...untold.filter(({ iin }) => iin !== citizens.deceased.iin), ...told],
    guardianships: [
      { guardianIin: citizens['guardian-recorded'].iin, childIin: children.ward.iin, decreeNumber: '214', decreeDate: '2021-04-19' },
    ],
  };
}

const isAbout = (name: string): name is DemoAbout => ['guardian-recorded', 'guardian-unrecorded', 'plain', 'deceased'].includes(name);

function peopleOf<Name extends string>(rows: Readonly<Record<Name, Row>>, firstSerial: number): Readonly<Record<Name, Person>> {
  const entries = Object.entries<Row>(rows).map(([name, row], i) => [name, personOf(row, firstSerial + i)] as const);
  return Object.fromEntries(entries) as Record<Name, Person>;
}

function personOf([fullName, birthDate, sex, place, street, building, flat]: Row, serial: number): Person {
  const [surname = '', name = '', patronymic = ''] = fullName.split(' ');
  const home: Home = { place, street, building, ...(flat === undefined ? {} : { flat }) };
  const people = /(?:ұлы|қызы)$/.test(patronymic) ? 'kazakh' : 'russian';
  return { iin: makeIin({ birthDate, sex, serial }), surname, name, patronymic, birthDate, sex, people, home };
}

function shown<Name extends string>(people: Readonly<Record<Name, Person>>): Readonly<Record<Name, DemoPerson>> {
  return Object.fromEntries(Object.entries<Person>(people).map(([name, person]) => [name, shownPerson(person)])) as Record<Name, DemoPerson>;
}

const shownPerson = ({ iin, surname, name, patronymic = '', birthDate, sex, home }: Person): DemoPerson => ({
  iin, surname, name, patronymic, birthDate, sex, address: addressText(home),
});
