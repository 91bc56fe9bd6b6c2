import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findGoverningEdition, traceOf } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { Misuse, readArguments, regulationId } from './arguments.ts';
import { getRegulation } from './get-regulation.ts';
import { besideText } from './side-by-side.ts';
import { EXIT } from './surroundings.ts';
import type { Command } from './surroundings.ts';

/** `trace ID [--seed FOLDER] [--on DATE]`: every fact beside the lines of the decree it was read from. */
export const trace: Command = async (args, library, { seeds, out }) => {
  const read = readArguments(args, { seed: 'value', on: 'value' });
  const id = regulationId(read);
  if (id === undefined) throw new Misuse('trace needs the id of a regulation');
  const regulation = getRegulation(library, id);
  const folder = read.options.get('seed');
  const text = await findText(path.join(folder ?? seeds, regulation.decree.seed));
  if (text === undefined && folder !== undefined) throw new Misuse(`there is no text ${regulation.decree.seed} in ${folder}`);
  out(heading(regulation, read.options.get('on')));
  if (text === undefined) out(`The decree's text is not at hand (${regulation.decree.seed}): facts are printed without it. Name its folder with --seed.\n`);
  out(traceOf(regulation).map((fact) => besideText(fact, text)).join('\n'));
  return EXIT.answered;
};

/** The decree's lines, or `undefined` where its file is not there. */
async function findText(file: string): Promise<readonly string[] | undefined> {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function heading(regulation: Regulation, date: string | undefined): string {
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Misuse(`a date is YYYY-MM-DD, not "${date}"`);
  const { id, title, decree, editions } = regulation;
  const governing = date === undefined ? undefined : findGoverningEdition(regulation, date);
  return [
    `${id} – ${title.kk}`,
    `${decree.body.en}, decree No. ${decree.number} of ${decree.date}; repealed by No. ${decree.repealed.number} of ${decree.repealed.date}`,
    ...editions.map(({ number, date: adopted, inForce }) => `edition No. ${number} of ${adopted}: in force ${inForce.from} – ${inForce.until ?? 'open'}`),
    ...(date === undefined ? [] : [`on ${date}: ${governing === undefined ? 'no edition held here governs' : `edition No. ${governing.number} of ${governing.date} governs`}`]),
    '', '',
  ].join('\n');
}
