import { MESSAGE_RESULT, type Organisation, type OrphanRecord, readOrphansRequest, STATUS, type SyncService, writeOrphansResponse } from '@reglament/gateway';
import type { Lies } from '../faults/spoil-service.ts';
import { ageOn, type Person, PLACES, type Population } from '../population/index.ts';
import { answerHead } from './answer-head.ts';

const SYSTEM: Organisation = { code: 'ORPHANS', nameRu: 'РБД детей-сирот (стенд)', nameKz: 'Жетім балалардың РДБ (стенд)' };

/** As many as a candidate can look at in one visit. */
const CHILDREN_MAX = 12;

/** Stand-in of the orphans' data bank: children without guardian, those of the candidate's own region first. */
export const orphanDataBank = (population: Population, clock: () => Date): SyncService =>
  answering((candidateIin) => ({ candidateIin, children: childrenFor(population, candidateIin, clock().toISOString().slice(0, 10)) }), clock);

/** What a spoilt bank says: another candidate's list, or none. */
export const orphanLies = (population: Population, clock: () => Date): Lies => ({
  stranger: answering((iin) => {
    const candidateIin = population.people.find((person) => person.iin !== iin)?.iin ?? iin;
    return { candidateIin, children: childrenFor(population, candidateIin, clock().toISOString().slice(0, 10)) };
  }, clock),
  absent: answering((candidateIin) => ({ candidateIin, children: [] }), clock),
});

interface List { readonly candidateIin: string; readonly children: readonly OrphanRecord[] }

function answering(find: (candidateIin: string) => List, clock: () => Date): SyncService {
  return async ({ data }) => {
    const request = readOrphansRequest(data.element);
    const list = find(request.candidateIin);
    const [status, result] = list.children.length === 0 ? [STATUS.refused, MESSAGE_RESULT.absent] : [STATUS.processed, MESSAGE_RESULT.found];
    return { status, data: writeOrphansResponse({ ...answerHead(request, SYSTEM, result, clock()), ...list }) };
  };
}

function childrenFor({ orphans, findPerson }: Population, candidateIin: string, today: string): readonly OrphanRecord[] {
  const candidate = findPerson(candidateIin);
  const region = candidate === undefined ? undefined : PLACES[candidate.home.place].district.code;
  const isNear = ({ home }: Person): boolean => PLACES[home.place].district.code === region;
  return orphans
    .map((child, index) => ({ child, number: `РДБ-${String(index + 1).padStart(5, '0')}` }))
    .filter(({ child }) => child.deathDate === undefined && ageOn(child.birthDate, today) < 18)
    .toSorted((a, b) => Number(isNear(b.child)) - Number(isNear(a.child)))
    .slice(0, CHILDREN_MAX)
    .map(({ child, number }) => recordOf(child, number));
}

const GENDER = { male: { code: '1', nameRu: 'мужской', nameKz: 'ер' }, female: { code: '2', nameRu: 'женский', nameKz: 'әйел' } } as const;

function recordOf({ surname, name, patronymic, birthDate, sex, home }: Person, number: string): OrphanRecord {
  return { number, surname, name, ...(patronymic === undefined ? {} : { patronymic }), birthDate, gender: GENDER[sex], region: PLACES[home.place].region };
}
