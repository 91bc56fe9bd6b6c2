import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decree as decreeSchema } from '../model/schema.ts';
import type { Decree } from '../model/schema.ts';
import type { Regulation } from '../model/types.ts';
import { parseRegulation } from './parse-regulation.ts';
import { patterns as patternsSchema } from './patterns.ts';
import type { Patterns } from './patterns.ts';
import { RegulationsNotLoaded } from './problems.ts';
import type { Problem } from './problems.ts';
import { parseWith, readYaml } from './yaml-file.ts';

/** All regulations of a folder, by id, in the order of the decrees. */
export interface Library {
  readonly decrees: ReadonlyMap<string, Decree>;
  readonly regulations: ReadonlyMap<string, Regulation>;
}

/**
 * Loads `<folder>/patterns.yaml` and, per decree, `<folder>/<decree>/decree.yaml` and `NN.yaml`.
 * @throws RegulationsNotLoaded with every problem found in any file; nothing is half-loaded.
 */
export async function loadRegulations(folder: string): Promise<Library> {
  const problems: Problem[] = [];
  const show = (file: string): string => path.relative(process.cwd(), file) || file;
  const read = async (file: string) => ({ file: show(file), text: await readFile(file, 'utf8') });

  const shared = await read(path.join(folder, 'patterns.yaml'));
  const parsedPatterns = parseWith(patternsSchema, readYaml(shared.file, shared.text));
  problems.push(...parsedPatterns.problems);
  const patterns: Patterns = parsedPatterns.value ?? {};

  const decrees = new Map<string, Decree>();
  const regulations = new Map<string, Regulation>();
  for (const name of await foldersIn(folder)) {
    const head = await read(path.join(folder, name, 'decree.yaml'));
    const yaml = readYaml(head.file, head.text);
    const parsedDecree = parseWith(decreeSchema, yaml);
    problems.push(...parsedDecree.problems);
    const decree = parsedDecree.value as Decree | undefined;
    if (decree === undefined) continue;
    decrees.set(decree.id, decree);
    const files = (await readdir(path.join(folder, name))).filter((entry) => /^\d{2}\.yaml$/.test(entry)).sort();
    if (decree.id !== name) problems.push(yaml.problemAt(['id'], `the id is "${decree.id}", but the folder is "${name}"`));
    if (decree.regulations !== files.length) problems.push(yaml.problemAt(['regulations'], `the decree has ${decree.regulations} regulations, but the folder holds ${files.length}`));
    for (const file of files) {
      const { file: shown, text } = await read(path.join(folder, name, file));
      const digest = createHash('sha256').update(text).digest('hex');
      const parsed = parseRegulation(shown, text, { decree, patterns, expectedId: `${name}/${file.slice(0, 2)}`, digest });
      problems.push(...parsed.problems);
      if (parsed.regulation) regulations.set(parsed.regulation.id, parsed.regulation);
    }
  }
  if (problems.length > 0) throw new RegulationsNotLoaded(problems);
  return { decrees, regulations };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}
