import { randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readEmbeddedFiles } from '@reglament/documents';
import { checkPage } from '../../kit/index.ts';
import { makeAuthority, signatureOf } from '../../portal/testing/authority.ts';
import type { TestAuthority } from '../../portal/testing/authority.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice, WALK_IN_IIN } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { act } from '../testing/walk.ts';

type Key = Awaited<ReturnType<TestAuthority['issue']>>;
let authority: TestAuthority;
let own: Key;
let strangers: Key;
let expired: Key;
before(async () => {
  authority = await makeAuthority();
  const owner = { role: 'individual', iin: APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' } as const;
  [own, strangers, expired] = await Promise.all([authority.issue(owner), authority.issue({ ...owner, iin: WALK_IN_IIN }), authority.issue(owner, { notAfter: new Date('2025-01-01T00:00:00Z') })]);
});

/** Cases whose drafts wait for the head. */
async function drafted(office: Office, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const id = await office.portalCase();
    const executor = office.person('wko', 'Executor');
    await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
    await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id });
    assert.equal((await act(office, executor, id, 'result-certificate')).statusCode, 303);
    ids.push(id);
  }
  return ids;
}

interface Laid { readonly body: string; readonly signings: readonly string[]; readonly contents: readonly Buffer[] }

/** Ticks every document of the queue that can be signed and reads the page that lays them out. */
async function layOut(office: Office, query = ''): Promise<Laid> {
  const head = office.person('wko', 'Head');
  const queue = await office.get(head, '/workplace');
  const ticked = [...queue.body.matchAll(/form="sign-many" name="case" value="([^"]+)"/g)].map(([, value = '']) => `case=${value}`);
  const { body } = await office.get(head, `/workplace/sign?${ticked.join('&')}${query}`);
  const signings = [...body.matchAll(/name="signing" value="([^"]+)"/g)].map(([, id = '']) => id);
  const addresses = [...body.matchAll(/data-to-sign-at="([^"]+)"/g)].map(([, address = '']) => address);
  const contents = await Promise.all(addresses.map(async (address) => (await office.app.inject({ url: address, headers: { cookie: head.cookie } })).rawPayload));
  return { body, signings, contents };
}

async function post(office: Office, laid: Laid, keys: readonly (Key | undefined)[]) {
  const signature = await Promise.all(laid.contents.map((content, index) => (keys[index] === undefined ? Promise.resolve('') : signatureOf(content, keys[index]))));
  return office.post(office.person('wko', 'Head'), '/workplace/sign', { signing: laid.signings, signature });
}

async function issued(office: Office): Promise<readonly string[]> {
  const { rows } = await office.desk.db.query<{ case_id: string }>('select case_id from issued_document');
  return rows.map(({ case_id }) => case_id);
}

test('who ticks more than fit on the page is told how many are left', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  await drafted(office, 1);
  const more = (count: number): string => Array.from({ length: count }, () => `&case=${randomUUID()}.1`).join('');
  const [fits, over] = [await layOut(office, more(19)), await layOut(office, more(24))];

  assert.doesNotMatch(fits.body, /құжат тізімде тұр/);
  assert.match(over.body, /Бір жолы 20 құжат қана беріледі\. Қалған 5 құжат тізімде тұр/);
  assert.deepEqual(checkPage(over.body), []);
});

test('the head signs three documents at once; each has its own signature and evidence', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const ids = await drafted(office, 3);
  const laid = await layOut(office);

  const answer = await post(office, laid, [own, own, own]);

  assert.equal(laid.signings.length, 3);
  assert.deepEqual(checkPage(laid.body), []);
  assert.ok(Buffer.byteLength(laid.body) < 150_000);
  assert.match(answer.body, /Орындалғаны – 3, орындалмағаны – 0/);
  assert.deepEqual(checkPage(answer.body), []);
  assert.deepEqual([...await issued(office)].sort(), [...ids].sort());
  const { rows } = await office.desk.db.query<{ n: number }>("select count(distinct hash)::int as n from paper where kind = 'evidence'");
  assert.equal(rows[0]?.n, 3);
});

test('one document of another’s key, one of an expired key, one unsigned: only the good one is signed, and each says why', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  await drafted(office, 4);
  const laid = await layOut(office);

  const answer = await post(office, laid, [own, strangers, expired, undefined]);

  assert.match(answer.body, /Орындалғаны – 1, орындалмағаны – 3/);
  assert.equal((answer.body.match(/Қолтаңба қабылданбады/g) ?? []).length, 2);
  assert.match(answer.body, /Қолтаңба оқылмады/);
  assert.match(answer.body, /Бұл кілт сіздікі емес/);
  assert.equal((await issued(office)).length, 1);
  const { rows } = await office.desk.db.query<{ codes: string[] }>('select codes from refused_attempt order by id');
  assert.equal(rows.length, 3);
  assert.deepEqual(rows.map(({ codes }) => codes[0]), ['iin-mismatch', 'certificate-expired', 'signature-unreadable']);
});

test('each document is laid out with its applicant, and what goes against them is marked', async (t) => {
  const office = await openOffice(t);
  await drafted(office, 1);
  const refused = await office.portalCase();
  const executor = office.person('wko', 'Executor');
  await act(office, office.person('wko', 'OfficeClerk'), refused, 'done');
  await act(office, office.person('wko', 'Head'), refused, 'done', { 'done.executor': executor.id });
  const page = await office.get(executor, `/workplace/cases/${refused}`);
  const refusal = /name="action" value="(refusal-[^"]+)"/.exec(page.body)?.[1] ?? '';
  const ground = new RegExp(`name="${refusal}\\.grounds"[^>]* value="([^"]+)"`).exec(page.body)?.[1] ?? '';
  const sent = await act(office, executor, refused, refusal, { [`${refusal}.grounds`]: ground, [`${refusal}.explanation-kk`]: 'Мәлімет дұрыс емес', [`${refusal}.explanation-ru`]: 'Сведения неверны' });

  const { body } = await layOut(office);

  assert.equal(sent.statusCode, 303, sent.body.slice(0, 300));
  assert.equal((body.match(/СЕРІКОВА АЙГҮЛ/g) ?? []).length, 2);
  assert.equal((body.match(/бас тарту<\/span>/g) ?? []).length, 1);
  assert.deepEqual(checkPage(body), []);
});

test('sent twice, the second answer says of each that it has been signed, and nothing is issued twice', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  await drafted(office, 2);
  const laid = await layOut(office);
  await post(office, laid, [own, own]);

  const again = await post(office, laid, [own, own]);

  assert.match(again.body, /Орындалғаны – 0, орындалмағаны – 2/);
  assert.equal((await issued(office)).length, 2);
});

test('a document redrafted after it was laid out is not signed', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const [one = '', two = ''] = await drafted(office, 2);
  const laid = await layOut(office);
  const head = office.person('wko', 'Head');
  const page = await office.get(head, `/workplace/cases/${one}`);
  const sequence = /name="sequence" value="(\d+)"/.exec(page.body)?.[1] ?? '';
  await office.post(head, `/workplace/cases/${one}/return`, { sequence, reason: 'Түзетіңіз' });
  await act(office, office.person('wko', 'Executor'), one, 'result-certificate', { 'result-certificate.value.decree-number': '118' });

  const answer = await post(office, laid, [own, own]);

  assert.match(answer.body, /Орындалғаны – 1, орындалмағаны – 1/);
  assert.deepEqual(await issued(office), [two]);
});

test('another’s bytes and another’s signing are nobody else’s, and the page is whole in every language', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const [id = ''] = await drafted(office, 1);
  const laid = await layOut(office);
  for (const person of office.people.filter(({ unit, role }) => unit !== 'wko' || role !== 'Head')) {
    assert.equal((await office.get(person, `/workplace/cases/${id}/sign/${laid.signings[0]}.bin`)).statusCode, 404);
    const answer = await office.post(person, '/workplace/sign', { signing: laid.signings, signature: await signatureOf(laid.contents[0]!, own) });
    assert.match(answer.body, /Орындалғаны – 0, орындалмағаны – 0/);
    assert.doesNotMatch((await office.get(person, `/workplace/sign?case=${id}.1`)).body, /data-to-sign-at/);
  }
  assert.deepEqual(await issued(office), []);
  for (const language of languages) assert.deepEqual(checkPage((await layOut(office, `&lang=${language}`)).body), [], language);
});

test('a substitute of the head signs in their own name and with their own key, in the acting post', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const [id = ''] = await drafted(office, 1);
  const [head, clerk] = [office.person('wko', 'Head'), office.person('wko', 'OfficeClerk')];
  await office.desk.db.query('update staff set post = $2 where id = $1', [head.id, JSON.stringify({ kk: 'бөлім басшысы', ru: 'руководитель отдела', en: 'head' })]);
  await office.desk.db.query("insert into substitution (id, absent_id, substitute_id, from_day, to_day, made_at, made_by) values (gen_random_uuid(), $1, $2, '2026-09-01', '2026-09-30', now(), $1)", [head.id, clerk.id]);
  const page = await office.get(clerk, `/workplace/cases/${id}/sign`);
  const signing = /name="signing" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64');
  const pdf = await office.app.inject({ url: `/workplace/cases/${id}/sign/${signing}.pdf`, headers: { cookie: clerk.cookie } });

  const answer = await office.post(clerk, `/workplace/cases/${id}/sign`, { signing, signature: await signatureOf(toSign, own) });

  assert.equal(answer.statusCode, 303);
  const embedded = readEmbeddedFiles(pdf.rawPayload);
  const xml = embedded.kind === 'read' ? Buffer.from(embedded.files[0]!.bytes).toString('utf8') : '';
  assert.match(xml, /<signer><name>OfficeClerk wko<\/name><post xml:lang="kk">бөлім басшысы \(м\.а\.\)/);
  const { rows } = await office.desk.db.query<{ entry: string }>("select entry from journal where case_id = $1 and entry like '%\"Signed\"%'", [id]);
  assert.match(rows[0]!.entry, new RegExp(`"inPlaceOf":"${head.id}"`));
});
