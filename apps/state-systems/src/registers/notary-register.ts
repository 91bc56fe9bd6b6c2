import {
  MESSAGE_RESULT, type Organisation, type PowerOfAttorneyRecord, readPowerOfAttorneyRequest, STATUS, type SyncService, writePowerOfAttorneyResponse,
} from '@reglament/gateway';
import type { Lies } from '../faults/spoil-service.ts';
import type { Population, PowerOfAttorneyFact } from '../population/index.ts';
import { answerHead } from './answer-head.ts';

const REGISTER: Organisation = { code: 'ENIS', nameRu: 'ЕНИС (стенд)', nameKz: 'БНАЖ (стенд)' };
const NOTARY = { code: '0000001', nameKz: 'Нотариус (стенд)', nameRu: 'Нотариус (стенд)' } as const;

type Asked = ReturnType<typeof readPowerOfAttorneyRequest>;

/** Stand-in of the notarial system: knows the notarised powers of attorney and no others. */
export const notaryRegister = (population: Population, clock: () => Date): SyncService =>
  answering((asked) => population.powersOfAttorney.filter((fact) => fact.isNotarised && fits(fact, asked)), clock);

/** What a spoilt system says: somebody else's power of attorney, or none. */
export const notaryLies = (population: Population, clock: () => Date): Lies => ({
  stranger: answering((asked) => population.powersOfAttorney.filter((fact) => !fits(fact, asked)).slice(0, 1), clock),
  absent: answering(() => [], clock),
});

const fits = (fact: PowerOfAttorneyFact, { principalIin, representativeIin, number }: Asked): boolean =>
  fact.principalIin === principalIin && fact.representativeIin === representativeIin && (number === undefined || fact.number === number);

function answering(find: (asked: Asked) => readonly PowerOfAttorneyFact[], clock: () => Date): SyncService {
  return async ({ data }) => {
    const request = readPowerOfAttorneyRequest(data.element);
    const powersOfAttorney = find(request).map(recordOf);
    const [status, result] = powersOfAttorney.length === 0 ? [STATUS.refused, MESSAGE_RESULT.absent] as const : [STATUS.processed, MESSAGE_RESULT.found] as const;
    return { status, data: writePowerOfAttorneyResponse({ ...answerHead(request, REGISTER, result, clock()), powersOfAttorney }) };
  };
}

const recordOf = ({ isNotarised: _isNotarised, ...fact }: PowerOfAttorneyFact): PowerOfAttorneyRecord => ({
  ...fact, notary: NOTARY, subject: 'Мемлекеттік көрсетілетін қызметтерді алу',
});
