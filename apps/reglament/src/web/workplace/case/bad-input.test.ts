/** What an official may not do, one test for each: refused with its reason, kept beside the case, and nothing half-done. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeBin } from '@reglament/identifiers';
import { checkPage } from '../../kit/index.ts';
import { makeAuthority, signatureOf } from '../../portal/testing/authority.ts';
import type { TestAuthority } from '../../portal/testing/authority.ts';
import { APPLICANT_IIN, openOffice, WALK_IN_IIN } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { counterCase } from '../testing/counter-case.ts';
import { act, actionForm, formsOf } from '../testing/walk.ts';

let authority: TestAuthority;
before(async () => { authority = await makeAuthority(); });

const people = (office: Office) => ({ clerk: office.person('wko', 'OfficeClerk'), head: office.person('wko', 'Head'), executor: office.person('wko', 'Executor') });

/** A case brought by its people to where the next one is awaited. */
async function caseAt(office: Office, where: 'registration' | 'appointment' | 'examination' | 'signature'): Promise<string> {
  const { clerk, head, executor } = people(office);
  const id = await office.portalCase();
  const steps = [() => act(office, clerk, id, 'done'), () => act(office, head, id, 'done', { 'done.executor': executor.id }), () => act(office, executor, id, 'result-certificate')];
  for (const step of steps.slice(0, ['registration', 'appointment', 'examination', 'signature'].indexOf(where))) assert.equal((await step()).statusCode, 303);
  return id;
}

interface Traces { readonly version: number; readonly papers: number; readonly numbers: number; readonly issued: number }

/** Everything that an action could have left behind. */
async function traces(office: Office, id: string): Promise<Traces> {
  const { rows } = await office.desk.db.query<Traces>(
    `select (select version from cases where id = $1) as version, (select count(*)::int from paper where case_id = $1) as papers,
       (select coalesce(sum(last), 0)::int from counter) as numbers, (select count(*)::int from issued_document) as issued`, [id]);
  return rows[0]!;
}

async function attempts(office: Office, id: string): Promise<readonly { readonly staff_id: string; readonly codes: readonly string[] }[]> {
  const { rows } = await office.desk.db.query<{ staff_id: string; codes: string[] }>('select staff_id, codes from refused_attempt where case_id = $1 order by id', [id]);
  return rows;
}

async function sequenceOf(office: Office, id: string): Promise<string> {
  return String((await traces(office, id)).version);
}

/** Holds that the attempt was refused in words, kept with its reason, and left nothing behind. */
async function refused(office: Office, person: Person, id: string, codes: readonly string[], attempt: () => Promise<{ readonly statusCode: number; readonly body: string }>, says: RegExp): Promise<void> {
  const earlier = await traces(office, id);
  const answer = await attempt();
  assert.ok([403, 404, 409, 422].includes(answer.statusCode), `answered ${answer.statusCode}`);
  assert.match(answer.body, says);
  assert.deepEqual(checkPage(answer.body), []);
  assert.deepEqual(await traces(office, id), earlier, 'nothing is half-done');
  assert.deepEqual((await attempts(office, id)).at(-1), { staff_id: person.id, codes: [...codes] });
}

test('out of turn: the head wants to appoint before the clerk has registered', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const id = await caseAt(office, 'registration');
  const sequence = await sequenceOf(office, id);
  await refused(office, head, id, ['forbidden'], () => office.post(head, `/workplace/cases/${id}/step`, { action: 'done', sequence, 'done.executor': executor.id }), /Бұл қадам енді сізден күтілмейді/);
});

test('twice: the same form sent a second time registers nothing a second time', async (t) => {
  const office = await openOffice(t);
  const { clerk } = people(office);
  const id = await caseAt(office, 'registration');
  const form = actionForm((await office.get(clerk, `/workplace/cases/${id}`)).body, 'done');
  await office.post(clerk, form.action, form.fields);
  await refused(office, clerk, id, ['moved'], () => office.post(clerk, form.action, form.fields), /өзіңіз жасап қойғансыз \(/);
});

test('on another’s case: an executor who was not appointed, and an official of another unit', async (t) => {
  const office = await openOffice(t);
  const id = await caseAt(office, 'examination');
  const sequence = await sequenceOf(office, id);
  const { desk } = office;
  await desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ('22222222-2222-4222-8222-222222222222', 'other', 'none', '900101300017', 'Басқа', '{}')");
  await desk.db.query("insert into staff_role (staff_id, role, unit) values ('22222222-2222-4222-8222-222222222222', 'Executor', 'wko')");
  const { beginSession } = await import('../../../desk/people/sessions.ts');
  const { token } = await beginSession(desk, { staffId: '22222222-2222-4222-8222-222222222222' });
  const { rows } = await desk.db.query<{ csrf: string }>("select csrf from session where staff_id = '22222222-2222-4222-8222-222222222222'");
  const other = { ...people(office).executor, id: '22222222-2222-4222-8222-222222222222', cookie: `session=${token}`, csrf: rows[0]!.csrf };
  const stranger = office.person('kyz', 'Executor');
  const fields = { action: 'result-certificate', sequence, 'result-certificate.value.decree-number': '117' };

  await refused(office, other, id, ['forbidden'], () => office.post(other, `/workplace/cases/${id}/step`, fields), /Бұл қадам енді сізден күтілмейді/);
  await refused(office, stranger, id, ['not-your-unit'], () => office.post(stranger, `/workplace/cases/${id}/step`, fields), /табылмады/);
});

for (const [what, code, says] of [['expired', 'certificate-expired', /мерзімі/], ['another person’s', 'iin-mismatch', /Бұл кілт сіздікі емес/], ['another organisation’s', 'bin-mismatch', /БСН/], ['revoked', 'certificate-revoked', /қайтарып алынған|кері қайтарылған/]] as const) {
  test(`with a certificate that is ${what}`, async (t) => {
    const person = { iin: what === 'another person’s' ? WALK_IN_IIN : APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' };
    const owner = what === 'another organisation’s' ? { ...person, role: 'employee', bin: makeBin({ registered: '2015-05', serial: 2 }), organisation: 'БАСҚА ҰЙЫМ' } as const : { ...person, role: 'individual' } as const;
    const key = await authority.issue(owner, what === 'expired' ? { notAfter: new Date('2025-01-01T00:00:00Z') } : {});
    const office = await openOffice(t, { trust: what === 'revoked' ? await authority.trustAfterRevoking(key) : authority.trust });
    const { head } = people(office);
    const id = await caseAt(office, 'signature');
    const page = await office.get(head, `/workplace/cases/${id}/sign`);
    const form = formsOf(page.body).find(({ fields }) => 'signing' in fields)!;
    const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64');
    const signature = await signatureOf(toSign, key);

    await refused(office, head, id, [code], () => office.post(head, form.action, { ...form.fields, signature }), says);
    assert.match((await office.get(head, `/workplace/cases/${id}`)).body, /Орындалмаған әрекеттер \(1\)/);
  });
}

test('after the end: nothing in a case that has ended can be changed, whoever tries', async (t) => {
  const office = await openOffice(t);
  const { clerk, head, executor } = people(office);
  const id = await caseAt(office, 'registration');
  const { carryOut } = await import('../../../desk/cases/carry-out.ts');
  const { findCase } = await import('../../../storage/index.ts');
  const { state } = (await findCase(office.desk.db, id))!;
  // The case is brought to its end by its own commands, as fast as the engine lets it.
  const { commandsFor, getNode, openOutcomes } = await import('@reglament/engine');
  const regulation = office.desk.library.regulations.get(state.regulation)!;
  for (let open = state; open.status === 'open';) {
    const node = getNode({ regulation }, open.route, open.step!.node);
    const commands = commandsFor(open, node, openOutcomes(open, node, regulation)[0]!, regulation).map((command) => (command.by.kind === 'staff' ? { ...command, by: { ...command.by, unit: 'wko' } } : command));
    const done = await carryOut(office.desk, { caseId: id, commands });
    assert.ok(done.kind === 'done', JSON.stringify(done));
    open = done.state;
  }
  const sequence = await sequenceOf(office, id);
  for (const person of [clerk, head, executor]) {
    await refused(office, person, id, ['forbidden'], () => office.post(person, `/workplace/cases/${id}/step`, { action: 'done', sequence }), /Іс аяқталды/);
    await refused(office, person, id, ['forbidden'], () => office.post(person, `/workplace/cases/${id}/return`, { sequence, reason: 'Қайтарамын' }), /Қайтарамын/);
  }
});

test('after the applicant took the request back: a decision already laid out for signature is not signed, nor anything else done', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const { head, executor } = people(office);
  const id = await caseAt(office, 'signature');
  const page = await office.get(head, `/workplace/cases/${id}/sign`);
  const form = formsOf(page.body).find(({ fields }) => 'signing' in fields)!;
  const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64');
  const signature = await signatureOf(toSign, await authority.issue({ role: 'individual', iin: APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' }));
  const sequence = await sequenceOf(office, id);
  const { withdrawRequest } = await import('../../../desk/cabinet/withdraw.ts');
  assert.equal((await withdrawRequest(office.desk, office.applicant, id))?.kind, 'done');

  await refused(office, head, id, ['moved'], () => office.post(head, form.action, { ...form.fields, signature }), /Өтініш беруші бұл істе/);
  await refused(office, head, id, ['moved'], () => office.post(head, `/workplace/cases/${id}/return`, { sequence, reason: 'Қайтарамын' }), /Қайтарамын/);
  await refused(office, executor, id, ['forbidden'], async () => office.post(executor, `/workplace/cases/${id}/step`, { action: 'result-certificate', sequence: await sequenceOf(office, id) }), /Іс аяқталды/);
});

test('after the term an official still acts, as the applicant is owed an answer: late, and for ever said to be late', async (t) => {
  const office = await openOffice(t);
  const { clerk } = people(office);
  const id = await caseAt(office, 'registration');
  office.clock.moveTo(3 * 3_600_000);

  const answer = await act(office, clerk, id, 'done');

  assert.equal(answer.statusCode, 303);
  const { rows } = await office.desk.db.query<{ n: number }>("select count(*)::int as n from journal where case_id = $1 and entry like '%\"late\":true%'", [id]);
  assert.equal(rows[0]?.n, 1);
  assert.match((await office.get(clerk, `/workplace/cases/${id}`)).body, /Қадам кеш аяқталды/);
});

test('after the term: a package is refused as incomplete to the last minute of its screening, and can then only be accepted', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const lacking = (key: string): Readonly<Record<string, string>> => ({ [`${key}.mark.child-birth-certificate`]: 'absent', [`${key}.mark.property-title`]: 'original' });
  const refuse = async (id: string) => office.post(operator, `/workplace/cases/${id}/step`, { action: 'incomplete', sequence: await sequenceOf(office, id), 'incomplete.lacking.property-title': 'absent' });
  const id = await counterCase(office, operator);
  const intime = await counterCase(office, operator);
  const offset = office.clock.offset();

  office.clock.moveTo(offset + 13 * 60_000);
  assert.equal((await refuse(intime)).statusCode, 303, 'within the fifteen minutes');
  assert.equal((await act(office, operator, id, 'done', lacking('done'))).statusCode, 422, 'while it can be refused, it is not accepted');
  office.clock.moveTo(offset + 17 * 60_000);

  await refused(office, operator, id, ['term-over'], () => refuse(id), /Бұл әрекетке берілген мерзім өтіп кетті/);
  const page = await office.get(operator, `/workplace/cases/${id}`);
  assert.match(page.body, /Қабылдаудан бас тарту мерзімі аяқталды \([^<]*\)/);
  assert.doesNotMatch(page.body, /value="incomplete"/);
  assert.match(page.body, /term-over|Бұл әрекетке берілген мерзім/, 'the attempt stands in the case');
  assert.equal((await act(office, operator, id, 'done')).statusCode, 303, 'what is lacking is marked, and the package accepted');
  const receipt = await office.get(operator, `/workplace/cases/${id}/print/acceptance`);
  assert.equal(receipt.statusCode, 200, 'whoever handed in something has it on paper');
});
