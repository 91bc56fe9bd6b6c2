/** Takes an application at a counter, page by page, as the official does. */
import assert from 'node:assert/strict';
import { APPLICANT_IIN } from './office.ts';
import type { Office, Person } from './office.ts';
import { formsOf } from './walk.ts';

/** A case at the centre's counter, standing on the registration that may end in a refusal to accept. */
export async function counterCase(office: Office, person: Person, service = 'kyzylorda-2018-1114/03/centre-paper', more: Readonly<Record<string, string>> = {}): Promise<string> {
  const found = await office.post(person, `/workplace/intake/${service}`, { iin: APPLICANT_IIN });
  const location = found.headers.location ?? '';
  const choice = await office.get(person, location);
  const first = /href="([^"]*\?case=[^"]*form=[^"]*)"/.exec(choice.body)?.[1]?.replaceAll('&amp;', '&');
  const page = first === undefined ? choice : await office.get(person, first);
  const form = formsOf(page.body).find(({ fields }) => 'case' in fields);
  const regulation = office.desk.library.regulations.get(service.split('/').slice(0, 2).join('/'));
  const fields = regulation?.forms.find(({ id }) => id === form?.fields['form'])?.fields ?? [];
  const filled = Object.fromEntries(fields.flatMap(({ id, type, choices }): (readonly [string, string])[] => {
    if (type === 'date') return [[`request.${id}-day`, '4'], [`request.${id}-month`, '3'], [`request.${id}-year`, '2016']];
    const known: Readonly<Record<string, string>> = { text: 'СЕРІКОВ ДӘУРЕН', 'long-text': 'Мүлік', address: 'Қызылорда қ., 1', iin: APPLICANT_IIN, phone: '+7 701 123 45 67', checkbox: 'yes', number: '1', integer: '1' };
    return [[`request.${id}`, choices?.[0]?.id ?? known[type] ?? form?.fields[`request.${id}`] ?? 'СЕРІКОВ']];
  }));
  const taken = await office.post(person, form?.action ?? '', { ...form?.fields, ...filled, ...Object.fromEntries(Object.entries(form?.fields ?? {}).filter(([name, value]) => name.startsWith('request.') && value !== '')), ...more });
  assert.equal(taken.statusCode, 303, taken.body.slice(0, 400));
  return /cases\/([0-9a-f-]{36})/.exec(taken.headers.location ?? '')?.[1] ?? '';
}
