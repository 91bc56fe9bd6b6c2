import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';

interface Ready {
  readonly ncaUrl: string;
  readonly gatewayUrl: string;
  readonly signedGatewayUrl: string;
  readonly faultsUrl: string;
  readonly demo: { readonly citizens: readonly { readonly iin: string; readonly about: string }[]; readonly staff: Readonly<Record<string, object>> };
}

async function program(t: TestContext, dataFolder: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, STATE_SYSTEMS_DATA: dataFolder, ...env }, stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited]);
  return { child, exited, ready: typeof line === 'string' ? (JSON.parse(line) as Ready) : undefined };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'state-systems-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('prints one line with its addresses and people, ends with its starter, and comes back at the same addresses', async (t) => {
  const folder = await folderFor(t);

  const first = await program(t, folder);
  assert.ok(first.ready !== undefined);
  const { ncaUrl, gatewayUrl, faultsUrl, demo } = first.ready;
  assert.deepEqual(demo.citizens.map(({ about }) => about).toSorted(), ['deceased', 'guardian-recorded', 'guardian-unrecorded', 'plain', 'plain']);
  assert.deepEqual(Object.keys(demo.staff), ['wko', 'kyzylorda', 'karaganda']);
  assert.equal((await fetch(`${ncaUrl}/crl/nca_gost.crl`)).status, 200);
  assert.equal((await fetch(faultsUrl)).status, 200);
  assert.equal((await fetch(gatewayUrl, { method: 'POST', body: 'x' })).status, 500);
  assert.equal((await fetch(new URL('/nothing', gatewayUrl))).status, 404);
  first.child.stdin.end();
  assert.deepEqual(await first.exited, [0, null]);

  const second = await program(t, folder);
  assert.deepEqual([second.ready?.ncaUrl, second.ready?.gatewayUrl], [ncaUrl, gatewayUrl]);
  second.child.kill('SIGTERM');
  assert.deepEqual(await second.exited, [0, null]);
});

test('a port that was asked for and is taken is told, not exchanged', async (t) => {
  const folder = await folderFor(t);
  const first = await program(t, folder);
  const port = new URL(first.ready?.gatewayUrl ?? '').port;
  const silent = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, STATE_SYSTEMS_DATA: await folderFor(t), GATEWAY_PORT: port, NCA_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => void silent.kill('SIGKILL'));
  let told = '';
  silent.stderr.on('data', (chunk: Buffer) => { told += chunk.toString(); });
  const [code] = await once(silent, 'exit');
  assert.notEqual(code, 0);
  assert.match(told, /EADDRINUSE/);
});
