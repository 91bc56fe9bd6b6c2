import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registers } from '../../desk/ports.ts';
import { askAgain } from '../../desk/registers/ask-again.ts';
import { raiseDiscrepancy } from '../../desk/registers/discrepancies.ts';
import { sendEntries } from '../../desk/registers/entries.ts';
import { extractsOf } from '../../desk/registers/extracts.ts';
import { PAUSE_MS } from '../../desk/registers/questions.ts';
import { carryOut } from '../../desk/cases/carry-out.ts';
import { followUp } from '../../desk/cases/follow-up.ts';
import { makeNotices } from '../../desk/notices/notices.ts';
import { findCase } from '../../storage/index.ts';
import { SILENT_REGISTERS } from '../../desk/testing/silent-registers.ts';
import { checkPage } from '../kit/index.ts';
import { AIGUL, BOLAT, openPortal } from '../portal/testing/portal-site.ts';
import { walkTo } from '../portal/testing/cases.ts';
import { languages, translate, translator } from '../texts/index.ts';
import { APPLICANT_IIN, openOffice } from '../workplace/testing/office.ts';
import type { Office, Person } from '../workplace/testing/office.ts';
import { walkTo as walkToStep } from '../workplace/testing/walk-to.ts';
import { formsOf } from '../workplace/testing/walk.ts';
import { durationWords, waitedMs } from './wait-words.ts';

const CHILD = { 'request.child-name': 'СЕРІКОВ ДӘУРЕН', 'request.child-birth-date-day': '4', 'request.child-birth-date-month': '3', 'request.child-birth-date-year': '2016', 'request.phone': '+7 701 123 45 67' };

/** A paper application at the Kyzylorda centre with the consent given: the guardianship system is asked next. */
async function atTheRegister(office: Office, operator: Person): Promise<{ readonly id: string; readonly ask: () => ReturnType<Office['post']> }> {
  const found = await office.post(operator, '/workplace/intake/kyzylorda-2018-1114/01/centre-paper', { iin: APPLICANT_IIN });
  const page = await office.get(operator, String(found.headers.location));
  const form = formsOf(page.body).find(({ fields }) => 'case' in fields);
  const taken = await office.post(operator, form?.action ?? '', { ...form?.fields, ...CHILD });
  const id = /cases\/([0-9a-f-]{36})/.exec(String(taken.headers.location))?.[1] ?? '';
  const sequence = async (): Promise<string> => /name="sequence" value="(\d+)"/.exec((await office.get(operator, `/workplace/cases/${id}`)).body)?.[1] ?? '';
  await office.post(operator, `/workplace/cases/${id}/consent`, { sequence: await sequence() });
  return { id, ask: async () => office.post(operator, `/workplace/cases/${id}/register-answer`, { sequence: await sequence(), system: 'GuardianshipSystem' }) };
}

test('an official is told since when an answer is awaited, when it is asked for again, and that it means nothing yet', async (t) => {
  const registers: { -readonly [K in keyof Registers]: Registers[K] } = { ...SILENT_REGISTERS };
  const office = await openOffice(t, { registers });
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const { id, ask } = await atTheRegister(office, operator);

  assert.equal((await ask()).statusCode, 503);
  for (const language of languages) {
    const page = await office.get(operator, `/workplace/cases/${id}?lang=${language}`);
    assert.deepEqual(checkPage(page.body), []);
    assert.match(page.body, new RegExp(translate(language, 'waiting.cabinet.title')));
    assert.match(page.body, new RegExp(translate(language, 'waiting.workplace.runs')));
  }
  const waiting = await office.get(operator, `/workplace/cases/${id}?lang=kk`);
  assert.doesNotMatch(waiting.body, /value="(issued|done)"/, 'neither way may be chosen before the answer');
  assert.match(waiting.body, /Сұрау өздігінен қайталанады, келесісі: \d\d\.\d\d\.\d{4}, \d\d:\d\d/);

  registers.findGuardianship = async () => ({ kind: 'found', reference: 'g-77', data: { guardianIin: APPLICANT_IIN, childName: 'СЕРІКОВ ДӘУРЕН', childBirthDate: '2016-03-04', decreeNumber: '117', decreeDate: '2020-01-01' } });
  office.clock.moveTo(PAUSE_MS.first);
  await askAgain(office.desk, registers);
  const answered = await office.get(operator, `/workplace/cases/${id}`);
  assert.deepEqual(checkPage(answered.body), []);
  assert.doesNotMatch(answered.body, /Сұрау өздігінен қайталанады/);
  assert.match(answered.body, /деректер табылды/);
  assert.match(answered.body, /value="issued"/);
  assert.match(answered.body, /Баланың аты-жөні[\s\S]*СЕРІКОВ ДӘУРЕН/);
  assert.match(answered.body, /Қорғаншының \(қамқоршының\) ЖСН-і[\s\S]{0,80}••••••••0017/);
  assert.match(answered.body, /Мемлекеттік жүйелердің жауабын күту уақыты/);
});

test('an answer that contradicts a decision waits for the people of the case until one says what was done', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const { id } = await atTheRegister(office, operator);
  const { state } = (await findCase(office.desk.db, id))!;
  await raiseDiscrepancy(office.desk.db, { state, node: state.step!.node, system: 'GuardianshipSystem', kind: 'contradiction', relied: 'absent', answered: 'found', reference: 'g-9' }, office.desk.clock.now());

  const queue = await office.get(operator, '/workplace');
  assert.match(queue.body, /Мемлекеттік жүйелердің тексеруді қажет ететін жауаптары: 1/);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(operator, `/workplace/register-answers?lang=${language}`)).body), []);
  const list = await office.get(operator, '/workplace/register-answers?lang=kk');
  assert.match(list.body, /Қайшы жауап[\s\S]*деректер жоқ[\s\S]*деректер бар[\s\S]*g-9/);
  const action = /action="(\/workplace\/register-answers\/([0-9a-f-]{36}))"/.exec(list.body);
  const [, path = '', one = ''] = action ?? [];

  const stranger = office.person('wko', 'Head');
  assert.doesNotMatch((await office.get(stranger, '/workplace/register-answers')).body, /g-9/);
  assert.equal((await office.post(stranger, path, { [`note-${one}`]: 'мен' })).statusCode, 404);
  assert.equal((await office.post(operator, '/workplace/register-answers/not-an-id', { 'note-not-an-id': 'x' })).statusCode, 404);

  const empty = await office.post(operator, path, { [`note-${one}`]: '  ' });
  assert.equal(empty.statusCode, 422);
  assert.deepEqual(checkPage(empty.body), []);
  const long = await office.post(operator, path, { [`note-${one}`]: 'ұ'.repeat(2001) });
  assert.equal(long.statusCode, 422);
  assert.match(long.body, /ұ{2001}/, 'nothing typed is lost');

  const closed = await office.post(operator, path, { [`note-${one}`]: 'Өтініш берушіге хабарланды, анықтама берілді.' });
  assert.equal(closed.statusCode, 303);
  await office.post(operator, path, { [`note-${one}`]: 'екінші рет' });
  const after = await office.get(operator, String(closed.headers.location));
  assert.match(after.body, /Тексеруді қажет ететін жауап жоқ/);
  const page = await office.get(operator, `/workplace/cases/${id}`);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(page.body, /Өтініш берушіге хабарланды, анықтама берілді/);
  assert.doesNotMatch(page.body, /екінші рет/, 'what was closed stays as it was closed');
});

test('data that a system did not take wait for the people of the case, and stay with it once somebody has said what was done', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const { id } = await atTheRegister(office, operator);
  const { state } = (await findCase(office.desk.db, id))!;
  await office.desk.db.query("insert into register_entry (entry_id, case_id, node, system, person_iin, fields, noted_at, next_at) values ($1, $1, $2, 'EducationDatabase', $3, '[]', $4, $4)", [id, state.step!.node, APPLICANT_IIN, office.desk.clock.now()]);
  await sendEntries(office.desk, { enter: async () => ({ kind: 'refused', code: '00002', reference: 'e-5' }) });

  assert.match((await office.get(operator, '/workplace')).body, /тексеруді қажет ететін жауаптары: 1/);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(operator, `/workplace/register-answers?lang=${language}`)).body), []);
  const list = (await office.get(operator, '/workplace/register-answers?lang=kk')).body;
  assert.match(list, /Мәліметтер енгізілмеді[\s\S]*қабылданбады: осы нөмірмен басқа мәліметтер енгізілген[\s\S]*e-5/);
  assert.doesNotMatch(list, /Шешім кезінде/, 'no decision rested on it');

  const [, path = '', one = ''] = /action="(\/workplace\/register-answers\/([0-9a-f-]{36}))"/.exec(list) ?? [];
  assert.equal((await office.post(office.person('wko', 'Head'), path, { [`note-${one}`]: 'мен' })).statusCode, 404);
  assert.equal((await office.post(operator, path, { [`note-${one}`]: 'Базаға қолмен енгізілді.' })).statusCode, 303);
  assert.match((await office.get(operator, '/workplace/register-answers')).body, /Тексеруді қажет ететін жауап жоқ/);
  assert.match((await office.get(operator, `/workplace/cases/${id}`)).body, /Мәліметтер енгізілмеді[\s\S]*Базаға қолмен енгізілді/);
});

test('the applicant sees in the cabinet that it is no refusal, what it does to the term, and afterwards how long it took', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  const id = await walkTo(site, AIGUL.id, 'karaganda-2014-34-05/06', 'portal', 'examine');
  const { state } = (await findCase(site.desk.db, id))!;
  const done = await carryOut(site.desk, { caseId: id, commands: [{ kind: 'NoteWait', by: { kind: 'system', system: 'Gateway' }, step: state.step!.node, system: 'StateSystems' }] });
  assert.equal(done.kind, 'done');
  if (done.kind === 'done') for (const entry of done.entries) await makeNotices(site.desk, site.desk.db, done.state, entry);

  for (const language of languages) {
    const page = await aigul.get(`/cabinet/cases/${id}?lang=${language}`);
    assert.deepEqual(checkPage(page.body), []);
    assert.match(page.body, new RegExp(translate(language, 'waiting.cabinet.title')));
    assert.match(page.body, new RegExp(translate(language, 'waiting.cabinet.runs')));
  }
  assert.match((await aigul.get(`/cabinet/cases/${id}?lang=kk`)).body, /Бұл – бас тарту емес/);
  for (const language of languages) assert.deepEqual(checkPage((await aigul.get(`/cabinet?lang=${language}`)).body), []);
  assert.match((await aigul.get('/cabinet?lang=kk')).body, /Жауап күтілуде: [^<]*\(күту басталған уақыт: [^<]*\)\. Бұл – бас тарту емес/);
  await carryOut(site.desk, { caseId: id, commands: [{ kind: 'RecordAnswer', by: { kind: 'system', system: 'Gateway' }, system: 'StateSystems', answer: 'found', reference: 's-1' }] });
  const after = await aigul.get(`/cabinet/cases/${id}?lang=kk`);
  assert.doesNotMatch(after.body, /Бұл – бас тарту емес/);
  assert.doesNotMatch((await aigul.get('/cabinet?lang=kk')).body, /Жауап күтілуде/);
  assert.match(after.body, /Мемлекеттік жүйелердің жауабын күту уақыты/);
});

test('overlapping waits count once, and a wait that goes on counts until now', () => {
  const wait = (from: string, to?: string) => ({ step: 'a#1' as never, system: 'StateSystems' as const, stood: false, from: `2026-03-02T${from}:00.000Z`, ...(to === undefined ? {} : { to: `2026-03-02T${to}:00.000Z` }) });
  const now = '2026-03-02T12:00:00.000Z';
  assert.equal(waitedMs([wait('10:30', '11:00'), wait('10:00', '10:40')], now), 60 * 60_000);
  assert.equal(waitedMs([wait('11:30')], now), 30 * 60_000);
  assert.equal(waitedMs([], now), 0);
});

test('a duration is said in whole words', () => {
  const words = (ms: number) => languages.map((language) => durationWords(translator(language), ms));
  assert.deepEqual(words(10_000), ['1 минут', '1 минута', '1 minute']);
  assert.deepEqual(words(26 * 3_600_000 + 5 * 60_000), ['1 күн 2 сағат 5 минут', '1 день 2 часа 5 минут', '1 day 2 hours 5 minutes']);
});

test('the children of the data bank are shown where the candidate chooses, in every language, with the bank named as the source', async (t) => {
  const children = [
    { number: 'РДБ-00007', childName: 'Әбілов Дәурен', givenName: 'Дәурен', birthDate: '2018-03-04', sex: 'male', regionKz: 'Қызылорда қаласы', regionRu: 'город Кызылорда' },
    { number: 'РДБ-00012', childName: 'Үсенова Айша', givenName: 'Айша', birthDate: '2020-11-30', sex: 'female', regionKz: 'Қазалы ауданы', regionRu: 'Казалинский район' },
  ] as const;
  const registers: Registers = { ...SILENT_REGISTERS, findChildren: async () => ({ kind: 'found', reference: 'b-1', data: children }) };
  const office = await openOffice(t, { registers });
  const clerk = office.person('kyz', 'OfficeClerk');
  const id = await walkToStep(office, { regulation: 'kyzylorda-2018-1114/11', route: 'office', units: { provider: 'kyz' }, to: 'select', toActor: 'Applicant' });
  const { sequence } = (await findCase(office.desk.db, id))!.state;
  await followUp(office.desk, { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers }, id, { from: sequence, to: sequence });

  for (const language of languages) {
    const page = await office.get(clerk, `/workplace/cases/${id}?lang=${language}`);
    assert.deepEqual(checkPage(page.body), []);
    assert.match(page.body, new RegExp(translator(language)('waiting.list.title', { count: 2 })));
    for (const { number, childName } of children) assert.match(page.body, new RegExp(`${number}[\\s\\S]*${childName}`));
  }
  const page = await office.get(clerk, `/workplace/cases/${id}?lang=kk`);
  assert.match(page.body, /Қазалы ауданы/);
  assert.match(page.body, /30\.11\.2020/);
  assert.match(page.body, /b-1/);
  assert.match(page.body, /Таңдау жасалды[\s\S]*Бала таңдалмады/, 'the two ways on read differently');

  const choose = async (...chosen: readonly string[]) => office.post(clerk, `/workplace/cases/${id}/step`, { action: 'result', sequence: /name="sequence" value="(\d+)"/.exec(page.body)?.[1] ?? '', 'result.chosen': chosen });
  for (const wrong of [[], ['РДБ-99999'], ['РДБ-00012', 'РДБ-99999']]) {
    const answer = await choose(...wrong);
    assert.equal(answer.statusCode, 422, 'which child was chosen must be said, and of this list');
    assert.deepEqual(checkPage(answer.body), []);
  }
  assert.equal((await choose('РДБ-00012')).statusCode, 303);
  const after = await office.get(office.person('kyz', 'Executor'), `/workplace/cases/${id}?lang=kk`);
  assert.deepEqual(checkPage(after.body), []);
  assert.match(after.body, /<textarea[^>]*children-names[^>]*>\s*Үсенова Айша, 30\.11\.2020\s*<\/textarea>/, 'the contract names whom the candidate chose');
  assert.match(after.body, /РДБ-00012(?:(?!<\/tr>)[\s\S])*таңдалды/);
  assert.doesNotMatch(after.body, /РДБ-00007(?:(?!<\/tr>)[\s\S])*таңдалды/);
});

test('the candidate chooses at home from the same list, by number, given name and age, and nobody else sees it', async (t) => {
  const site = await openPortal(t);
  const [aigul, bolat] = [await site.visitor(AIGUL), await site.visitor(BOLAT)];
  const id = await walkTo(site, AIGUL.id, 'kyzylorda-2018-1114/11', 'office', 'select');
  const { sequence } = (await findCase(site.desk.db, id))!.state;
  const data = [{ number: 'РДБ-00007', childName: 'Әбілов Дәурен', givenName: 'Дәурен', birthDate: '2018-03-04', sex: 'male', regionKz: 'Қызылорда қаласы', regionRu: 'город Кызылорда' }] as const;
  const registers: Registers = { ...SILENT_REGISTERS, findChildren: async () => ({ kind: 'found', reference: 'b-1', data }) };
  await followUp(site.desk, { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers }, id, { from: sequence, to: sequence });

  const page = await aigul.get(`/cabinet/cases/${id}?lang=kk`);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(page.body, /РДБ-00007[\s\S]*Дәурен[\s\S]*04\.03\.2018/);
  assert.doesNotMatch(page.body, /Әбілов/);
  assert.equal((await bolat.get(`/cabinet/cases/${id}`)).statusCode, 404);
  const which = await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'result' });
  assert.deepEqual([which.statusCode, checkPage(which.body)], [422, []], 'which child was chosen must be said');
  assert.equal((await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'result', chosen: 'РДБ-99999' })).statusCode, 422);
  await aigul.post(`/cabinet/cases/${id}/own-step`, { outcome: 'result', chosen: 'РДБ-00007' });
  assert.deepEqual((await extractsOf(site.desk.db, id))[0]?.rows.map(({ number, chosen }) => [number, chosen]), [['РДБ-00007', 'yes']]);
  assert.doesNotMatch((await aigul.get(`/cabinet/cases/${id}`)).body, /РДБ-00007/, 'what has been chosen from is not kept on the page');
});
