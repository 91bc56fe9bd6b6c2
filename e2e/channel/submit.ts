/** What the tests of the channel do and look at. */
import assert from 'node:assert/strict';
import { findCase } from '../../apps/reglament/src/storage/index.ts';
import { submitRequest } from '../../apps/reglament/src/desk/requests/submit.ts';
import { doStep } from '../../apps/reglament/src/desk/workplace/do-step.ts';
import { citizen, GUARDIAN, readyRequest } from '../portal-route.ts';
import type { Stage } from '../stage.ts';

export const WKO = { regulation: 'wko-2015-153/02', unit: 'wko-oral' };
export const KYZYLORDA = { regulation: 'kyzylorda-2018-1114/01', unit: 'kyzylorda-education' };

/** A citizen submits; returns the case's id. */
export async function submitted(scene: Stage, { regulation, unit } = WKO, person = GUARDIAN): Promise<string> {
  const account = await citizen(scene, person);
  const prepared = await readyRequest(scene, account, regulation, unit);
  const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
  return done.kind === 'submitted' ? done.state.id : assert.fail(JSON.stringify(done));
}

export const stateOf = async (scene: Stage, caseId: string) => (await findCase(scene.desk.db, caseId))!.state;

export const isAt = (scene: Stage, caseId: string, node: string) => async (): Promise<boolean> => (await stateOf(scene, caseId)).step?.node === node;

/** Whether nothing is under way any more: in no outbox, no job, at no part that has yet to hand it in, and not at the gateway. */
export const isQuiet = ({ desk }: Stage) => async (): Promise<boolean> => (await desk.db.query(`
  select from outbox union all select from graphile_worker.jobs where key is not null
  union all select from message_outgoing where handed_at is null and refused_at is null
  union all select from channel_message where state <> 'DELIVERED' or not reported`)).rowCount === 0;

/** The clerk registers the request. */
export async function register(scene: Stage, caseId: string): Promise<void> {
  const done = await doStep(scene.desk, await scene.staff('clerk'), caseId, { sequence: (await stateOf(scene, caseId)).sequence, outcome: 'done' });
  assert.equal(done.kind, 'done', JSON.stringify(done));
}

/** The gateway's messages of a case, as `type sender receiver state`. */
export async function messagesOf(scene: Stage, caseId: string): Promise<readonly string[]> {
  const { rows } = await scene.desk.db.query<{ line: string }>("select concat_ws(' ', type, sender, receiver, state) as line from channel_message where correlation_id = $1 order by position", [caseId]);
  return rows.map(({ line }) => line);
}
