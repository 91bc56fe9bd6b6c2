import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";

// A checkout in miniature, with an npm of our own on the path that notes each call and "installs" one package.
const NPM = `#!/bin/sh
echo "$@" >> "$REGLAMENT_NPM_CALLS"
sleep 0.2
mkdir -p node_modules/one && echo '{}' > node_modules/one/package.json
`;
const LOCK = { packages: { "": {}, "node_modules/one": { version: "1.0.0", integrity: "sha512-one" }, "node_modules/mac": { optional: true } } };
const ENTRY = "console.log(JSON.stringify({ args: process.argv.slice(2) }));";

type Checkout = { readonly root: string; readonly calls: () => readonly string[]; readonly run: (...args: string[]) => Promise<Ended> };
type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

test("installs before the first run, and not again", async (t) => {
  const { run, calls } = checkout(t, ENTRY);

  const first = await run("bench", "--seconds", "5");
  const second = await run("bench");

  assert.deepEqual(calls(), ["ci --ignore-scripts --no-audit --no-fund --loglevel=error"]);
  assert.equal(first.stdout, '{"args":["--seconds","5"]}\n', "standard output is the entry's alone");
  assert.match(first.stderr, /^Installing dependencies[^\n]*\n$/);
  assert.deepEqual(second, { code: 0, stdout: '{"args":[]}\n', stderr: "" });
});

test("installs again when the lock file changed or node_modules is gone", async (t) => {
  const { root, run, calls } = checkout(t, ENTRY);
  await run("bench");

  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ ...LOCK, changed: true }));
  await run("bench");
  rmSync(join(root, "node_modules"), { recursive: true });
  await run("bench");

  assert.equal(calls().length, 3);
});

test("installs once when two starts begin at the same moment", async (t) => {
  const { run, calls } = checkout(t, ENTRY);

  const both = await Promise.all([run("bench"), run("bench")]);

  assert.equal(calls().length, 1);
  assert.deepEqual(both.map((one) => one.code), [0, 0]);
});

test("believes an installation that somebody made with npm", async (t) => {
  const { root, run, calls } = checkout(t, ENTRY);
  recordInstallation(root, { "node_modules/one": { integrity: "sha512-one" } });

  await run("bench");

  assert.deepEqual(calls(), []);
});

test("does not believe one that lacks a package or has another", async (t) => {
  for (const packages of [{}, { "node_modules/one": { integrity: "sha512-other" } }]) {
    const { root, run, calls } = checkout(t, ENTRY);
    recordInstallation(root, packages);

    await run("bench");

    assert.equal(calls().length, 1, JSON.stringify(packages));
  }
});

test("says what to do when the installation fails, and runs nothing", async (t) => {
  const { root, run } = checkout(t, ENTRY);
  writeFileSync(join(root, "bin", "npm"), "#!/bin/sh\necho 'network down' >&2\nexit 3\n");

  const ended = await run("bench");

  assert.equal(ended.code, 1);
  assert.equal(ended.stdout, "");
  assert.match(ended.stderr, /network down\n.*npm ci ended with 3.*npm ping/);
  assert.ok(!existsSync(join(root, "node_modules", ".reglament-installed")));
});

test("takes over the exit code", async (t) => {
  const { run } = checkout(t, "process.exit(42);");

  assert.equal((await run("bench")).code, 42);
});

test("refuses an unknown command and one whose file is missing, before installing anything", async (t) => {
  const { run, calls } = checkout(t, ENTRY);

  const unknown = await run("strat");
  const missing = await run("start");

  assert.match(unknown.stderr, /Expected one of: start, test, .*got "strat"/);
  assert.match(missing.stderr, /Expected apps\/reglament\/src\/main\.ts for "start"/);
  assert.deepEqual([unknown.code, missing.code, calls().length], [1, 1, 0]);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`passes ${signal} on and waits for an orderly end`, async (t) => {
    const { root } = checkout(t, `process.on("${signal}", () => { console.log("closing"); process.exit(7); }); console.log("ready"); setInterval(() => 0, 1000);`);
    const child: ChildProcess[] = [];
    const ended = launch(root, ["bench"], (started) => child.push(started));

    await new Promise((resolve) => child[0]?.stdout?.once("data", resolve));
    child[0]?.kill(signal);

    assert.deepEqual(await ended.then(({ code, stdout }) => ({ code, stdout })), { code: 7, stdout: "ready\nclosing\n" });
  });
}

// With SIGHUP, as when a terminal is closed, the whole group is told at once; a supervisor tells npm alone.
for (const [signal, whom] of [["SIGTERM", "npm alone"], ["SIGINT", "npm alone"], ["SIGHUP", "everybody"]] as const) {
  test(`started by npm, ends in good order when ${signal} reaches ${whom}`, async (t) => {
    const { root } = checkout(t, "");
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
    writeFileSync(join(root, "package.json"), JSON.stringify({ name: "checkout", scripts }));
    mkdirSync(join(root, "apps/reglament/src"), { recursive: true });
    writeFileSync(join(root, "apps/reglament/src/main.ts"), `process.on("${signal}", () => setTimeout(() => { console.log("closed"); process.exit(0); }, 100)); console.log("ready"); setInterval(() => 0, 1000);`);
    recordInstallation(root, { "node_modules/one": { integrity: "sha512-one" } });
    const npm = spawn("npm", ["start"], { cwd: root, detached: true, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, npm_config_update_notifier: "false" } });
    t.after(() => killGroup(npm.pid));
    let said = "";
    const ready = new Promise((resolve) => npm.stdout.on("data", (chunk: Buffer) => { said += chunk.toString(); if (said.includes("ready")) resolve(undefined); }));
    await ready;

    if (whom === "everybody") process.kill(-(npm.pid ?? 0), signal);
    else npm.kill(signal);

    // Its output ends with the last process that holds it.
    await new Promise((resolve) => npm.once("close", resolve));
    assert.match(said, /closed\n/);
  });
}

/** Whoever is left of it when the test has failed. */
function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, "SIGKILL");
  } catch {
    // Nobody is left, as it should be.
  }
}

function checkout(t: TestContext, entry: string): Checkout {
  const root = mkdtempSync(join(tmpdir(), "reglament-launch-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ["scripts", "bench", "bin"]) mkdirSync(join(root, folder));
  for (const file of ["launch.mjs", "install.mjs"]) copyFileSync(join(import.meta.dirname, file), join(root, "scripts", file));
  writeFileSync(join(root, "bench", "main.ts"), entry);
  writeFileSync(join(root, "package-lock.json"), JSON.stringify(LOCK));
  writeFileSync(join(root, "bin", "npm"), NPM);
  chmodSync(join(root, "bin", "npm"), 0o755);
  return { root, calls: () => lines(join(root, "calls")), run: (...args) => launch(root, args) };
}

function launch(root: string, args: readonly string[], onStart: (child: ChildProcess) => void = () => undefined): Promise<Ended> {
  const environment = { ...process.env, PATH: `${join(root, "bin")}:${process.env["PATH"]}`, REGLAMENT_NPM_CALLS: join(root, "calls") };
  const child = spawn(process.execPath, [join(root, "scripts", "launch.mjs"), ...args], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  onStart(child);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

function recordInstallation(root: string, packages: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
}

function lines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}
