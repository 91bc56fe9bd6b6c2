/** Words after a command's name, told apart: `ID --seed FOLDER --json`. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/** A mistake in the call: shown with the usage, never as a failure of the programme. */
export class Misuse extends Error {
  readonly code = 'command-misused';
}

/**
 * Reads options with a value (`--seed FOLDER`, `--seed=FOLDER`) and flags (`--json`).
 * @throws Misuse for an option the command does not know, or one whose value is missing
 */
export function readArguments(args: readonly string[], known: Readonly<Record<string, 'flag' | 'value'>>): Arguments {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (!arg.startsWith('--')) { words.push(arg); continue; }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s);
    if (known[name] === undefined) throw new Misuse(`there is no option --${name}`);
    if (known[name] === 'flag') { options.set(name, ''); continue; }
    const value = inline ?? args[++index];
    if (value === undefined || value.startsWith('--')) throw new Misuse(`--${name} needs a value`);
    options.set(name, value);
  }
  return { words, options };
}

/** At most one word: the id of a regulation. */
export function regulationId({ words }: Arguments): string | undefined {
  if (words.length > 1) throw new Misuse(`expected one regulation id, but found ${words.join(' ')}`);
  return words[0];
}
