import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBin } from '@reglament/identifiers';
import { listMyCases } from '../../../desk/cabinet/cabinet.ts';
import { followUp } from '../../../desk/cases/follow-up.ts';
import { findParty, homeVisitOf } from '../../../desk/counter/party.ts';
import type { Registers } from '../../../desk/ports.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice, WALK_IN_IIN } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { formsOf } from '../testing/walk.ts';

const SERVICE = 'wko-2015-153/02/centre';
const BIN = makeBin({ registered: '2015-01', serial: 7 });
const ANSWERS = { 'request.child-name': 'СЕРІКОВ ДӘУРЕН', 'request.child-birth-date-day': '4', 'request.child-birth-date-month': '3', 'request.child-birth-date-year': '2016', 'request.phone': '+7 701 123 45 67' };
const BY_ATTORNEY = { iin: APPLICANT_IIN, who: 'representative', representative: WALK_IN_IIN, attorney: 'notarised', 'attorney-number': '77' };

function registers(changes: Partial<Registers> = {}): Registers {
  return {
    ...SILENT_REGISTERS,
    findPerson: async (iin) => ({ kind: 'found', reference: 'p', data: { iin, surname: 'ӨКІЛОВ', name: 'ЕРЛАН', birthDate: '1985-05-05' } }),
    findPowerOfAttorney: async ({ principalIin, representativeIin }) => ({ kind: 'found', reference: 'n-5', data: { number: '77', date: '2026-01-02', principalIin, representativeIin, subject: 'өтініш беру' } }),
    ...changes,
  };
}

/** The office with the centre route of the service under test, whatever its id is. */
async function counter(t: Parameters<typeof openOffice>[0], changes: Partial<Registers> = {}): Promise<{ office: Office; operator: Person; path: string; registers: Registers }> {
  const given = registers(changes);
  const office = await openOffice(t, { registers: given });
  const route = office.desk.library.regulations.get('wko-2015-153/02')?.routes.find(({ channel }) => channel === 'centre')?.route ?? '';
  return { office, operator: office.person('wko-centre', 'CentreEmployee'), path: `/workplace/intake/${SERVICE.replace(/centre$/, route)}`, registers: given };
}

async function take(office: Office, operator: Person, location: string): Promise<string> {
  const page = await office.get(operator, location);
  assert.deepEqual(checkPage(page.body), []);
  const form = formsOf(page.body).find(({ fields }) => 'case' in fields);
  const taken = await office.post(operator, form?.action ?? '', { ...form?.fields, ...ANSWERS });
  assert.equal(taken.statusCode, 303, taken.body.slice(0, 600));
  return /cases\/([0-9a-f-]{36})/.exec(taken.headers.location ?? '')?.[1] ?? '';
}

test('the id of another case in the address tells nothing of who came for it', async (t) => {
  const { office, operator, path } = await counter(t);
  const first = (await office.post(operator, path, BY_ATTORNEY)).headers.location ?? '';
  const id = await take(office, operator, first);
  const second = (await office.post(operator, path, { iin: APPLICANT_IIN, who: 'applicant' })).headers.location ?? '';

  const page = await office.get(operator, second.replace(/case=[0-9a-f-]+/, `case=${id}`));

  assert.equal(page.statusCode, 200);
  assert.match(page.body, /СЕРІКОВА/);
  assert.doesNotMatch(page.body, /ӨКІЛОВ|№ 77/);
});

test('a representative with a notarised power of attorney is checked, kept beside the case and shown', async (t) => {
  const { office, operator, path } = await counter(t);

  const found = await office.post(operator, path, BY_ATTORNEY);
  const form = await office.get(operator, found.headers.location ?? '');
  const id = await take(office, operator, found.headers.location ?? '');
  const page = await office.get(operator, `/workplace/cases/${id}`);

  assert.equal(found.statusCode, 303, found.body.slice(0, 600));
  assert.match(form.body, /Нотариус куәландырған, № 77, 02\.01\.2026/);
  assert.match(page.body, /СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ/);
  assert.match(page.body, /ӨКІЛОВ ЕРЛАН/);
  const { rows } = await office.desk.db.query<{ bytes: Buffer }>("select c.bytes from paper p join content c on c.hash = p.hash where p.case_id = $1 and p.kind = 'request'", [id]);
  assert.match(rows[0]?.bytes.toString() ?? '', new RegExp(`<representative iin="${WALK_IN_IIN}">[\\s\\S]*certified="notarised" number="77" date="2026-01-02"`));
  const journal = await office.desk.db.query("select 1 from journal where case_id = $1 and (entry like '%ӨКІЛОВ%' or entry like $2)", [id, `%${WALK_IN_IIN}%`]);
  assert.equal(journal.rows.length, 0, 'no personal data in the journal');
});

test('a power of attorney certified otherwise is neither entered nor looked up', async (t) => {
  let asked = 0;
  const { office, operator, path } = await counter(t, { findPowerOfAttorney: async () => { asked += 1; return { kind: 'absent', reference: 'n' }; } });

  const wrong = await office.post(operator, path, { ...BY_ATTORNEY, attorney: 'other' });
  const right = await office.post(operator, path, { ...BY_ATTORNEY, attorney: 'other', 'attorney-number': '' });
  const id = await take(office, operator, right.headers.location ?? '');

  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /бос қалдырыңыз/);
  assert.match(wrong.body, /value="77"/, 'what was typed is still there');
  assert.equal(asked, 0);
  assert.deepEqual({ ...await findParty(office.desk.db, id), representative: undefined }, { attorney: 'other', representative: undefined });
});

test('an unknown, ended or revoked power of attorney stops the application at the counter', async (t) => {
  const power = { number: '77', date: '2026-01-02', principalIin: APPLICANT_IIN, representativeIin: WALK_IN_IIN, subject: '' };
  const cases: readonly (readonly [Awaited<ReturnType<Registers['findPowerOfAttorney']>>, number, RegExp])[] = [
    [{ kind: 'absent', reference: 'n' }, 422, /нотариалдық ақпараттық жүйеде мұндай сенімхат жоқ/],
    [{ kind: 'found', reference: 'n', data: { ...power, endDate: '2026-09-14' } }, 422, /мерзімі өткен не ол қайтарып алынған/],
    [{ kind: 'found', reference: 'n', data: { ...power, revokedDate: '2026-09-15' } }, 422, /мерзімі өткен не ол қайтарып алынған/],
    [{ kind: 'found', reference: 'n', data: { ...power, endDate: '2026-09-15' } }, 303, /^$/],
    [{ kind: 'unavailable' }, 503, /қазір жауап бермейді/],
  ];
  for (const [answer, status, words] of cases) {
    const { office, operator, path } = await counter(t, { findPowerOfAttorney: async () => answer });
    const found = await office.post(operator, path, BY_ATTORNEY);
    assert.equal(found.statusCode, status);
    assert.match(found.body, words);
    if (status !== 303) assert.deepEqual(checkPage(found.body), []);
  }
});

test('the printed query asks both registers, and a power of attorney revoked meanwhile ends the branch', async (t) => {
  const { office, operator, path, registers: given } = await counter(t);
  const found = await office.post(operator, path, BY_ATTORNEY);
  const id = await take(office, operator, found.headers.location ?? '');
  const revoked: Registers = { ...given, findPowerOfAttorney: async () => ({ kind: 'absent', reference: 'n-6' }) };
  const partners = { gateway: { deliver: async () => ({ kind: 'delivered' as const }), report: async () => ({ kind: 'here' as const }) }, registers: revoked };
  for (let step = 0; step < 8; step += 1) {
    const state = (await findCase(office.desk.db, id))?.state;
    if (state?.step === undefined) break;
    const before = state.sequence;
    await followUp(office.desk, partners, id, { from: before, to: before });
    const after = (await findCase(office.desk.db, id))?.state;
    if (after?.sequence !== before) continue;
    const page = await office.get(operator, `/workplace/cases/${id}`);
    const form = formsOf(page.body).find(({ fields }) => fields['action'] === 'done');
    if (form === undefined) break;
    assert.equal((await office.post(operator, form.action, { ...form.fields, ...form.papers })).statusCode, 303);
  }

  const ended = (await findCase(office.desk.db, id))?.state;
  assert.deepEqual(ended?.outcome, { kind: 'refused', refusal: 'data-unavailable' });
});

test('a person cannot represent themselves, and the kind of certification must be told', async (t) => {
  const { office, operator, path } = await counter(t);
  const answer = await office.post(operator, path, { ...BY_ATTORNEY, representative: APPLICANT_IIN, attorney: '' });

  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /бір адам/);
  assert.match(answer.body, /Сенімхат қалай куәландырылған» бойынша бір жауапты таңдаңыз/);
});

test('where the text lets nobody apply for another, no representative is asked for or kept', async (t) => {
  const office = await openOffice(t, { registers: registers() });
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const page = await office.get(operator, '/workplace/intake/kyzylorda-2018-1114/03/centre-paper');
  const found = await office.post(operator, '/workplace/intake/kyzylorda-2018-1114/03/centre-paper', { ...BY_ATTORNEY, case: '11111111-1111-4111-8111-111111111111' });

  assert.doesNotMatch(page.body, /name="who"/);
  assert.equal(found.statusCode, 303);
  assert.equal(await findParty(office.desk.db, '11111111-1111-4111-8111-111111111111'), undefined);
});

test('an organisation applies through its head, as the register names them', async (t) => {
  const entity = (leaderIin: string): Partial<Registers> => ({ findLegalEntity: async (bin) => (bin === BIN ? { kind: 'found', reference: 'o-1', data: { bin, nameKz: '«Жаңа жол» ЖШС', nameRu: 'ТОО «Жана жол»', registrationDate: '2015-01-20', leaderIin } } : { kind: 'absent', reference: 'o' }) });
  const path = '/workplace/intake/karaganda-2014-34-05/05/office';
  const caseId = '22222222-2222-4222-8222-222222222222';
  const office = await openOffice(t, { registers: registers(entity(APPLICANT_IIN)) });
  const clerk = office.person('kar', 'OfficeClerk');

  const found = await office.post(clerk, path, { iin: APPLICANT_IIN, bin: BIN, case: caseId });
  const unknown = await office.post(clerk, path, { iin: APPLICANT_IIN, bin: makeBin({ registered: '2016-01', serial: 9 }) });
  const wrong = await office.post(clerk, path, { iin: APPLICANT_IIN, bin: '123' });
  const stranger = await office.post(clerk, path, { iin: WALK_IN_IIN, bin: BIN });

  assert.equal(found.statusCode, 303, found.body.slice(0, 600));
  assert.equal((await findParty(office.desk.db, caseId))?.organisation?.name.kk, '«Жаңа жол» ЖШС');
  assert.match(unknown.body, /Бұл БСН «Заңды тұлғалар»/);
  assert.match(wrong.body, /БСН-ді тексеріңіз/);
  assert.match(stranger.body, /ұйымның басшысы емес/);
});

test('where organisations are the applicants, the case is the organisation’s own: its cabinet shows it, its head’s does not', async (t) => {
  const entity: Partial<Registers> = { findLegalEntity: async (bin) => ({ kind: 'found', reference: 'o-1', data: { bin, nameKz: '«Жаңа жол» ЖШС', nameRu: 'ТОО «Жана жол»', registrationDate: '2015-01-20', leaderIin: APPLICANT_IIN } }) };
  const office = await openOffice(t, { registers: registers(entity) });
  const clerk = office.person('kar', 'OfficeClerk');
  const { db } = office.desk;
  await db.query("insert into staff_role (staff_id, role, unit) values ($1, 'Specialist', 'kar')", [clerk.id]);
  const service = office.desk.library.regulations.get('karaganda-2014-34-05/18')!;
  const route = service.routes.find(({ channel }) => channel === 'office')!.route;
  const path = `/workplace/intake/karaganda-2014-34-05/18/${route}`;

  const [first, second] = ['55555555-5555-4555-8555-555555555555', '66666666-6666-4666-8666-666666666666'];
  const found = await office.post(clerk, path, { iin: APPLICANT_IIN, bin: BIN, case: first });
  const again = await office.post(clerk, path, { iin: APPLICANT_IIN, bin: BIN, case: second });
  const account = found.headers.location?.split('/').at(-1)?.split('?')[0] ?? '';
  const { rows } = await db.query<{ id: string; kind: string; password_hash: string; surname: string }>('select id, kind, password_hash, surname from account where iin = $1', [BIN]);
  const form = await office.get(clerk, `${found.headers.location}&form=${service.forms[0]!.id}`);
  const party = await findParty(db, first);

  assert.equal(found.statusCode, 303, found.body.slice(0, 600));
  assert.deepEqual(rows, [{ id: account, kind: 'legal-entity', password_hash: 'none', surname: '«Жаңа жол» ЖШС' }], 'nobody can log in to it with a password');
  assert.equal(again.headers.location?.includes(account), true, 'the same account each time');
  assert.equal(party?.head?.iin, APPLICANT_IIN);
  assert.deepEqual(checkPage(form.body), []);
  assert.match(form.body, new RegExp(`«Жаңа жол» ЖШС, БСН ${BIN}`));
  assert.match(form.body, /Ұйым басшысы/);
  const sent = formsOf(form.body).find(({ fields }) => 'case' in fields);
  const entered = Object.fromEntries(service.forms[0]!.fields.flatMap(({ id: field, type, choices }): (readonly [string, string])[] => {
    if (type === 'date') return [['day', '4'], ['month', '3'], ['year', '2027']].map(([part, value]) => [`request.${field}-${part}`, value!] as const);
    return [[`request.${field}`, choices?.[0]?.id ?? (type === 'phone' ? '+7 701 123 45 67' : type === 'number' || type === 'integer' ? '1' : type === 'email' ? 'a@example.kz' : 'Қарағанды қ., 1')]];
  }));
  const taken = await office.post(clerk, sent?.action ?? '', { ...sent?.fields, ...entered });
  assert.equal(taken.statusCode, 303, taken.body.replace(/<[^>]*>/g, ' ').slice(0, 1500));
  const id = first;
  const page = await office.get(clerk, `/workplace/cases/${id}`);
  assert.deepEqual((await listMyCases(office.desk, account)).map(({ state }) => state.id), [id]);
  assert.deepEqual(await listMyCases(office.desk, office.applicant), []);
  assert.match(page.body, /Ұйым басшысы/);
  const journal = await db.query("select 1 from journal where case_id = $1 and (entry like '%Жаңа жол%' or entry like $2)", [id, `%${BIN}%`]);
  assert.equal(journal.rows.length, 0, 'no names in the journal');
});

test('what was entered before the case stays after it is open', async (t) => {
  const { office, operator, path } = await counter(t);
  const found = await office.post(operator, path, BY_ATTORNEY);
  const id = await take(office, operator, found.headers.location ?? '');

  await office.post(operator, path, { iin: APPLICANT_IIN, case: id });

  assert.equal((await findParty(office.desk.db, id))?.attorney, 'notarised');
});

test('the page that asks who came is whole in every language', async (t) => {
  const { office, operator, path } = await counter(t);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(operator, `${path}?lang=${language}`)).body), [], language);
});

test('papers accepted at home are recorded where the text sends the centre there, and nowhere else', async (t) => {
  const office = await openOffice(t, { registers: registers() });
  await office.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kar-centre', 'centre', '{\"kk\":\"О\",\"ru\":\"Ц\",\"en\":\"C\"}', 'karaganda-2014-34-05', 'Asia/Almaty')");
  const operator = office.person('kyz-centre', 'CentreEmployee');
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'CentreEmployee', 'kar-centre')", [operator.id]);
  const [visited, elsewhere] = ['33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444'];

  const page = await office.get(operator, '/workplace/intake/karaganda-2014-34-05/03/centre-paper');
  await office.post(operator, '/workplace/intake/karaganda-2014-34-05/03/centre-paper', { iin: APPLICANT_IIN, case: visited, 'at-home': 'yes' });
  await office.post(operator, '/workplace/intake/kyzylorda-2018-1114/03/centre-paper', { iin: APPLICANT_IIN, case: elsewhere, 'at-home': 'yes' });

  assert.match(page.body, /үйінде қабылданды/);
  assert.equal(await homeVisitOf(office.desk.db, visited), '2026-09-15');
  assert.equal(await homeVisitOf(office.desk.db, elsewhere), undefined);
});
