/** A citizen's whole way, rebuilt from the journal of messages alone, against what really happened to the case. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Entry } from '@reglament/engine';
import { entriesOf } from '../../apps/reglament/src/desk/cases/case-view.ts';
import { demoBinOf } from '../../apps/reglament/src/demo/channel-parties.ts';
import { rebuildRoute } from '../../apps/reglament/src/desk/channel/message-route.ts';
import { noticesOfCase } from '../../apps/reglament/src/desk/notices/notices.ts';
import { listPapers } from '../../apps/reglament/src/desk/papers.ts';
import { prepareResult, signResult } from '../../apps/reglament/src/desk/results/sign-result.ts';
import { compulsoryDocuments } from '../../apps/reglament/src/desk/counter/screening.ts';
import { getRegulation } from '../../apps/reglament/src/desk/desk.ts';
import { doStep } from '../../apps/reglament/src/desk/workplace/do-step.ts';
import { openWorkplaceCase } from '../../apps/reglament/src/desk/workplace/open-case.ts';
import { stage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { onNetwork } from './network.ts';
import { isAt, isQuiet, stateOf, submitted } from './submit.ts';

const ROOT = path.join(import.meta.dirname, '../..');

async function step(scene: Stage, login: string, caseId: string, input: Omit<Parameters<typeof doStep>[3], 'sequence'>): Promise<void> {
  const { sequence, regulation } = await stateOf(scene, caseId);
  const examined = compulsoryDocuments(getRegulation(scene.desk, regulation)).map(({ id }) => id);
  const done = await doStep(scene.desk, await scene.staff(login), caseId, { sequence, examined, ...input });
  assert.equal(done.kind, 'done', `${login}: ${JSON.stringify(done)}`);
}

async function sign(scene: Stage, caseId: string): Promise<void> {
  const head = await scene.staff('head');
  const prepared = await prepareResult(scene.desk, scene.seal, head, caseId, 'http://localhost:8080');
  const work = (await openWorkplaceCase(scene.desk, head, caseId))?.work ?? assert.fail('the head has nothing to sign');
  const done = await signResult(scene.desk, scene.trust, head, work.by, prepared.signingId, await scene.signAs(head.iin, prepared.toSign, { role: 'head' }));
  assert.equal(done.kind, 'done', JSON.stringify(done));
}

const SCHEMAS = { envelope: path.join(ROOT, 'packages/gateway/schemas/messages.xsd'), document: path.join(ROOT, 'apps/reglament/src/desk/channel/channel.xsd') };

/** Every message as it was sent, and every document inside, has the published form: so says xmllint, which knows nothing of us. */
async function checkForms({ desk }: Stage, t: TestContext): Promise<void> {
  if (spawnSync('xmllint', ['--version']).status !== 0) return t.diagnostic('xmllint is not installed');
  const complaints = (xml: string | Buffer, schema: string): string => {
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
    return status === 0 ? '' : stderr;
  };
  const { rows: contents } = await desk.db.query<{ bytes: Buffer }>('select bytes from message_content where length(bytes) > 0');
  const { rows: documents } = await desk.db.query<{ document: string }>('select document from message_outgoing');
  assert.ok(contents.length >= 12 && documents.length >= 3);
  for (const { bytes } of contents) assert.equal(complaints(bytes, SCHEMAS.envelope), '');
  for (const { document } of documents) assert.equal(complaints(document, SCHEMAS.document), '');
}

/** Everything that `rebuildRoute` may not look at, gone. */
async function forgetAllBut(scene: Stage): Promise<void> {
  await scene.desk.db.query('alter table journal disable trigger user; truncate cases, journal, task, outbox, paper, notice, channel_message, message_outgoing, message_receipt cascade');
}

describe('the journal of messages', () => {
  for (const answer of ['issued', 'refused'] as const) {
    it(`tells the whole way of a request that is ${answer}, also when everything else is lost`, async (t) => {
      const scene = await stage(t);
      await onNetwork(scene, async ({ play, waitUntil }) => {
        const { close } = await play();
        const caseId = await submitted(scene);
        await waitUntil('the request reaches the clerk', isAt(scene, caseId, 'office#1'));
        await step(scene, 'clerk', caseId, { outcome: 'done' });
        await step(scene, 'head', caseId, { outcome: 'done', executor: (await scene.staff('executor')).id });
        await step(scene, 'executor', caseId, answer === 'issued'
          ? { outcome: 'result', draftId: 'certificate', values: { 'decree-number': '17', 'decree-date': '2020-02-03' } }
          : { outcome: 'refusal', draftId: 'documents-rejected', grounds: ['expired'], explanation: { kk: 'Куәліктің мерзімі өткен.', ru: 'Срок свидетельства истёк.' } });
        await sign(scene, caseId);
        if ((await stateOf(scene, caseId)).status === 'open') await step(scene, 'clerk', caseId, { outcome: 'done' });
        await waitUntil('the applicant is told the outcome', async () => (await noticesOfCase(scene.desk, caseId)).some(({ kind }) => kind === answer));
        await waitUntil('everybody has heard of it', isQuiet(scene));
        await close();

        const state = await stateOf(scene, caseId);
        const entries = await entriesOf(scene.desk.db, caseId);
        const notices = await noticesOfCase(scene.desk, caseId);
        const papers = await listPapers(scene.desk.db, caseId);
        await checkForms(scene, t);
        await forgetAllBut(scene);
        const { legs, exchanges } = await rebuildRoute(scene.desk.db, caseId);

        const [request, ...reports] = legs;
        assert.deepEqual([request?.type, request?.from, request?.to], ['REQUEST', 'portal', 'wko']);
        assert.deepEqual([request?.submission?.service, request?.submission?.provider, request?.submission?.openedAt], [state.regulation, state.units.provider, state.openedAt]);
        assert.equal(request?.submission?.requestHash, state.request, 'what travelled is what the applicant signed');
        assert.deepEqual(request?.submission?.attachments.map(({ hash }) => hash).toSorted(), papers.filter(({ kind }) => kind === 'attachment').map(({ hash }) => hash.toString('hex')).toSorted());
        // Jobs of one case run side by side, so that one report may overtake another: its place is said inside.
        const told = reports.toSorted((a, b) => a.report!.sequence - b.report!.sequence);
        for (const leg of told) assert.deepEqual([leg.from, leg.to], ['wko', 'portal']);
        assert.deepEqual(told.flatMap(({ report }) => report?.notices.map(({ kind, params }) => ({ kind, params })) ?? []), notices.map(({ kind, params }) => ({ kind, params })));
        assert.deepEqual(told.map(({ report }) => report?.at), told.map(({ report }) => entries.find(({ sequence }: Entry) => sequence === report?.sequence)?.at), 'each tells when it happened');
        const last = told.at(-1);
        assert.equal(last?.type, 'RESPONSE');
        assert.equal(last?.report?.number, state.number);
        assert.equal(last?.report?.outcome?.kind, answer);
        assert.deepEqual(last?.report?.outcome?.papers.map(({ hash }) => hash), papers.filter(({ kind }) => kind === (answer === 'issued' ? 'result' : 'refusal')).map(({ hash }) => hash.toString('hex')));
        for (const leg of legs) {
          assert.deepEqual(leg.signature, { holds: true, bin: demoBinOf(leg.from) });
          assert.ok(leg.takenAt! <= leg.arrivedAt! && leg.arrivedAt! <= leg.reportedAt!, JSON.stringify(leg));
          assert.deepEqual(leg.refusals, []);
        }
        assert.equal(exchanges.length, legs.length * 6, 'each message: handed in, brought, reported; at both ends');
      });
    });
  }

  it('shows a message that was spoilt afterwards as one whose signature does not hold', async (t) => {
    const scene = await stage(t);
    await onNetwork(scene, async ({ play, waitUntil }) => {
      const { close } = await play();
      const caseId = await submitted(scene);
      await waitUntil('the request reaches the clerk', isAt(scene, caseId, 'office#1'));
      await close();
      await scene.desk.db.query("alter table message_content disable trigger all; update message_content set bytes = replace(encode(bytes, 'escape'), 'wko-oral', 'wko-0ral')::bytea");
      const { legs } = await rebuildRoute(scene.desk.db, caseId);
      assert.equal(legs[0]?.signature?.holds, false);
    });
  });
});
