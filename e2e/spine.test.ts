import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeBarcodes, preparePades, renderPdf } from '@reglament/documents';
import QRCode from 'qrcode';
import { findCase } from '../apps/reglament/src/storage/index.ts';
import { listMyCases, openMyCase, readMyPaper } from '../apps/reglament/src/desk/cabinet/cabinet.ts';
import { readCaseJournal } from '../apps/reglament/src/desk/cases/case-view.ts';
import { submitRequest } from '../apps/reglament/src/desk/requests/submit.ts';
import { prepareResult, signResult } from '../apps/reglament/src/desk/results/sign-result.ts';
import { verifyNumber, verifyPdf, verifyPhotos } from '../apps/reglament/src/desk/verification/verify.ts';
import { compulsoryDocuments } from '../apps/reglament/src/desk/counter/screening.ts';
import { getRegulation } from '../apps/reglament/src/desk/desk.ts';
import { doStep } from '../apps/reglament/src/desk/workplace/do-step.ts';
import { openWorkplaceCase } from '../apps/reglament/src/desk/workplace/open-case.ts';
import { queueOf } from '../apps/reglament/src/desk/workplace/queue.ts';
import { citizen, GUARDIAN, readyRequest, settle } from './portal-route.ts';
import { stage } from './stage.ts';
import type { Stage } from './stage.ts';

/** Submits a request and lets the gateway deliver it; returns the case's id. */
async function submitted(scene: Stage): Promise<{ readonly caseId: string; readonly accountId: string }> {
  const account = await citizen(scene);
  const prepared = await readyRequest(scene, account);
  const cms = await scene.signAs(account.iin, Buffer.from(prepared.document));
  const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, cms);
  assert.equal(done.kind, 'submitted', JSON.stringify(done));
  await settle(scene);
  return { caseId: done.kind === 'submitted' ? done.state.id : '', accountId: account.id };
}

/** What an official finds in order who has looked everything through. */
const papersOf = ({ desk }: Stage, regulation: string) => compulsoryDocuments(getRegulation(desk, regulation)).map(({ id }) => id);

async function step(scene: Stage, login: string, caseId: string, input: Omit<Parameters<typeof doStep>[3], 'sequence'>): Promise<void> {
  const staff = await scene.staff(login);
  assert.ok((await queueOf(scene.desk, staff)).some((item) => item.caseId === caseId), `${login} finds the case in the queue`);
  const { state } = (await findCase(scene.desk.db, caseId))!;
  const done = await doStep(scene.desk, staff, caseId, { sequence: state.sequence, examined: papersOf(scene, state.regulation), ...input });
  assert.equal(done.kind, 'done', `${login}: ${JSON.stringify(done)}`);
  await settle(scene);
}

async function sign(scene: Stage, login: string, caseId: string): Promise<void> {
  const head = await scene.staff(login);
  const prepared = await prepareResult(scene.desk, scene.seal, head, caseId, 'http://localhost:8080');
  const work = (await openWorkplaceCase(scene.desk, head, caseId))?.work;
  assert.ok(work);
  const cms = await scene.signAs(head.iin, prepared.toSign, { role: 'head' });
  const done = await signResult(scene.desk, scene.trust, head, work.by, prepared.signingId, cms);
  assert.equal(done.kind, 'done', JSON.stringify(done));
  await settle(scene);
}

describe('wko-2015-153/02 from the portal to the cabinet', () => {
  it('ends in a signed certificate that verifies, with a sound journal', async (t) => {
    const scene = await stage(t);
    const { caseId, accountId } = await submitted(scene);
    assert.equal(scene.gateway.delivered.length, 1);

    await step(scene, 'clerk', caseId, { outcome: 'done' });
    const executor = await scene.staff('executor');
    await step(scene, 'head', caseId, { outcome: 'done', executor: executor.id, note: 'Қарауға' });
    assert.equal((await queueOf(scene.desk, await scene.staff('executor2'))).length, 0, 'another executor does not see it');
    await step(scene, 'executor', caseId, { outcome: 'result', draftId: 'certificate', values: { 'decree-number': '17', 'decree-date': '2020-02-03' } });
    await sign(scene, 'head', caseId);
    const before = await openMyCase(scene.desk, accountId, caseId);
    assert.ok(!before?.papers.some(({ kind }) => kind === 'result'), 'a result is not seen before it is handed over');
    await step(scene, 'clerk', caseId, { outcome: 'done' });

    const mine = await openMyCase(scene.desk, accountId, caseId);
    assert.deepEqual(mine?.state.outcome, { kind: 'issued', results: ['certificate'], negative: false });
    assert.deepEqual(mine?.notices.map(({ kind }) => kind), ['registered', 'issued']);
    const result = mine?.papers.find(({ kind }) => kind === 'result');
    const paper = await readMyPaper(scene.desk, accountId, caseId, result?.id ?? '');
    const verified = await verifyPdf(scene.desk, scene.trust, paper!.bytes);
    assert.equal(verified.kind, 'genuine', JSON.stringify(verified));
    assert.equal(verified.kind === 'genuine' && verified.number, mine?.state.number);
    assert.ok(verified.kind === 'genuine' && verified.paragraphs[0]?.kk.includes('ӘУЕЗОВ ӘЛІ'));
    const byNumber = await verifyNumber(scene.desk, scene.trust, mine?.state.number ?? '');
    assert.equal(byNumber.kind, 'genuine');
    const changed = Buffer.from(paper!.bytes);
    changed[700] = changed[700]! ^ 1;
    assert.notEqual((await verifyPdf(scene.desk, scene.trust, changed)).kind, 'genuine');
    assert.equal((await readCaseJournal(scene.desk.db, mine!.state)).sound, true);
  });

  it('ends in a reasoned refusal, signed by the head, with its ground', async (t) => {
    const scene = await stage(t);
    const { caseId, accountId } = await submitted(scene);
    await step(scene, 'clerk', caseId, { outcome: 'done' });
    await step(scene, 'head', caseId, { outcome: 'done', executor: (await scene.staff('executor')).id });
    await step(scene, 'executor', caseId, { outcome: 'refusal', draftId: 'documents-rejected', grounds: ['expired'], explanation: { kk: 'Куәліктің мерзімі өткен.', ru: 'Срок свидетельства истёк.' } });
    await sign(scene, 'head', caseId);
    const mine = await openMyCase(scene.desk, accountId, caseId);
    assert.deepEqual(mine?.state.outcome, { kind: 'refused', refusal: 'documents-rejected' });
    assert.ok(mine?.papers.some(({ kind }) => kind === 'refusal'));
    assert.equal(mine?.notices.at(-1)?.params['grounds'], 'expired');
  });

  for (const [name, how, code] of [
    ['expired', { notBefore: new Date('2024-01-01'), notAfter: new Date('2025-01-01') }, 'certificate-expired'],
    ['revoked', { revoked: true }, 'certificate-revoked'],
  ] as const) {
    it(`refuses the service when the certificate is ${name}, and says so in the history`, async (t) => {
      const scene = await stage(t);
      const account = await citizen(scene);
      const prepared = await readyRequest(scene, account);
      const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document), how));
      assert.equal(done.kind, 'refused', JSON.stringify(done));
      assert.equal(done.kind === 'refused' && done.code, code);
      const again = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
      assert.equal(again.kind, 'refused', 'the same signing is answered the same way');
      assert.equal((await listMyCases(scene.desk, account.id)).length, 1);
    });
  }

  it("refuses another person's certificate, and takes bytes that are no signature for invalid input", async (t) => {
    const scene = await stage(t);
    const account = await citizen(scene);
    const first = await readyRequest(scene, account);
    const garbage = await submitRequest(scene.desk, scene.trust, account, first.signingId, Buffer.from('no cms'));
    assert.equal(garbage.kind, 'invalid');
    const other = await submitRequest(scene.desk, scene.trust, account, first.signingId, await scene.signAs('900101300017', Buffer.from(first.document)));
    assert.equal(other.kind === 'refused' && other.code, 'iin-mismatch');
  });

  it('makes one case of a double click', async (t) => {
    const scene = await stage(t);
    const account = await citizen(scene);
    const prepared = await readyRequest(scene, account);
    const cms = await scene.signAs(account.iin, Buffer.from(prepared.document));
    const both = await Promise.all([1, 2, 3].map(() => submitRequest(scene.desk, scene.trust, account, prepared.signingId, cms)));
    assert.deepEqual(new Set(both.map((done) => (done.kind === 'submitted' ? done.state.id : done.kind))).size, 1, JSON.stringify(both.map(({ kind }) => kind)));
    assert.equal((await listMyCases(scene.desk, account.id)).length, 1);
  });

  it('keeps the draft when nobody can say whether the certificate is revoked', async (t) => {
    const scene = await stage(t);
    const account = await citizen(scene);
    const prepared = await readyRequest(scene, account);
    const silent = { material: async () => ({ ...await scene.trust.material(), crls: [] }) };
    const done = await submitRequest(scene.desk, silent, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
    assert.equal(done.kind, 'unavailable');
    const later = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
    assert.equal(later.kind, 'submitted');
  });
});

describe('verification', () => {
  it('does not believe a signing time: a key revoked since signs nothing genuine', async (t) => {
    const scene = await stage(t);
    const pdf = await renderPdf({ kind: 'certificate', organisation: { kk: 'Бөлім', ru: 'Отдел' }, title: { kk: 'Анықтама', ru: 'Справка' }, number: '1', date: '2026-01-01', paragraphs: [], fields: [], verify: { url: 'http://localhost', number: '1' }, createdAt: '2026-01-01T00:00:00Z' });
    const prepared = preparePades(pdf, { name: 'X', signingTime: '2026-01-01T00:00:00Z', subFilter: 'adbe.pkcs7.detached' });
    const good = prepared.embed(await scene.signAs('900101300017', prepared.bytesToSign));
    assert.equal((await verifyPdf(scene.desk, scene.trust, good)).kind, 'genuine');
    const backdated = prepared.embed(await scene.signAs('900101300017', prepared.bytesToSign, { revoked: true }));
    assert.deepEqual(await verifyPdf(scene.desk, scene.trust, backdated), { kind: 'not-genuine', code: 'certificate-revoked' });
  });

  it('reads the signed data back from photographs of the barcodes, in any order, and refuses a changed one', async (t) => {
    const scene = await stage(t);
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<document xmlns="urn:reglament:document:1" number="153-02/2026/000009" date="2026-11-22" kind="result"><organisation xml:lang="kk">Бөлім</organisation><organisation xml:lang="ru">Отдел</organisation><title xml:lang="kk">Анықтама</title><title xml:lang="ru">Справка</title><field><label xml:lang="kk">Аты</label><label xml:lang="ru">Имя</label><value>ӘЛІ ҒАНИҰЛЫ</value></field></document>`;
    const photograph = async (text: string): Promise<Uint8Array> => QRCode.toBuffer(text, { errorCorrectionLevel: 'L', scale: 4 });
    const signedXml = await scene.seal.signXml(xml);
    const parts = encodeBarcodes(signedXml, { favorId: '17000000000000', creationDate: '2026-11-22T10:00:00.000+05:00' }).parts;
    const photos = await Promise.all([...parts].reverse().map(photograph));
    const found = await verifyPhotos(scene.desk, scene.trust, photos);
    assert.equal(found.kind, 'genuine', JSON.stringify(found));
    assert.deepEqual(found.kind === 'genuine' && found.fields, [{ label: { kk: 'Аты', ru: 'Имя' }, value: 'ӘЛІ ҒАНИҰЛЫ' }]);
    assert.equal((await verifyPhotos(scene.desk, scene.trust, photos.slice(1))).kind, 'unreadable');
    const forged = encodeBarcodes(signedXml.replace('ӘЛІ', 'ЕЛІ'), { favorId: '17000000000000', creationDate: '2026-11-22T10:00:00.000+05:00' }).parts;
    assert.equal((await verifyPhotos(scene.desk, scene.trust, await Promise.all(forged.map(photograph)))).kind, 'not-genuine');
  });
});

describe('condition 1', () => {
  it('refuses authorisation to an account whose data are violated, and nobody while the register is down', async (t) => {
    const { logIn } = await import('../apps/reglament/src/desk/people/accounts.ts');
    const scene = await stage(t);
    await citizen(scene);
    scene.registers.people.set(GUARDIAN.iin, { ...GUARDIAN, deathDate: '2026-01-01' } as never);
    assert.deepEqual(await logIn(scene.desk, scene.registers, GUARDIAN.iin, 'құпия-сөз-2026'), { kind: 'refused', reason: 'deceased' });
    scene.registers.down = true;
    assert.equal((await logIn(scene.desk, scene.registers, GUARDIAN.iin, 'құпия-сөз-2026')).kind, 'register-unavailable');
    assert.equal((await logIn(scene.desk, scene.registers, GUARDIAN.iin, 'басқа')).kind, 'wrong');
  });
});
