import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Command, Draft } from '@reglament/engine';
import type { NodeId } from '@reglament/regulation';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { makeNotices } from '../../../desk/notices/notices.ts';
import { addPaper } from '../../../desk/papers.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import type { TestAuthority } from '../testing/authority.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { fillIn, laidBefore, SERVICE } from '../testing/requests.ts';

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();

/** A portal on which this person has sent a request. */
async function withCase(t: Parameters<typeof openPortal>[0]): Promise<{ readonly site: PortalSite; readonly aigul: Visitor; readonly id: string }> {
  const { trust, issue } = await authority();
  const site = await openPortal(t, { trust });
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  const { signing, toSign } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));
  const key = await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });
  const answer = await aigul.post(`${SERVICE}/apply/sign`, { signing, signature: await signatureOf(toSign, key) });
  const id = /cases\/([0-9a-f-]+)/.exec(String(answer.headers.location))?.[1] ?? '';
  // The job that delivers the request through the gateway does not run here.
  await move(site, id, (step) => ({ kind: 'CompleteStep', by: { kind: 'system', system: 'Portal' }, step, outcome: 'done' }));
  return { site, aigul, id };
}

async function move({ desk }: PortalSite, id: string, command: (step: NodeId) => Command): Promise<void> {
  const done = await carryOut(desk, { caseId: id, commands: (state) => [command(state!.step!.node)] });
  assert.equal(done.kind, 'done');
  if (done.kind === 'done') for (const entry of done.entries) await makeNotices(desk, desk.db, done.state, entry);
}

/** The clerk registers the request, and the applicant is told. */
function register(site: PortalSite, id: string): Promise<void> {
  return move(site, id, (step) => ({ kind: 'CompleteStep', by: { kind: 'staff', id: 'clerk', role: 'OfficeClerk', unit: 'oral' }, step, outcome: 'done', details: { number: '153-02/2026/000007' } }));
}

for (const language of languages) {
  test(`the cabinet and a case are in order, before and after registration: ${language}`, async (t) => {
    const { site, aigul, id } = await withCase(t);
    const pages = [await aigul.get(`/cabinet?lang=${language}`), await aigul.get(`/cabinet/cases/${id}`)];
    await register(site, id);
    pages.push(await aigul.get('/cabinet'), await aigul.get(`/cabinet/cases/${id}`), await aigul.get(`/cabinet/cases/${id}/sent`));

    for (const page of pages) assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
  });
}

test('says who holds the request, until when, and shows the way with its clauses', async (t) => {
  const { aigul, id } = await withCase(t);

  const page = await aigul.get(`/cabinet/cases/${id}`);

  assert.match(saidBy(page), /Қазір кімде: Кеңсе қызметкері\. Мерзімі: \d{4} жылғы/);
  assert.match(saidBy(page), /Өтінішке қол қойып, жібердіңіз/);
  assert.match(saidBy(page), /№ 153 қаулы, 5-тармақтың 1\) тармақшасы/);
  assert.ok(saidBy(page).includes('Орал қаласының білім бөлімі'));
  assert.equal(page.body.match(/aria-current="step"/g)?.length, 1);
});

test('a notice tells the number and the expected date, and is new until it is read', async (t) => {
  const { site, aigul, id } = await withCase(t);
  await register(site, id);

  const page = await aigul.get('/cabinet');
  await aigul.post('/cabinet/notices/read', {});

  assert.match(saidBy(page), /153-02\/2026\/000007 нөмірімен тіркелді: \d{4} жылғы \d+ \S+, \d\d:\d\d\. Нәтиже беру мерзімі: \d{4} жылғы \d+ \S+/);
  assert.match(saidBy(page), /1 жаңа/);
  assert.doesNotMatch(saidBy(await aigul.get('/cabinet')), /1 жаңа/);
});

test('says late in words when the term of a step has passed', async (t) => {
  const { site, aigul, id } = await withCase(t);
  site.clock.moveTo(30 * 24 * 3600 * 1000);
  await move(site, id, (step) => ({ kind: 'NoteDeadline', by: { kind: 'system', system: 'Portal' }, step }));

  const page = await aigul.get(`/cabinet/cases/${id}`);

  assert.match(saidBy(page), /Мерзімі өтті/);
  assert.match(page.body, /station-late/);
});

test('does not say "refused" of a request that its applicant took back', async (t) => {
  const { aigul, id } = await withCase(t);
  await aigul.get(`/cabinet/cases/${id}/withdraw`);
  await aigul.post(`/cabinet/cases/${id}/withdraw`, {});

  const page = await aigul.get(`/cabinet/cases/${id}`);

  assert.deepEqual(checkPage(page.body), []);
  assert.match(saidBy(page), /Өтінішіңізді кері қайтарып алдыңыз/);
  assert.ok(!saidBy(page).includes('Бас тартылды') && !page.body.includes('station-refused'), saidBy(page));
});

test('gives back what was sent, as a download and byte for byte', async (t) => {
  const { site, aigul, id } = await withCase(t);
  const page = await aigul.get(`/cabinet/cases/${id}`);
  const links = [...page.body.matchAll(/href="(\/cabinet\/cases\/[^"]+\/papers\/[^"]+)"/g)].map(([, href]) => href ?? '');

  const papers = await Promise.all(links.map((href) => aigul.get(href)));

  assert.equal(papers.length, 2, 'the request and one document');
  for (const paper of papers) assert.match(String(paper.headers['content-disposition']), /^attachment; filename\*=UTF-8''/);
  const { rows } = await site.desk.db.query<{ bytes: Buffer }>("select c.bytes from paper p join content c on c.hash = p.hash where p.kind = 'request'");
  assert.ok(papers.some(({ rawPayload }) => rawPayload.equals(rows[0]!.bytes)));
  assert.ok(papers.some(({ headers }) => String(headers['content-type']).startsWith('image/png')));
});

test("another person's case, its papers and its page after sending are not there", async (t) => {
  const { site, aigul, id } = await withCase(t);
  const paper = /papers\/([0-9a-f-]+)/.exec((await aigul.get(`/cabinet/cases/${id}`)).body)?.[1] ?? '';
  const bolat = await site.visitor(BOLAT);

  for (const url of [`/cabinet/cases/${id}`, `/cabinet/cases/${id}/sent`, `/cabinet/cases/${id}/papers/${paper}`]) {
    const page = await bolat.get(url);
    assert.deepEqual([page.statusCode, checkPage(page.body)], [404, []], url);
  }
  assert.ok(!(await bolat.get('/cabinet')).body.includes(id));
});

/** Walks the case to its end as the office would. */
async function finish(site: PortalSite, id: string, draft: Draft): Promise<void> {
  const by = (role: 'Head' | 'Executor' | 'OfficeClerk') => ({ kind: 'staff' as const, id: 'somebody', role, unit: 'oral' });
  await register(site, id);
  await move(site, id, (step) => ({ kind: 'CompleteStep', by: by('Head'), step, outcome: 'done', details: { executor: 'somebody', note: 'x' } }));
  await move(site, id, (step) => ({ kind: 'CompleteStep', by: by('Executor'), step, outcome: draft.kind, details: { draft } }));
  await move(site, id, (step) => ({ kind: 'CompleteStep', by: by('Head'), step, outcome: draft.kind, details: { signature: 'ee' } }));
  if (draft.kind === 'result') await move(site, id, (step) => ({ kind: 'CompleteStep', by: by('OfficeClerk'), step, outcome: 'done' }));
}

async function addResult({ desk }: PortalSite, caseId: string, kind: 'result' | 'refusal', name: string): Promise<void> {
  const hash = await keepContent(desk.db, 'application/pdf', Buffer.from('%PDF-1.7 result'));
  await addPaper(desk.db, { caseId, kind, name, fileName: 'құжат.pdf', mediaType: 'application/pdf', hash, details: {}, madeAt: desk.clock.now(), madeBy: 'head' });
}

for (const language of languages) {
  test(`an issued result and a refusal with its ground are in order: ${language}`, async (t) => {
    const issued = await withCase(t);
    await finish(issued.site, issued.id, { kind: 'result', result: 'certificate', content: 'aa' });
    await addResult(issued.site, issued.id, 'result', 'certificate');
    const refused = await withCase(t);
    await finish(refused.site, refused.id, { kind: 'refusal', refusal: 'documents-rejected', grounds: ['expired'], content: 'aa' });
    await addResult(refused.site, refused.id, 'refusal', 'documents-rejected');

    const good = await issued.aigul.get(`/cabinet/cases/${issued.id}?lang=${language}`);
    const bad = await refused.aigul.get(`/cabinet/cases/${refused.id}?lang=${language}`);
    const ground = refused.site.desk.library.regulations.get('wko-2015-153/02')!.refusals.flatMap(({ grounds }) => grounds).find(({ id }) => id === 'expired')!.text[language];

    for (const page of [good, bad, await issued.aigul.get('/cabinet'), await refused.aigul.get('/cabinet')]) assert.deepEqual(checkPage(page.body), []);
    assert.ok(saidBy(good).includes(translate(language, 'portal.case.issued')) && good.body.includes('құжат.pdf'));
    assert.ok(saidBy(bad).toLowerCase().includes(ground.toLowerCase()), ground);
    assert.ok(bad.body.includes('station-refused') && bad.body.includes('құжат.pdf'));
  });
}

for (const id of ['1', '-'.repeat(36), '%00', '..%2f..', '00000000-0000-4000-8000-000000000000']) {
  test(`an address with no case behind it is not found: ${id}`, async (t) => {
    const { visitor } = await openPortal(t);
    const aigul = await visitor(AIGUL);

    for (const rest of ['', '/sent', `/papers/${id}`]) assert.equal((await aigul.get(`/cabinet/cases/${id}${rest}`)).statusCode, 404);
  });
}
