import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOfCase } from '../../../desk/counter/scan-code.ts';
import { changedMeanwhile } from '../../../desk/testing/meanwhile.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { counterCase } from '../testing/counter-case.ts';
import { act } from '../testing/walk.ts';

const SERVICE = 'kyzylorda-2018-1114/03';
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';

interface Upload { readonly name: string; readonly fileName: string; readonly bytes: string }

async function sendPackage(office: Office, person: Person, id: string, fields: Readonly<Record<string, string | readonly string[]>>, files: readonly Upload[] = []) {
  const boundary = 'page-boundary';
  const part = (head: string, body: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const texts = Object.entries({ csrf: person.csrf, ...fields }).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => part(`name="${name}"`, one)));
  const payload = [...texts, ...files.map(({ name, fileName, bytes }) => part(`name="${name}"; filename="${fileName}"`, bytes)), `--${boundary}--\r\n`].join('');
  return office.app.inject({ method: 'POST', url: `/workplace/cases/${id}/package`, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: person.cookie } });
}

const documentsOf = (office: Office, service = SERVICE) => office.desk.library.regulations.get(service)?.documents ?? [];
const allThere = (office: Office, state = 'copy'): Record<string, string> => Object.fromEntries(documentsOf(office).map(({ id }) => [`${id}.state`, state]));

test('the counter marks and scans the package, registers, and the receipt opens the case again', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [document] = documentsOf(office);

  const saved = await sendPackage(office, operator, id, { ...allThere(office), [`${document!.id}.checks`]: ['compared', 'returned'], go: 'back' }, [{ name: `${document!.id}.scan`, fileName: 'бет-1.pdf', bytes: PDF }]);
  const page = await office.get(operator, `/workplace/cases/${id}/package`);
  const early = await office.get(operator, `/workplace/cases/${id}/print/acceptance`);
  await act(office, operator, id, 'done');
  const file = await office.get(operator, `/workplace/cases/${id}`);
  const receipt = await office.get(operator, `/workplace/cases/${id}/print/acceptance`);
  const again = await office.get(operator, `/workplace/cases/${id}/print/acceptance`);

  assert.equal(saved.statusCode, 303, saved.body.slice(0, 400));
  assert.equal(saved.headers.location, `/workplace/cases/${id}`);
  assert.match(page.body, /бет-1\.pdf/);
  assert.match(page.body, /Топтама толық/);
  assert.equal(early.statusCode, 404, 'no receipt before registration');
  assert.match(file.body, new RegExp(`/workplace/cases/${id}/print/acceptance`));
  assert.equal(receipt.statusCode, 200, receipt.body.slice(0, 400));
  assert.match(String(receipt.headers['content-type']), /pdf/);
  assert.deepEqual(receipt.rawPayload, again.rawPayload, 'what was handed out stays what it was');
  const code = await codeOfCase(office.desk.db, id);
  for (const box of ['/workplace/find', '/workplace']) {
    const opened = await office.get(operator, `${box}?q=${code}`);
    assert.equal(opened.headers.location, `/workplace/cases/${id}`, box);
  }
});

test('an incomplete package is refused with a receipt that the centre can print', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [first, second] = documentsOf(office);

  await sendPackage(office, operator, id, { ...allThere(office), [`${first!.id}.state`]: 'absent', ...(second === undefined ? {} : { [`${second.id}.state`]: 'expired' }), go: 'stay' });
  const page = await office.get(operator, `/workplace/cases/${id}/package`);
  const refused = await act(office, operator, id, 'incomplete');
  const receipt = await office.get(operator, `/workplace/cases/${id}/print/acceptance-refused`);
  const acceptance = await office.get(operator, `/workplace/cases/${id}/print/acceptance`);

  assert.match(page.body, new RegExp(`Жетпейді не мерзімі өткен: [^.]*${first!.name.kk.slice(0, 12)}`));
  assert.equal(refused.statusCode, 303, refused.body.slice(0, 400));
  assert.equal(receipt.statusCode, 200);
  assert.equal(acceptance.statusCode, 404);
});

test('a provider’s office refuses to accept without a receipt, as the text prints none', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kyz', 'OfficeClerk');
  const id = await counterCase(office, clerk, 'kyzylorda-2018-1114/06/office');
  const [first] = office.desk.library.regulations.get('kyzylorda-2018-1114/06')!.documents;
  const refused = await act(office, clerk, id, 'incomplete', { [`incomplete.lacking.${first!.id}`]: 'absent' });
  assert.equal(refused.statusCode, 303);

  assert.equal((await office.get(clerk, `/workplace/cases/${id}/print/acceptance-refused`)).statusCode, 404);
});

test('a package with a document marked as missing is not accepted where the text has it screened', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  await sendPackage(office, operator, id, { ...allThere(office), [`${documentsOf(office)[0]!.id}.state`]: 'absent', go: 'stay' });
  const refused = await act(office, operator, id, 'done');

  assert.equal(refused.statusCode, 422);
  assert.deepEqual(checkPage(refused.body), []);
  assert.match(refused.body, new RegExp(`Жетпейді: ${documentsOf(office)[0]!.name.kk.slice(0, 12)}`));
  await sendPackage(office, operator, id, { [`${documentsOf(office)[0]!.id}.state`]: 'expired', go: 'stay' });
  assert.match((await act(office, operator, id, 'done')).body, new RegExp(`Мерзімі өткен: ${documentsOf(office)[0]!.name.kk.slice(0, 12)}`));
  const { rows } = await office.desk.db.query<{ number: string | null }>('select number from cases where id = $1', [id]);
  assert.equal(rows[0]?.number, null, 'no number is used up');
  assert.equal((await office.get(operator, `/workplace/cases/${id}/print/acceptance`)).statusCode, 404);
});

test('once registered, the package stays as the receipt says', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  await sendPackage(office, operator, id, { ...allThere(office), go: 'stay' });
  await act(office, operator, id, 'done');

  const late = await sendPackage(office, operator, id, { ...allThere(office, 'original'), go: 'stay' });

  assert.equal(late.statusCode, 409);
  assert.deepEqual(checkPage(late.body), []);
  const { rows } = await office.desk.db.query<{ state: string }>('select distinct state from handed_document where case_id = $1', [id]);
  assert.deepEqual(rows, [{ state: 'copy' }]);
});

test('a bad file is told beside its document, and the marks are kept', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [document] = documentsOf(office);

  const answer = await sendPackage(office, operator, id, { ...allThere(office), go: 'back' }, [{ name: `${document!.id}.scan`, fileName: 'virus.exe', bytes: 'MZ' }, { name: `${document!.id}.scan`, fileName: 'жақсы.pdf', bytes: PDF }]);

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.match(answer.body, /virus\.exe/);
  assert.match(answer.body, /жақсы\.pdf/);
  assert.match(answer.body, /value="copy" checked/);
});

test('a page sent twice is one page, and can be taken out again', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [document] = documentsOf(office);
  const scan = { name: `${document!.id}.scan`, fileName: 'бет.pdf', bytes: PDF };
  await sendPackage(office, operator, id, { go: 'stay' }, [scan]);
  await sendPackage(office, operator, id, { go: 'stay' }, [scan]);
  const { rows } = await office.desk.db.query<{ id: string }>("select id from paper where case_id = $1 and kind = 'attachment'", [id]);
  assert.equal(rows.length, 1);

  await sendPackage(office, operator, id, { [`remove-${rows[0]!.id}`]: 'yes' });

  const after = await office.desk.db.query("select id from paper where case_id = $1 and kind = 'attachment'", [id]);
  assert.equal(after.rows.length, 0);
});

test('of pages scanned at once on several screens no more are kept than one document may have', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [document] = documentsOf(office);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((number) => sendPackage(office, operator, id, { go: 'stay' }, [{ name: `${document!.id}.scan`, fileName: `${number}.pdf`, bytes: `${PDF}${number}` }])));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 303, 303, 303, 303, 422, 422]);
  assert.equal((await office.desk.db.query("select from paper where case_id = $1 and kind = 'attachment'", [id])).rowCount, 5);
});

test('nothing is marked, added or taken out behind a registration that is just being written', async (t) => {
  const office = await openOffice(t);
  const { db } = office.desk;
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  const [first] = documentsOf(office);
  const scan = { name: `${first!.id}.scan`, fileName: 'бет.pdf', bytes: PDF };
  await sendPackage(office, operator, id, { [`${first!.id}.state`]: 'copy', go: 'stay' }, [scan]);
  const kept = async () => [(await db.query('select document, state, compared, returned from handed_document where case_id = $1 order by document', [id])).rows, (await db.query("select id, file_name from paper where case_id = $1 and kind = 'attachment'", [id])).rows] as const;
  const before = await kept();
  const { sequence } = (await findCase(db, id))!.state;
  const [page] = before[1] as readonly { readonly id: string }[];
  const acts: Readonly<Record<string, () => Promise<{ readonly statusCode: number }>>> = {
    'the page of the package': () => sendPackage(office, operator, id, { [`${first!.id}.state`]: 'original', go: 'stay' }, [{ ...scan, bytes: `${PDF} ` }]),
    'the press that marks the rest': () => sendPackage(office, operator, id, { go: 'presented' }),
    'the press at the step': () => office.post(operator, `/workplace/cases/${id}/presented`, { action: 'done', sequence: String(sequence), [`done.mark.${first!.id}`]: 'absent' }),
    'marks sent with the step': () => office.post(operator, `/workplace/cases/${id}/step`, { action: 'done', sequence: String(sequence), [`done.mark.${first!.id}`]: 'absent' }),
    'taking a page out': () => sendPackage(office, operator, id, { [`remove-${page!.id}`]: 'yes' }),
  };
  for (const [name, attempt] of Object.entries(acts)) {
    await changedMeanwhile(db, id, "update cases set number = '2026-1' where id = $1", attempt);
    assert.deepEqual(await kept(), before, name);
    await db.query('update cases set number = null where id = $1', [id]);
  }
});

test('the package page is whole in every language; strangers and portal cases have none', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const id = await counterCase(office, operator);
  for (const language of languages) {
    const page = await office.get(operator, `/workplace/cases/${id}/package?lang=${language}`);
    assert.deepEqual(checkPage(page.body), [], language);
  }
  const portal = await office.portalCase();
  assert.equal((await office.get(office.person('wko', 'OfficeClerk'), `/workplace/cases/${portal}/package`)).statusCode, 404);
  for (const stranger of office.people.filter(({ unit }) => unit !== 'kyz-centre' && unit !== 'kyz')) {
    for (const path of ['package', 'print/acceptance']) assert.equal((await office.get(stranger, `/workplace/cases/${id}/${path}`)).statusCode, 404, stranger.role);
  }
});

test('the head’s appointment is printed as a resolution sheet', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  assert.equal((await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/print/resolution`)).statusCode, 404);
  await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': office.person('wko', 'Executor').id, 'done.note': 'Қарап, жауап дайындаңыз' });

  const sheet = await office.get(office.person('wko', 'Executor'), `/workplace/cases/${id}/print/resolution`);

  assert.equal(sheet.statusCode, 200, sheet.body.slice(0, 1000));
});

test('a code of another unit’s case, a wrong one and a word lead nowhere', async (t) => {
  const office = await openOffice(t);
  const id = await counterCase(office, office.person('kyz-centre', 'CentreEmployee'));
  const code = await codeOfCase(office.desk.db, id);
  for (const text of [code, '40000000000000', 'СЕРІКОВА', '<b>']) {
    const answer = await office.get(office.person('wko', 'Head'), `/workplace/find?q=${encodeURIComponent(text)}`);
    assert.equal(answer.statusCode, 404, text);
    assert.deepEqual(checkPage(answer.body), [], text);
  }
  assert.equal((await office.get(office.person('wko', 'Head'), '/workplace/find')).statusCode, 200);
});
