/** An administrator for tests of the organisation, and what they do most. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeIin } from '@reglament/identifiers';
import { beginSession } from '../../../desk/people/sessions.ts';
import type { Office, Person } from './office.ts';

export const BASE = '/workplace/organisation';

/** Two regions, and an administrator of the first. */
export async function withAdministrator(office: Office): Promise<Person> {
  const { db } = office.desk;
  await db.query(`insert into region (id, name) values ('wko', '{"kk":"Батыс Қазақстан облысы","ru":"ЗКО","en":"WKO"}'), ('kar', '{"kk":"Қарағанды облысы","ru":"Карагандинская область","en":"Karaganda"}')`);
  await db.query("update unit set region = 'wko' where decree = 'wko-2015-153'");
  await db.query("update unit set region = 'kar' where decree = 'karaganda-2014-34-05'");
  const id = randomUUID();
  await db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, 'admin', 'none', '900101300017', 'ӘКІМШІ', '{}')", [id]);
  await db.query("insert into administrator (staff_id, region) values ($1, 'wko')", [id]);
  const { token } = await beginSession(office.desk, { staffId: id });
  const { rows } = await db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [id]);
  return { id, unit: '', role: 'Head', cookie: `session=${token}`, csrf: rows[0]!.csrf };
}

export const EXECUTOR = { 'title-kk': 'жетекші маман', 'title-ru': 'ведущий специалист', roles: ['Executor', 'Specialist'] } as const;

export async function addPost(office: Office, admin: Person, fields: Readonly<Record<string, string | readonly string[]>> = EXECUTOR, unit = 'wko'): Promise<string> {
  assert.equal((await office.post(admin, `${BASE}/units/${unit}/posts`, fields)).statusCode, 303);
  const { rows } = await office.desk.db.query<{ id: string }>("select id from post where unit = $1 and title->>'kk' = $2", [unit, fields['title-kk']]);
  return rows[0]!.id;
}

export async function addPerson(office: Office, admin: Person, post: string, login = 'zhetekshi', unit = 'wko') {
  const answer = await office.post(admin, `${BASE}/units/${unit}/people`, { surname: 'ЖАҢАБАЕВ', name: 'ӘЛІ', patronymic: 'ҚҰРМАНҰЛЫ', iin: makeIin({ birthDate: '1990-05-05', sex: 'male', serial: 77 }), login, post });
  const { rows } = await office.desk.db.query<{ id: string }>('select id from staff where login = $1', [login]);
  return { answer, id: rows[0]?.id ?? '' };
}

/** A session begun when the person had already chosen a password of their own. */
export async function sessionOf(office: Office, id: string): Promise<Person> {
  await office.desk.db.query('update staff set password_until = null where id = $1', [id]);
  const { token } = await beginSession(office.desk, { staffId: id });
  const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where staff_id = $1 order by created_at desc', [id]);
  return { id, unit: 'wko', role: 'Executor', cookie: `session=${token}`, csrf: rows[0]!.csrf };
}

export const days = (name: string, day: string): Readonly<Record<string, string>> => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) });
