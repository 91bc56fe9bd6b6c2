import type { Library } from '@reglament/regulation';

/** What a command works with; the entry point names the real folders and streams, a test its own. */
export interface Surroundings {
  /** Folder with the regulation files. */
  readonly regulations: string;
  /** Folder where the decrees' texts are expected unless `--seed` names another: `REGLAMENT_SEEDS`, else `decrees/`. */
  readonly seeds: string;
  /** Folder with the certificates of the authorities that signatures are trusted by. */
  readonly trust: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** A command answers on `out`; what it returns is the exit code. */
export type Command = (args: readonly string[], library: Library, around: Surroundings) => Promise<number> | number;

/** Exit codes: the law loaded and the question was answered; the question was wrong; the regulations do not load. */
export const EXIT = { answered: 0, failed: 1, misused: 2 } as const;
