/** Portal, gateway and regions as they talk when a citizen submits: over the asynchronous channel, signed, journalled. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticesOfCase } from '../../apps/reglament/src/desk/notices/notices.ts';
import { stage } from '../stage.ts';
import { freePort } from '../fault/server.ts';
import { onNetwork } from './network.ts';
import { isAt, KYZYLORDA, messagesOf, register, stateOf, submitted } from './submit.ts';

describe('the asynchronous channel of the product', () => {
  it('brings a request to its region, and the registration back to the cabinet', async (t) => {
    const scene = await stage(t);
    await onNetwork(scene, async ({ play, waitUntil, troubles }) => {
      await play();
      const caseId = await submitted(scene);

      await waitUntil('the request reaches the clerk', isAt(scene, caseId, 'office#1'));
      await register(scene, caseId);
      await waitUntil('the applicant is told', async () => (await noticesOfCase(scene.desk, caseId)).length === 1);

      const [notice] = await noticesOfCase(scene.desk, caseId);
      assert.equal(notice?.params['number'], (await stateOf(scene, caseId)).number);
      await waitUntil('all is reported', async () => (await scene.desk.db.query('select from channel_message where not reported')).rowCount === 0);
      assert.deepEqual(await messagesOf(scene, caseId), ['REQUEST portal wko DELIVERED', 'NOTIFICATION wko portal DELIVERED']);
      const { rows } = await scene.desk.db.query<{ line: string }>("select concat_ws(' ', direction, part, peer, operation, outcome) as line from message_journal where type = 'REQUEST'");
      assert.deepEqual(rows.map(({ line }) => line).toSorted(), [
        'in gateway portal sendMessage answered', 'in wko gateway sendMessage answered', 'out gateway wko sendMessage answered', 'out portal gateway sendMessage answered',
      ]);
      assert.deepEqual(troubles, []);
    });
  });

  it('serves regions of other decrees at the same time', async (t) => {
    const scene = await stage(t);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      await play();
      const caseId = await submitted(scene, KYZYLORDA);
      await waitUntil('the request has left the portal', async () => (await stateOf(scene, caseId)).step?.node !== 'portal-automatic#7');
      assert.equal((await messagesOf(scene, caseId))[0], 'REQUEST portal kyzylorda DELIVERED');
    });
  });

  it('loses nothing while the region, the gateway or the portal is down', async (t) => {
    const scene = await stage(t);
    await onNetwork(scene, async ({ parts, play, waitUntil }) => {
      // The portal alone: the gateway is down. The request is kept and handed in as soon as it is back.
      const ports = await Promise.all([freePort(), freePort(), freePort()]);
      const [portalAt, gatewayAt, regionsAt] = ports.map((port) => `http://127.0.0.1:${port}`);
      const regions = parts.filter((part) => part !== 'portal' && part !== 'gateway');
      const addresses = new Map([['portal', portalAt!], ['gateway', gatewayAt!], ...regions.map((region): [string, string] => [region, regionsAt!])]);
      const portal = await play(['portal'], { addresses, port: ports[0]! });
      const caseId = await submitted(scene);
      await waitUntil('the portal has tried', async () => (await scene.desk.db.query("select from message_outgoing where trouble = 'unreachable'")).rowCount === 1);

      await play(['gateway'], { addresses, port: ports[1]! });
      await waitUntil('the gateway has it', async () => (await messagesOf(scene, caseId)).length === 1);
      assert.deepEqual(await messagesOf(scene, caseId), ['REQUEST portal wko ON_DELIVERY']);
      assert.equal((await stateOf(scene, caseId)).step?.node, 'portal#8');

      await play(regions, { addresses, port: ports[2]! });
      await waitUntil('the request reaches the clerk', isAt(scene, caseId, 'office#1'));
      await portal.close();
      await register(scene, caseId);
      await waitUntil('the gateway has the answer', async () => (await messagesOf(scene, caseId)).length === 2);
      assert.equal((await noticesOfCase(scene.desk, caseId)).length, 0, 'only the portal tells the applicant');
      await play(['portal'], { addresses, port: ports[0]! });
      await waitUntil('the applicant is told', async () => (await noticesOfCase(scene.desk, caseId)).length === 1);
    });
  });
});
