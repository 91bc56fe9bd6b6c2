import { regulation as schema } from '../model/schema.ts';
import type { Decree, RegulationSource } from '../model/schema.ts';
import type { Regulation, Route } from '../model/types.ts';
import { compileRoute } from './compile.ts';
import { findLookAlike } from './letters.ts';
import { patternText } from './patterns.ts';
import type { Patterns } from './patterns.ts';
import type { Path, Problem } from './problems.ts';
import { structureProblems } from './structure.ts';
import { parseWith, readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

export interface Surroundings {
  readonly decree: Decree;
  readonly patterns: Patterns;
  /** The id the file's place in the folders demands: `wko-2015-153/02`. */
  readonly expectedId: string;
  readonly digest: string;
}

/** Reads one regulation. Either a whole regulation or problems with file, line and path: never a half. */
export function parseRegulation(file: string, text: string, around: Surroundings): { readonly regulation?: Regulation; readonly problems: readonly Problem[] } {
  const yaml = readYaml(file, text);
  const parsed = parseWith(schema, yaml);
  if (parsed.value === undefined) return { problems: parsed.problems };
  const source = parsed.value as RegulationSource;
  const { routes, problems: textProblems } = withTexts(source, around.patterns, yaml);
  const problems = [...identityProblems(source, around, yaml), ...textProblems, ...letterProblems(source, yaml)];
  if (problems.length > 0) return { problems };
  const structure = structureProblems(source, routes, yaml.problemAt);
  if (structure.length > 0) return { problems: structure };
  const compiled = new Map(routes.map((route) => [route.route, compileRoute(route, routes)]));
  return { regulation: { ...source, routes, decree: around.decree, compiled, digest: around.digest }, problems: [] };
}

function withTexts(source: RegulationSource, patterns: Patterns, yaml: YamlFile): { readonly routes: readonly Route[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const routes = source.routes.map((route, index): Route => ({
    ...route,
    steps: route.steps.map((step, position) => {
      const text = patternText(patterns, step);
      if (text === undefined) problems.push(yaml.problemAt(['routes', index, 'steps', position], `no sentence for "${step.act}@${step.actor}": give the step a "text" or the patterns an entry`));
      return { ...step, id: step.id ?? step.n, text: text ?? { kk: '', ru: '', en: '' } };
    }),
  }));
  return { routes, problems };
}

function identityProblems(source: RegulationSource, around: Surroundings, yaml: YamlFile): readonly Problem[] {
  return source.id === around.expectedId ? [] : [yaml.problemAt(['id'], `the id is "${source.id}", but the file's place makes it "${around.expectedId}"`)];
}

/** Titles and names are searched and sorted, so look-alike letters are refused there; printed labels keep theirs. */
function letterProblems(source: RegulationSource, yaml: YamlFile): readonly Problem[] {
  const texts: readonly (readonly [Path, string])[] = [
    [['title', 'kk'], source.title.kk], [['title', 'ru'], source.title.ru],
    [['provider', 'name', 'kk'], source.provider.name.kk],
    ...source.results.flatMap((result, index): (readonly [Path, string])[] => [[['results', index, 'name', 'kk'], result.name.kk], [['results', index, 'name', 'ru'], result.name.ru]]),
  ];
  return texts.flatMap(([path, text]) => {
    const word = findLookAlike(text);
    return word === undefined ? [] : [yaml.problemAt(path, `"${word}" mixes Latin look-alikes into Cyrillic`)];
  });
}
