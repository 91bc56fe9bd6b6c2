/** Parts of the system as the separate programs they can be: each its own process, by settings. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { testDatabase } from '../../apps/reglament/src/storage/testing/index.ts';
import { pause } from '../fault/load.ts';
import { freePort, makeDataFolder, removeDataFolder, startServer } from '../fault/server.ts';
import type { Server } from '../fault/server.ts';

export interface Programs {
  readonly pool: Pool;
  readonly dataFolder: string;
  /** Starts a process that plays these parts; resolves when it is ready. */
  readonly start: (parts: readonly string[], systemPort: number, addresses: Readonly<Record<string, number>>) => Promise<Server>;
  /** Lines at level `error` of all processes there were. */
  readonly errors: () => readonly string[];
}

/** A database and a data folder for processes of one test; whatever was started is stopped when the test ends. */
export async function programs(t: TestContext): Promise<Programs> {
  const { url, pool } = await testDatabase(t);
  const dataFolder = await makeDataFolder();
  const servers: Server[] = [];
  t.after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await removeDataFolder(dataFolder);
  });
  return {
    pool, dataFolder,
    start: async (parts, systemPort, addresses) => {
      const elsewhere = Object.entries(addresses).map(([part, port]) => `${part}=${addressOf(port)}`);
      const env = { REGLAMENT_PARTS: parts.join(','), REGLAMENT_SYSTEM_PORT: String(systemPort), REGLAMENT_ADDRESSES: elsewhere.join(',') };
      const server = startServer({ dataFolder, port: await freePort(), databaseUrl: url, env });
      servers.push(server);
      await server.ready;
      return server;
    },
    errors: () => servers.flatMap(({ errors }) => errors),
  };
}

const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

/** What the parts at this port say of themselves. */
export async function metricsOf(port: number): Promise<string> {
  return (await fetch(`${addressOf(port)}/metrics`)).text();
}

/** Asks until it is so: the processes work in their own time. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  // Longer than any busy machine needs: who is in time pays nothing for it.
  for (const giveUpAt = Date.now() + 120_000; Date.now() < giveUpAt;) { if (await isSo()) return; await pause(50); }
  assert.fail(`expected that ${what}`);
}
