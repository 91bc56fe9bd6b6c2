/** The akimat's decree: entered with its number and day, laid out, and adopted by the EDS of whoever adopts it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { base64ToBytes, bytesToBase64, makeCms } from '@reglament/eds';
import type { Authority } from '@reglament/eds';
import { makeBin } from '@reglament/identifiers';
import { findCase } from '../../../storage/index.ts';
import { doStep } from '../../../desk/workplace/do-step.ts';
import { checkOfficialSignature } from '../../../desk/signatures/official-signature.ts';
import { findStaff } from '../../../desk/people/sessions.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { issueTo, makeSigners } from '../testing/signers.ts';
import type { Signers } from '../testing/signers.ts';
import { actionForm, formsOf } from '../testing/walk.ts';
import { walkTo } from '../testing/walk-to.ts';

let signers: Signers;
before(async () => { signers = await makeSigners(); });

const ENTERED = { 'decree-number': '117', akimat: 'Орал қаласының әкімдігі', 'decree-date-day': '14', 'decree-date-month': '9', 'decree-date-year': '2026' };

async function awaitingAdoption(t: Parameters<typeof openOffice>[0]): Promise<{ readonly office: Office; readonly id: string }> {
  const office = await openOffice(t, { trust: signers.trusted });
  return { office, id: await walkTo(office, { regulation: 'wko-2015-153/03', route: 'office', units: { provider: 'wko' }, to: 'adopt', toActor: 'Akimat' }) };
}

const akimatOf = (office: Office) => office.person('wko', 'Akimat');

async function enter(office: Office, id: string, entered: Readonly<Record<string, string>> = ENTERED) {
  const page = await office.get(akimatOf(office), `/workplace/cases/${id}`);
  const key = /name="action" value="(result[^"]*)"/.exec(page.body)?.[1] ?? '';
  const form = actionForm(page.body, key);
  return office.post(akimatOf(office), form.action, { ...form.fields, ...Object.fromEntries(Object.entries(entered).map(([name, value]) => [`${key}.value.${name}`, value])) });
}

async function sign(office: Office, id: string, signer: Authority) {
  const page = await office.get(akimatOf(office), `/workplace/cases/${id}/sign`);
  const form = formsOf(page.body).find(({ fields }) => 'signing' in fields);
  const content = base64ToBytes(/data-to-sign="([^"]+)"/.exec(page.body)?.[1] ?? '');
  const signature = bytesToBase64(await makeCms({ content, detached: true, signers: [signer], signingTime: new Date() }));
  const send = () => office.post(akimatOf(office), form?.action ?? '', { ...form?.fields, signature });
  return { page, send, answer: await send() };
}

const stateOf = async (office: Office, id: string) => (await findCase(office.desk.db, id))!.state;

test('a decree is adopted by the signature of whoever adopts it, with the number and day that were entered', async (t) => {
  const { office, id } = await awaitingAdoption(t);
  const { step } = await stateOf(office, id);

  const entered = await enter(office, id);
  const waiting = await stateOf(office, id);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(akimatOf(office), `/workplace/cases/${id}/sign?lang=${language}`)).body), [], language);
  const { page, answer, send } = await sign(office, id, signers.own);
  const again = await send();

  assert.deepEqual([entered.statusCode, entered.headers.location], [303, `/workplace/cases/${id}/sign`]);
  assert.equal(waiting.step?.node, step?.node, 'nothing is adopted by being entered');
  assert.match(page.body, /117/);
  assert.match(page.body, /Құжаттың мәтіні[^§]*Қорғаншы \(қамқоршы\) болып/, 'what is adopted can be read beside its number and day');
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 300));
  assert.ok([303, 409].includes(again.statusCode));
  const state = await stateOf(office, id);
  assert.notEqual(state.step?.node, step?.node);
  assert.equal(state.signatures.length, waiting.signatures.length + 1);
  const { rows } = await office.desk.db.query<{ kind: string; name: string; signer: string }>("select kind, name, details->>'signer' as signer from paper where case_id = $1 and kind in ('result', 'evidence') order by kind", [id]);
  assert.deepEqual(rows.map(({ kind }) => kind), ['evidence', 'result']);
  assert.ok(rows.every(({ signer }) => signer === 'Akimat wko'));
  const { rows: drafts } = await office.desk.db.query<{ values: string }>("select convert_from(bytes, 'UTF8') as values from content where hash = decode($1, 'hex')", [state.draft?.content]);
  assert.match(drafts[0]?.values ?? '', /"decree-number":"117"/);
  assert.equal((await office.desk.db.query('select 1 from step_draft where case_id = $1', [id])).rows.length, 0);
});

test('with another person’s certificate nothing is adopted, and the attempt is kept', async (t) => {
  const { office, id } = await awaitingAdoption(t);
  const earlier = await stateOf(office, id);
  await enter(office, id);

  const { answer } = await sign(office, id, signers.stranger);

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.equal((await stateOf(office, id)).sequence, earlier.sequence);
  const { rows } = await office.desk.db.query<{ codes: string[] }>('select codes from refused_attempt where case_id = $1', [id]);
  assert.deepEqual(rows, [{ codes: ['iin-mismatch'] }]);
});

test('a certificate that names an organisation adopts the decree only where it is the akimat\u2019s', async (t) => {
  const { office, id } = await awaitingAdoption(t);
  const [akimat, department] = [makeBin({ registered: '2015-05', serial: 1 }), makeBin({ registered: '2015-05', serial: 2 })];
  const employee = (bin: string) => issueTo(signers.authority, { role: 'employee', iin: APPLICANT_IIN, bin, organisation: 'МЕКЕМЕ', surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
  await enter(office, id);

  const unknown = (await sign(office, id, await employee(akimat))).answer;
  await office.desk.db.query('update unit set certificate_bin = $1, akimat_bin = $2 where id = $3', [department, akimat, 'wko']);
  const departments = (await sign(office, id, await employee(department))).answer;
  const before = await stateOf(office, id);
  const adopted = (await sign(office, id, await employee(akimat))).answer;

  for (const refused of [unknown, departments]) {
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /БСН-ін әкімші/, 'who can set it right is said');
    assert.deepEqual(checkPage(refused.body), []);
  }
  assert.equal(adopted.statusCode, 303, adopted.body.slice(0, 400));
  assert.ok((await stateOf(office, id)).sequence > before.sequence);
});

test('somebody’s substitute signs with a certificate of the body they work at themselves, and of no third one', async (t) => {
  const office = await openOffice(t, { trust: signers.trusted });
  const [absent, substitute] = [office.person('wko', 'Head'), office.person('kyz', 'Executor')];
  const [theirs, third] = [makeBin({ registered: '2015-05', serial: 3 }), makeBin({ registered: '2015-05', serial: 4 })];
  await office.desk.db.query('update unit set certificate_bin = $1 where id = $2', [theirs, substitute.unit]);
  const content = Buffer.from('шешім');
  const judged = async (bin: string, inPlaceOf?: string) => {
    const signer = await issueTo(signers.authority, { role: 'employee', iin: APPLICANT_IIN, bin, organisation: 'МЕКЕМЕ', surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
    const cms = await makeCms({ content, detached: true, signers: [signer], signingTime: new Date() });
    const by = { kind: 'staff', id: substitute.id, role: 'Head', unit: absent.unit, ...(inPlaceOf === undefined ? {} : { inPlaceOf }) } as const;
    const checked = await checkOfficialSignature(office.desk.db, signers.trusted, { cms, content, iin: APPLICANT_IIN, by, at: new Date() });
    return 'code' in checked ? checked.code : checked.kind;
  };

  assert.deepEqual([await judged(theirs, absent.id), await judged(theirs), await judged(third, absent.id)], ['confirmed', 'bin-mismatch', 'bin-mismatch']);
});

test('what is missing is told in the form, and there is nothing to sign before it is entered', async (t) => {
  const { office, id } = await awaitingAdoption(t);

  const early = await office.get(akimatOf(office), `/workplace/cases/${id}/sign`);
  const wrong = await enter(office, id, { ...ENTERED, 'decree-number': '' });
  const still = await office.get(akimatOf(office), `/workplace/cases/${id}/sign`);

  assert.deepEqual([early.statusCode, early.headers.location], [303, `/workplace/cases/${id}#work`]);
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Орал қаласының әкімдігі/, 'what was typed is still there');
  assert.equal(still.statusCode, 303);
});

test('nobody adopts without signing, from whatever screen, and nobody else adopts', async (t) => {
  const { office, id } = await awaitingAdoption(t);
  await enter(office, id);
  const { sequence } = await stateOf(office, id);
  const akimat = (await findStaff(office.desk.db, akimatOf(office).id))!;
  const values = { 'decree-number': '117', 'decree-date': '2026-09-14', akimat: 'Әкімдік' };

  const unsigned = await doStep(office.desk, akimat, id, { sequence, outcome: 'result', draftId: 'decree', values });
  const head = await office.get(office.person('wko', 'Head'), `/workplace/cases/${id}/sign`);

  assert.equal(unsigned.kind, 'refused');
  assert.deepEqual(unsigned.kind === 'refused' && unsigned.problems.map(({ code }) => code), ['signature-missing']);
  assert.equal(head.statusCode, 303, 'back to the case');
  assert.equal((await stateOf(office, id)).sequence, sequence);
});
