import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { base64ToBytes } from '@reglament/eds';

/** The published password of the demonstration's key files. */
export const KEY_PASSWORD = 'Aa123456';

export interface KeyOwner {
  readonly file: string;
  readonly role: 'individual' | 'head' | 'employee' | 'legal-entity-system';
  readonly iin?: string;
  readonly surname?: string;
  readonly name?: string;
  readonly patronymic?: string;
  readonly bin?: string;
  readonly organisation?: string;
}

/** The key file of a demonstration person or system: issued by the stand-in NCA once, kept in the data folder. */
export async function keyFileOf(ncaUrl: string, folder: string, { file, ...owner }: KeyOwner): Promise<Uint8Array> {
  const target = path.join(folder, file);
  const kept = await readFile(target).catch(() => undefined);
  if (kept !== undefined) return kept;
  const response = await fetch(`${ncaUrl}/issue`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...owner, password: KEY_PASSWORD }) });
  if (!response.ok) throw new Error(`Expected the stand-in NCA to issue ${file}, but it answered ${response.status}`);
  const { p12 } = await response.json() as { p12: string };
  await mkdir(folder, { recursive: true });
  const bytes = base64ToBytes(p12);
  // Whole or not at all: a start that was killed half-way must not leave half a key behind.
  const half = `${target}.${randomUUID()}`;
  await writeFile(half, bytes, { mode: 0o600 });
  await rename(half, target);
  return bytes;
}
