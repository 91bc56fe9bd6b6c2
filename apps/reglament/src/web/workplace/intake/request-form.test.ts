import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { commandsFor, getNode } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { actionForm, formsOf } from '../testing/walk.ts';

/** Three applications, each with its own certificate: to a pension fund, to a bank, to the road police. */
const SERVICE = 'kokpekti-2012-417/06';
const COUNTER = `/workplace/intake/${SERVICE}/centre-electronic`;

const BANK = { 'request.addressee': 'Бөлім бастығына', 'request.address-phone': 'Көкпекті а.', 'request.children': 'Серікова Әлия', 'request.bank-name': 'Халық банкі' };

/** Finds the applicant and goes where the counter leads. */
async function findApplicant(office: Office): Promise<string> {
  return String((await office.post(office.person('kok-centre', 'CentreOperator'), COUNTER, { iin: APPLICANT_IIN })).headers.location);
}

/** Takes an application on a form at the centre and gives the case's id. */
async function takeIn(office: Office, formId: string, answers: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
  const operator = office.person('kok-centre', 'CentreOperator');
  const page = await office.get(operator, `${await findApplicant(office)}&form=${formId}`);
  const form = formsOf(page.body).find(({ fields }) => 'case' in fields);
  return office.post(operator, form?.action ?? '', { ...form?.fields, ...answers });
}

/** Brings the case to the step in which the provider drafts the certificate. */
async function toDrafting({ desk }: Office, id: string): Promise<void> {
  const regulation = desk.library.regulations.get(SERVICE)!;
  for (;;) {
    const { state } = (await findCase(desk.db, id))!;
    const node = getNode({ regulation }, state.route, state.step!.node);
    if (node.act === 'prepare') return;
    const outcome = (['done', 'found', 'conform'] as const).find((candidate) => node.next.has(candidate))!;
    const done = await carryOut(desk, { caseId: id, commands: commandsFor(state, node, outcome, regulation).map((command) => ({ ...command, by: command.by.kind === 'staff' ? { ...command.by, unit: command.by.role.startsWith('Centre') ? 'kok-centre' : 'kok' } : command.by })) });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  }
}

test('the counter asks first which application is handed in', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kok-centre', 'CentreOperator');
  const found = await findApplicant(office);
  for (const language of languages) {
    const page = await office.get(operator, `${found}&lang=${language}`);
    assert.equal(page.statusCode, 200);
    assert.deepEqual(checkPage(page.body), []);
    for (const form of ['application', 'application-bank', 'application-vehicle']) assert.match(page.body, new RegExp(`&amp;form=${form}"`));
    assert.ok(!formsOf(page.body).some(({ fields }) => 'case' in fields), 'nothing is asked before the form is chosen');
  }
  const form = await office.get(operator, `${found}&form=application-bank`);
  assert.deepEqual(checkPage(form.body), []);
  assert.match(form.body, /name="request\.bank-name"/);
});

test('a form that is not offered opens nothing: the choice is asked again', async (t) => {
  const office = await openOffice(t);
  const operator = office.person('kok-centre', 'CentreOperator');
  const found = await findApplicant(office);
  const id = /case=([0-9a-f-]{36})/.exec(found)?.[1] ?? '';

  const answer = await office.post(operator, found.split('?')[0] ?? '', { case: id, form: 'bank-certificate-form', ...BANK });

  assert.equal(answer.headers.location, found);
  assert.equal((await office.desk.db.query('select 1 from cases')).rowCount, 0);
});

test('who drafts the result is offered the one that follows from the form, and no other is taken', async (t) => {
  const office = await openOffice(t);
  const taken = await takeIn(office, 'application-bank', BANK);
  const id = /cases\/([0-9a-f-]{36})/.exec(String(taken.headers.location))?.[1] ?? '';
  await toDrafting(office, id);
  const employee = office.person('kok', 'ProviderEmployee');

  const page = await office.get(employee, `/workplace/cases/${id}`);
  const form = actionForm(page.body, 'result-bank-certificate');
  const other = await office.post(employee, form.action, { ...form.fields, action: 'result-pension-fund-certificate' });

  assert.equal((await findCase(office.desk.db, id))?.state.form, 'application-bank');
  assert.doesNotMatch(page.body, /result-pension-fund-certificate|result-road-police-certificate/);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(page.body, /name="result-bank-certificate\.value\.bank-name"[^>]*value="Халық банкі"/);
  assert.equal(other.statusCode, 403);
});
