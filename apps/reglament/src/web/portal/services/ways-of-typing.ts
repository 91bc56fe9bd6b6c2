/** One word, however it was typed: look-alike letters, endings, Latin letters for Kazakh and Russian, a slip of the finger. */

/** Letters that people type for one another: Latin twins, Kazakh letters that a keyboard lacks. */
const TWINS: Readonly<Record<string, string>> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е', й: 'и',
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'х', i: 'и', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
};

/** Latin letters by their sound, the longer first; marks over and under a letter are taken off before. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'], ['sch', 'щ'], ['sh', 'ш'], ['ch', 'ч'], ['zh', 'ж'], ['kh', 'х'], ['gh', 'г'], ['yo', 'е'], ['yu', 'ю'], ['ya', 'я'], ['ye', 'е'], ['iy', 'ии'],
  ['a', 'а'], ['b', 'б'], ['c', 'ц'], ['d', 'д'], ['e', 'е'], ['f', 'ф'], ['g', 'г'], ['h', 'х'], ['i', 'и'], ['ı', 'ы'], ['j', 'ж'], ['k', 'к'], ['l', 'л'], ['m', 'м'],
  ['n', 'н'], ['o', 'о'], ['p', 'п'], ['q', 'к'], ['r', 'р'], ['s', 'с'], ['t', 'т'], ['u', 'у'], ['v', 'в'], ['w', 'у'], ['x', 'х'], ['y', 'ы'], ['z', 'з'],
];

/** A text with everything folded that does not tell words apart. English words fold too, on both sides alike. */
export function foldLetters(text: string): string {
  return text.toLocaleLowerCase('kk').normalize('NFC').replace(/./gu, (letter) => TWINS[letter] ?? letter);
}

/** Words of a text as they stand; what is shorter than three letters joins words and finds nothing, unless it is among the `known`. */
export function wordsOf(text: string, known: ReadonlySet<string> = new Set()): readonly string[] {
  return text.toLocaleLowerCase('kk').normalize('NFC').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 || known.has(word));
}

/** A word in Latin letters as it may sound, with and without one letter for `ts`; nothing for any other. */
export function bySound(word: string): readonly string[] {
  const plain = word.replaceAll('ş', 'sh').normalize('NFD').replace(/\p{M}/gu, '');
  if (!/^[a-zı]+$/.test(plain)) return [];
  let rest = plain;
  let written = '';
  while (rest !== '') {
    const [latin = '', cyrillic = ''] = SOUNDS.find(([letters]) => rest.startsWith(letters)) ?? [];
    written += cyrillic;
    rest = rest.slice(latin.length);
  }
  return [...new Set([written, written.replaceAll('тс', 'ц')])];
}

/** The part of a folded word that its endings leave alone: seven tenths of it, and never less than three letters. */
export function stemOf(word: string): string {
  return word.slice(0, Math.max(3, Math.ceil(word.length * 0.7)));
}

/** The part that words made from one another share, for when nothing has the whole stem. */
export function rootOf(word: string): string {
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.55)));
}

/** Slips of the finger between a stem and the beginning of a word: a letter wrong, missing, added, or two that changed places. The first letter is rarely the wrong one. */
export function slipsBetween(stem: string, word: string): number {
  if (stem[0] !== word[0]) return Infinity;
  return Math.min(...[-1, 0, 1].map((more) => distance(stem, word.slice(0, stem.length + more))));
}

/** How many slips a word of this length may have and still be meant. */
export function slipsMax(word: string): number {
  return word.length < 4 ? 0 : word.length < 9 ? 1 : 2;
}

/** Slips between two whole words. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? before[column - 2]! + 1 : Infinity;
      line.push(Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1), swapped));
    }
    [before, above] = [above, line];
  }
  return above[b.length]!;
}
