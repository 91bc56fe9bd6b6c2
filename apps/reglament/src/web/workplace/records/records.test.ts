import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { findCase } from '../../../storage/index.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { findCaseView } from '../../../desk/cases/case-view.ts';
import { writeRecord } from '../../../desk/workplace/records/step-records.ts';
import { findStaff } from '../../../desk/people/sessions.ts';
import { addPaper, listPapers } from '../../../desk/papers.ts';
import { findContent, keepContent } from '../../../desk/requests/contents.ts';
import { checkPage } from '../../kit/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { CONCLUSION, EXAMINATION, writeDown } from '../testing/records.ts';
import { act } from '../testing/walk.ts';
import { walkTo } from '../testing/walk-to.ts';

/** One pixel, as a telephone makes it. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');

interface Inspection { readonly office: Office; readonly id: string; readonly commission: Person }

/** A case of social help that stands at the precinct commission. */
async function atTheCommission(t: Parameters<typeof openOffice>[0]): Promise<Inspection> {
  const office = await openOffice(t);
  const { person } = office;
  const id = randomUUID();
  const by = { kind: 'staff', id: person('kar', 'OfficeClerk').id, role: 'OfficeClerk', unit: 'kar' } as const;
  const opened = await carryOut(office.desk, { caseId: id, regulation: 'karaganda-2014-34-05/01', commands: [{ kind: 'OpenCase', by, id, route: 'office', applicant: office.applicant, units: { provider: 'kar' }, request: '0'.repeat(64) }] });
  assert.equal(opened.kind, 'done');
  await act(office, person('kar', 'OfficeClerk'), id, 'done');
  await act(office, person('kar', 'Head'), id, 'done', { 'done.executor': person('kar', 'Executor').id });
  await act(office, person('kar', 'Executor'), id, 'done');
  return { office, id, commission: person('kar', 'PrecinctCommission') };
}

test('the commission writes its act and conclusion down, corrects them, and they join the case with the step', async (t) => {
  const { office, id, commission } = await atTheCommission(t);
  const begun = await office.get(commission, `/workplace/cases/${id}`);
  assert.deepEqual(checkPage(begun.body), []);
  assert.match(begun.body, /records\/examination-act/);
  assert.doesNotMatch(begun.body, /value="done"/, 'the step cannot be finished yet');

  const page = await office.get(commission, `/workplace/cases/${id}/records/examination-act`);
  assert.deepEqual(checkPage(page.body), []);
  assert.equal((await writeDown(office, commission, id, 'examination-act', { ...EXAMINATION, 'record.findings': 'Қате' })).statusCode, 303);
  assert.equal((await writeDown(office, commission, id, 'examination-act', EXAMINATION)).statusCode, 303);
  assert.match((await office.get(commission, `/workplace/cases/${id}/records/conclusion`)).body, /Ғабдуллин Т\.Р\., хатшы/, 'the members need not be typed twice');
  assert.equal((await writeDown(office, commission, id, 'conclusion', CONCLUSION)).statusCode, 303);
  assert.equal((await listPapers(office.desk.db, id)).length, 0, 'nothing joins the case before the step is done');
  assert.equal((await act(office, commission, id, 'done')).statusCode, 303);

  const acts = (await listPapers(office.desk.db, id)).filter(({ kind }) => kind === 'act');
  assert.deepEqual(acts.map(({ name, mediaType }) => [name, mediaType]), [['examination-act', 'application/pdf'], ['conclusion', 'application/pdf']]);
  assert.match(acts[0]?.details['answers'] ?? '', /табысы төмен/);
  assert.ok((await findContent(office.desk.db, acts[0]!.hash))?.subarray(0, 5).equals(Buffer.from('%PDF-')));
  const { rows } = await office.desk.db.query('select 1 from step_record');
  assert.equal(rows.length, 0, 'nothing is left behind');
  const next = await office.get(office.person('kar', 'Executor'), `/workplace/cases/${id}`);
  assert.deepEqual(checkPage(next.body), []);
  assert.match(next.body, /Жан басына шаққандағы табыс төмен/, 'who decides reads what the commission found');
});

test('what was entered wrongly stays on the page, with its error', async (t) => {
  const { office, id, commission } = await atTheCommission(t);
  const future = await writeDown(office, commission, id, 'conclusion', { ...CONCLUSION, 'record.done-date-year': '2030' });
  assert.equal(future.statusCode, 422);
  assert.match(future.body, /Жан басына шаққандағы/);
  assert.deepEqual(checkPage(future.body), []);
  const empty = await writeDown(office, commission, id, 'conclusion', { ...CONCLUSION, 'record.need': '' });
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /href="#f-record.need"/);
});

test('a record is nobody else’s to write, and none can be written out of turn', async (t) => {
  const { office, id, commission } = await atTheCommission(t);
  for (const person of office.people.filter(({ id: other }) => other !== commission.id)) {
    assert.equal((await office.get(person, `/workplace/cases/${id}/records/conclusion`)).statusCode, 404, `${person.role} of ${person.unit}`);
    assert.equal((await office.post(person, `/workplace/cases/${id}/records/conclusion`, CONCLUSION)).statusCode, 404);
  }
  assert.equal((await office.get(commission, `/workplace/cases/${id}/records/inspection-act`)).statusCode, 404, 'not a record of this step');
  const moved = await office.post(commission, `/workplace/cases/${id}/records/conclusion`, { ...CONCLUSION, sequence: '1' });
  assert.equal(moved.statusCode, 409);
});

test('photographs are JPEG or a whole PNG, at most ten, each once, and can be taken out again', async (t) => {
  const { office, id, commission } = await atTheCommission(t);
  const staff = (await findStaff(office.desk.db, commission.id))!;
  const { sequence } = (await findCaseView(office.desk, id))!.state;
  const answers = Object.fromEntries(Object.entries(EXAMINATION).map(([name, value]) => [name.slice('record.'.length), value]));
  const written = { sequence, record: 'examination-act', answers: { ...answers, 'done-date': '2026-09-10' }, without: [] };
  const write = (photographs: readonly { name: string; bytes: Uint8Array }[], without: readonly string[] = []) => writeRecord(office.desk, staff, id, { ...written, photographs, without });
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `үй 🏠-${index}.jpg`, bytes: Buffer.concat([JPEG, Buffer.from([index])]) }));
  const kept = async () => (await office.desk.db.query<{ id: string }>('select id from step_photograph order by id')).rows;

  assert.equal((await write([{ name: 'үй.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') }])).kind, 'invalid', 'a PNG that is cut off');
  assert.equal((await write([{ name: 'үй.png', bytes: PNG.subarray(0, -8) }])).kind, 'invalid');
  assert.equal((await write([{ name: 'үй.jpg', bytes: Buffer.from('<svg/>') }])).kind, 'invalid');
  assert.equal((await write(numbered(11))).kind, 'invalid');
  assert.equal((await kept()).length, 0);
  assert.equal((await write(numbered(2))).kind, 'done');
  assert.equal((await write(numbered(2))).kind, 'done');
  assert.equal((await kept()).length, 2, 'the same photograph twice is one');
  assert.equal((await write([], [(await kept())[0]!.id])).kind, 'done');
  assert.equal((await kept()).length, 1);
  // By its content, whatever it is called.
  assert.equal((await write([{ name: 'аула.jpg', bytes: PNG }])).kind, 'done');

  await writeDown(office, commission, id, 'conclusion', CONCLUSION);
  assert.equal((await act(office, commission, id, 'done')).statusCode, 303);
  const papers = (await listPapers(office.desk.db, id)).filter(({ name }) => name === 'examination-act');
  assert.deepEqual(papers.map(({ mediaType }) => mediaType), ['application/pdf', 'image/jpeg', 'image/png']);
});

test('photographs sent at once on several screens are no more than a record may have', async (t) => {
  const { office, id, commission } = await atTheCommission(t);
  const staff = (await findStaff(office.desk.db, commission.id))!;
  const { state } = (await findCase(office.desk.db, id))!;
  const photographs = (screen: number) => [1, 2, 3, 4].map((page) => ({ name: `${screen}-${page}.jpg`, bytes: Buffer.concat([JPEG, Buffer.from(`${screen}-${page}`)]) }));
  const answers = Object.fromEntries(Object.entries(EXAMINATION).map(([name, value]) => [name.slice('record.'.length), value]));
  const done = await Promise.all([1, 2, 3, 4].map((screen) => writeRecord(office.desk, staff, id, { sequence: state.sequence, record: 'examination-act', answers: { ...answers, 'done-date': '2026-09-10' }, photographs: photographs(screen), without: [] })));
  assert.deepEqual(done.map(({ kind }) => kind).sort(), ['done', 'done', 'invalid', 'invalid']);
  assert.equal((await office.desk.db.query('select from step_photograph')).rowCount, 8);
});

test('the number of the minutes is not put into the permit that is drafted after them', async (t) => {
  const office = await openOffice(t);
  const head = office.person('kar', 'Head');
  const id = await walkTo(office, { regulation: 'karaganda-2014-34-05/18', route: 'worker-issue', units: { provider: 'kar' }, to: 'decide', toActor: 'Head', opener: { id: head.id, role: 'Specialist', unit: 'kar' } });
  await addPaper(office.desk.db, { caseId: id, kind: 'act', name: 'minutes', fileName: 'minutes.pdf', mediaType: 'application/pdf', hash: await keepContent(office.desk.db, 'application/pdf', JPEG), details: { answers: JSON.stringify({ number: 'ХТ-77', 'done-date': '2026-09-14' }) }, madeAt: office.desk.clock.now(), madeBy: head.id });

  const { body } = await office.get(head, `/workplace/cases/${id}`);

  assert.match(body, /ХТ-77/, 'the minutes themselves are shown');
  assert.match(body, /name="result-[a-z-]+\.value\.number"/);
  assert.doesNotMatch(body, /value="ХТ-77"/);
});
