import type { AddressRecord, GuardianshipRecord, OrphanRecord, PersonRecord, PowerOfAttorneyRecord } from '@reglament/gateway';
import type { Guardianship, ListedChild, PowerOfAttorney, RegisteredPerson } from '../../desk/ports.ts';

/** A person of the register as the product needs one. */
export function registeredPersonOf(person: PersonRecord): RegisteredPerson {
  const { iin, surname, name, patronymic, birthDate, deathDate, regAddress } = person;
  const address = regAddress === undefined ? '' : addressText(regAddress);
  return {
    iin,
    surname: properName(surname),
    name: properName(name),
    ...(patronymic === undefined ? {} : { patronymic: properName(patronymic) }),
    birthDate,
    ...(deathDate === undefined ? {} : { deathDate }),
    ...(address === '' ? {} : { address }),
  };
}

export const guardianshipOf = ({ guardianIin, child, decree }: GuardianshipRecord): Guardianship => ({
  guardianIin,
  childName: [child.surname, child.name, child.patronymic].filter((part) => part !== undefined).map(properName).join(' '),
  childBirthDate: child.birthDate,
  decreeNumber: decree.number,
  decreeDate: decree.date,
});

export const listedChildOf = ({ number, surname, name, patronymic, birthDate, gender, region }: OrphanRecord): ListedChild => ({
  number,
  childName: [surname, name, patronymic].filter((part) => part !== undefined).map(properName).join(' '),
  givenName: properName(name),
  birthDate,
  sex: gender.code === '2' ? 'female' : 'male',
  regionKz: region.nameKz,
  regionRu: region.nameRu,
});

export const powerOfAttorneyOf = ({ notary: _notary, ...power }: PowerOfAttorneyRecord): PowerOfAttorney => power;

/** The register writes names in capitals; people do not. Names with a small letter in them are left as they are. */
export function properName(text: string): string {
  if (text !== text.toLocaleUpperCase('kk')) return text;
  return text.toLocaleLowerCase('kk').replace(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toLocaleUpperCase('kk'));
}

/** An address as it is written on an envelope, in the state language. */
function addressText({ district, region, city, street, building, corpus, flat }: AddressRecord): string {
  const parts = [
    district?.nameKz, region?.nameKz, city, street,
    building === undefined ? undefined : `${building}-үй`,
    corpus === undefined ? undefined : `${corpus}-корпус`,
    flat === undefined ? undefined : `${flat}-пәтер`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
