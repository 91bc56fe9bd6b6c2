import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToBase64, makeCms } from '@reglament/eds';
import type { Authority } from '@reglament/eds';
import { addPaper } from '../../../desk/papers.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { ANSWERS, openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { makeSigners } from '../testing/signers.ts';
import { walkTo } from '../testing/walk-to.ts';
import { formsOf } from '../testing/walk.ts';

const { own, stranger, trusted } = await makeSigners();

/** A request at the centre, found in the register, that waits to be certified and sent. */
async function toSend(office: Office): Promise<{ readonly id: string; readonly operator: Person }> {
  const operator = office.person('wko-centre', 'CentreEmployee');
  const route = office.desk.library.regulations.get('wko-2015-153/02')?.routes.find(({ channel }) => channel === 'centre')?.route ?? '';
  const id = await walkTo(office, { regulation: 'wko-2015-153/02', route, units: { provider: 'wko', centre: 'wko-centre' }, to: 'send', toActor: 'CentreEmployee' });
  await addDocument(office, id, 'request', 'application', '<request/>');
  return { id, operator };
}

async function addDocument(office: Office, id: string, kind: 'request' | 'attachment', name: string, text: string): Promise<void> {
  const hash = await keepContent(office.desk.db, 'application/xml', Buffer.from(text));
  await addPaper(office.desk.db, { caseId: id, kind, name, fileName: `${name}.xml`, mediaType: 'application/xml', hash, details: { answers: JSON.stringify(ANSWERS) }, madeAt: office.desk.clock.now(), madeBy: 'test' });
}

async function panel(office: Office, person: Person, id: string) {
  const page = await office.get(person, `/workplace/cases/${id}/sign`);
  const form = formsOf(page.body).find(({ fields }) => 'signing' in fields) ?? { action: '', fields: {} };
  return { page, form, toSign: Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64') };
}

async function signature(content: Uint8Array, { privateKey, certificate }: Authority): Promise<string> {
  return bytesToBase64(await makeCms({ content, detached: true, signers: [{ certificate, privateKey }] }));
}

const stepOf = async (office: Office, id: string): Promise<string | undefined> => (await findCase(office.desk.db, id))?.state.step?.node;

test('the operator certifies the request and its scans with their EDS; only then is it sent', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const { id, operator } = await toSend(office);
  await addDocument(office, id, 'attachment', 'identity-document', 'бет');
  const before = await stepOf(office, id);
  const page = await office.get(operator, `/workplace/cases/${id}`);
  const { form, toSign } = await panel(office, operator, id);

  const sent = await office.post(operator, form.action, { ...form.fields, signature: await signature(toSign, own) });

  assert.ok(!formsOf(page.body).some(({ fields }) => fields['action'] === 'done'), 'there is no way round the signature');
  assert.match(toSign.toString(), /<scan document="identity-document"/);
  assert.equal(sent.statusCode, 303, sent.body.slice(0, 400));
  assert.notEqual(await stepOf(office, id), before);
  const { rows } = await office.desk.db.query<{ entry: string }>('select entry from journal where case_id = $1 order by sequence desc limit 1', [id]);
  assert.match(rows[0]?.entry ?? '', /"kind":"Signed"/);
  const shown = await office.get(operator, `/workplace/cases/${id}`);
  assert.match(shown.body, /request-operator-signature\.json/);
});

test('somebody else’s certificate, another text and rubbish certify nothing', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const { id, operator } = await toSend(office);
  const before = await stepOf(office, id);
  const { form, toSign } = await panel(office, operator, id);
  const attempts = [await signature(toSign, stranger), await signature(Buffer.from('басқа'), own), 'rubbish', ''];

  for (const attempt of attempts) {
    const answer = await office.post(operator, form.action, { ...form.fields, signature: attempt });
    assert.equal(answer.statusCode, 422);
    assert.deepEqual(checkPage(answer.body), []);
  }
  assert.equal(await stepOf(office, id), before);
});

test('a page scanned after the signing was prepared must be signed as well, and a signature serves once', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const { id, operator } = await toSend(office);
  const first = await panel(office, operator, id);
  await addDocument(office, id, 'attachment', 'identity-document', 'кейін қосылған бет');

  const stale = await office.post(operator, first.form.action, { ...first.form.fields, signature: await signature(first.toSign, own) });
  const second = await panel(office, operator, id);
  const fields = { ...second.form.fields, signature: await signature(second.toSign, own) };
  const sent = await office.post(operator, second.form.action, fields);
  const twice = await office.post(operator, second.form.action, fields);

  assert.equal(stale.statusCode, 409);
  assert.equal(sent.statusCode, 303);
  assert.notEqual(twice.statusCode, 303);
});

test('the page is whole in every language, and nobody else’s', async (t) => {
  const office = await openOffice(t, { trust: trusted });
  const { id, operator } = await toSend(office);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(operator, `/workplace/cases/${id}/sign?lang=${language}`)).body), [], language);
  assert.equal((await office.get(office.person('kyz-centre', 'CentreEmployee'), `/workplace/cases/${id}/sign`)).statusCode, 404);
});
