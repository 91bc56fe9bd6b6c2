/** How the portal cites the law: a decree with its date, a clause with its sub-clause. */
import type { Decree, LocalizedText, Regulation } from '@reglament/regulation';
import { citedClause, formatDay, marginNote } from '../../kit/index.ts';
import type { Computation, Html, PageContext } from '../../kit/index.ts';
import type { Language } from '../../texts/index.ts';
import { capital } from './actor-words.ts';

type Speaking = Pick<PageContext, 't' | 'language'>;

/** Kazakh months "of the" day: the ending follows the month's own vowels and last sound. */
const MONTH_OF = ['қаңтардағы', 'ақпандағы', 'наурыздағы', 'сәуірдегі', 'мамырдағы', 'маусымдағы', 'шілдедегі', 'тамыздағы', 'қыркүйектегі', 'қазандағы', 'қарашадағы', 'желтоқсандағы'] as const;

/** "2015 жылғы 30 маусымдағы" in Kazakh; the plain date in the other languages. */
export function dayOfAct(language: Language, day: string): string {
  if (language !== 'kk') return formatDay(language, day);
  const [year, month, date] = day.split('-').map(Number);
  return `${year} жылғы ${date}\u00a0${MONTH_OF[(month ?? 1) - 1]}`;
}

/** The decree with its date and number. */
export function citeDecree({ t, language }: Speaking, decree: Decree): string {
  return t('law.decree', { date: dayOfAct(language, decree.date), number: decree.number });
}

/** A clause of the decree, short enough for the margin: "№ 153 қаулы, 11-тармақтың 4) тармақшасы". */
export function citeClause({ t }: Speaking, decree: Decree, clause: string): string {
  return citedClause(t, t('portal.law.decreeShort', { number: decree.number }), clause);
}

export interface Source {
  readonly clause?: string | undefined;
  readonly lines?: readonly [number, number] | undefined;
  /** What stands there, in our words: a step, what it gives, the name of a result or refusal. */
  readonly text?: LocalizedText | undefined;
  readonly yields?: LocalizedText | undefined;
  readonly name?: LocalizedText | undefined;
}

export interface NoteOptions {
  readonly remark?: string;
  readonly computation?: Computation;
  /** Says the lines of the decree's text: where the reader may want to hold the one against the other. */
  readonly lines?: boolean;
}

/** The margin note of a place in the regulation; `undefined` where the text gives no clause. Leads to the service's passport. */
export function clauseNote(speaking: Speaking, regulation: Regulation, source: Source, { remark, computation, lines = false }: NoteOptions = {}): Html | undefined {
  if (source.clause === undefined) return undefined;
  const where = lines && source.lines !== undefined ? lineWords(speaking, source.lines) : undefined;
  const said = [remark, where].filter((part) => part !== undefined).join(' ');
  return marginNote({
    t: speaking.t, language: speaking.language, clause: citeClause(speaking, regulation.decree, source.clause), href: servicePath(regulation),
    words: { summary: speaking.t('portal.law.says'), lines: wordsOf(speaking, regulation, where === undefined ? source : { ...source, lines: undefined }) },
    ...(said === '' ? {} : { remark: said }), ...(computation === undefined ? {} : { computation }),
  });
}

/** The clause unfolded: the decree with its date, the lines of its text, and what it says, in our own words. */
function wordsOf(speaking: Speaking, { decree }: Regulation, { lines, text, yields, name }: Source): readonly string[] {
  const { language } = speaking;
  const words = [text, yields, name].flatMap((part) => (part === undefined ? [] : [`${capital(part[language])}.`]));
  return [...words, citeDecree(speaking, decree), ...(lines === undefined ? [] : [lineWords(speaking, lines)])];
}

function lineWords({ t }: Speaking, [from, to]: readonly [number, number]): string {
  return from === to ? t('law.line', { line: String(from) }) : t('law.lines', { from, to });
}

/** The address of a service's passport. */
export function servicePath(regulation: Pick<Regulation, 'id'>): string {
  return `/services/${regulation.id}`;
}
