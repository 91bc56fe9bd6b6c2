/** Finding a service by words: case, endings and look-alike letters do not matter, Kazakh and Russian alike. */
import { LIFE_EVENTS } from '@reglament/regulation';
import type { LifeEvent, Regulation } from '@reglament/regulation';

/** Letters that people type for one another: Latin twins, Kazakh letters that a keyboard lacks. */
const TWINS: Readonly<Record<string, string>> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е', й: 'и',
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'х', i: 'и', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
};

/** A text with everything folded that does not tell words apart. English words fold too, on both sides alike. */
export function foldLetters(text: string): string {
  return text.toLocaleLowerCase('kk').normalize('NFC').replace(/./gu, (letter) => TWINS[letter] ?? letter);
}

/** Words of a text, folded; what is shorter than three letters joins words and finds nothing. */
function wordsOf(text: string): readonly string[] {
  return foldLetters(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
}

/** The part of a word that its endings leave alone: seven tenths of it, and never less than three letters. */
function stemOf(word: string): string {
  return word.slice(0, Math.max(3, Math.ceil(word.length * 0.7)));
}

const folded = new WeakMap<Regulation, readonly string[]>();

function searchedWords(regulation: Regulation): readonly string[] {
  const known = folded.get(regulation);
  if (known !== undefined) return known;
  const { title, decree, results, lifeEvents } = regulation;
  const texts = [title, decree.region, decree.field, ...results.map(({ name }) => name), ...lifeEvents.map((event) => LIFE_EVENTS[event])].flatMap(({ kk, ru, en }) => [kk, ru, en]);
  const words = [...new Set(wordsOf(texts.join(' ')))];
  folded.set(regulation, words);
  return words;
}

export interface ServiceQuery {
  readonly words: string;
  /** Id of a decree: its region and field. */
  readonly decree?: string;
  readonly event?: LifeEvent;
}

/** Services that hold every word of the query, in the library's order; without such, those that hold the most of them. */
export function searchServices(regulations: Iterable<Regulation>, { words, decree, event }: ServiceQuery): readonly Regulation[] {
  const here = [...regulations].filter((regulation) => (decree === undefined || regulation.decree.id === decree) && (event === undefined || regulation.lifeEvents.includes(event)));
  const stems = [...new Set(wordsOf(words.slice(0, 200)).map(stemOf))];
  if (stems.length === 0) return words.trim() === '' ? here : [];
  const counted = here.map((regulation) => ({ regulation, hits: hits(regulation, stems) }));
  const best = Math.max(0, ...counted.map((one) => one.hits));
  return best === 0 ? [] : counted.filter((one) => one.hits === best).map((one) => one.regulation);
}

function hits(regulation: Regulation, stems: readonly string[]): number {
  const words = searchedWords(regulation);
  return stems.filter((stem) => words.some((word) => word.startsWith(stem))).length;
}
