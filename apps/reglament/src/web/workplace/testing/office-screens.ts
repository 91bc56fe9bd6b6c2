/** The office's screens with real content on them, and as they are when there is nothing to do. */
import { getNode } from '@reglament/engine';
import { addThings, findStep, standingOn } from './census-world.ts';
import { BASE, days, withAdministrator } from './administration.ts';
import type { Screen } from './centre-screens.ts';
import type { Office, Person } from './office.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import { act } from './walk.ts';
import { randomUUID } from 'node:crypto';

export async function officeScreens(office: Office): Promise<readonly Screen[]> {
  const [clerk, head, executor, idle] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor'), office.person('kar-akim', 'Akim')];
  const { fresh, registered, examined, drafted } = await cases(office);
  const things = await addThings(office, examined);
  const inspection = findStep(office, 'karaganda-2014-34-05/02', ({ actor, act: what }) => actor === 'PrecinctCommission' && what === 'inspect');
  const commission = office.person('kar', 'PrecinctCommission');
  const inspected = await standingOn(office, inspection.regulation, inspection.compiled, getNode(inspection, inspection.compiled.route, inspection.node.id), {}, { provider: 'kar', akim: 'kar-akim' });
  const record = /records\/([\w-]+)"/.exec((await office.get(commission, `/workplace/cases/${inspected.id}`)).body)?.[1] ?? '';
  const admin = await withAdministrator(office);
  await office.post(admin, `${BASE}/units/wko/keeping`, { 'kept-months': '2' });
  await office.desk.db.query("insert into staff_certificate (staff_id, serial, not_before, not_after, used_at) values ($1, '5f1c9a7e4b2d8c3a6e0f1b7d9c5a2e8f4b6d0c1a', '2026-01-01', '2027-01-01', '2026-02-01')", [executor.id]);
  await office.post(head, '/workplace/substitute', { substitute: executor.id, ...days('from', '2026-09-20'), ...days('to', '2026-09-25') });
  const { rows } = await office.desk.db.query<{ version: number }>('select version from cases where id = $1', [drafted]);
  const shown = (name: string, url: string, person: Person, expected: RegExp, more: Partial<Screen> = {}): Screen => ({ name, url, person, expected, ...more });
  return [
    { name: 'sign-in', url: '/workplace/sign-in', expected: /name="login"/ }, { name: 'sign-in-eds', url: '/workplace/sign-in/eds', expected: /data-sign/ },
    shown('queue', '/workplace', clerk, new RegExp(fresh)), shown('queue-of-the-head', '/workplace', head, new RegExp(registered)), shown('queue-empty', '/workplace', idle, /сізден күтілетін ештеңе жоқ/), shown('queue-nothing-found', '/workplace?q=жоқ-нәрсе', clerk, /жоқ-нәрсе/),
    shown('team', '/workplace/team', head, new RegExp(examined)), shown('team-empty', '/workplace/team', idle, /AkimExecutor kar-akim[\s\S]*күтілетін ештеңе жоқ/),
    shown('case-to-register', `/workplace/cases/${fresh}`, clerk, /name="action"/), shown('case-to-assign', `/workplace/cases/${registered}`, head, /done\.executor/), shown('case-to-examine', `/workplace/cases/${examined}`, executor, /explanation-kk/), shown('case-of-others', `/workplace/cases/${examined}`, clerk, /Іс қазір басқада/),
    shown('case-to-inspect', `/workplace/cases/${inspected.id}`, commission, /records/), shown('record', `/workplace/cases/${inspected.id}/records/${record}`, commission, /name="record\./), shown('messages', `/workplace/cases/${fresh}/messages`, clerk, /хабарлама алмасылған жоқ/),
    shown('sign', `/workplace/cases/${drafted}/sign`, head, /data-sign/), shown('sign-many', `/workplace/sign?case=${drafted}.${rows[0]!.version}`, head, /data-sign/), shown('sign-none', '/workplace/sign', head, /Кемінде бір істі белгілеңіз/),
    shown('complaints', '/workplace/complaints', head, new RegExp(things.complaint)), shown('complaint', `/workplace/complaints/${things.complaint}`, head, /name="verdict"/), shown('complaints-none', '/workplace/complaints', idle, /Жауап күтіп тұрған шағым жоқ/),
    shown('register-answers', '/workplace/register-answers', executor, new RegExp(`note-${things.discrepancy}`)), shown('register-answers-none', '/workplace/register-answers', idle, /Тексеруді қажет ететін жауап жоқ/),
    shown('organisation', BASE, admin, /units\/wko/), shown('unit', `${BASE}/units/wko`, admin, /Executor wko/), shown('centre-unit', `${BASE}/units/wko-centre`, admin, /name="windows"/), shown('person', `${BASE}/people/${head.id}`, admin, /Head wko/), shown('administration-journal', `${BASE}/journal`, admin, /нәтижені сақтау мерзімі өзгертілді: 2 ай/),
    shown('password', '/workplace/password', clerk, /name="currentPassword"/), shown('substitute', '/workplace/substitute', head, /name="substitute"/), shown('system', '/workplace/system', head, /Барлығы жұмыс істеп тұр/),
    shown('intake-none', '/workplace/intake', head, /өтініш қабылдау кірмейді/), shown('hall-none', '/workplace/hall', clerk, /электрондық кезек жоқ/), shown('unclaimed-none', '/workplace/unclaimed', clerk, /Алынбаған нәтиже жоқ/), shown('batches-none', '/workplace/batches', idle, /Жіберілетін құжат жоқ/),
    shown('not-there', '/workplace/cases/x', clerk, /Бет табылмады/, { status: 404 }),
    ...await callScreens(office, fresh),
  ];
}

/** A case at each of the steps at which somebody of the office sits longest. */
async function cases(office: Office): Promise<Readonly<Record<'fresh' | 'registered' | 'examined' | 'drafted', string>>> {
  const [clerk, head, executor] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor')];
  const [fresh, registered, examined, drafted] = [await office.portalCase(), await office.portalCase(), await office.portalCase(), await office.portalCase()];
  for (const id of [registered, examined, drafted]) await act(office, clerk, id, 'done');
  for (const id of [examined, drafted]) await act(office, head, id, 'done', { 'done.executor': executor.id });
  await act(office, executor, drafted, 'result-certificate');
  return { fresh, registered, examined, drafted };
}

/** The desk of 1414 with a caller who has said who they are. */
async function callScreens(office: Office, caseId: string): Promise<readonly Screen[]> {
  const { db } = office.desk;
  const id = randomUUID();
  await db.query("insert into unit (id, kind, name, decree, zone) values ('calls', 'call-centre', $1, 'all', 'Asia/Almaty')", [JSON.stringify({ kk: '1414', ru: '1414', en: '1414' })]);
  await db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, 'calls', 'none', '900101300017', 'ОПЕРАТОР', '{}')", [id]);
  await db.query("insert into staff_role (staff_id, role, unit) values ($1, 'CallCentreOperator', 'calls')", [id]);
  const { token } = await beginSession(office.desk, { staffId: id });
  const { rows } = await db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [id]);
  const operator: Person = { id, unit: 'calls', role: 'CallCentreOperator', cookie: `session=${token}`, csrf: rows[0]!.csrf };
  await db.query("update cases set number = 'Т-1' where id = $1", [caseId]);
  const identified = await office.post(operator, '/workplace/calls', { number: 'Т-1', iin: '900101300017' });
  return [{ name: 'calls', url: '/workplace/calls', person: operator, expected: /name="number"/ }, { name: 'call', url: identified.headers.location ?? '/workplace/calls/none', person: operator, expected: /Қоңырау шалушыға айтыңыз/ }];
}
