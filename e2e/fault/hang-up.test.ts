/** A terminal that is closed: the product ends in good order and leaves no database server behind. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort, killPostgres, makeDataFolder, removeDataFolder, startServer } from './server.ts';

test('when its terminal hangs up, the product stops what it started', { timeout: 120_000 }, async (t) => {
  const dataFolder = await makeDataFolder();
  t.after(() => removeDataFolder(dataFolder));
  const server = startServer({ dataFolder, port: await freePort() });
  await server.ready;

  await server.hangUp();

  assert.equal(await killPostgres(dataFolder), false, 'no PostgreSQL is left running');
  assert.deepEqual(server.errors, []);
});
