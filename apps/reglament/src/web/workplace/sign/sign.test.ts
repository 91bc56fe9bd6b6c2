import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToBase64, makeCms } from '@reglament/eds';
import type { Authority } from '@reglament/eds';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { makeSigners } from '../testing/signers.ts';
import { act, formsOf } from '../testing/walk.ts';

const { authority, own, stranger, trusted } = await makeSigners();

/** A case whose draft waits for the head's signature. */
async function drafted(office: Office): Promise<string> {
  const id = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
  await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id });
  const answer = await act(office, executor, id, 'result-certificate');
  assert.equal(answer.statusCode, 303);
  return id;
}

async function signingOf(office: Office, id: string) {
  const page = await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/sign`);
  const form = formsOf(page.body).find(({ fields }) => 'signing' in fields);
  const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64');
  return { page, form: form ?? { action: '', fields: {}, papers: {} }, toSign };
}

async function signed(content: Uint8Array, signer: Authority): Promise<string> {
  return bytesToBase64(await makeCms({ content, detached: true, signers: [signer], signingTime: new Date() }));
}

test('the head sees the document and signs it; the case goes on with the signed PDF and its evidence', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  const head = office.person('wko', 'Head');
  const { page, form, toSign } = await signingOf(office, id);
  const pdf = await office.get(head, `/workplace/cases/${id}/sign/${form.fields['signing']}.pdf`);

  const answer = await office.post(head, form.action, { ...form.fields, signature: await signed(toSign, own) });
  const after = await office.get(head, answer.headers.location ?? '');

  assert.deepEqual(checkPage(page.body), []);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(pdf.body.slice(0, 5), '%PDF-');
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 3000));
  assert.match(after.body, /Қол қойылған нәтиже/);
  assert.match(after.body, /ЭЦҚ расталды, қол қойған – Head wko/);
  assert.deepEqual(checkPage(after.body), []);
});

test('what came into a case with signs that no document can show does not keep its head from signing', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  await office.desk.db.query("update paper set details = jsonb_set(details, '{answers}', to_jsonb(replace(details->>'answers', 'Орал', 'Орал 🏠'))) where case_id = $1 and kind = 'request'", [id]);
  const { rows } = await office.desk.db.query<{ answers: string }>("select details->>'answers' as answers from paper where case_id = $1 and kind = 'request'", [id]);
  assert.match(rows[0]?.answers ?? '', /🏠/);

  const { page, form, toSign } = await signingOf(office, id);
  assert.equal(page.statusCode, 200);
  assert.equal((await office.post(office.person('wko', 'Head'), form.action, { ...form.fields, signature: await signed(toSign, own) })).statusCode, 303);
});

test('a second POST of the same signature issues nothing twice', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  const head = office.person('wko', 'Head');
  const { form, toSign } = await signingOf(office, id);
  const fields = { ...form.fields, signature: await signed(toSign, own) };

  const answers = await Promise.all([office.post(head, form.action, fields), office.post(head, form.action, fields)]);

  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const { rows } = await office.desk.db.query<{ n: number }>('select count(*)::int as n from issued_document where case_id = $1', [id]);
  assert.equal(rows[0]?.n, 1);
});

test('a signature of another person, of other bytes, or none at all is told and changes nothing', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  const head = office.person('wko', 'Head');
  for (const [what, make] of [
    ['another person', async (bytes: Buffer) => signed(bytes, stranger)],
    ['other bytes', async (bytes: Buffer) => signed(Buffer.concat([bytes, Buffer.from('!')]), own)],
    ['no signature', async () => ''],
    ['no base64', async () => '§§§'],
  ] as const) {
    const { form, toSign } = await signingOf(office, id);
    const answer = await office.post(head, form.action, { ...form.fields, signature: await make(toSign) });
    assert.equal(answer.statusCode, 422, what);
    assert.deepEqual(checkPage(answer.body), [], what);
  }
  const { rows } = await office.desk.db.query<{ n: number }>("select count(*)::int as n from paper where case_id = $1 and kind in ('result', 'evidence')", [id]);
  assert.equal(rows[0]?.n, 0);
});

test('where nobody can tell whether the certificate is revoked, nothing happens and the page says so', async (t) => {
  const office = await openOffice(t, { trust: { material: async () => ({ trustAnchors: [authority.certificate], intermediates: [], crls: [] }) } });
  const id = await drafted(office);
  const { form, toSign } = await signingOf(office, id);

  const answer = await office.post(office.person('wko', 'Head'), form.action, { ...form.fields, signature: await signed(toSign, own) });

  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /қайтарып алынған-алынбағанын қазір тексеру мүмкін емес/);
});

test('the signing page belongs to the one whose step it is', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  const { form } = await signingOf(office, id);
  for (const person of office.people.filter(({ unit, role }) => unit !== 'wko' || role !== 'Head')) {
    const page = await office.get(person, `/workplace/cases/${id}/sign`);
    assert.equal(page.statusCode, person.unit === 'wko' ? 303 : 404, `${person.role} ${person.unit}`);
    assert.equal((await office.get(person, `/workplace/cases/${id}/sign/${form.fields['signing']}.pdf`)).statusCode, 404);
    assert.ok([404, 409].includes((await office.post(person, form.action, { signing: form.fields['signing'] ?? '', signature: 'AA==' })).statusCode));
  }
});

test('the signing page is whole in every language', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const id = await drafted(office);
  for (const language of languages) {
    const page = await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/sign?lang=${language}`);
    assert.equal(page.statusCode, 200);
    assert.deepEqual(checkPage(page.body), [], language);
  }
});
