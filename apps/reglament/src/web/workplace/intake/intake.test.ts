import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registers } from '../../../desk/ports.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice, WALK_IN_IIN } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { CONCLUSION, EXAMINATION, writeDown } from '../testing/records.ts';
import { act, formsOf } from '../testing/walk.ts';

const CHILD = { 'request.child-name': 'СЕРІКОВ ДӘУРЕН', 'request.child-birth-date-day': '4', 'request.child-birth-date-month': '3', 'request.child-birth-date-year': '2016', 'request.phone': '+7 701 123 45 67' };

/** Takes an application at this person's counter and gives the case's id. */
async function takeIn(office: Office, person: Person, service: string, more: Readonly<Record<string, string>>, iin = APPLICANT_IIN): Promise<string> {
  const found = await office.post(person, `/workplace/intake/${service}`, { iin });
  assert.equal(found.statusCode, 303, found.body.slice(0, 1000));
  const page = await office.get(person, found.headers.location ?? '');
  assert.deepEqual(checkPage(page.body), []);
  const form = formsOf(page.body).find(({ fields }) => 'case' in fields);
  const taken = await office.post(person, form?.action ?? '', { ...form?.fields, ...more });
  assert.equal(taken.statusCode, 303, taken.body.slice(0, 4000));
  return /cases\/([0-9a-f-]{36})/.exec(taken.headers.location ?? '')?.[1] ?? '';
}

test('a paper application at the Kyzylorda centre: consent, register, certificate at once', async (t) => {
  const registers: Registers = { ...SILENT_REGISTERS, findGuardianship: async () => ({ kind: 'found', reference: 'g-77', data: { guardianIin: APPLICANT_IIN, childName: 'С', childBirthDate: '2016-03-04', decreeNumber: '1', decreeDate: '2020-01-01' } }) };
  const office = await openOffice(t, { registers });
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await takeIn(office, operator, 'kyzylorda-2018-1114/01/centre-paper', CHILD);
  const sequence = (body: string): string => /name="sequence" value="(\d+)"/.exec(body)?.[1] ?? '';

  const first = await office.get(operator, `/workplace/cases/${id}`);
  const tooEarly = await office.post(operator, `/workplace/cases/${id}/register-answer`, { sequence: sequence(first.body), system: 'GuardianshipSystem' });
  const consent = await office.post(operator, `/workplace/cases/${id}/consent`, { sequence: sequence(first.body) });
  const second = await office.get(operator, `/workplace/cases/${id}`);
  const asked = await office.post(operator, `/workplace/cases/${id}/register-answer`, { sequence: sequence(second.body), system: 'GuardianshipSystem' });
  const issued = await act(office, operator, id, 'issued');
  const after = await office.get(operator, issued.headers.location ?? '');

  assert.deepEqual(checkPage(first.body), []);
  assert.doesNotMatch(first.body, /value="issued"/);
  assert.equal(tooEarly.statusCode, 409);
  assert.match(tooEarly.body, /Алдымен өтініш берушінің құпия мәліметтерді пайдалануға келісімін алыңыз/);
  assert.equal(consent.statusCode, 303);
  assert.deepEqual(checkPage(second.body), []);
  assert.equal(asked.statusCode, 303);
  assert.equal(issued.statusCode, 303);
  assert.match(after.body, /Іс аяқталды/);
  assert.match(after.body, /деректер табылды \(№ g-77\)/);
});

test('a register that does not answer is told as such, and nothing is recorded', async (t) => {
  const office = await openOffice(t, { registers: SILENT_REGISTERS });
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await takeIn(office, operator, 'kyzylorda-2018-1114/01/centre-paper', CHILD);
  const sequence = async (): Promise<string> => /name="sequence" value="(\d+)"/.exec((await office.get(operator, `/workplace/cases/${id}`)).body)?.[1] ?? '';
  await office.post(operator, `/workplace/cases/${id}/consent`, { sequence: await sequence() });

  const answer = await office.post(operator, `/workplace/cases/${id}/register-answer`, { sequence: await sequence(), system: 'GuardianshipSystem' });

  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /Бұл «деректер жоқ» дегенді білдірмейді/);
});

test('the manual way of the Kyzylorda centre: accumulation section, provider, refusal to accept', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await takeIn(office, operator, 'kyzylorda-2018-1114/01/centre-paper', CHILD);
  const other = await takeIn(office, operator, 'kyzylorda-2018-1114/01/centre-paper', CHILD);

  const refused = await act(office, operator, other, 'incomplete', { 'incomplete.lacking.child-birth-certificate': 'expired' });
  const sequence = async (): Promise<string> => /name="sequence" value="(\d+)"/.exec((await office.get(operator, `/workplace/cases/${id}`)).body)?.[1] ?? '';
  await office.post(operator, `/workplace/cases/${id}/consent`, { sequence: await sequence() });
  await office.post(operator, `/workplace/cases/${id}/register-answer`, { sequence: await sequence(), system: 'GuardianshipSystem' });
  const accepted = await act(office, operator, id, 'done');
  const sent = await act(office, office.person('kyz-centre', 'AccumulationEmployee'), id, 'done');
  const queue = await office.get(office.person('kyz', 'OfficeClerk'), '/workplace');

  assert.equal(refused.statusCode, 303);
  assert.equal(accepted.statusCode, 303, accepted.body.slice(0, 3000));
  assert.equal(sent.statusCode, 303);
  assert.match(queue.body, new RegExp(id));
});

test('Karaganda at the akim: intake, inspection by the commission with its papers, the provider’s step', async (t) => {
  const office = await openOffice(t);
  const person = office.person;
  const akim = { clerk: person('kar-akim', 'AkimClerk'), akim: person('kar-akim', 'Akim'), executor: person('kar-akim', 'AkimExecutor') };
  const id = await takeIn(office, akim.clerk, 'karaganda-2014-34-05/01/akim', { 'request.family-size': '5' });

  await act(office, akim.clerk, id, 'done');
  await act(office, akim.akim, id, 'done', { 'done.executor': akim.executor.id });
  await act(office, akim.executor, id, 'done');
  const commission = person('kar', 'PrecinctCommission');
  await writeDown(office, commission, id, 'conclusion', CONCLUSION);
  const without = await office.get(commission, `/workplace/cases/${id}`);
  await writeDown(office, commission, id, 'examination-act', EXAMINATION);
  const inspected = await act(office, commission, id, 'done');
  const passedOn = await act(office, akim.executor, id, 'done');
  const page = await office.get(person('kar', 'Executor'), `/workplace/cases/${id}`);

  assert.doesNotMatch(without.body, /name="action" value="done"/, 'the step cannot be finished without the act');
  assert.equal(inspected.statusCode, 303, inspected.body.slice(0, 3000));
  assert.equal(passedOn.statusCode, 303);
  assert.match(page.body, /value="result-notice-of-assignment"/);
  assert.match(page.body, /Материалдық жағдайды тексеру актісі/);
});

test('a walk-in without an account is found in the register and gets a row nobody can log in with', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar', 'OfficeClerk');

  const id = await takeIn(office, clerk, 'karaganda-2014-34-05/01/office', { 'request.family-size': '3' }, WALK_IN_IIN);

  const { rows } = await office.desk.db.query<{ password_hash: string; surname: string }>("select password_hash, surname from account where iin = $1", [WALK_IN_IIN]);
  assert.deepEqual(rows, [{ password_hash: 'none', surname: 'СЕРІКОВА' }]);
  const looks = await office.desk.db.query<{ reason: string }>('select reason from access_log where case_id = $1 order by id', [id]);
  assert.equal(looks.rows[0]?.reason, 'intake');
});

test('what is wrong with the IIN is said, by its kind', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar', 'OfficeClerk');
  for (const [iin, words] of [['', /өрісін толтырыңыз/], ['9001013000', /12 цифрдан/], ['900101300018', /бақылау цифры/], ['abcdefghijkl', /тек цифрлардан/], ['910101300015', /табылмады|бақылау цифры/]] as const) {
    const answer = await office.post(clerk, '/workplace/intake/karaganda-2014-34-05/01/office', { iin });
    assert.equal(answer.statusCode, 422, iin);
    assert.match(answer.body, words, iin);
    assert.deepEqual(checkPage(answer.body), []);
  }
});

test('a double click opens one case', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar', 'OfficeClerk');
  const found = await office.post(clerk, '/workplace/intake/karaganda-2014-34-05/01/office', { iin: APPLICANT_IIN });
  const form = formsOf((await office.get(clerk, found.headers.location ?? '')).body).find(({ fields }) => 'case' in fields);
  const fields = { ...form?.fields, 'request.family-size': '3' };

  const answers = await Promise.all([office.post(clerk, form?.action ?? '', fields), office.post(clerk, form?.action ?? '', fields)]);

  assert.deepEqual(answers.map(({ statusCode }) => statusCode), [303, 303]);
  assert.equal(answers[0]?.headers.location, answers[1]?.headers.location);
  const { rows } = await office.desk.db.query<{ n: number }>('select count(*)::int as n from cases');
  assert.equal(rows[0]?.n, 1);
});

test('a counter takes only what its channel and its decree allow', async (t) => {
  const office = await openOffice(t);
  for (const [unit, role, service, status] of [
    ['kar', 'OfficeClerk', 'karaganda-2014-34-05/01/office', 200], ['kar', 'OfficeClerk', 'karaganda-2014-34-05/01/akim', 404], ['kar', 'OfficeClerk', 'wko-2015-153/02/office', 404],
    ['wko', 'OfficeClerk', 'wko-2015-153/02/office', 404], ['kyz-centre', 'CentreEmployee', 'kyzylorda-2018-1114/01/portal-manual', 404], ['kar', 'Head', 'karaganda-2014-34-05/01/office', 404],
    ['kar', 'OfficeClerk', 'nothing/99/office', 404],
  ] as const) {
    const page = await office.get(office.person(unit, role), `/workplace/intake/${service}`);
    assert.equal(page.statusCode, status, `${role} ${service}`);
  }
});

test('the pages of the intake are whole in every language', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar', 'OfficeClerk');
  const found = await office.post(clerk, '/workplace/intake/karaganda-2014-34-05/18/office', { iin: APPLICANT_IIN });
  for (const path of ['/workplace/intake', '/workplace/intake/karaganda-2014-34-05/01/office', found.headers.location ?? '/workplace/intake']) {
    for (const language of languages) {
      const page = await office.get(clerk, `${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      assert.equal(page.statusCode, 200, path);
      assert.deepEqual(checkPage(page.body), [], `${path} ${language}`);
      assert.ok(page.body.length < 150_000);
    }
  }
});

test('at the counter the birth date stands as the register gave it, and is entered where it gave none', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar', 'OfficeClerk');
  const path = '/workplace/intake/karaganda-2014-34-05/09/office';
  const open = async () => office.get(clerk, String((await office.post(clerk, path, { iin: APPLICANT_IIN })).headers.location));

  await office.desk.db.query("update account set birth_date = '1985-05-05' where iin = $1", [APPLICANT_IIN]);
  const known = await open();
  const form = formsOf(known.body).find(({ fields }) => 'case' in fields);
  await office.post(clerk, form?.action ?? '', { ...form?.fields, 'request.birth-date-day': '6', 'request.birth-date-month': '6', 'request.birth-date-year': '1996', 'request.address': 'Қарағанды қ.', 'request.disability-group': 'second', 'request.rehabilitation-programme': '7', 'request.aid': 'Есту аппараты' });
  const { rows } = await office.desk.db.query<{ answers: string }>("select details->>'answers' as answers from paper where kind = 'request'");
  await office.desk.db.query('update account set birth_date = null where iin = $1', [APPLICANT_IIN]);
  const unknown = await open();

  assert.deepEqual(checkPage(known.body), []);
  assert.doesNotMatch(known.body, /request\.birth-date-day/);
  assert.match(known.body, /05\.05\.1985/);
  assert.deepEqual(rows.map(({ answers }) => (JSON.parse(answers) as Record<string, string>)['birth-date']), ['1985-05-05']);
  assert.match(unknown.body, /name="request\.birth-date-day"/);
});
