import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import * as eds from '@reglament/eds';
import * as gateway from './index.ts';
import { makeSystemAuthority, NOW } from './testing/systems.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const [greeting = '', signatures = '', asynchronous = ''] = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => code);

/** Runs an example as a module of this package, in a folder with the files it reads; its fixed ports become free ones. */
async function run(example: string, folder = '.'): Promise<string> {
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const code = example
    .replaceAll(/\b808([0-2])\b/g, (_, index: string) => String(ports[Number(index)]))
    .replaceAll(/readFile\((file|'[^']*')\)/g, (_, file: string) => `readFile(${JSON.stringify(`${folder}/`)} + ${file})`);
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', `${code}\nprocess.exit(0);`], { cwd: import.meta.dirname });
  return stdout.trim();
}

/** The example with something else in a place of it, which must be there. */
function changed(example: string, place: string | RegExp, by: string): string {
  const other = example.replace(place, by);
  assert.notEqual(other, example, `${place} is not in the example`);
  return other;
}

/** Below those that the kernel gives to connections going out: one of them could take it before the example does. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => { probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)); });
    if (!isFree) continue;
    await new Promise((resolve) => { probe.close(resolve); });
    return port;
  }
}

test('every name that the README imports is exported', () => {
  for (const [library, exported] of [['gateway', gateway], ['eds', eds]] as const) {
    const names = [...readme.matchAll(new RegExp(`import \\{([^}]*)\\} from '@reglament/${library}'`, 'g'))].flatMap(([, list = '']) => list.split(','));
    assert.ok(names.length > 2);
    for (const name of names) assert.ok(name.trim() in exported, name);
  }
});

test('the first example says what its comment says', async () => {
  assert.equal(await run(greeting), 'Сәлем, әлем!');
});

test('the example of signatures sends a signed order to its own service', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'readme-'));
  t.after(() => rm(folder, { recursive: true }));
  const authority = await makeSystemAuthority('gost512');
  const { certificate, privateKey } = await authority.issue('150140000012');
  const { trustAnchors: [root], crls: [list] = [] } = authority.material();
  assert.ok(root !== undefined && list !== undefined);
  const files = {
    'system.p12': await eds.makePkcs12({ certificate: certificate.raw, privateKey, password: 'Aa123456' }),
    'root.cer': root.raw, 'authority.cer': root.raw, 'root.crl': list.raw, 'authority.crl': list.raw,
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const dated = changed(signatures, '}));\nconst security', `}), () => new Date('${NOW.toISOString()}'));\nconst security`);
  const used = `import { createServer } from 'node:http';
${dated}
await new Promise((ready) => createServer(listener).listen(8080, '127.0.0.1', ready));
const answer = await client.send({ serviceId: 'Order', sender: { senderId: 'akimat', password: '' }, data: order });
console.log(answer.kind === 'response' ? answer.response.info.status.message : answer.fault.errorCode);`;

  assert.equal(await run(used, folder), 'order of 150140000012 by 150140000012');
});

test('the example of the asynchronous channel delivers its message', async () => {
  const heard = changed(asynchronous, /receive: async \(message\) => \{[^}]*\}/, 'receive: async (message) => { console.log(message.data.text); }');
  assert.equal(await run(heard), 'Өтініш');
});
