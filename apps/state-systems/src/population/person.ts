import type { Iin, Sex } from '@reglament/identifiers';
import type { Home } from './places.ts';

/** A person of the synthetic population. Nobody of them exists. Days are YYYY-MM-DD. */
export interface Person {
  readonly iin: Iin;
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  readonly birthDate: string;
  readonly sex: Sex;
  readonly people: 'kazakh' | 'russian';
  readonly home: Home;
  readonly deathDate?: string;
  readonly fatherIin?: Iin;
  readonly motherIin?: Iin;
  readonly spouseIin?: Iin;
}

/** An established guardianship over a child who lost both parents. */
export interface GuardianshipFact {
  readonly guardianIin: Iin;
  readonly childIin: Iin;
  readonly decreeNumber: string;
  readonly decreeDate: string;
}

/** A power of attorney; only a notarised one is in the notarial system. */
export interface PowerOfAttorneyFact {
  readonly principalIin: Iin;
  readonly representativeIin: Iin;
  readonly number: string;
  readonly date: string;
  readonly endDate: string;
  readonly revokedDate?: string;
  readonly isNotarised: boolean;
}

/** A legal entity and the person who leads it. */
export interface EntityFact {
  readonly bin: string;
  readonly nameKz: string;
  readonly nameRu: string;
  readonly registrationDate: string;
  readonly leaderIin: Iin;
}

/** A right to an object of real estate. */
export interface RealEstateFact {
  readonly ownerIin: Iin;
  readonly kind: { readonly kk: string; readonly ru: string };
  readonly home: Home;
  readonly since: string;
  /** Absent while it lasts. */
  readonly until?: string;
}

export interface Population {
  readonly size: number;
  readonly findPerson: (iin: string) => Person | undefined;
  /** Of children who are under 18 on the day of the population. */
  readonly guardianshipsOf: (guardianIin: string) => readonly GuardianshipFact[];
  /** Children without living parents and without guardian. */
  readonly orphans: readonly Person[];
  readonly guardianships: readonly GuardianshipFact[];
  readonly people: readonly Person[];
  readonly powersOfAttorney: readonly PowerOfAttorneyFact[];
  readonly entities: readonly EntityFact[];
  readonly realEstate: readonly RealEstateFact[];
  readonly realEstateOf: (ownerIin: string) => readonly RealEstateFact[];
  readonly findEntity: (bin: string) => EntityFact | undefined;
}

export const ageOn = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
