import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The user the server runs as when we are root; undefined means "as ourselves". */
export type ServerAccount = { readonly uid: number; readonly gid: number };

/** nobody/nogroup by number: the name of the account differs between distributions, the number does not. */
export const NOBODY: ServerAccount = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. As root we run it as the owner of the cluster when there is one (someone may
 * have begun without root), else as nobody.
 */
export function serverAccount(clusterFolder: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = statSync(clusterFolder, { throwIfNoEntry: false });
  if (found === undefined || found.uid === 0) return NOBODY;
  return { uid: found.uid, gid: found.gid };
}

/** Whether the account may pass through `folder` and everything above it. Judged by mode bits; ACLs are not read. */
export function canTraverse(folder: string, account: ServerAccount | undefined): boolean {
  if (account === undefined) return true;
  for (let current = resolve(folder); ; current = dirname(current)) {
    const found = statSync(current, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if ((found.mode & executeBit(found, account)) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

function executeBit(owner: { readonly uid: number; readonly gid: number }, account: ServerAccount): number {
  if (owner.uid === account.uid) return 0o100;
  if (owner.gid === account.gid) return 0o010;
  return 0o001;
}
