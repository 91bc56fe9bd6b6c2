import { MESSAGE_RESULT, type Organisation, readPersonRequest, STATUS, type SyncService, writePersonResponse } from '@reglament/gateway';
import type { Person, Population } from '../population/index.ts';
import type { Lies } from '../faults/spoil-service.ts';
import { answerHead } from './answer-head.ts';
import { personRecordOf } from './person-record.ts';

const REGISTER: Organisation = { code: 'GBDFL', nameRu: 'ГБД ФЛ (стенд)', nameKz: 'ЖТ МДҚ (стенд)' };

/** Stand-in of the state database of individuals: answers by IIN. */
export const individualsRegister = (population: Population, clock: () => Date): SyncService =>
  answering((iin) => population.findPerson(iin), clock);

/** What a spoilt register says: about the next person it holds, or nothing about anybody. */
export const individualsLies = (population: Population, clock: () => Date): Lies => ({
  stranger: answering((iin) => population.people.find((person) => person.iin !== iin), clock),
  absent: answering(() => undefined, clock),
});

function answering(find: (iin: string) => Person | undefined, clock: () => Date): SyncService {
  return async ({ data }) => {
    const request = readPersonRequest(data.element);
    const person = find(request.iin ?? '');
    const now = clock();
    if (person === undefined) {
      const head = answerHead(request, REGISTER, MESSAGE_RESULT.absent, now);
      return { status: STATUS.refused, data: writePersonResponse({ ...head, persons: [] }) };
    }
    const head = answerHead(request, REGISTER, MESSAGE_RESULT.found, now);
    return { status: STATUS.processed, data: writePersonResponse({ ...head, persons: [personRecordOf(person, now.toISOString().slice(0, 10))] }) };
  };
}
