import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../postgres/embedded.ts";
import { withMachineLock } from "../postgres/machine-lock.ts";
import { withAdmin } from "./admin.ts";

/** A server for tests; `stop` leaves it running while another test process uses it. */
export type TestServer = { readonly url: string; stop(): Promise<void> };

/** Set by `npm test`, which starts one server for all test processes. */
export const TEST_SERVER_VARIABLE = "REGLAMENT_TEST_DATABASE_URL";

/**
 * The server tests run on: the one `npm test` started, else the one in DATABASE_URL, else an embedded one that all
 * test processes of this checkout share. The embedded one lives in the temporary folder and does not sync its files.
 */
export async function startTestServer(log: (line: string) => void = () => undefined): Promise<TestServer> {
  const given = process.env[TEST_SERVER_VARIABLE] || process.env["DATABASE_URL"];
  if (given) return { url: given, stop: async () => undefined };
  const dataFolder = await freshSinceBoot(testFolder());
  const server = await startEmbeddedPostgres({ dataFolder, log, durable: false });
  if (!server.attached) await dropLeftovers(server.connectionString);
  return { url: server.connectionString, stop: server.stop };
}

function testFolder(): string {
  const checkout = createHash("sha256").update(import.meta.dirname).digest("hex").slice(0, 8);
  return join(tmpdir(), `reglament-tests-${process.getuid?.() ?? 0}-${checkout}`);
}

/** What was not synced is whole until the machine restarts, and not to be trusted afterwards. */
function freshSinceBoot(folder: string): Promise<string> {
  return withMachineLock(`boot of ${folder}`, async () => {
    const mark = join(folder, "boot-id");
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
    if (existsSync(mark) && readFileSync(mark, "utf8") === bootId) return folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, bootId);
    return folder;
  });
}

/** Databases of test processes that were killed; the process number is in the name. */
function dropLeftovers(url: string): Promise<void> {
  return withAdmin(url, async (admin) => {
    const found = await admin.query<{ datname: string }>("select datname from pg_database where datname like 'reglament\\_test\\_%'");
    for (const { datname } of found.rows) {
      const pid = datname.split("_")[2] ?? "";
      if (!existsSync(`/proc/${pid}`)) await admin.query(`drop database if exists ${datname} with (force)`);
    }
  });
}
