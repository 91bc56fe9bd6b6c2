import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { pathText } from './problems.ts';
import type { Path, Problem } from './problems.ts';

/** A YAML text that still knows on which line each value stands. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly problemAt: (path: Path, message: string) => Problem;
}

/** Parses YAML; duplicate keys, tabs and other syntax errors become problems with their line. */
export function readYaml(file: string, text: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true, strict: true, schema: 'core' });
  const problems = [...document.errors, ...document.warnings].map((error): Problem => ({
    file, line: lineCounter.linePos(error.pos[0]).line, path: '', message: error.message.replace(/ at line [\s\S]*$/, ''),
  }));
  const problemAt = (path: Path, message: string): Problem => ({ file, line: lineOf(document, lineCounter, path), path: pathText(path), message });
  return { file, value: problems.length === 0 ? document.toJS() : undefined, problems, problemAt };
}

/** The line of the value at `path`, or of the nearest value above it that exists. */
function lineOf(document: Document, lineCounter: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const range = (node as { range?: readonly [number, number, number] } | null | undefined)?.range;
    if (range) return lineCounter.linePos(range[0]).line;
  }
  return 1;
}

/** Holds the file's value against a schema. Every violation is a problem with file, line and path. */
export function parseWith<T>(schema: z.ZodType<T>, yaml: YamlFile): { readonly value?: T; readonly problems: readonly Problem[] } {
  if (yaml.problems.length > 0) return { problems: yaml.problems };
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { problems: parsed.error.issues.map((issue) => yaml.problemAt(issuePath(issue), issueMessage(issue, yaml.value))) };
}

/** An unknown key is reported at the key itself, so that the line is the one to mend. */
function issuePath(issue: z.core.$ZodIssue): Path {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  return issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
}

/** Longer lists of words are not repeated in a message; they stand in the vocabulary. */
const OPTIONS_SHOWN_MAX = 20;

/** The schema's complaints in words a lawyer can act on. */
function issueMessage(issue: z.core.$ZodIssue, file: unknown): string {
  const value = valueAt(file, issue.path);
  if (issue.code === 'unrecognized_keys') return `the key "${issue.keys.join('", "')}" is not known here`;
  if (value === undefined && issue.code !== 'custom') return `"${String(issue.path.at(-1))}" is missing`;
  if (issue.code === 'invalid_value') {
    return `"${String(value)}" is ${issue.values.length > OPTIONS_SHOWN_MAX ? `none of the ${issue.values.length} words known here` : `not one of ${issue.values.join(', ')}`}`;
  }
  if (issue.code === 'invalid_type') return `expected ${issue.expected}, but found ${value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a ${typeof value}`}`;
  return issue.message;
}

function valueAt(file: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), file);
}
