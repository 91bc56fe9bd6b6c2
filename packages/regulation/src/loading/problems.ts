/** One thing wrong in a regulation file, where a person can find it. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Path inside the file, e.g. `routes[0].steps[2].norms[0].unit`. */
  readonly path: string;
  readonly message: string;
}

/** Nothing is half-loaded: one problem anywhere and no regulation of the folder is served. */
export class RegulationsNotLoaded extends Error {
  readonly code = 'regulations-not-loaded';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`Expected to load the regulations, but found ${problems.length} problem(s):\n${problems.map(problemLine).join('\n')}`);
    this.name = 'RegulationsNotLoaded';
    this.problems = problems;
  }
}

export function problemLine({ file, line, path, message }: Problem): string {
  return `${file}:${line}: ${path === '' ? '' : `${path}: `}${message}`;
}

export type Path = readonly (string | number)[];

export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
}
