import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseFailure } from "./failures.ts";
import { canTraverse, NOBODY, serverAccount, type ServerAccount } from "./server-account.ts";

/** Where one embedded server lives. `sockets` is short enough for a Unix socket's address. */
export type ServerHome = {
  readonly account: ServerAccount | undefined;
  readonly folder: string;
  readonly cluster: string;
  readonly sockets: string;
  readonly logFile: string;
};

/** sockaddr_un.sun_path holds 108 bytes, the last of them NUL. */
const SOCKET_PATH_BYTES_MAX = 107;
const SOCKET_FILE = "/.s.PGSQL.5432";

/** In the data folder of someone whose server had to live elsewhere: one line, the folder. */
const LOCATION_FILE = "postgres.location";

/**
 * Chooses and makes the folders of the server that belongs to `dataFolder`: `<dataFolder>/postgres`, unless we are
 * root and the server's account cannot pass into it (a closed home folder); then one under /var/lib or, failing that,
 * a temporary folder. The place is remembered in the data folder, so deleting the data folder begins afresh.
 */
export function serverHome(dataFolder: string, log: (line: string) => void): ServerHome {
  mkdirSync(dataFolder, { recursive: true });
  // One server, one name: the command line of a running server is compared with the path of its cluster.
  const folder = homeFolder(realpathSync(dataFolder), log);
  const cluster = join(folder, "cluster");
  const account = serverAccount(cluster);
  makeOwned(folder, account, 0o711);
  const sockets = socketFolder(folder, account);
  makeOwned(sockets, account, 0o700);
  return { account, folder, cluster, sockets, logFile: join(folder, "server.log") };
}

function homeFolder(dataFolder: string, log: (line: string) => void): string {
  const location = join(dataFolder, LOCATION_FILE);
  if (existsSync(location)) return readFileSync(location, "utf8").trim();
  if (process.getuid?.() !== 0 || canTraverse(dataFolder, NOBODY)) return join(dataFolder, "postgres");
  const elsewhere = join(reachableParent(), `reglament-${randomBytes(8).toString("hex")}`);
  writeFileSync(location, `${elsewhere}\n`);
  log(`PostgreSQL runs as nobody and cannot reach ${dataFolder}; its files are in ${elsewhere}`);
  return elsewhere;
}

/** /var/lib comes first because /var/tmp and /tmp are swept by time on many systems. */
function reachableParent(): string {
  const parent = ["/var/lib", "/var/tmp", tmpdir()].find((folder) => canTraverse(folder, NOBODY));
  if (parent !== undefined) return parent;
  throw new DatabaseFailure(
    "DATABASE_FOLDER_UNUSABLE",
    "Expected a folder that PostgreSQL can reach when started by root, but found none. Set REGLAMENT_DATA to one, or DATABASE_URL.",
  );
}

function socketFolder(folder: string, account: ServerAccount | undefined): string {
  const short = `reglament-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  const candidates = [join(folder, "sockets"), join(tmpdir(), short), join("/tmp", short)];
  const fitting = candidates.find(
    (path) => Buffer.byteLength(path + SOCKET_FILE) <= SOCKET_PATH_BYTES_MAX && canTraverse(resolve(path, ".."), account),
  );
  if (fitting !== undefined) return fitting;
  throw new DatabaseFailure("DATABASE_FOLDER_UNUSABLE", `Expected a short folder for PostgreSQL's socket beside ${folder}, but found none.`);
}

/**
 * Makes a folder that belongs to the server's account, or takes an existing one only if it is that account's or ours:
 * in a shared temporary folder another user may have put a link or a folder of that name.
 */
function makeOwned(folder: string, account: ServerAccount | undefined, mode: number): void {
  mkdirSync(folder, { recursive: true, mode });
  const found = lstatSync(folder);
  const owners = [process.getuid?.(), account?.uid];
  if (!found.isDirectory() || !owners.includes(found.uid)) {
    throw new DatabaseFailure(
      "DATABASE_FOLDER_UNUSABLE",
      `Expected ${folder} to be a folder of user ${account?.uid ?? process.getuid?.()}, but it belongs to user ${found.uid}. ` +
        "Start as that user, or set REGLAMENT_DATA to another folder.",
    );
  }
  if (account !== undefined && found.uid !== account.uid) chownSync(folder, account.uid, account.gid);
}
