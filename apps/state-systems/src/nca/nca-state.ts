import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RevocationReason } from '@reglament/eds';

/** The two families of keys the stand-in issues under. */
export const FAMILIES = ['gost', 'rsa'] as const;
export type Family = (typeof FAMILIES)[number];

/** Keys the authority signs with: its root, the issuing authority, and the two services. */
export const AUTHORITY_NAMES = ['root', 'nca', 'ocsp', 'tsp'] as const;
export type AuthorityName = (typeof AUTHORITY_NAMES)[number];

/** Base64 of certificate and unencrypted PKCS#8 key. TEST keys only: the real NCA keeps its keys in hardware. */
export interface StoredAuthority {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface IssuedRecord {
  readonly serialNumber: string;
  readonly family: Family;
  readonly certificate: string;
  readonly revokedAt?: string;
  readonly reason?: RevocationReason;
  /** A certificate taken off hold: it must be named in the next delta as removed. */
  readonly releasedAt?: string;
}

export interface NcaState {
  readonly version: 1;
  /** The address printed into certificates stays the same over restarts. */
  readonly publicUrl: string;
  readonly authorities: Readonly<Record<Family, Readonly<Record<AuthorityName, StoredAuthority>>>>;
  readonly issued: readonly IssuedRecord[];
  readonly crlNumber: number;
}

const FILE = 'nca.json';

/** Reads the state, or `undefined` on the first start. */
export async function findState(dataFolder: string): Promise<NcaState | undefined> {
  try {
    return JSON.parse(await readFile(join(dataFolder, FILE), 'utf8')) as NcaState;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the file in one step, so that a crash leaves the old state or the new one, never half of it. */
export async function saveState(dataFolder: string, state: NcaState): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const file = join(dataFolder, FILE);
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
