import type { XmlElement } from '@reglament/eds';
import {
  GUARDIANSHIP_SERVICE, INDIVIDUALS_SERVICE, type MessageData, NOTARY_SERVICE, type OrphanRecord, ORPHANS_SERVICE, readGuardianshipResponse, readOrphansResponse, readPersonResponse, readPowerOfAttorneyResponse,
  type RegisterRequestHead, type RegisterResponseHead, writeGuardianshipRequest, writeOrphansRequest, writePersonRequest, writePowerOfAttorneyRequest,
} from '@reglament/gateway';
import type { Guardianship, ListedChild, PowerOfAttorney, PowerOfAttorneyQuestion, RegisteredPerson } from '../../desk/ports.ts';
import { longestHolding } from '../../desk/registers/power-of-attorney.ts';
import { guardianshipOf, listedChildOf, powerOfAttorneyOf, registeredPersonOf } from './register-records.ts';

/** One register service: how to ask it and how to understand it. */
export interface Service<Question, Row, T> {
  readonly id: string;
  readonly write: (head: RegisterRequestHead, question: Question) => MessageData;
  readonly read: (data: XmlElement) => { readonly head: RegisterResponseHead; readonly records: readonly Row[] };
  /** Whether a record is about what was asked: an answer about somebody else is none. */
  readonly fits: (record: Row, question: Question) => boolean;
  /** What the product needs of the records, of which there is at least one; `undefined` when they contradict each other. */
  readonly take: (records: readonly [Row, ...Row[]]) => T | undefined;
}

export const INDIVIDUALS: Service<string, Parameters<typeof registeredPersonOf>[0], RegisteredPerson> = {
  id: INDIVIDUALS_SERVICE,
  write: (head, iin) => writePersonRequest({ ...head, iin }),
  read: (data) => { const { persons, ...head } = readPersonResponse(data); return { head, records: persons.filter(({ removed }) => !removed) }; },
  fits: (person, iin) => person.iin === iin,
  take: ([person, ...others]) => (others.length === 0 ? registeredPersonOf(person) : undefined),
};

export const GUARDIANSHIPS: Service<string, Parameters<typeof guardianshipOf>[0], Guardianship> = {
  id: GUARDIANSHIP_SERVICE,
  write: (head, guardianIin) => writeGuardianshipRequest({ ...head, guardianIin }),
  read: (data) => {
    const { guardianships, ...head } = readGuardianshipResponse(data);
    return { head, records: guardianships.filter(({ endDate }) => endDate === undefined) };
  },
  fits: ({ guardianIin }, iin) => guardianIin === iin,
  // Of several wards the one taken last: the port has room for one.
  take: ([first, ...others]) => guardianshipOf(others.reduce((latest, next) => (next.decree.date > latest.decree.date ? next : latest), first)),
};

export const ORPHANS: Service<string, { readonly candidateIin: string; readonly child: OrphanRecord }, readonly ListedChild[]> = {
  id: ORPHANS_SERVICE,
  write: (head, candidateIin) => writeOrphansRequest({ ...head, candidateIin }),
  read: (data) => { const { children, candidateIin, ...head } = readOrphansResponse(data); return { head, records: children.map((child) => ({ candidateIin, child })) }; },
  fits: ({ candidateIin }, iin) => candidateIin === iin,
  take: (records) => records.map(({ child }) => listedChildOf(child)),
};

export const POWERS_OF_ATTORNEY: Service<PowerOfAttorneyQuestion, Parameters<typeof powerOfAttorneyOf>[0], PowerOfAttorney> = {
  id: NOTARY_SERVICE,
  write: (head, question) => writePowerOfAttorneyRequest({ ...head, ...question }),
  read: (data) => { const { powersOfAttorney, ...head } = readPowerOfAttorneyResponse(data); return { head, records: powersOfAttorney }; },
  fits: (record, { principalIin, representativeIin, number }) =>
    record.principalIin === principalIin && record.representativeIin === representativeIin && (number === undefined || record.number === number),
  take: (records) => powerOfAttorneyOf(longestHolding(records)),
};
