/** Finding a service by words: case, endings, look-alike letters and slips do not matter, Kazakh and Russian alike, in Latin letters too. */
import { ASKING_WORDS, EVERYDAY_WORDS, LIFE_EVENTS } from '@reglament/regulation';
import type { LifeEvent, LocalizedText, Regulation } from '@reglament/regulation';
import { bySound, distance, foldLetters, rootOf, slipsBetween, slipsMax, stemOf, wordsOf } from './ways-of-typing.ts';

/** What tells least about a service stands in most of them; a word of its title tells most. */
const WEIGHTS = { title: 4, result: 2, about: 1 } as const;
/** Folded words of a service with the weight of the place where they stand. */
type SearchedWords = ReadonlyMap<string, number>;

const folded = new WeakMap<Regulation, SearchedWords>();

function searchedWords(regulation: Regulation): SearchedWords {
  const known = folded.get(regulation);
  if (known !== undefined) return known;
  const { title, decree, results, lifeEvents } = regulation;
  const words = new Map<string, number>();
  const add = (weight: number, texts: readonly LocalizedText[]): void => {
    for (const word of wordsOf(texts.flatMap(({ kk, ru, en }) => [kk, ru, en]).join(' ')).map(foldLetters)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  add(WEIGHTS.title, [title]);
  add(WEIGHTS.result, results.map(({ name }) => name));
  add(WEIGHTS.about, [decree.region, decree.field, ...lifeEvents.map((event) => LIFE_EVENTS[event])]);
  folded.set(regulation, words);
  return words;
}

export interface ServiceQuery {
  readonly words: string;
  /** Id of a decree: its region and field. */
  readonly decree?: string;
  readonly event?: LifeEvent;
}

/** Services that hold every word of the query, those that name it in their title first; without such, those that hold the most of it. A rare word says more than a common one. */
export function searchServices(regulations: Iterable<Regulation>, { words, decree, event }: ServiceQuery): readonly Regulation[] {
  const all = [...regulations];
  const here = all.filter((regulation) => (decree === undefined || regulation.decree.id === decree) && (event === undefined || regulation.lifeEvents.includes(event)));
  const said = [...new Set(wordsOf(words.slice(0, 200), SHORT_WORDS))];
  const telling = said.filter((word) => !ASKING_WORDS.includes(word));
  const typed = telling.length > 0 ? telling : said;
  if (typed.length === 0) return words.trim() === '' ? here : [];
  const meanings = typed.map((word) => meaningOf(all, word)).filter((meant) => meant.length > 0);
  const rarity = meanings.map((meant) => Math.log(1 + all.length / Math.max(1, all.filter((regulation) => weightIn(regulation, meant) > 0).length)));
  const counted = here.map((regulation) => {
    const weights = meanings.map((meant) => weightIn(regulation, meant));
    return { regulation, hits: weights.reduce((sum, weight, index) => sum + (weight > 0 ? rarity[index]! : 0), 0), weight: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  const best = Math.max(0, ...counted.map(({ hits }) => hits));
  return best === 0 ? [] : counted.filter(({ hits }) => best - hits < 1e-9).sort((a, b) => b.weight - a.weight).map(({ regulation }) => regulation);
}

const EVERYDAY = EVERYDAY_WORDS.map(({ said, law }) => ({ said: said.map(foldLetters), law: law.map((word) => stemOf(foldLetters(word))) }));
const SHORT_WORDS: ReadonlySet<string> = new Set(EVERYDAY_WORDS.flatMap(({ said }) => said).filter((word) => word.length < 3));

/** Beginnings of words that may be meant by one that was typed: as typed, as it sounds, by its root, and with a slip only where nothing else is found. */
function meaningOf(all: readonly Regulation[], typed: string): readonly string[] {
  const words = [typed, ...bySound(typed)].map(foldLetters);
  for (const word of words) {
    const meant = [stemOf(word), ...everydayMeaning((said) => said === word || (word.length > 3 && said.startsWith(stemOf(word)) && Math.abs(said.length - word.length) < 3))];
    if (isKnown(all, meant)) return meant;
  }
  for (const word of words.filter(({ length }) => length > 5)) if (isKnown(all, [rootOf(word)])) return [rootOf(word)];
  for (const word of words) {
    const meant = slipped(all, word);
    if (meant.length > 0) return meant;
  }
  return [];
}

function everydayMeaning(isSaid: (word: string) => boolean): readonly string[] {
  return EVERYDAY.filter(({ said }) => said.some(isSaid)).flatMap(({ law }) => law);
}

function isKnown(all: readonly Regulation[], stems: readonly string[]): boolean {
  return all.some((regulation) => weightIn(regulation, stems) > 0);
}

/** The nearest words, if they are near enough. */
function slipped(all: readonly Regulation[], word: string): readonly string[] {
  const stem = stemOf(word);
  const words = [...new Set([...all.flatMap((regulation) => [...searchedWords(regulation).keys()]), ...EVERYDAY.flatMap(({ said }) => said)])];
  const near = words.filter(({ length }) => length > 2 && length >= stem.length - 1).map((known) => ({ known, slips: slipsBetween(stem, known) }));
  const fewest = Math.min(Infinity, ...near.map(({ slips }) => slips));
  if (fewest > slipsMax(word)) return [];
  // Of several as near by their beginning, the one as near as a whole.
  const whole = near.filter(({ slips }) => slips === fewest).map(({ known }) => ({ known, slips: distance(word, known) }));
  const least = Math.min(...whole.map(({ slips }) => slips));
  const meant = whole.filter(({ slips }) => slips === least).map(({ known }) => known);
  return [...meant.map(stemOf), ...everydayMeaning((said) => meant.includes(said))];
}

/** The weight of the best place where one of these beginnings stands in a service; 0 where none does. */
function weightIn(regulation: Regulation, stems: readonly string[]): number {
  let weight: number = 0;
  for (const [word, here] of searchedWords(regulation)) if (here > weight && stems.some((stem) => word.startsWith(stem))) weight = here;
  return weight;
}
