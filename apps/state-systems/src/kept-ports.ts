import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Ports {
  readonly nca: number;
  readonly gateway: number;
}

const FILE = 'ports.json';

/**
 * The ports of the last start, so that the addresses printed into certificates stay right; 0 (any) where there was none.
 */
export async function keptPorts(dataFolder: string): Promise<Ports> {
  try {
    const kept = JSON.parse(await readFile(join(dataFolder, FILE), 'utf8')) as Partial<Ports>;
    return { nca: portOf(kept.nca), gateway: portOf(kept.gateway) };
  } catch {
    // Missing or broken: nothing depends on the old ports but the addresses of old certificates.
    return { nca: 0, gateway: 0 };
  }
}

export async function keepPorts(dataFolder: string, ports: Ports): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, FILE), JSON.stringify(ports));
}

/** A port from a setting or a file; anything that is none is "any". */
export function portOf(value: unknown): number {
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0;
}
