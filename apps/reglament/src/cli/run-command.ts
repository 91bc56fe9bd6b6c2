import { loadRegulations, RegulationsNotLoaded } from '@reglament/regulation';
import { Misuse } from './arguments.ts';
import { check } from './check.ts';
import { facts } from './facts.ts';
import { trace } from './trace.ts';
import { verify } from './verify.ts';
import { EXIT } from './surroundings.ts';
import type { Command, Surroundings } from './surroundings.ts';

const COMMANDS: Readonly<Record<string, Command>> = { check, facts, trace, verify };

const USAGE = `usage: reglament <command>
  facts [ID]                   what each regulation prints, as JSON
  check [ID] [--json]          what is wrong in the law's text, with clause and lines
  trace ID [--seed FOLDER] [--on DATE]
                               every fact beside the lines of the decree it was read from
  verify FILE [--anchors FOLDER] [--content FILE] [--json]
                               checks a signature offline: an evidence bundle, a PDF, a CMS, an XML
`;

/**
 * Runs one command over the regulations.
 * @returns 0 answered, 1 the regulations do not load, 2 the call itself is wrong
 */
export async function runCommand([name, ...args]: readonly string[], around: Surroundings): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) return misused(name === undefined ? 'expected a command' : `there is no command "${name}"`, around);
  try {
    return await command(args, await loadRegulations(around.regulations), around);
  } catch (error) {
    if (error instanceof Misuse) return misused(error.message, around);
    if (!(error instanceof RegulationsNotLoaded)) throw error;
    around.error(`${error.message}\n`);
    return EXIT.failed;
  }
}

function misused(message: string, { error }: Surroundings): number {
  error(`reglament: ${message}\n${USAGE}`);
  return EXIT.misused;
}
