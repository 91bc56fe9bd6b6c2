import type { Rule } from './finding.ts';

const termUndefined: Rule = {
  id: 'term-undefined',
  severity: 'note',
  sentence: {
    kk: '«{term}» қолданылады, бірақ оның мағынасы регламентте ашылмаған.',
    ru: '«{term}» употребляется, но в регламенте не раскрывается.',
    en: '"{term}" is used, but the regulation does not say what it means.',
  },
  find: ({ terms }) => terms.filter(({ defined }) => defined === undefined).map(({ term, clause, lines }) => ({ clause, lines, params: { term } })),
};

const termDefinedLate: Rule = {
  id: 'term-defined-late',
  severity: 'note',
  sentence: {
    kk: '«{term}» мағынасы ашылмай тұрып қолданылған ({line}-жол).',
    ru: '«{term}» употребляется раньше, чем раскрывается (строка {line}).',
    en: '"{term}" is used before the text says what it means (line {line}).',
  },
  find: ({ terms }) => terms.flatMap(({ term, clause, lines, defined }) => (defined !== undefined && lines[0] < defined[0] ? [{ clause, lines, params: { term, line: defined[0] } }] : [])),
};

export const TERM_RULES: readonly Rule[] = [termUndefined, termDefinedLate];
