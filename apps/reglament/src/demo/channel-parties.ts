import path from 'node:path';
import { makeBin } from '@reglament/identifiers';
import { CENTRE, GATEWAY, type Part, PORTAL } from '../desk/channel/parts.ts';
import { keyFileOf } from './keys.ts';

/** BIN of a part's system in the demonstration: always the same for the same name, and given to nobody. */
export function demoBinOf(part: Part): string {
  let serial = 0;
  for (const letter of part) serial = (serial * 31 + letter.charCodeAt(0)) % 90_000;
  return makeBin({ registered: '2013-05', serial: 1000 + serial });
}

/** The key files of parts of the system, apart from those the demonstration hands out. */
export async function partKeyFiles(ncaUrl: string, dataFolder: string, parts: readonly Part[]): Promise<ReadonlyMap<Part, Uint8Array>> {
  const folder = path.join(dataFolder, 'keys', 'systems');
  const files = await Promise.all(parts.map(async (part): Promise<[Part, Uint8Array]> =>
    [part, await keyFileOf(ncaUrl, folder, { file: `${part}.p12`, role: 'legal-entity-system', bin: demoBinOf(part), organisation: nameOf(part) })]));
  return new Map(files);
}

function nameOf(part: Part): string {
  if (part === PORTAL) return 'ЭҮП (СТЕНД)';
  if (part === CENTRE) return 'ХҚКО ЫАЖ (СТЕНД)';
  return part === GATEWAY ? 'ЭҮШ (РЕГЛАМЕНТ)' : `ЭҮАШ ${part.toUpperCase()} (СТЕНД)`;
}
