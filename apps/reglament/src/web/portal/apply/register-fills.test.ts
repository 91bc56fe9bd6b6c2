/** A request filled in from a register: only with consent, marked, correctable, and never at the cost of what was typed. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { FILLING_SYSTEMS, REGISTER_DATA } from '@reglament/regulation';
import type { Guardianship, RegisterAnswer } from '../../../desk/ports.ts';
import { askRegister } from '../../../desk/registers/look-ups.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import { AIGUL, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { ABOUT_YOU, laidBefore, REQUEST, SERVICE } from '../testing/requests.ts';

const WARD: Guardianship = { guardianIin: AIGUL.iin, childName: 'СЕРІКОВ ДӘУРЕН', childBirthDate: '2014-05-06', decreeNumber: '117', decreeDate: '2020-02-03' };
const FOUND: RegisterAnswer<Guardianship> = { kind: 'found', reference: 'g-77', data: WARD };

interface Scene extends PortalSite { readonly aigul: Visitor; readonly asked: readonly string[]; readonly says: (answer: RegisterAnswer<Guardianship>) => void }

/** Aigul before the question whether the register may be asked. */
async function open(t: TestContext, changes: Parameters<typeof openPortal>[1] = {}): Promise<Scene> {
  let answer = FOUND;
  const asked: string[] = [];
  const site = await openPortal(t, { registers: { ...SILENT_REGISTERS, findGuardianship: async (iin) => { asked.push(iin); return answer; } }, ...changes });
  const aigul = await site.visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply/provider`);
  await aigul.post(`${SERVICE}/apply/provider`, { unit: 'oral' });
  await aigul.post(`${SERVICE}/apply/about-you`, ABOUT_YOU);
  return { ...site, aigul, asked, says: (next) => { answer = next; } };
}

const valueOf = (body: string, name: string): string | undefined => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1] ?? new RegExp(`value="([^"]*)"[^>]* name="${name}"`).exec(body)?.[1];

for (const language of languages) {
  test(`the question and what came of it are in order: ${language}`, async (t) => {
    const { aigul, says } = await open(t);
    const question = await aigul.get(`${SERVICE}/apply/registers?lang=${language}`);
    assert.deepEqual([question.statusCode, checkPage(question.body)], [200, []]);
    for (const answer of [FOUND, { kind: 'absent', reference: 'g-0' }, { kind: 'unavailable' }] as const) {
      says(answer);
      await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
      const page = await aigul.get(`${SERVICE}/apply/request`);
      assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], answer.kind);
    }
  });
}

test('nothing is asked before consent, nor without it', async (t) => {
  const { aigul, asked } = await open(t);
  await aigul.get(`${SERVICE}/apply`);
  await aigul.get(`${SERVICE}/apply/registers`);
  const about = await aigul.post(`${SERVICE}/apply/about-you`, ABOUT_YOU);
  for (const registers of ['no', '', 'maybe', 'YES']) await aigul.post(`${SERVICE}/apply/registers`, { registers });
  const page = await aigul.get(`${SERVICE}/apply/request`);

  assert.equal(about.headers.location, `${SERVICE}/apply/registers`);
  assert.deepEqual([...asked], []);
  assert.equal(valueOf(page.body, 'child-name') ?? '', '');
});

test('with consent the fields are filled, each with its source; a correction takes the mark away', async (t) => {
  const { aigul, asked } = await open(t);
  const posted = await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
  const page = await aigul.get(`${SERVICE}/apply/request`);

  assert.equal(posted.headers.location, `${SERVICE}/apply/request`);
  assert.deepEqual([...new Set(asked)], [AIGUL.iin]);
  assert.deepEqual(['child-name', 'child-birth-date-day', 'child-birth-date-year', 'decree-number'].map((name) => valueOf(page.body, name)), ['СЕРІКОВ ДӘУРЕН', '6', '2014', '117']);
  assert.equal(saidBy(page).split('Дереккөзі:').length - 1, 4);
  await aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'child-name': 'СЕРІКОВ ДӘУРЕН ҚАЙРАТҰЛЫ', 'child-birth-date-day': '6', 'child-birth-date-month': '5', 'child-birth-date-year': '2014', 'decree-number': '117', 'decree-date-day': '3', 'decree-date-month': '2', 'decree-date-year': '2020' });
  const check = await aigul.get(`${SERVICE}/apply/check`);
  assert.equal(saidBy(check).split('Дереккөзі:').length - 1, 3);
  assert.deepEqual(checkPage(check.body), []);
});

test('what was typed before stays; what is taken back goes, the typed stays again', async (t) => {
  const { aigul } = await open(t);
  await aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'child-name': 'Өзім жаздым' });
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
  const filled = (await aigul.get(`${SERVICE}/apply/request`)).body;
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'no' });
  const emptied = (await aigul.get(`${SERVICE}/apply/request`)).body;

  assert.deepEqual([valueOf(filled, 'child-name'), valueOf(filled, 'decree-number')], ['Өзім жаздым', '117']);
  assert.deepEqual([valueOf(emptied, 'child-name'), valueOf(emptied, 'decree-number') ?? ''], ['Өзім жаздым', '']);
});

test('what is typed on another page while the register is asked stays', async (t) => {
  let meanwhile: () => Promise<unknown> = async () => undefined;
  const { aigul } = await open(t, { registers: { ...SILENT_REGISTERS, findGuardianship: async () => { await meanwhile(); return FOUND; } } });
  meanwhile = () => aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'child-name': 'Өзім жаздым' });
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
  const { body } = await aigul.get(`${SERVICE}/apply/request`);

  assert.deepEqual([valueOf(body, 'child-name'), valueOf(body, 'decree-number')], ['Өзім жаздым', '117']);
});

test('a silent register leaves the fields empty and says so in words; asked again, it fills them', async (t) => {
  const { aigul, says } = await open(t);
  says({ kind: 'unavailable' });
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
  const silent = await aigul.get(`${SERVICE}/apply/request`);
  says(FOUND);
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes', return: 'check' });
  const then = await aigul.get(`${SERVICE}/apply/request`);

  assert.match(saidBy(silent), /қазір жауап бермейді, сондықтан өрістер бос тұр/);
  assert.equal(valueOf(silent.body, 'child-name') ?? '', '');
  assert.equal(valueOf(then.body, 'child-name'), 'СЕРІКОВ ДӘУРЕН');
  assert.doesNotMatch(saidBy(then), /жауап бермейді/);
});

test('the consent, the number of the answer and the source of each field stand in what is signed and before the official', async (t) => {
  const { trust, issue } = await makeAuthority();
  const { aigul, desk } = await open(t, { trust });
  await aigul.post(`${SERVICE}/apply/registers`, { registers: 'yes' });
  await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [{ field: 'child-birth-certificate', name: 'куәлік.png', bytes: PIXEL }]);
  const { signing, toSign } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));
  const signature = await signatureOf(toSign, await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name }));
  const sent = await aigul.post(`${SERVICE}/apply/sign`, { signing, signature });

  const caseId = String(sent.headers.location).split('/')[3] ?? '';
  assert.ok(await findCase(desk.db, caseId));
  assert.match(toSign.toString(), /<consent system="GuardianshipSystem" at="[^"]+" answer="found" reference="g-77"\/>/);
  assert.match(toSign.toString(), /<field id="decree-number" source="GuardianshipSystem">/);
  const { rows } = await desk.db.query<{ sources: string }>("select details->>'sources' as sources from paper where case_id = $1 and kind = 'request'", [caseId]);
  assert.deepEqual(JSON.parse(rows[0]!.sources), { 'child-name': 'GuardianshipSystem', 'child-birth-date': 'GuardianshipSystem', 'decree-number': 'GuardianshipSystem', 'decree-date': 'GuardianshipSystem' });
});

test('every datum that a form may name is one that the register gives', async () => {
  for (const system of FILLING_SYSTEMS) {
    const answer = await askRegister({ ...SILENT_REGISTERS, findGuardianship: async () => FOUND }, system, { caseId: 'c', iin: AIGUL.iin }, '2026-03-02');
    assert.ok(answer.kind === 'found');
    for (const datum of REGISTER_DATA[system]) assert.ok(datum in answer.data, `${system} ${datum}`);
  }
});
