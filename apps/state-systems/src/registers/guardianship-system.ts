import {
  GUARDIANSHIP_KIND, type GuardianshipRecord, MESSAGE_RESULT, type Organisation, readGuardianshipRequest, STATUS, type SyncService,
  writeGuardianshipResponse,
} from '@reglament/gateway';
import type { Lies } from '../faults/spoil-service.ts';
import { ageOn, type GuardianshipFact, type Person, PLACES, type Population } from '../population/index.ts';
import { answerHead } from './answer-head.ts';

const SYSTEM: Organisation = { code: 'GUARDIANSHIP', nameRu: 'Опека и попечительство (стенд)', nameKz: 'Қорғаншылық және қамқоршылық (стенд)' };

/** Stand-in of the system with data on established guardianship: answers by the guardian's IIN. */
export const guardianshipSystem = (population: Population, clock: () => Date): SyncService =>
  answering(population, (iin) => population.guardianshipsOf(iin), clock);

/** What a spoilt system says: somebody else's guardianship, or none. */
export const guardianshipLies = (population: Population, clock: () => Date): Lies => ({
  stranger: answering(population, (iin) => {
    const stranger = population.people.find((person) => person.iin !== iin);
    return stranger === undefined ? [] : population.guardianships.slice(0, 1).map((fact) => ({ ...fact, guardianIin: stranger.iin }));
  }, clock),
  absent: answering(population, () => [], clock),
});

function answering(population: Population, find: (guardianIin: string) => readonly GuardianshipFact[], clock: () => Date): SyncService {
  return async ({ data }) => {
    const request = readGuardianshipRequest(data.element);
    const now = clock();
    const today = now.toISOString().slice(0, 10);
    const guardianships = find(request.guardianIin).flatMap((fact) => {
      const child = population.findPerson(fact.childIin);
      // Guardianship ends by itself when the child comes of age.
      return child === undefined || ageOn(child.birthDate, today) >= 18 ? [] : [recordOf(fact, child, today)];
    });
    if (guardianships.length === 0) {
      return { status: STATUS.refused, data: writeGuardianshipResponse({ ...answerHead(request, SYSTEM, MESSAGE_RESULT.absent, now), guardianships }) };
    }
    return { status: STATUS.processed, data: writeGuardianshipResponse({ ...answerHead(request, SYSTEM, MESSAGE_RESULT.found, now), guardianships }) };
  };
}

function recordOf({ guardianIin, decreeNumber, decreeDate }: GuardianshipFact, child: Person, today: string): GuardianshipRecord {
  const { iin, surname, name, patronymic, birthDate, home } = child;
  const { region } = PLACES[home.place];
  return {
    kind: ageOn(birthDate, today) < 14 ? GUARDIANSHIP_KIND.guardianship : GUARDIANSHIP_KIND.trusteeship,
    guardianIin,
    child: { iin, surname, name, ...(patronymic === undefined ? {} : { patronymic }), birthDate },
    decree: { number: decreeNumber, date: decreeDate, issuedBy: { code: region.code, nameKz: `${region.nameKz} әкімдігі`, nameRu: `Акимат, ${region.nameRu}` } },
  };
}
