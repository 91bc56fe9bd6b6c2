import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import type { TestContext } from 'node:test';
import { runCommand } from '../apps/reglament/src/cli/run-command.ts';
import { keepAnchors } from '../apps/reglament/src/demo/trust-anchors.ts';
import { submitRequest } from '../apps/reglament/src/desk/requests/submit.ts';
import { citizen, readyRequest } from './portal-route.ts';
import { stage } from './stage.ts';

const REGULATIONS = path.join(import.meta.dirname, '../regulations');

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-verify-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function verify(trust: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const code = await runCommand(['verify', ...args], { regulations: REGULATIONS, seeds: '', trust, out: (said) => { text += said; }, error: (said) => { text += said; } });
  return { code, text };
}

it('judges the evidence of a submitted request offline, and not without the right roots or after a change', async (t) => {
  const scene = await stage(t);
  const folder = await folderOf(t);
  const account = await citizen(scene);
  const prepared = await readyRequest(scene, account);
  const done = await submitRequest(scene.desk, scene.trust, account, prepared.signingId, await scene.signAs(account.iin, Buffer.from(prepared.document)));
  assert.equal(done.kind, 'submitted');
  await keepAnchors(scene.trust, folder);
  const { rows } = await scene.desk.db.query<{ bytes: Buffer }>("select c.bytes from paper p join content c on c.hash = p.hash where p.kind = 'evidence'");
  const file = path.join(folder, 'evidence.json');
  await writeFile(file, rows[0]!.bytes);
  const trust = path.join(folder, 'trust');
  const good = await verify(trust, file, '--json');
  assert.equal(good.code, 0, good.text);
  assert.equal((JSON.parse(good.text) as { verdict: string }[])[0]?.verdict, 'confirmed');
  const strangers = await verify(path.join(folder, 'nobody'), file);
  assert.equal(strangers.code, 1);
  assert.match(strangers.text, /REFUSED/);
  const changed = rows[0]!.bytes.toString('utf8').replace(/"content": ?"([A-Za-z0-9+/]{40})/, (_, start: string) => `"content":"${start.slice(0, -4)}AAAA`);
  assert.notEqual(changed, rows[0]!.bytes.toString('utf8'), 'the bundle holds the signed bytes');
  await writeFile(file, changed);
  assert.equal((await verify(trust, file)).code, 1);
  assert.equal((await verify(trust)).code, 2);
});
