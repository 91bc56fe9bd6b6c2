import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { commandsFor, getNode, openOutcomes } from '@reglament/engine';
import type { Command } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { getRegulation } from '../../../desk/desk.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import { keepDraft } from '../../../desk/results/result-draft.ts';
import { verifyPdf } from '../../../desk/verification/verify.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { makeAuthority, signatureOf } from '../../portal/testing/authority.ts';
import type { TestAuthority } from '../../portal/testing/authority.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { formsOf } from '../testing/walk.ts';

let authority: TestAuthority;
let key: Awaited<ReturnType<TestAuthority['issue']>>;
before(async () => {
  authority = await makeAuthority();
  key = await authority.issue({ role: 'individual', iin: APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
});

const REGULATION = 'karaganda-2014-34-05/18';

async function specialist(office: Office): Promise<Person> {
  const id = randomUUID();
  await office.desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', $3, 'МАМАН', '{\"kk\":\"маман\",\"ru\":\"специалист\",\"en\":\"specialist\"}')", [id, id, APPLICANT_IIN]);
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'Specialist', 'kar')", [id]);
  const { token } = await beginSession(office.desk, { staffId: id });
  const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [id]);
  return { id, unit: 'kar', role: 'Specialist', cookie: `session=${token}`, csrf: rows[0]!.csrf };
}

/** A permit asked for on the portal, walked by commands to the step at which it is signed. */
async function toBeSigned(office: Office): Promise<string> {
  const id = randomUUID();
  const regulation = getRegulation(office.desk, REGULATION);
  const content = await keepDraft(office.desk.db, { kind: 'result', id: 'employer-permit', values: {}, grounds: [], explanation: { kk: '', ru: '' } });
  const carry = async (commands: readonly Command[]): Promise<void> => {
    const done = await carryOut(office.desk, { caseId: id, regulation: REGULATION, commands });
    assert.equal(done.kind, 'done', JSON.stringify(done.kind === 'invalid' && done.problems));
  };
  await carry([{ kind: 'OpenCase', by: { kind: 'applicant', id: office.applicant }, id, route: 'portal-issue', applicant: office.applicant, units: { provider: 'kar' }, request: '0'.repeat(64) }]);
  for (let steps = 0; steps < 40; steps += 1) {
    const { state } = (await findCase(office.desk.db, id))!;
    const node = getNode({ regulation }, state.route, state.step!.node);
    if (node.step.signers.length > 1 && node.act === 'sign') return id;
    const outcomes = openOutcomes(state, node, regulation);
    const outcome = (['presented', 'result', 'conform', 'done', 'valid', 'confirmed'] as const).find((wished) => outcomes.includes(wished)) ?? outcomes[0]!;
    const detailed = (command: Command): Command => {
      if (command.kind !== 'CompleteStep') return command;
      const draft = command.details?.draft === undefined ? {} : { draft: { kind: 'result', result: 'employer-permit', content } as const };
      return { ...command, details: { ...command.details, ...draft, ...(node.step.marks.includes('registration') ? { number: '34.05-18/2026/000001' } : {}) } };
    };
    await carry(commandsFor(state, node, outcome, regulation).map(detailed));
  }
  throw new Error('Expected the route to come to the signing step');
}

async function sign(office: Office, person: Person, id: string) {
  const page = await office.get(person, `/workplace/cases/${id}/sign`);
  assert.equal(page.statusCode, 200, `${person.role}: ${page.statusCode}`);
  assert.deepEqual(checkPage(page.body), []);
  const form = formsOf(page.body).find(({ fields }) => 'signing' in fields)!;
  const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(page.body)?.[1] ?? '', 'base64');
  return office.post(person, form.action, { ...form.fields, signature: await signatureOf(toSign, key) });
}

test('where the text has two people sign, the specialist signs first, then the head, and only then the permit is there', async (t) => {
  const office = await openOffice(t, { trust: authority.trust });
  const [first, head] = [await specialist(office), office.person('kar', 'Head')];
  const id = await toBeSigned(office);
  const queues = async (): Promise<readonly boolean[]> => Promise.all([first, head].map(async (person) => (await office.get(person, '/workplace')).body.includes(id)));
  const issued = async () => (await office.desk.db.query<{ hash: Buffer }>('select p.hash from issued_document i join paper p on p.id = i.paper_id where i.case_id = $1', [id])).rows;

  const before1 = await queues();
  const early = await office.get(head, `/workplace/cases/${id}/sign`);
  const one = await sign(office, first, id);
  const between = await queues();
  const twice = await office.get(first, `/workplace/cases/${id}/sign`);
  const none = await issued();
  const two = await sign(office, head, id);

  assert.deepEqual([before1, between], [[true, false], [false, true]]);
  assert.deepEqual([early.statusCode, one.statusCode, twice.statusCode, two.statusCode], [303, 303, 303, 303]);
  assert.equal(none.length, 0);
  const rows = await issued();
  assert.equal(rows.length, 1);
  const { rows: contents } = await office.desk.db.query<{ bytes: Buffer }>('select bytes from content where hash = $1', [rows[0]!.hash]);
  const verdict = await verifyPdf(office.desk, authority.trust, contents[0]!.bytes);
  assert.equal(verdict.kind, 'genuine', JSON.stringify(verdict));
  assert.equal(verdict.kind === 'genuine' ? verdict.signedBy : '', 'СЫНАҚОВ СЫНАҚ, СЫНАҚОВ СЫНАҚ');
  const page = await office.get(head, `/workplace/cases/${id}`);
  assert.equal((page.body.match(/ЭЦҚ расталды/g) ?? []).length, 2);
  assert.match(page.body, /Қол қойды: қызмет берушінің маманы/);
  assert.deepEqual(checkPage(page.body), []);
});
