import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Trust } from '../desk/ports.ts';

/** Keeps the roots of the stand-in NCA where `reglament verify` looks for them, so that evidence is judged offline. */
export async function keepAnchors(trust: Trust, dataFolder: string): Promise<void> {
  const folder = path.join(dataFolder, 'trust');
  await mkdir(folder, { recursive: true });
  const { trustAnchors } = await trust.material();
  await Promise.all(trustAnchors.map(({ raw, serialNumber }) => writeFile(path.join(folder, `${serialNumber}.cer`), raw)));
}
