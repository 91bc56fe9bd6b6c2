import type { AddressRecord, DictionaryValue, DocumentRecord, PersonRecord } from '@reglament/gateway';
import { ageOn, type Home, type Person, type Place, PLACES } from '../population/index.ts';

const value = (code: string, nameKz: string, nameRu: string): DictionaryValue => ({ code, nameRu, nameKz });

const GENDER = { male: value('1', 'ер', 'мужской'), female: value('2', 'әйел', 'женский') } as const;
const NATIONALITY = { kazakh: value('005', 'қазақ', 'казах'), russian: value('001', 'орыс', 'русский') } as const;
const KAZAKHSTAN = value('398', 'Қазақстан', 'Казахстан');
const ALIVE = value('0', 'қалыпты', 'нормальный');
const DEAD = value('3', 'қайтыс болған', 'умерший');
const REGISTERED = value('1', 'тіркелген', 'зарегистрирован');
const IDENTITY_CARD = value('002', 'ҚР жеке куәлігі', 'удостоверение личности РК');
const PASSPORT = value('001', 'ҚР паспорты', 'паспорт РК');
const INTERIOR = value('002', 'ҚР Ішкі істер министрлігі', 'МВД РК');
const CIVIL_STATUS = value('009', 'Азаматтық хал актілерін тіркеу бөлімі', 'Отдел регистрации актов гражданского состояния');
const VALID = value('00', 'жарамды', 'действителен');
const REPLACED = value('17', 'жаңасы берілген', 'выдан новый');
const AFTER_DEATH = value('18', 'қайтыс болуы бойынша', 'по записи о смерти');

/** The register writes names in capitals. */
const capitals = (text: string): string => text.toLocaleUpperCase('kk');

/** What the register holds of a person. What the population does not know follows from the IIN, so it never changes. */
export function personRecordOf(person: Person, today: string): PersonRecord {
  const { iin, birthDate, deathDate, patronymic } = person;
  return {
    iin,
    surname: capitals(person.surname),
    name: capitals(person.name),
    ...(patronymic === undefined ? {} : { patronymic: capitals(patronymic) }),
    birthDate,
    ...(deathDate === undefined
      ? {}
      : { deathDate, deathCertificate: { number: numberFrom(iin, 3, 8), beginDate: deathDate, issueOrganisation: CIVIL_STATUS } }),
    gender: GENDER[person.sex],
    nationality: NATIONALITY[person.people],
    citizenship: KAZAKHSTAN,
    lifeStatus: deathDate === undefined ? ALIVE : DEAD,
    birthPlace: { country: KAZAKHSTAN, district: PLACES[person.home.place].district },
    regAddress: addressRecordOf(person.home, birthDate),
    documents: documentsOf(person, today),
    removed: false,
  };
}

function addressRecordOf(home: Home, since: string): AddressRecord {
  const { district, region, city }: Place = PLACES[home.place];
  return {
    country: KAZAKHSTAN,
    district,
    region,
    ...(city === undefined ? {} : { city }),
    street: home.street,
    building: home.building,
    ...(home.flat === undefined ? {} : { flat: home.flat }),
    beginDate: since,
    status: REGISTERED,
    arCode: `02013${numberFrom(home.street + home.building + (home.flat ?? ''), 5, 11)}`,
  };
}

/** Children under 16 have none; adults have a card, an earlier card that it replaced, and one in three a passport. */
function documentsOf({ iin, birthDate, deathDate }: Person, today: string): readonly DocumentRecord[] {
  if (ageOn(birthDate, today) < 16) return [];
  const status = deathDate === undefined ? VALID : AFTER_DEATH;
  const first = addYears(birthDate, 16);
  const document = (type: DictionaryValue, number: string, beginDate: string, state: DictionaryValue): DocumentRecord => ({
    type, number, beginDate, endDate: addYears(beginDate, 10), issueOrganization: INTERIOR, status: state,
  });
  const second = addYears(first, 10 * Math.max(0, Math.floor((ageOn(birthDate, today) - 16) / 10)));
  return [
    ...(second > first ? [document(IDENTITY_CARD, numberFrom(iin, 1, 9), first, REPLACED)] : []),
    document(IDENTITY_CARD, numberFrom(iin, 2, 9), second, status),
    ...(Number(iin.slice(-2)) % 3 === 0 ? [document(PASSPORT, `N${numberFrom(iin, 4, 8)}`, second, status)] : []),
  ];
}

const addYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** Digits that follow from a text: FNV-1a, so that the same person always has the same document. */
function numberFrom(text: string, salt: number, length: number): string {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  let digits = '';
  while (digits.length < length) {
    for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    digits += String(hash % 10_000).padStart(4, '0');
  }
  return digits.slice(0, length);
}
