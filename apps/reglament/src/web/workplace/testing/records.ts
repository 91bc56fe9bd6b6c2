/** What is written down in a step, for tests that pass through it. */
import type { LightMyRequestResponse } from 'fastify';
import type { Office, Person } from './office.ts';
import { formsOf } from './walk.ts';

const DAY = { 'record.done-date-day': '10', 'record.done-date-month': '9', 'record.done-date-year': '2026' };

export const EXAMINATION = {
  ...DAY, 'record.address': 'Доскей ауылы, Бейбітшілік к., 4', 'record.members': 'Ғабдуллин Т.Р., хатшы', 'record.family': 'Бес адам', 'record.employment': 'Әкесі – жүргізуші', 'record.income': 'Жалақы',
  'record.dwelling': 'Үш бөлмелі үй', 'record.findings': 'Отбасы бес адам, табысы төмен',
};

export const CONCLUSION = { ...DAY, 'record.number': '14', 'record.members': 'Ғабдуллин Т.Р., хатшы', 'record.need': 'needed', 'record.reason': 'Жан басына шаққандағы табыс төмен' };

/** Opens the record's page and sends its form with more entered. */
export async function writeDown(office: Office, person: Person, caseId: string, record: string, more: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
  const path = `/workplace/cases/${caseId}/records/${record}`;
  const page = await office.get(person, path);
  const form = formsOf(page.body).find(({ action }) => action === path);
  return form === undefined ? page : office.post(person, path, { ...form.fields, ...more });
}
