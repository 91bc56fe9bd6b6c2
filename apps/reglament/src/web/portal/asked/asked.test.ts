/** A document asked of the applicant: told, answered with files and a signature, or not in time. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { getNode, commandsFor, worker } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { makeNotices } from '../../../desk/notices/notices.ts';
import { addAnswerFiles } from '../../../desk/asked/answer-files.ts';
import { slowTrust } from '../../../desk/testing/meanwhile.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { findCase } from '../../../storage/index.ts';
import type { Trust } from '../../../desk/ports.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import type { TestAuthority } from '../testing/authority.ts';
import { walkTo } from '../testing/cases.ts';
import { askForCode, phoneSigns } from '../testing/mobile-phone.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';

const START = '2026-03-02T05:00:00.000Z';
const UNTIL = '2026-03-06T18:59:59.999Z';
const WORDS = 'Екінші беттің мөрі көрінбейді';
const OWNER = { role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name } as const;
const DAY = 86_400_000;

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();

interface Scene extends PortalSite { readonly aigul: Visitor; readonly id: string; readonly path: string; readonly state: () => Promise<Case> }

/** A case of Aigul's before its executor, who has asked for a document. */
async function asked(t: TestContext, trust?: Trust): Promise<Scene> {
  const site = await openPortal(t, { trust: trust ?? (await authority()).trust }, { at: START });
  const id = await walkTo(site, AIGUL.id, 'wko-2015-153/03', 'portal', 'examine');
  const state = async (): Promise<Case> => (await findCase(site.desk.db, id))!.state;
  const before = await state();
  const words = (await keepContent(site.desk.db, 'text/plain', Buffer.from(WORDS))).toString('hex');
  const done = await carryOut(site.desk, { caseId: id, commands: [{ kind: 'AskForDocument', by: worker(before, 'Executor'), step: before.step!.node, document: 'income', why: 'unclear', until: UNTIL, words }] });
  assert.ok(done.kind === 'done', JSON.stringify(done));
  await makeNotices(site.desk, site.desk.db, done.state, done.entries[0]!);
  return { ...site, aigul: await site.visitor(AIGUL), id, path: `/cabinet/cases/${id}/documents/${done.state.sequence}`, state };
}

const files = (...names: readonly string[]) => names.map((name) => ({ field: 'files', name, bytes: PIXEL }));

/** Lays a photograph ready and signs it; the answer to the signature. */
async function give({ aigul, path }: Scene) {
  await aigul.get(path);
  await aigul.postFiles(path, { go: 'on' }, files('табыс.png'));
  const { signing, toSign } = laidBefore(await aigul.get(`${path}/sign`));
  const signature = await signatureOf(toSign, await (await authority()).issue(OWNER));
  return { post: () => aigul.post(`${path}/sign`, { signing, signature }), toSign };
}

for (const language of languages) {
  test(`every page of the way is in order and says that the term runs on: ${language}`, async (t) => {
    const { aigul, id, path } = await asked(t);
    const home = await aigul.get(`/cabinet?lang=${language}`);
    const page = await aigul.get(`/cabinet/cases/${id}`);
    const form = await aigul.get(path);
    await aigul.postFiles(path, { go: 'stay' }, files('табыс.png'));
    const again = await aigul.get(path);
    const sign = await aigul.get(`${path}/sign`);

    for (const one of [home, page, form, again, sign]) assert.deepEqual([one.statusCode, checkPage(one.body)], [200, []]);
    const runs = { kk: 'қарау мерзімі тоқтамайды', ru: 'не приостанавливается', en: 'runs on' }[language];
    for (const one of [home, page, form]) assert.ok(saidBy(one).toLocaleLowerCase().includes(runs));
    for (const one of [page, form]) assert.ok(saidBy(one).includes(WORDS));
  });
}

test('the answer is a photograph and a signature; it stands in the case, the official may decide, and the term is as it was', async (t) => {
  const scene = await asked(t);
  const { aigul, id, state, desk } = scene;
  const { due } = (await state()).step!;

  const { post, toSign } = await give(scene);
  const given = await post();
  const [twice, thrice] = await Promise.all([post(), post()]);

  assert.deepEqual([given, twice, thrice].map(({ statusCode, headers }) => [statusCode, headers.location]), Array.from({ length: 3 }, () => [303, `/cabinet/cases/${id}`]));
  const after = await state();
  assert.deepEqual([after.step!.due, after.step!.asked?.map(({ givenAt }) => givenAt)], [due, [START]]);
  const { rows } = await desk.db.query<{ kind: string; name: string; file_name: string }>('select kind, name, file_name from paper where case_id = $1 order by file_name', [id]);
  const ask = scene.path.split('/').at(-1);
  assert.deepEqual(rows, [
    { kind: 'evidence', name: 'document-answer', file_name: `answer-${ask}-signature.json` }, { kind: 'attachment', name: 'document-answer', file_name: `answer-${ask}.xml` }, { kind: 'attachment', name: 'income', file_name: 'табыс.png' },
  ]);
  assert.match(toSign.toString(), new RegExp(`document="income"[\\s\\S]*${WORDS}[\\s\\S]*fileName="табыс\\.png"`));
  const page = await aigul.get(`/cabinet/cases/${id}`);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(saidBy(page), /Сізден сұралған құжаттар .*Жібердіңіз: 2026/);
  assert.doesNotMatch(page.body, /Сізден құжат сұралды</);
});

test('what is wrong with the files is told beside the field, and the good ones are kept', async (t) => {
  const { aigul, path } = await asked(t);
  await aigul.get(path);

  const none = await aigul.postFiles(path, { go: 'on' }, []);
  const wrong = await aigul.postFiles(path, { go: 'on' }, [...files('1.png'), { field: 'files', name: 'хат.docx', bytes: 'PK' }]);
  const unsigned = await aigul.get(`${path}/sign`);
  const many = await aigul.postFiles(path, { go: 'stay' }, files('2.png', '3.png', '4.png', '5.png', '6.png'));
  const page = await aigul.get(path);
  const removed = await aigul.postFiles(path, { [/name="(remove-[0-9a-f-]+)"/.exec(page.body)![1]!]: 'yes' }, []);

  assert.deepEqual([none.statusCode, wrong.statusCode, unsigned.statusCode, many.statusCode, removed.statusCode], [422, 422, 200, 422, 303]);
  assert.match(saidBy(none), /Құжаттың суретін немесе файлын таңдаңыз/);
  assert.match(saidBy(wrong), /хат\.docx/);
  for (const one of [none, wrong, many]) {
    assert.match(one.body, /href="#f-files"/);
    assert.deepEqual(checkPage(one.body), []);
  }
  assert.equal((await aigul.get(path)).body.split('name="remove-').length - 1, 4);
});

test('a file added on another page after the text was shown is not signed unseen', async (t) => {
  const scene = await asked(t);
  const { post } = await give(scene);
  await scene.aigul.postFiles(scene.path, { go: 'stay' }, files('тағы.png'));

  const answer = await post();

  assert.equal(answer.headers.location, `${scene.path}/sign?expired`);
  assert.equal((await scene.state()).step!.asked![0]!.givenAt, undefined);
  assert.match(saidBy(await scene.aigul.get(`${scene.path}/sign?expired`)), /табыс\.png .*тағы\.png/);
});

test('a file added while the certificate is being checked is neither dropped nor given unsigned', async (t) => {
  const slow = slowTrust((await authority()).trust);
  const scene = await asked(t, slow);
  const { aigul, path } = scene;
  const first = await give(scene);
  slow.meanwhile(() => aigul.postFiles(path, { go: 'stay' }, files('тағы.png')));

  const answer = await first.post();

  assert.equal(answer.headers.location, `${path}/sign?expired`);
  assert.equal((await scene.state()).step!.asked![0]!.givenAt, undefined);
  const { post } = await give(scene);
  assert.equal((await post()).headers.location, `/cabinet/cases/${scene.id}`);
  const { rows } = await scene.desk.db.query<{ file_name: string }>("select file_name from paper where case_id = $1 and name = 'income' order by id", [scene.id]);
  assert.deepEqual(rows.map((row) => row.file_name), ['табыс.png', 'тағы.png', 'табыс.png'], 'all that was laid ready and signed');
});

test('of files that come at once no more are laid ready than five, and none once the answer is given', async (t) => {
  const scene = await asked(t);
  const { aigul, path, desk } = scene;
  await aigul.get(path);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(async (number) => aigul.postFiles(path, { go: 'stay' }, files(`${number}.png`))));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 303, 303, 303, 303, 422, 422]);
  const { rows } = await desk.db.query<{ position: number }>('select position from answer_file order by position');
  assert.deepEqual(rows.map(({ position }) => position), [1, 2, 3, 4, 5]);

  const { signing, toSign } = laidBefore(await aigul.get(`${path}/sign`));
  const signature = await signatureOf(toSign, await (await authority()).issue(OWNER));
  await aigul.post(`${path}/sign`, { signing, signature });
  await addAnswerFiles(desk, scene.id, Number(path.split('/').at(-1)), [{ name: 'кеш.png', bytes: PIXEL }]);
  assert.equal((await desk.db.query('select 1 from answer_file')).rowCount, 0);
});

test('another person’s key, and no signature at all, are told and give nothing', async (t) => {
  const scene = await asked(t);
  const { aigul, path } = scene;
  await aigul.get(path);
  await aigul.postFiles(path, { go: 'on' }, files('табыс.png'));
  const { signing, toSign } = laidBefore(await aigul.get(`${path}/sign`));
  const stranger = await signatureOf(toSign, await (await authority()).issue({ role: 'individual', iin: BOLAT.iin, surname: BOLAT.surname, name: BOLAT.name }));

  const wrong = await aigul.post(`${path}/sign`, { signing, signature: stranger });
  const empty = await aigul.post(`${path}/sign`, { signing, signature: '' });

  assert.deepEqual([wrong.statusCode, checkPage(wrong.body), empty.statusCode, checkPage(empty.body)], [422, [], 422, []]);
  assert.equal((await scene.state()).step!.asked![0]!.givenAt, undefined);
});

test('where nobody can say whether the certificate is revoked, nothing is given and it is nobody’s mistake', async (t) => {
  const scene = await asked(t, (await authority()).trustWithoutLists);
  const { post } = await give(scene);

  const answer = await post();

  assert.deepEqual([answer.statusCode, checkPage(answer.body)], [503, []]);
  assert.equal((await scene.state()).step!.asked![0]!.givenAt, undefined);
});

test('after the day it is too late: the page says so, a late signature changes nothing, and the official may decide', async (t) => {
  const scene = await asked(t);
  const { aigul, clock, path, id } = scene;
  const { post } = await give(scene);
  clock.moveTo(5 * DAY);

  const [late, page, own] = [await post(), await aigul.get(path), await aigul.get(`/cabinet/cases/${id}`)];

  assert.equal(late.statusCode, 409);
  for (const one of [late, page]) {
    assert.match(saidBy(one), /Құжатты жіберудің күні өтіп кетті/);
    assert.deepEqual(checkPage(one.body), []);
  }
  assert.match(saidBy(own), /Жіберілмеді: күні өтті/);
  assert.equal((await scene.desk.db.query("select 1 from paper where case_id = $1 and name = 'income'", [id])).rowCount, 0);
});

test('decided or withdrawn meanwhile: nothing more can be given, and the page says so', async (t) => {
  const decided = await asked(t);
  const { desk } = decided;
  const before = await decided.state();
  const { post } = await give(decided);
  const regulation = desk.library.regulations.get(before.regulation)!;
  await carryOut(desk, { caseId: decided.id, commands: commandsFor(before, getNode({ regulation }, before.route, before.step!.node), 'result', regulation) });
  const answer = await post();
  assert.deepEqual([answer.statusCode, checkPage(answer.body)], [409, []]);
  assert.match(saidBy(answer), /Құжат енді қажет емес/);

  const withdrawn = await asked(t);
  const late = await give(withdrawn);
  await withdrawn.aigul.get(`/cabinet/cases/${withdrawn.id}/withdraw`);
  await withdrawn.aigul.post(`/cabinet/cases/${withdrawn.id}/withdraw`, {});
  assert.equal((await late.post()).statusCode, 409);
  assert.equal((await withdrawn.state()).outcome?.kind, 'withdrawn');
});

test('another’s case, a number under which nothing was asked and nonsense are not there', async (t) => {
  const { visitor, aigul, path, id } = await asked(t);
  const bolat = await visitor(BOLAT);
  await bolat.get('/cabinet');
  for (const address of [path, `${path}/sign`]) {
    assert.equal((await bolat.get(address)).statusCode, 404);
    assert.equal((await bolat.post(address, {})).statusCode, 404);
  }
  for (const ask of ['1', '999999', '-1', '1e3', 'x']) assert.equal((await aigul.get(`/cabinet/cases/${id}/documents/${ask}`)).statusCode, 404, ask);
});

test('the applicant is told in the cabinet and by telephone, once', async (t) => {
  const scene = await asked(t);
  const { rows } = await scene.desk.db.query("select notice.kind, message.channel from notice join message on message.notice_id = notice.id where notice.case_id = $1", [scene.id]);
  assert.deepEqual(rows, [{ kind: 'document-asked', channel: 'sms' }]);
});

test('the answer is signed in eGov Mobile as well: the page leads back to the case, and the code is good once', async (t) => {
  const { aigul, app, id, path, state } = await asked(t);
  await aigul.get(path);
  await aigul.postFiles(path, { go: 'on' }, files('табыс.png'));
  const code = await askForCode(aigul, `${path}/sign`);
  const { page } = code;
  const shown = await aigul.get(page);

  const { answer: first, again } = await phoneSigns(app, code, await (await authority()).issue(OWNER));
  const second = await again();

  assert.deepEqual([shown.statusCode, checkPage(shown.body), first.statusCode], [200, [], 200]);
  assert.ok(saidBy(shown).includes(translate('kk', 'eds.qr.step3Answer')));
  assert.notEqual(second.statusCode, 200);
  assert.equal((await state()).step!.asked![0]!.givenAt, START);
  assert.deepEqual((await aigul.get(`${page}/state`)).json(), { state: 'done', href: `/cabinet/cases/${id}` });
  assert.equal((await aigul.get(page)).headers.location, `/cabinet/cases/${id}`);
});
