import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { findCase, readJournal } from '../../../storage/index.ts';
import { loadCaseFile } from '../../../desk/counter/case-file.ts';
import { acceptancePaper, refusalPaper } from '../../../desk/counter/receipts.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { keepMark } from '../../../desk/counter/package.ts';
import { doStep } from '../../../desk/workplace/do-step.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { counterCase } from '../testing/counter-case.ts';
import { act, actionForm } from '../testing/walk.ts';
import { walkTo } from '../testing/walk-to.ts';

const HASH = '0'.repeat(64);

/** A case that stands on the centre's screening of `service`, with nothing marked. */
async function screened(office: Office, service = 'kyzylorda-2018-1114/03', person = office.person('kyz-centre', 'CentreEmployee'), provider = 'kyz', route = 'centre-paper'): Promise<string> {
  const id = randomUUID();
  const units = { provider, centre: person.unit };
  const { entry } = office.desk.library.regulations.get(service)!.compiled.get(route)!;
  const by = { kind: 'staff', id: person.id, role: person.role, unit: person.unit } as const;
  const hands = service.startsWith('kyz') ? [{ kind: 'CompleteStep', by, step: entry, outcome: 'done' } as const] : [];
  const done = await carryOut(office.desk, { caseId: id, regulation: service, commands: [{ kind: 'OpenCase', by, id, route, applicant: office.applicant, units, request: HASH }, ...hands] });
  if (done.kind === 'invalid') throw new Error(JSON.stringify(done.problems));
  return id;
}

async function marksOf(office: Office, id: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await office.desk.db.query<{ document: string; state: string; compared: boolean; returned: boolean }>('select document, state, compared, returned from handed_document where case_id = $1 order by document', [id]);
  return Object.fromEntries(rows.map(({ document, state, compared, returned }) => [document, `${state}${compared ? ' compared' : ''}${returned ? ' returned' : ''}`]));
}

const documentsOf = (office: Office, service = 'kyzylorda-2018-1114/03') => office.desk.library.regulations.get(service)!.documents;
const ANSWER = (name: string): string => (name.endsWith('-day') ? '4' : name.endsWith('-month') ? '3' : name.endsWith('-year') ? '2016' : 'СЕРІКОВ ДӘУРЕН');
const statusOf = async (office: Office, id: string) => (await findCase(office.desk.db, id))!.state;

/** The form as it stands, with only what is given entered. */
async function bare(office: Office, person: Person, id: string, key: string, entered: Readonly<Record<string, string | readonly string[]>> = {}) {
  const form = actionForm((await office.get(person, `/workplace/cases/${id}`)).body, key);
  return office.post(person, form.action, { ...form.fields, ...entered });
}

test('a package is not accepted while a compulsory document is unmarked; the page names each and keeps the marks', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const compulsory = documentsOf(office).filter(({ required }) => required);
  const [first, second] = compulsory;

  const nothing = await bare(office, operator, id, 'done');
  const some = await bare(office, operator, id, 'done', { [`done.mark.${first!.id}`]: 'copy' });

  assert.ok(compulsory.length > 1, 'the service asks for more than one document');
  assert.equal(nothing.statusCode, 422);
  for (const { id: document, name } of compulsory) {
    assert.match(nothing.body, new RegExp(`href="#f-done-mark-${document}">«${name.kk.replaceAll(/[()]/g, '.')}»: құжаттың қалай тапсырылғанын белгілеңіз`));
    assert.match(nothing.body, new RegExp(`id="f-done-mark-${document}"`), 'the link leads to the field');
  }
  assert.equal(some.statusCode, 422);
  assert.doesNotMatch(some.body, new RegExp(`href="#f-done-mark-${first!.id}"`));
  assert.match(some.body, new RegExp(`href="#f-done-mark-${second!.id}"`));
  assert.deepEqual(await marksOf(office, id), { [first!.id]: 'copy' }, 'what was marked is kept');
  assert.equal((await statusOf(office, id)).number, undefined, 'no number is used up');
  for (const language of languages) assert.deepEqual(checkPage((await office.post(operator, `/workplace/cases/${id}/step?lang=${language}`, actionForm(some.body, 'done').fields)).body), [], language);
});

test('optional documents need no mark', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const service = [...office.desk.library.regulations.values()].find(({ id, compiled, documents }) => id.startsWith('kyz') && compiled.has('centre-paper') && documents.some(({ required }) => !required))!.id;
  const id = await screened(office, service);
  const marks = Object.fromEntries(documentsOf(office, service).filter(({ required }) => required).map((document) => [`done.mark.${document.id}`, 'original']));

  assert.equal((await bare(office, operator, id, 'done', marks)).statusCode, 303);
});

test('with a compulsory document lacking only the printed refusal is open', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const marks = Object.fromEntries(documentsOf(office).map((document, index) => [`done.mark.${document.id}`, index === 0 ? 'absent' : 'original']));

  const accepted = await bare(office, operator, id, 'done', marks);
  const refused = await bare(office, operator, id, 'incomplete');

  assert.equal(accepted.statusCode, 422);
  assert.match(accepted.body, /тек қабылдаудан бас тартуға болады/);
  assert.equal(refused.statusCode, 303, refused.body.slice(0, 300));
  assert.match((await office.get(operator, refused.headers.location ?? '')).body, /print\/acceptance-refused">Басып шығару: /);
  assert.equal((await statusOf(office, id)).outcome?.kind, 'refused');
  assert.match((await office.get(operator, `/workplace/cases/${id}`)).body, /<h1[^>]*>[^<]*Тіркелмей аяқталған іс/, 'nobody waits for its registration any more');
});

test('where the text refuses for incompleteness alone, a document that has expired is accepted; one that is absent is not', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('wko-centre', 'CentreEmployee');
  const id = await screened(office, 'wko-2015-153/04', operator, 'wko', 'centre-electronic');
  const marks = (state: string) => Object.fromEntries(documentsOf(office, 'wko-2015-153/04').map((document, index) => [`done.mark.${document.id}`, index === 0 ? state : 'original']));

  const absent = await bare(office, operator, id, 'done', marks('absent'));
  const expired = await bare(office, operator, id, 'done', marks('expired'));

  assert.equal(absent.statusCode, 422);
  assert.equal(expired.statusCode, 303, expired.body.slice(0, 300));
});

test('what had expired when the package was taken stands on the case for whoever examines it', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const [first] = documentsOf(office);
  await bare(office, operator, id, 'done', Object.fromEntries(documentsOf(office).map((document) => [`done.mark.${document.id}`, 'original'])));
  const complete = await office.get(operator, `/workplace/cases/${id}?done=step`);
  // As it stands where a text has nobody refused for it.
  await office.desk.db.query("update handed_document set state = 'expired' where case_id = $1 and document = $2", [id, first!.id]);
  const expired = await office.get(operator, `/workplace/cases/${id}`);

  assert.ok((await statusOf(office, id)).number !== undefined);
  assert.doesNotMatch(complete.body, /Жетпейді не мерзімі өткен/);
  assert.match(complete.body, new RegExp(`href="/workplace/cases/${id}/print/acceptance">Басып шығару: `), 'the receipt is one key away');
  assert.doesNotMatch(expired.body, /Басып шығару: /);
  assert.ok(expired.body.includes(`<strong>Жетпейді не мерзімі өткен: ${first!.name.kk}.</strong>`));
});

test('one press marks the rest as the text has originals dealt with, and leaves what was marked by hand', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const [first, ...rest] = documentsOf(office).filter(({ required }) => required);
  const page = await office.get(operator, `/workplace/cases/${id}`);
  const form = actionForm(page.body, 'done');

  const pressed = await office.post(operator, `/workplace/cases/${id}/presented`, { ...form.fields, [`done.mark.${first!.id}`]: 'copy' });
  const after = await office.get(operator, pressed.headers.location ?? '');
  const registered = await bare(office, operator, id, 'done');

  assert.match(page.body, /formaction="\/workplace\/cases\/[^"]*\/presented"/);
  assert.equal(pressed.statusCode, 303);
  assert.match(after.body, /Құжаттар белгіленді/);
  assert.doesNotMatch(after.body, /formaction="[^"]*\/presented"/, 'nothing is left to mark');
  assert.deepEqual(await marksOf(office, id), Object.fromEntries([[first!.id, 'copy'], ...rest.map((document) => [document.id, 'original'])].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))));
  assert.equal(registered.statusCode, 303);
});

test('the press is refused on a case that stands elsewhere, twice, and to people of another unit', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const { fields } = actionForm((await office.get(operator, `/workplace/cases/${id}`)).body, 'done');

  const stranger = await office.post(office.person('wko-centre', 'CentreEmployee'), `/workplace/cases/${id}/presented`, { sequence: fields['sequence'] ?? '', action: 'done' });
  const early = await marksOf(office, id);
  await act(office, operator, id, 'done');
  const late = await office.post(operator, `/workplace/cases/${id}/presented`, fields);
  const notTheirs = await office.post(operator, `/workplace/cases/${id}/presented`, { ...fields, sequence: String((await statusOf(office, id)).sequence) });

  assert.equal(stranger.statusCode, 404);
  assert.deepEqual(early, {});
  assert.equal(late.statusCode, 409);
  assert.equal(notTheirs.statusCode, 403);
});

test('what a colleague has in hand is not marked by one press, and what the receipt says does not change behind it', async (t) => {
  const office = await openOffice(t);
  const [operator, colleague] = [office.person('kyz-centre', 'CentreEmployee'), office.person('kyz-centre', 'AccumulationEmployee')];
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'CentreEmployee', 'kyz-centre')", [colleague.id]);
  const id = await screened(office);
  const [first] = documentsOf(office);
  await office.post(operator, `/workplace/cases/${id}/claim`, { kind: 'claim', sequence: String((await statusOf(office, id)).sequence) });
  const pressed = await office.post(colleague, `/workplace/cases/${id}/presented`, { action: 'done', sequence: String((await statusOf(office, id)).sequence) });

  assert.equal(pressed.statusCode, 403);
  assert.deepEqual(await marksOf(office, id), {});
  await act(office, operator, id, 'done');
  const registered = await marksOf(office, id);
  // Sent when the case had no number yet, carried out when it has one.
  await keepMark(office.desk, colleague, id, first!.id, { state: 'absent', compared: false, returned: false });
  assert.deepEqual(await marksOf(office, id), registered);
});

test('the rule holds whatever screen the step is sent from', async (t) => {
  const office = await openOffice(t);
  const { id: staffId, role, unit } = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const { sequence } = await statusOf(office, id);
  const staff = { id: staffId, name: '', login: '', post: { kk: '', ru: '', en: '' }, roles: [{ role, unit }] } as unknown as Parameters<typeof doStep>[1];

  const done = await doStep(office.desk, staff, id, { sequence, outcome: 'done' });

  assert.equal(done.kind, 'invalid');
  assert.ok(done.kind === 'invalid' && done.problems.every(({ code }) => code === 'document.unmarked'));
});

test('what is ticked when the application is taken stands marked at the screening', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const service = 'kyzylorda-2018-1114/03';
  const all = await counterCase(office, operator, `${service}/centre-paper`, { documents: 'all' });
  const none = await counterCase(office, operator, `${service}/centre-paper`);

  assert.deepEqual(await marksOf(office, all), Object.fromEntries(documentsOf(office, service).filter(({ required }) => required).map(({ id }) => [id, 'original']).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))));
  assert.deepEqual(await marksOf(office, none), {});
  assert.equal((await bare(office, operator, all, 'done')).statusCode, 303);
  assert.equal((await bare(office, operator, none, 'done')).statusCode, 422);
});

test('the examiner ticks every compulsory document before a favourable outcome; who found them in order stands in the case', async (t) => {
  const office = await openOffice(t);
  const executor = office.person('kyz', 'Executor');
  const regulation = 'kyzylorda-2018-1114/14';
  const id = await walkTo(office, { regulation, route: 'centre-paper', units: { provider: 'kyz', centre: 'kyz-centre' }, to: 'examine', toActor: 'Executor' });
  const compulsory = documentsOf(office, regulation).filter(({ required }) => required);
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const key = /value="(result[^"]*)"/.exec(page.body)?.[1] ?? '';
  const filled = { ...actionForm(page.body, key).fields };

  const unticked = await office.post(executor, `/workplace/cases/${id}/step`, filled);
  const partly = await office.post(executor, `/workplace/cases/${id}/step`, { ...filled, [`${key}.checklist`]: compulsory.slice(1).map((document) => document.id) });
  const { sequence } = await statusOf(office, id);

  for (const answer of [unticked, partly]) {
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, new RegExp(`href="#f-${key}-checklist"`));
    assert.deepEqual(checkPage(answer.body), []);
  }
  for (const { id: document } of compulsory.slice(1)) assert.match(partly.body, new RegExp(`value="${document}" checked`), 'ticks stay');
  assert.equal((await statusOf(office, id)).sequence, sequence);
  assert.equal((await office.desk.db.query('select 1 from examined_document where case_id = $1', [id])).rows.length, 0, 'nothing half-done');
  const passed = await act(office, executor, id, key, Object.fromEntries(Object.entries(filled).filter(([name]) => name.startsWith(`${key}.value`)).map(([name, value]) => [name, value === '' ? ANSWER(name) : value])));
  assert.equal(passed.statusCode, 303, passed.body.slice(0, 300));
  const after = await office.get(executor, `/workplace/cases/${id}`);
  assert.match(after.body, /Тексерілген құжаттар/);
  for (const { name } of compulsory) assert.ok(after.body.includes(name.kk));
});

/** What a printed paper says, as the lines a text reader finds. */
async function printed(office: Office, person: Person, id: string, paper: string): Promise<string> {
  const file = await loadCaseFile(office.desk, { id: person.id, roles: [{ role: person.role, unit: person.unit }] } as unknown as Parameters<typeof loadCaseFile>[1], id);
  return JSON.stringify(paper === 'acceptance-refused' ? refusalPaper(file!) : acceptancePaper(file!));
}

for (const [place, service, unit, role] of [['at the centre', 'kyzylorda-2018-1114/03/centre-paper', 'kyz-centre', 'CentreEmployee'], ['at the provider’s office', 'kyzylorda-2018-1114/15/office', 'kyz', 'OfficeClerk']] as const) {
  test(`nobody is refused acceptance ${place} without being told what is lacking`, async (t) => {
    const office = await openOffice(t);
    const official = office.person(unit, role);
    const id = await counterCase(office, official, service, { documents: 'all' });
    const [first, ...others] = documentsOf(office, service.split('/').slice(0, 2).join('/'));

    const page = await office.get(official, `/workplace/cases/${id}`);
    const nothing = await bare(office, official, id, 'incomplete', { 'incomplete.grounds': 'incomplete' });
    const before = await statusOf(office, id);
    const unknown = await bare(office, official, id, 'incomplete', { 'incomplete.lacking.no-such-paper': 'absent', [`incomplete.lacking.${first!.id}`]: 'original' });
    const refused = await bare(office, official, id, 'incomplete', { [`incomplete.lacking.${first!.id}`]: 'expired' });
    const said = await printed(office, official, id, 'acceptance-refused');

    assert.deepEqual(checkPage(page.body), []);
    for (const answer of [nothing, unknown]) {
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, new RegExp(`href="#f-incomplete-lacking-${first!.id}">Қай құжаттың жоқ не мерзімі өткенін белгілеңіз`));
      assert.match(answer.body, /<details[^>]* open/, 'the form stands open with its error');
      assert.deepEqual(checkPage(answer.body), []);
    }
    assert.equal(before.status, 'open', 'nothing half-done');
    assert.equal(refused.statusCode, 303, refused.body.slice(0, 300));
    assert.deepEqual((await findCase(office.desk.db, id))!.state.outcome?.kind, 'refused');
    assert.ok(said.includes(first!.name.kk), 'the receipt lists what has expired');
    for (const { name } of others) assert.ok(!said.includes(name.kk), 'and nothing else');
    assert.match(said, /қолданылу мерзімі өткен/, 'the ground follows from it');
    assert.doesNotMatch(said, /топтамасы толық емес/);
  });
}

test('the refusal’s own list stands on the receipt, whatever was marked before', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await screened(office);
  const documents = documentsOf(office);
  const [first, second] = documents.filter(({ required }) => required);
  const optional = documents.find(({ required }) => !required)!;
  await bare(office, operator, id, 'done', { [`done.mark.${first!.id}`]: 'absent', [`done.mark.${second!.id}`]: 'expired', [`done.mark.${optional.id}`]: 'absent' });

  const offered = actionForm((await office.get(operator, `/workplace/cases/${id}`)).body, 'incomplete').fields;
  const refused = await bare(office, operator, id, 'incomplete', { [`incomplete.lacking.${first!.id}`]: 'none' });
  const said = await printed(office, operator, id, 'acceptance-refused');

  assert.deepEqual([first, second, optional].map((document) => offered[`incomplete.lacking.${document!.id}`]), ['absent', 'expired', 'none'], 'what is marked stands chosen; an optional paper that is not there lacks nobody');
  assert.equal(refused.statusCode, 303);
  assert.deepEqual(await marksOf(office, id), { [second!.id]: 'expired' });
  assert.ok(said.includes(second!.name.kk) && !said.includes(first!.name.kk) && !said.includes(optional.name.kk));
});

test('where a text refuses for incompleteness alone, nobody is refused for what has expired', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('wko-centre', 'CentreEmployee');
  const service = 'wko-2015-153/02';
  const id = await counterCase(office, operator, `${service}/centre-electronic`);
  const [first, second] = documentsOf(office, service);
  const name = `incomplete.lacking.${first!.id}`;
  await keepMark(office.desk, operator, id, second!.id, { state: 'expired', compared: false, returned: false });

  const page = await office.get(operator, `/workplace/cases/${id}`);
  const expired = await bare(office, operator, id, 'incomplete', { [name]: 'expired' });
  const refused = await bare(office, operator, id, 'incomplete', { [name]: 'absent' });
  const said = await printed(office, operator, id, 'acceptance-refused');

  assert.ok(said.includes(first!.name.kk) && !said.includes(second!.name.kk), 'the receipt lists what the refusal is for, not what was marked as expired before');
  assert.doesNotMatch(page.body, new RegExp(`name="${name}"[^>]* value="expired"`));
  assert.equal(expired.statusCode, 422);
  assert.match(expired.body, /Қай құжаттың жоқ екенін белгілеңіз/);
  assert.match(page.body, /<h3>Жетіспейтін құжаттар<\/h3>/);
  assert.ok(said.includes('Жетіспейтін құжаттар') && !said.includes('мерзімі өткен'), 'nothing is said of expired documents where nobody is refused for them');
  assert.equal(refused.statusCode, 303, refused.body.slice(0, 300));
  assert.match((await readJournal(office.desk.db, id)).map(({ text }) => text).join('\n'), /"grounds":\["incomplete"\]/);
});
