import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { readEmbeddedFiles } from '@reglament/documents';
import { commandsFor, getNode, openOutcomes } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { getRegulation } from '../../../desk/desk.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { makeAuthority, signatureOf } from '../../portal/testing/authority.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { act, actionForm, formsOf } from '../testing/walk.ts';

const REGULATION = 'karaganda-2014-34-05/07';

/** A case of the nuclear tests' victims, walked by commands to the step at which the result is drafted. */
async function toBeDrafted(office: Office): Promise<string> {
  const id = randomUUID();
  const regulation = getRegulation(office.desk, REGULATION);
  const unit = (command: ReturnType<typeof commandsFor>[number]) => (command.by.kind === 'staff' ? { ...command, by: { ...command.by, unit: 'kar', id: office.person('kar', 'Executor').id } } : command);
  const open = { kind: 'OpenCase', by: { kind: 'applicant', id: office.applicant }, id, route: 'office', applicant: office.applicant, units: { provider: 'kar' }, request: '0'.repeat(64) } as const;
  assert.equal((await carryOut(office.desk, { caseId: id, regulation: REGULATION, commands: [open] })).kind, 'done');
  for (;;) {
    const { state } = (await findCase(office.desk.db, id))!;
    const node = getNode({ regulation }, state.route, state.step!.node);
    const outcomes = openOutcomes(state, node, regulation);
    if (outcomes.includes('result') && node.act !== 'sign') return id;
    const detailed = commandsFor(state, node, outcomes.find((one) => one === 'done') ?? outcomes[0]!, regulation).map(unit).map((command) =>
      (command.kind === 'CompleteStep' && node.act === 'assign' ? { ...command, details: { ...command.details, executor: office.person('kar', 'Executor').id } } : command));
    const done = await carryOut(office.desk, { caseId: id, commands: detailed });
    assert.equal(done.kind, 'done', `${node.id} ${JSON.stringify(done)}`);
  }
}

test('results that the text has issued together are drafted on one form and each has its own paper', async (t) => {
  const authority = await makeAuthority();
  const office = await openOffice(t, { trust: authority.trust });
  const [executor, head] = [office.person('kar', 'Executor'), office.person('kar', 'Head')];
  const id = await toBeDrafted(office);
  const key = 'result-decision';
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const offered = actionForm(page.body, key).fields;
  const lacking = await act(office, executor, id, key, { [`${key}.value.decision-number`]: '12', [`${key}.value.compensation-amount`]: '150000' });
  const drafted = await act(office, executor, id, key, { [`${key}.value.decision-number`]: '12', [`${key}.value.compensation-amount`]: '150000', [`${key}.value.card-number`]: 'К-00077' });

  const signing = await office.get(head, `/workplace/cases/${id}/sign`);
  const form = formsOf(signing.body).find(({ fields }) => 'signing' in fields)!;
  const toSign = Buffer.from(/data-to-sign="([^"]*)"/.exec(signing.body)?.[1] ?? '', 'base64');
  const signature = await signatureOf(toSign, await authority.issue({ role: 'individual', iin: APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' }));
  const signed = await office.post(head, form.action, { ...form.fields, signature });

  assert.ok(`${key}.value.card-number` in offered && `${key}.value.decision-number` in offered);
  assert.equal(lacking.statusCode, 422);
  assert.match(lacking.body, /Куәліктің нөмірі/);
  assert.equal(drafted.statusCode, 303, drafted.body.slice(0, 300));
  assert.equal(signed.statusCode, 303, signed.body.slice(0, 300));
  assert.deepEqual(checkPage(page.body), []);
  const { rows } = await office.desk.db.query<{ name: string; number: string; bytes: Buffer }>(
    'select p.name, i.number, c.bytes from issued_document i join paper p on p.id = i.paper_id join content c on c.hash = p.hash where i.case_id = $1 order by i.number', [id]);
  const { number } = (await findCase(office.desk.db, id))!.state;
  assert.deepEqual(rows.map((row) => [row.name, row.number]), [['decision', number], ['status-card', `${number}-2`]]);
  const card = readEmbeddedFiles(rows[1]!.bytes);
  const xml = card.kind === 'read' ? Buffer.from(card.files[0]!.bytes).toString('utf8') : '';
  assert.match(xml, /К-00077/);
  assert.doesNotMatch(xml, /150000/);
  const after = await office.get(head, `/workplace/cases/${id}`);
  assert.match(after.body, /Басып шығаруға арналған нәтиже: Куәлік/);
  assert.deepEqual(checkPage(after.body), []);
});
