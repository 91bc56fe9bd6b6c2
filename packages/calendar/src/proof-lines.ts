import { DAY_MS, isoDate } from './day.ts';
import { ARRIVAL_LAW, CHOICE, CODE_IN_FORCE, LABELS, RULES, TERMS_LAW, UNITS } from './proof-words.ts';
import { offsetAt } from './zone.ts';
import type { DayInfo } from './classification.ts';
import type { IsoDate } from './day.ts';
import type { Norm } from './norm.ts';
import type { Proof, RuleNote } from './proof.ts';
import type { Language } from './words.ts';
import type { Zone } from './zone.ts';

/**
 * A proof as lines to show beside the date: the norm, the start, each rule with its source, each day passed over with
 * the act that made it a day off, the days counted, the due moment. Dates as DD.MM.YYYY, times local to the unit.
 */
export function proofLines(proof: Proof, language: Language): string[] {
  const label = (key: keyof typeof LABELS): string => LABELS[key][language];
  return [
    `${label('term')}: ${normText(proof.norm, language)}`,
    `${label('start')}: ${moment(proof.zone, proof.start)}`,
    ...(proof.effectiveStart === proof.start
      ? []
      : [`${label('countedFrom')}: ${moment(proof.zone, proof.effectiveStart)}`]),
    ...proof.notes.map((note) => ruleText(note, proof, language)),
    ...runs(proof.skipped).map((run) => `${label('skipped')}: ${runText(run, language)}`),
    `${label('counted')}: ${countedText(proof.counted)}`,
    `${label('due')}: ${moment(proof.zone, proof.due)}`,
  ];
}

const SAME_DAY: Readonly<Record<Language, string>> = { kk: 'сол күні', ru: 'в тот же день', en: 'on the same day' };

/** A norm in words: "3 жұмыс күні", "3 рабочих дня", "3 working days". */
export function normText({ value, unit }: Norm, language: Language): string {
  // "0 days" is how "on the very day" is counted, and no way to say it.
  if (value === 0) return SAME_DAY[language];
  const words = UNITS[unit];
  if (language === 'kk') return `${value} ${words.kk}`;
  if (language === 'en') return `${value} ${words.en}${value === 1 ? '' : 's'}`;
  return `${value} ${words.ru[russianForm(value)]}`;
}

function russianForm(value: number): 0 | 1 | 2 {
  if (!Number.isInteger(value)) return 1;
  const tens = value % 100;
  const ones = value % 10;
  if (ones === 1 && tens !== 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

function ruleText(note: RuleNote, { start }: Proof, language: Language): string {
  const rule = RULES[note];
  const source = sourceText(rule.source, start, language);
  return source === undefined ? `${rule[language]}.` : `${rule[language]} (${source}).`;
}

function sourceText(source: (typeof RULES)[RuleNote]['source'], start: number, language: Language): string | undefined {
  const period = start < CODE_IN_FORCE ? 'until2021' : 'since2021';
  switch (source) {
    case 'terms':
      return TERMS_LAW[period][language];
    case 'arrival':
      return ARRIVAL_LAW[period][language];
    case 'choice':
      return CHOICE[language];
    // The regulation's own text stands beside the date anyway, with its clause.
    case 'text':
    case 'none':
      return undefined;
    default:
      return source satisfies never;
  }
}

/** Days off that follow each other for the same reason are one line. */
type Run = { readonly first: DayInfo; readonly last: DayInfo };

function runs(days: readonly DayInfo[]): Run[] {
  const found: Run[] = [];
  for (const day of days) {
    const run = found.at(-1);
    if (run !== undefined && continues(run.last, day)) found[found.length - 1] = { first: run.first, last: day };
    else found.push({ first: day, last: day });
  }
  return found;
}

function continues(before: DayInfo, day: DayInfo): boolean {
  const next = isoDate(Date.parse(before.date) / DAY_MS + 1) === day.date;
  return next && before.reason.name.en === day.reason.name.en && before.reason.act.id === day.reason.act.id;
}

function runText({ first, last }: Run, language: Language): string {
  const { name, act } = first.reason;
  return `${span(first.date, last.date)} – ${name[language]} (${act.title[language]})`;
}

/** A short term day by day; a long one by its ends and the number of its days. */
function countedText(dates: readonly IsoDate[]): string {
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return '–';
  return dates.length <= 5 ? dates.map(dotted).join(', ') : `${span(first, last)} (${dates.length})`;
}

const span = (first: IsoDate, last: IsoDate): string =>
  first === last ? dotted(first) : `${dotted(first)}–${dotted(last)}`;

const dotted = (date: IsoDate): string => date.split('-').reverse().join('.');

/** DD.MM.YYYY HH:MM, and seconds where there are any, by the clock of the zone. */
function moment(zone: Zone, instant: number): string {
  const local = new Date(instant + offsetAt(zone, instant)).toISOString();
  const seconds = local.slice(17, 19);
  return `${dotted(local.slice(0, 10))} ${local.slice(11, 16)}${seconds === '00' ? '' : `:${seconds}`}`;
}
