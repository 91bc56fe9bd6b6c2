import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { getNode } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { findCaseView } from '../../../desk/cases/case-view.ts';
import { getRegulation } from '../../../desk/desk.ts';
import { addPaper } from '../../../desk/papers.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { openOffice, WALK_IN_IIN } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { act, actionForm, formsOf } from '../testing/walk.ts';

test('each person of the route does their own step on the page of the case', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const [clerk, head, executor] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor')];

  const registered = await act(office, clerk, id, 'done');
  const assigned = await act(office, head, id, 'done', { 'done.executor': executor.id, 'done.note': 'Қарап, жауап дайындаңыз' });
  const drafted = await act(office, executor, id, 'result-certificate');
  const after = await office.get(head, `/workplace/cases/${id}`);

  for (const answer of [registered, assigned, drafted]) assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000));
  assert.equal(registered.headers.location, `/workplace/cases/${id}?done=step`);
  assert.match(after.body, /153-02\/2026\/000001/);
  assert.match(after.body, new RegExp(`/workplace/cases/${id}/sign`));
  assert.match(after.body, /Дайындалған жоба/);
  assert.match(after.body, /Қарап, жауап дайындаңыз/);
  assert.match(after.body, /03\.02\.2020/);
  assert.doesNotMatch(after.body.replace(/name="[^"]*"/g, ''), /ЖСН 900101300017/);
});

test('the page of a case is whole at every step, for whoever looks, in every language', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  const steps = [
    () => act(office, office.person('wko', 'OfficeClerk'), id, 'done'),
    () => act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id }),
    () => act(office, executor, id, 'refusal-documents-rejected', { 'refusal-documents-rejected.grounds': 'expired', 'refusal-documents-rejected.explanation-kk': 'Куәліктің мерзімі өткен' }),
  ];
  for (const step of [undefined, ...steps]) {
    if (step !== undefined) assert.equal((await step()).statusCode, 303);
    for (const person of office.people.filter(({ unit }) => unit === 'wko')) {
      for (const language of languages) {
        const page = await office.get(person, `/workplace/cases/${id}?lang=${language}&done=step`);
        assert.equal(page.statusCode, 200);
        assert.deepEqual(checkPage(page.body), [], `${person.role} ${language}`);
        assert.ok(page.body.length < 150_000, `${page.body.length} bytes`);
      }
    }
  }
});

test('a refusal needs a ground and its explanation in Kazakh, and keeps what was entered', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id });

  const answer = await act(office, executor, id, 'refusal-documents-rejected', { 'refusal-documents-rejected.explanation-ru': 'Срок свидетельства истёк' });

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.match(answer.body, /«Бас тарту негіздері» бойынша бір жауапты таңдаңыз/);
  assert.match(answer.body, /«Түсіндірме, қазақша» өрісін толтырыңыз/);
  assert.match(answer.body, /Срок свидетельства истёк/);
  assert.match(answer.body, /<details class="details" open>/);
});

test('signs that no document can show are refused where they are written, by name, and what was entered stays', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  const head = office.person('wko', 'Head');
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  const resolution = await act(office, head, id, 'done', { 'done.executor': executor.id, 'done.note': 'Қараңыз 🏠' });
  await act(office, head, id, 'done', { 'done.executor': executor.id, 'done.note': 'Қараңыз' });
  const refusal = await act(office, executor, id, 'refusal-documents-rejected', { 'refusal-documents-rejected.grounds': 'expired', 'refusal-documents-rejected.explanation-kk': 'Мерзімі ≤ 10 күн' });

  for (const [answer, words, entered] of [[resolution, /мына таңбаларды құжатқа басып шығару мүмкін емес: 🏠/, 'Қараңыз 🏠'], [refusal, /«Түсіндірме, қазақша» өрісіндегі мына таңбаларды құжатқа басып шығару мүмкін емес: ≤/, 'Мерзімі ≤ 10 күн']] as const) {
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, words);
    assert.ok(answer.body.includes(entered));
    assert.deepEqual(checkPage(answer.body), []);
  }
});

test('a text that is too long is never cut off: how long it may be is told, and all of it stays', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  const head = office.person('wko', 'Head');
  const long = (length: number): string => `${'ә'.repeat(length - 5)}соңы.`;
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  const resolution = await act(office, head, id, 'done', { 'done.executor': executor.id, 'done.note': long(1001) });
  const longest = await act(office, head, id, 'done', { 'done.executor': executor.id, 'done.note': long(1000) });
  const grounds = { 'refusal-documents-rejected.grounds': 'expired' };
  const refusal = await act(office, executor, id, 'refusal-documents-rejected', { ...grounds, 'refusal-documents-rejected.explanation-kk': long(4001) });
  const shorter = await act(office, executor, id, 'refusal-documents-rejected', { ...grounds, 'refusal-documents-rejected.explanation-kk': long(4000) });

  for (const [answer, max, length] of [[resolution, 1000, 1001], [refusal, 4000, 4001]] as const) {
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, new RegExp(`${max} таңбадан аспауы керек`));
    assert.ok(answer.body.includes(long(length)));
    assert.deepEqual(checkPage(answer.body), []);
  }
  assert.deepEqual([longest.statusCode, shorter.statusCode], [303, 303]);
});

test('a result needs the fields of its form', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id });

  const answer = await act(office, executor, id, 'result-certificate', { 'result-certificate.value.decree-number': '', 'result-certificate.value.decree-date-day': '31', 'result-certificate.value.decree-date-month': '2' });

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.match(answer.body, /«Қаулының нөмірі» өрісін толтырыңыз/);
  assert.match(answer.body, /«Қаулының күні»: мұндай күн жоқ/);
  assert.match(answer.body, /value="31"/);
});

test('the head appoints only somebody who is an executor of the unit', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');

  const stranger = await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': office.person('kyz', 'Executor').id, 'done.note': 'Жедел орындаңыз' });

  assert.equal(stranger.statusCode, 422);
  assert.match(stranger.body, /«Жауапты орындаушы» бойынша бір жауапты таңдаңыз/);
  assert.match(stranger.body, /Жедел орындаңыз/);
});

test('a second click is told to the one who clicked, a colleague’s step to the colleague, and nothing is done twice', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const clerk = office.person('wko', 'OfficeClerk');
  const head = office.person('wko', 'Head');
  const page = await office.get(clerk, `/workplace/cases/${id}`);
  const form = actionForm(page.body, 'done');
  await office.post(clerk, form.action, form.fields);

  const twice = await office.post(clerk, form.action, form.fields);
  const stale = await office.post(head, form.action, { action: 'done', sequence: form.fields['sequence'] ?? '', 'done.note': 'Менің бұрыштамам' });

  assert.equal(twice.statusCode, 409);
  assert.match(twice.body, /өзіңіз жасап қойғансыз \(/);
  assert.equal(stale.statusCode, 409);
  assert.match(stale.body, /OfficeClerk wko бұл істе/);
  assert.match(stale.body, /Менің бұрыштамам/);
  assert.deepEqual(checkPage(stale.body), []);
  const { rows } = await office.desk.db.query<{ n: number }>("select count(*)::int as n from journal where case_id = $1 and entry like '%RequestRegistered%'", [id]);
  assert.equal(rows[0]?.n, 1);
});

test('acting out of turn is refused', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const page = await office.get(office.person('wko', 'OfficeClerk'), `/workplace/cases/${id}`);
  const form = actionForm(page.body, 'done');

  const answer = await office.post(office.person('wko', 'Head'), form.action, { action: 'done', sequence: form.fields['sequence'] ?? '' });

  assert.equal(answer.statusCode, 403);
  assert.match(answer.body, /Бұл қадам енді сізден күтілмейді/);
});

test('a case of another unit is not there: neither its page, nor its papers, nor its actions', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const { rows } = await office.desk.db.query<{ id: string }>('select id from paper where case_id = $1', [id]);
  const paper = rows[0]?.id ?? '';
  for (const person of office.people.filter(({ unit }) => unit !== 'wko')) {
    for (const path of ['', `/papers/${paper}`]) assert.equal((await office.get(person, `/workplace/cases/${id}${path}`)).statusCode, 404, `${person.role} ${path}`);
    for (const path of ['step', 'claim', 'consent', 'conditions', 'register-answer', 'return', 'executor', 'draft']) assert.equal((await office.post(person, `/workplace/cases/${id}/${path}`, { action: 'done', sequence: '9', system: 'GuardianshipSystem' })).statusCode, 404, path);
  }
  const own = await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/papers/${paper}`);
  assert.equal(own.statusCode, 200);
  assert.match(String(own.headers['content-disposition']), /^attachment/);
});

test('every look at a case is recorded', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const head = office.person('wko', 'Head');

  await office.get(head, `/workplace/cases/${id}`);

  const { rows } = await office.desk.db.query<{ staff_id: string }>('select staff_id from access_log where case_id = $1', [id]);
  assert.deepEqual(rows.map(({ staff_id }) => staff_id), [head.id]);
});

test('a step that a colleague has taken offers no forms until it is released', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const clerk = office.person('wko', 'OfficeClerk');
  const other = '11111111-1111-4111-8111-111111111111';
  await office.desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, 'other', 'none', '900101300017', 'Басқа қызметкер', '{}')", [other]);
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'OfficeClerk', 'wko')", [other]);
  const claim = await office.post(clerk, `/workplace/cases/${id}/claim`, { kind: 'claim' });
  const { beginSession } = await import('../../../desk/people/sessions.ts');
  const { token } = await beginSession(office.desk, { staffId: other });

  const seen = await office.get({ ...clerk, cookie: `session=${token}` }, `/workplace/cases/${id}`);
  const mine = await office.get(clerk, `/workplace/cases/${id}`);
  await office.post(clerk, `/workplace/cases/${id}/claim`, { kind: 'release' });
  const free = await office.get({ ...clerk, cookie: `session=${token}` }, `/workplace/cases/${id}`);

  assert.equal(claim.statusCode, 303);
  assert.match(seen.body, /OfficeClerk wko өз қолына алған/);
  assert.ok(!formsOf(seen.body).some(({ fields }) => fields['action'] === 'done'));
  assert.match(mine.body, /Босату/);
  assert.ok(formsOf(free.body).some(({ fields }) => fields['action'] === 'done'));
});

test('a form without its token changes nothing', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const clerk = office.person('wko', 'OfficeClerk');
  const form = actionForm((await office.get(clerk, `/workplace/cases/${id}`)).body, 'done');

  for (const path of ['step', 'claim', 'consent', 'conditions', 'register-answer', 'return', 'executor', 'draft']) {
    const answer = await office.post(clerk, `/workplace/cases/${id}/${path}`, { ...form.fields, csrf: 'made-up' });
    assert.equal(answer.statusCode, 403, path);
  }
  const { rows } = await office.desk.db.query<{ number: string | null }>('select number from cases where id = $1', [id]);
  assert.equal(rows[0]?.number, null);
});

test('a hand-over that parts by result and refusal asks for no draft again', async (t) => {
  const office = await openOffice(t);
  const { person } = office;
  const [clerk, head, executor] = [person('kar', 'OfficeClerk'), person('kar', 'Head'), person('kar', 'Executor')];
  const regulation = 'karaganda-2014-34-05/07';
  const id = randomUUID();
  const open = { kind: 'OpenCase', by: { kind: 'staff', id: clerk.id, role: 'OfficeClerk', unit: 'kar' }, id, route: 'office', applicant: office.applicant, units: { provider: 'kar' }, request: '0'.repeat(64) } as const;
  assert.equal((await carryOut(office.desk, { caseId: id, regulation, commands: [open] })).kind, 'done');
  const answers: number[] = [];
  for (let steps = 0; steps < 12; steps += 1) {
    const state = (await findCaseView(office.desk, id))?.state;
    if (state?.step === undefined) break;
    const node = getNode({ regulation: getRegulation(office.desk, regulation) }, state.route, state.step.node);
    const worker = [clerk, head, executor].find(({ role }) => role === node.actor);
    if (worker === undefined) break;
    if (node.act === 'hand-over') {
      const answer = await act(office, worker, id, 'refusal');
      answers.push(answer.statusCode);
      assert.equal(answer.statusCode, 303, answer.body.slice(0, 3000));
      break;
    }
    // The way there is walked by commands: it is the hand-over that is looked at.
    const by = { kind: 'staff', id: worker.id, role: worker.role, unit: 'kar' } as const;
    const outcome = node.next.has('refusal') ? 'refusal' : 'done';
    const details = { number: 'N-1', executor: executor.id, signature: '0'.repeat(64), ...(node.act === 'prepare' ? { draft: { kind: 'refusal', refusal: refusalOf(office), grounds: [groundOf(office)], content: '0'.repeat(64) } as const } : {}) };
    const done = await carryOut(office.desk, { caseId: id, commands: [{ kind: 'CompleteStep', by, step: node.id, outcome, details }] });
    assert.equal(done.kind, 'done', `${node.id}: ${JSON.stringify(done.kind === 'invalid' && done.problems)}`);
  }
  assert.deepEqual(answers, [303]);
});

function refusalOf(office: Office): string {
  return getRegulation(office.desk, 'karaganda-2014-34-05/07').refusals.find(({ kind }) => kind === 'reasonedRefusal')?.id ?? '';
}

function groundOf(office: Office): string {
  return getRegulation(office.desk, 'karaganda-2014-34-05/07').refusals.find(({ kind }) => kind === 'reasonedRefusal')?.grounds[0]?.id ?? 'ground';
}

test('the case says who signed the request with the applicant, in what relation and when', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const clerk = office.person('wko', 'OfficeClerk');
  assert.doesNotMatch((await office.get(clerk, `/workplace/cases/${id}`)).body, /бірге қол қойғандар/);
  const evidence = await keepContent(office.desk.db, 'application/json', Buffer.from('{}'));
  const paper = { caseId: id, madeAt: '2026-09-15T05:00:00.000Z', madeBy: office.applicant, kind: 'evidence', mediaType: 'application/json', hash: evidence } as const;
  const signed = { verdict: 'confirmed', certificate: '1f', iin: WALK_IN_IIN };
  await addPaper(office.desk.db, { ...paper, name: 'co-signature-1', fileName: 'co-signature-1.json', details: { ...signed, who: 'spouse', signer: 'ӨТЕГЕНОВ БОЛАТ', signedAt: '2026-09-12T05:00:00.000Z' } });
  await addPaper(office.desk.db, { ...paper, name: 'co-signature-2', fileName: 'co-signature-2.json', details: { ...signed, who: 'child', word: 'келісемін', signer: 'ӨТЕГЕНОВА ӘЛИЯ', signedAt: '2026-09-14T05:00:00.000Z' } });

  for (const language of languages) {
    const { body } = await office.get(clerk, `/workplace/cases/${id}?lang=${language}`);
    assert.deepEqual(checkPage(body), []);
    const said = body.replace(/<[^>]*>/g, '');
    for (const [who, name, day] of [['spouse', 'ӨТЕГЕНОВ БОЛАТ', '12.09.2026'], ['child', 'ӨТЕГЕНОВА ӘЛИЯ', '14.09.2026']] as const) {
      assert.ok(said.includes(`${name} (${translate(language, `portal.joint.who.${who}`)})`), `${name} ${language}`);
      assert.ok(said.split(day).length > 2, `${day} in the summary and with the signature`);
    }
    assert.ok(said.includes(translate(language, 'workplace.case.coSignerWord', { word: 'келісемін' })));
    assert.ok(!said.includes(WALK_IN_IIN), 'numbers are masked');
  }
});
