/** Latin letters inside or beside Cyrillic ones: look-alikes such as "i" for "і" that break search and sorting. */
const MIXED = /[a-z](?=[\p{Script=Cyrillic}])|(?<=[\p{Script=Cyrillic}])[a-z]/iu;

/** The first word that mixes Latin look-alikes into Cyrillic, if there is one. */
export function findLookAlike(text: string): string | undefined {
  return text.split(/[^\p{L}]+/u).find((word) => MIXED.test(word));
}
