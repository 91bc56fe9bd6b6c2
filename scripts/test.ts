// Every test there is: types, lint, then the test files of the packages, the applications, the browser and the scripts.
// Arguments, when given, are test files or patterns to run instead of all (types and lint are left out then).
import { join } from "node:path";
// Past the index on purpose: it registers a hook with node:test, which would make this program a test file of its own.
import { dropTemplate } from "../apps/reglament/src/storage/testing/template.ts";
import { startTestServer, TEST_SERVER_VARIABLE } from "../apps/reglament/src/storage/testing/test-server.ts";
import { findChromium } from "./chromium.ts";
import { runSteps, type Step } from "./steps.ts";
import { installSystemPackages } from "./system-packages.ts";

const PATTERNS = ["packages/**/*.test.ts", "apps/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts", "e2e/**/*.test.ts"];
const FILE_MINUTES_MAX = 15;
const PRELOAD = join(import.meta.dirname, "property-seed.ts");

const chosen = process.argv.slice(2);
/** Of all random inputs; another one each time, so that many runs try much. */
const seed = process.env["PROPERTY_SEED"] || String(Math.trunc(Math.random() * 0x7fff_ffff));

async function main(): Promise<number> {
  installSystemPackages();
  const chromium = findChromium();
  if (chromium === undefined && process.env["CI"] === "true") {
    console.error("Expected a Chromium for the browser tests, but found none and could not install one. Set REGLAMENT_CHROMIUM.");
    return 1;
  }
  if (chromium === undefined) console.log("\n*** NO CHROMIUM: THE BROWSER TESTS WILL BE LEFT OUT. Install chromium or set REGLAMENT_CHROMIUM. ***");
  console.log(`Random inputs are drawn from seed ${seed}. To repeat this run: PROPERTY_SEED=${seed} npm test`);
  const checks = chosen.length > 0 ? 0 : await runSteps(CHECKS);
  const tests = await withServer((url) => runSteps([testFiles(url, chromium)]));
  return Math.max(checks, tests);
}

const CHECKS: readonly Step[] = [
  { name: "types", command: ["tsc", "--noEmit", "-p", "."] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
];

function testFiles(url: string, chromium: string | undefined): Step {
  const options = ["--test-concurrency=2", "--test-reporter=spec", `--test-timeout=${FILE_MINUTES_MAX * 60_000}`];
  return {
    name: "tests",
    command: [process.execPath, "--import", PRELOAD, "--test", ...options, ...(chosen.length > 0 ? chosen : PATTERNS)],
    environment: { [TEST_SERVER_VARIABLE]: url, PROPERTY_SEED: seed, ...(chromium !== undefined && { REGLAMENT_CHROMIUM: chromium }) },
  };
}

/** One server for all test processes; a server that is not ours is left without our template. */
async function withServer(work: (url: string) => Promise<number>): Promise<number> {
  const server = await startTestServer((line) => console.log(line));
  try {
    return await work(server.url);
  } finally {
    if (process.env["DATABASE_URL"]) await dropTemplate(server.url);
    await server.stop();
  }
}

process.exitCode = await main();
