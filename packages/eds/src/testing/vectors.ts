import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

const FOLDER = join(import.meta.dirname, '../../../../../shared/vectors/eds');

/** Official NCA test artefacts beside the repository; they are not part of it. */
const vectorsAreThere = (): boolean => existsSync(FOLDER);

/** Skips loudly when the artefacts are not there. @returns whether the test must stop. */
export function skipWithoutVectors(t: TestContext): boolean {
  if (vectorsAreThere()) return false;
  t.skip(`official NCA artefacts not found in ${FOLDER}`);
  return true;
}

export const vector = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, name)));

export const vectorNames = (): readonly string[] => readdirSync(FOLDER).sort();
