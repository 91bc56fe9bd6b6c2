// Makes node_modules what package-lock.json says, once, whoever asks first. Plain JavaScript for Node 20.0.
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { join } from "node:path";
import process from "node:process";

/** Something the person at the terminal can mend; the message says how. */
export class LaunchFailure extends Error {}

const STAMP = "node_modules/.reglament-installed";

/** Installs the dependencies of `root` unless they are there and of this package-lock.json. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const release = await acquire(root);
  try {
    // Whoever held the lock before us has probably done it.
    if (!isInstalled(root)) await install(root);
  } finally {
    release();
  }
}

function isInstalled(root) {
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash(root)) return true;
  return adoptInstallation(root);
}

/** Where a person ran npm themselves there is no stamp of ours, but npm's own record of what it installed: believe it. */
function adoptInstallation(root) {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record) || !hasSamePackages(root, record)) return false;
  writeStamp(root);
  return true;
}

/** npm's record lists exactly the packages it unpacked; those of other platforms are missing from it by right. */
function hasSamePackages(root, record) {
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith("node_modules/")) return true;
    if (entry.link) return existsSync(join(root, path));
    if (found[path] === undefined) return entry.optional === true;
    return found[path].integrity === entry.integrity;
  });
}

function lockHash(root) {
  return createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
}

function writeStamp(root) {
  try {
    writeFileSync(join(root, STAMP), lockHash(root));
  } catch {
    // A read-only node_modules is judged anew at each start; that costs milliseconds.
  }
}

async function install(root) {
  process.stderr.write("Installing dependencies (npm ci), once; this takes up to a minute...\n");
  // Install scripts stay off: none of our packages needs its own, and code that nobody asked for should not run.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, output } = await npm(args, root);
  if (code !== 0) {
    throw new LaunchFailure(
      `${output.trim()}\nCould not install the dependencies (npm ci ended with ${code}). Check that npm reaches its registry ` +
        "(npm ping) and that this folder can be written, then try again.",
    );
  }
  writeStamp(root);
}

function npm(args, root) {
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    const child = spawn(isWindows ? "npm.cmd" : "npm", args, { cwd: root, shell: isWindows, stdio: ["ignore", "pipe", "pipe"], env: npmEnvironment() });
    let output = "";
    const collect = (chunk) => (output += chunk);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: -1, output: `npm could not be run: ${error.message}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/**
 * `npm start` hands its own settings down as npm_config_*; some of them (a workspace filter, omit=dev, a global
 * prefix) would make the inner npm install something else. The registry and its like must stay.
 */
function npmEnvironment() {
  const unwanted = /^npm_config_(omit|only|production|workspace|workspaces|include_workspace_root|global|prefix|local_prefix|dry_run)$/i;
  const entries = Object.entries(process.env).filter(([name]) => !unwanted.test(name) && name !== "NODE_ENV");
  return Object.fromEntries(entries);
}

/**
 * Waits until no other start installs here, and returns the release. On Linux the lock is an abstract socket, which
 * the kernel frees however its holder ends; elsewhere two first starts at once are left to themselves.
 */
async function acquire(root) {
  if (process.platform !== "linux") return () => undefined;
  const path = `\0reglament-install-${createHash("sha256").update(root).digest("hex").slice(0, 32)}`;
  for (;;) {
    const release = await tryListen(path);
    if (release !== undefined) return release;
    process.stderr.write("Waiting for another start that is installing the dependencies...\n");
    await holderGone(path);
  }
}

/** Those who wait hold a connection; cutting it tells them that it is their turn. */
function tryListen(path) {
  return new Promise((resolve) => {
    const waiting = new Set();
    const server = createServer((socket) => waiting.add(socket.on("error", () => undefined)));
    const release = () => {
      server.close();
      for (const socket of waiting) socket.destroy();
    };
    // Any other refusal (an early Node 20 knows no abstract sockets): better without a lock than not at all.
    server.once("error", (error) => resolve(error.code === "EADDRINUSE" ? undefined : () => undefined));
    server.listen({ path }, () => resolve(release));
  });
}

function holderGone(path) {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.resume();
    socket.on("error", () => undefined);
    socket.on("close", resolve);
  });
}
