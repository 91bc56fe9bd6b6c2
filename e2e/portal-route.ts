import assert from 'node:assert/strict';
import { makeIin } from '@reglament/identifiers';
import { registerAccount } from '../apps/reglament/src/desk/people/accounts.ts';
import { findSession } from '../apps/reglament/src/desk/people/sessions.ts';
import type { ApplicantAccount } from '../apps/reglament/src/desk/people/sessions.ts';
import { attachFile, findDraft, openDraft, saveAnswers } from '../apps/reglament/src/desk/requests/drafts.ts';
import { prepareRequest } from '../apps/reglament/src/desk/requests/submit.ts';
import { followUp } from '../apps/reglament/src/desk/cases/follow-up.ts';
import type { Stage } from './stage.ts';

export const GUARDIAN = { iin: makeIin({ birthDate: '1988-05-12', sex: 'female', serial: 234 }), surname: 'ӘУЕЗОВА', name: 'ГҮЛСІМ', patronymic: 'ҚАЙРАТҚЫЗЫ', birthDate: '1988-05-12', address: 'Орал қаласы, Абай даңғылы, 1-үй' };
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** Registers and logs in a citizen known to the register. */
export async function citizen(scene: Stage, person = GUARDIAN): Promise<ApplicantAccount> {
  scene.registers.people.set(person.iin, person);
  const registered = await registerAccount(scene.desk, scene.registers, { iin: person.iin, surname: person.surname, name: person.name, patronymic: '', phone: '+7 701 123 45 67', email: '', password: 'құпия-сөз-2026', passwordAgain: 'құпия-сөз-2026' });
  assert.equal(registered.kind, 'registered', JSON.stringify(registered));
  const session = registered.kind === 'registered' ? await findSession(scene.desk, registered.session.token) : undefined;
  assert.equal(session?.kind, 'applicant');
  return session?.kind === 'applicant' ? session.account : assert.fail();
}

/** Fills in the request of `wko-2015-153/02` and lays it before the applicant for signature. */
export async function readyRequest(scene: Stage, account: ApplicantAccount, regulation = 'wko-2015-153/02', unit = 'wko-oral') {
  const draft = await openDraft(scene.desk, account, regulation);
  assert.ok(draft, `${regulation} has a portal route`);
  await saveAnswers(scene.desk, draft, { unit, 'child-name': 'ӘУЕЗОВ ӘЛІ ҒАНИҰЛЫ', 'child-birth-date': '2015-03-02', 'decree-number': '17', 'decree-date': '2020-02-03', phone: '+7 701 123 45 67', address: GUARDIAN.address });
  for (const document of draft.regulation.documents.filter(({ required }) => required)) assert.equal((await attachFile(scene.desk, draft, document.id, { name: 'куәлік.pdf', bytes: PDF })).kind, 'attached');
  const filled = await findDraft(scene.desk, account.id, draft.id);
  const prepared = await prepareRequest(scene.desk, account, filled!);
  assert.equal(prepared.kind, 'ready', JSON.stringify(prepared));
  return prepared.kind === 'ready' ? prepared : assert.fail();
}

/** Does at once what the jobs would do: follows up every transition until none is left. What a centre has sent waits for its channel. */
export async function settle(scene: Stage): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const { rows } = await scene.desk.db.query<{ case_id: string; payload: { from: number; to: number } }>("delete from outbox where kind = 'case-moved' returning case_id, payload");
    if (rows.length === 0) return;
    for (const row of rows) await followUp(scene.desk, { gateway: scene.gateway, registers: scene.registers }, row.case_id, row.payload);
  }
  assert.fail('the outbox never ran dry');
}

