/** Whatever order messages come in, however often, and however few the gateway takes at a time: the same cabinet. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseXml } from '@reglament/eds';
import { makeIin } from '@reglament/identifiers';
import { writeReport } from '../../apps/reglament/src/desk/channel/documents.ts';
import { receive } from '../../apps/reglament/src/desk/channel/receive.ts';
import { noticesOfCase } from '../../apps/reglament/src/desk/notices/notices.ts';
import { GUARDIAN } from '../portal-route.ts';
import { stage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { onNetwork } from './network.ts';
import { isAt, submitted } from './submit.ts';

const SERVICE = 'wko-2015-153/02';

describe('the channel', () => {
  it('makes the same cabinet of reports in any order, and of any of them twice', async (t) => {
    const scene = await stage(t);
    const caseId = await submitted(scene);
    const { rows: [{ applicant } = { applicant: '' }] } = await scene.desk.db.query<{ applicant: string }>('select applicant from cases where id = $1', [caseId]);
    const reports = [7, 9, 11, 14].map((sequence) => {
      const messageId = `report-${sequence}`;
      const text = writeReport({ message: messageId, case: caseId, service: SERVICE, sequence, at: `2026-03-02T09:00:${String(sequence).padStart(2, '0')}Z`, notices: [{ kind: 'moved', params: { step: `office#${sequence}` } }] });
      return { part: 'portal', from: 'wko', messageId, correlationId: caseId, service: SERVICE, type: 'NOTIFICATION', text, root: parseXml(text).root };
    });
    const inOrder = reports.map(({ messageId }) => messageId.replace('report-', 'office#'));

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...reports, ...reports], { minLength: 8, maxLength: 8 }), async (arriving) => {
        await scene.desk.db.query("delete from notice where account_id = $1", [applicant]);
        await scene.desk.db.query("delete from message_receipt where part = 'portal'");
        const receptions = await Promise.all(arriving.map((message) => receive(scene.desk, message)));
        assert.deepEqual(receptions.map(({ kind }) => kind).toSorted(), [...Array(4).fill('repeated'), ...Array(4).fill('taken')]);
        assert.deepEqual((await noticesOfCase(scene.desk, caseId)).map(({ params }) => params['step']), inOrder);
      }),
      { numRuns: 20 },
    );
  });

  it('takes one message at a time when it may hold no more, and loses none', async (t) => {
    const scene = await stage(t);
    const people = await Promise.all([1, 2, 3, 4].map((serial) => submittedBy(scene, serial)));
    await onNetwork(scene, async ({ play, waitUntil, troubles }) => {
      const busy = async (): Promise<number> => (await scene.desk.db.query<{ count: number }>("select count(*) from message_journal where outcome = 'GW-BUSY'")).rows[0]!.count;
      const apart = new Map([['wko', 'http://127.0.0.1:1'], ...['astana', 'centre', 'karaganda', 'kokpekti', 'kyzylorda'].map((part): [string, string] => [part, 'http://127.0.0.1:1'])]);
      const alone = await play(['portal', 'gateway'], { addresses: apart, limits: { queueMax: 1 } });
      await waitUntil('the gateway has told the portal to come later', async () => await busy() > 0);
      assert.equal((await scene.desk.db.query('select from channel_message')).rowCount, 1);
      await alone.close();

      await play(undefined, { limits: { queueMax: 1 } });
      for (const caseId of people) await waitUntil(`case ${caseId} arrives`, isAt(scene, caseId, 'office#1'));
      assert.deepEqual(troubles, []);
    });
  });
});

function submittedBy(scene: Stage, serial: number): Promise<string> {
  return submitted(scene, undefined, { ...GUARDIAN, iin: makeIin({ birthDate: GUARDIAN.birthDate, sex: 'female', serial: 300 + serial }) });
}
