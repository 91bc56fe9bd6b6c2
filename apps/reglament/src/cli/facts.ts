import { factsOf } from '@reglament/regulation';
import { readArguments, regulationId } from './arguments.ts';
import { getRegulation } from './get-regulation.ts';
import { EXIT } from './surroundings.ts';
import type { Command } from './surroundings.ts';

/** `facts [ID]`: one object for one regulation, an array of all without an id. */
export const facts: Command = (args, library, { out }) => {
  const id = regulationId(readArguments(args, {}));
  const answer = id === undefined ? [...library.regulations.values()].map(factsOf) : factsOf(getRegulation(library, id));
  out(`${JSON.stringify(answer, undefined, 2)}\n`);
  return EXIT.answered;
};
