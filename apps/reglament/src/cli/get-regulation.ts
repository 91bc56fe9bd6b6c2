import type { Library, Regulation } from '@reglament/regulation';
import { Misuse } from './arguments.ts';

/** @throws Misuse where no regulation has this id */
export function getRegulation(library: Library, id: string): Regulation {
  const regulation = library.regulations.get(id);
  if (regulation === undefined) throw new Misuse(`there is no regulation "${id}"; an id looks like ${[...library.regulations.keys()][0] ?? '<decree>/<two digits>'}`);
  return regulation;
}
