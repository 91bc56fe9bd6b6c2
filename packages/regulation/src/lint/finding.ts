import type { LocalizedText } from '../vocabulary/languages.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import type { Regulation } from '../model/types.ts';
import type { LintClock } from './clock.ts';

/** error: the text cannot be carried out as it stands; warning: it contradicts itself; note: it leaves something open. */
export type Severity = 'error' | 'warning' | 'note';

/** What fills a `{name}` of a rule's sentence; a name of the law differs by language. */
export type Param = string | number | LocalizedText;

/** One place where a rule is broken. `at` names the step: `office#3`. */
export interface Place {
  readonly clause: string;
  readonly lines: readonly [number, number];
  readonly at?: string;
  readonly params?: Readonly<Record<string, Param>>;
}

export interface Rule {
  /** Stable: reports, tests and people refer to it. */
  readonly id: string;
  readonly severity: Severity;
  readonly sentence: LocalizedText;
  readonly find: (regulation: Regulation, clock: LintClock) => readonly Place[];
}

/**
 * Something wrong in the law's text as encoded. Not an error of ours: the file runs by the choices recorded, whose
 * open points at the same step are named in `choices`.
 */
export interface Finding {
  readonly regulation: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly text: LocalizedText;
  readonly clause: string;
  readonly lines: readonly [number, number];
  readonly at?: string;
  readonly choices: readonly string[];
}

export function finding(rule: Rule, regulation: Regulation, { clause, lines, at, params }: Place): Finding {
  const choices = regulation.open.filter((point) => at !== undefined && point.at === at).map(({ id }) => id);
  return { regulation: regulation.id, rule: rule.id, severity: rule.severity, text: filled(rule.sentence, params ?? {}), clause, lines, ...(at === undefined ? {} : { at }), choices };
}

function filled(sentence: LocalizedText, params: Readonly<Record<string, Param>>): LocalizedText {
  const [kk, ru, en] = LANGUAGES.map((language) => sentence[language].replaceAll(/\{([a-z]+)\}/gi, (_, name: string) => {
    const value = params[name];
    return typeof value === 'object' ? value[language] : String(value ?? `{${name}}`);
  }));
  return { kk: kk ?? '', ru: ru ?? '', en: en ?? '' };
}
