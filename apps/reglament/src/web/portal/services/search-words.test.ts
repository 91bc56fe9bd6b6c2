/** Words as people type them: each finds the service they mean. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ASKING_WORDS, EVERYDAY_WORDS } from '@reglament/regulation';
import { testLibrary } from '../testing/portal-site.ts';
import { searchServices } from './search-services.ts';
import { bySound, foldLetters, slipsBetween, stemOf, wordsOf } from './ways-of-typing.ts';

async function finder(): Promise<(words: string) => readonly string[]> {
  const { regulations } = await testLibrary();
  return (words) => searchServices(regulations.values(), { words }).map(({ id }) => id);
}

const GUARDIANS = 'wko-2015-153/02';
const QUEUE_OF_CHILDREN = 'kokpekti-2012-417/03';
const ALLOWANCE = 'karaganda-2014-34-05/02';
const WHEELCHAIR = 'karaganda-2014-34-05/11';

/** What is typed, the service meant, and how many services at most are worth reading. */
const TYPED: readonly (readonly [how: string, words: readonly string[], id: string, most: number])[] = [
  ['words made from one another', ['опекунства', 'опекунам', 'опекунство'], GUARDIANS, 15],
  ['slips of the finger', ['опику', 'қорғаншылк', 'камкаршылық'], GUARDIANS, 15],
  ['slips of the finger in longer words', ['пасобие', 'посoбеи', 'жәрдемақа'], ALLOWANCE, 5],
  ['Latin letters', ['opeka', 'qamqorshylyq', 'kamkorshylyk', 'qorğanşylyq'], GUARDIANS, 15],
  ['Latin letters for Russian', ['posobie', 'jardemaqy', 'zhardemaky'], ALLOWANCE, 5],
  ['everyday words', ['садик', 'детсад', 'садек', 'detsad', 'балабақшаға', 'бала бақша', 'bala baqsha'], QUEUE_OF_CHILDREN, 10],
  ['everyday words for what a title calls otherwise', ['инвалидная коляска', 'мүгедектік арба'], WHEELCHAIR, 1],
  ['whole sentences', ['как стать опекуном', 'қамқоршы болғым келеді'], GUARDIANS, 21],
];

for (const [how, all, id, most] of TYPED) {
  test(`finds what is meant: ${how}`, async () => {
    const finds = await finder();
    for (const words of all) {
      const found = finds(words);
      assert.ok(found.includes(id) && found.length <= most, `${words}: ${found.join(', ')}`);
    }
  });
}

test('a service that names the word in its title stands before those that are only about it', async () => {
  const finds = await finder();
  assert.equal(finds('балабақша')[0], QUEUE_OF_CHILDREN);
  assert.ok(finds('продать квартиру ребенка').includes('kokpekti-2012-417/05'));
});

test('guesses nothing where nothing is near', async () => {
  const finds = await finder();
  for (const words of ['трактор', 'xyzzy', 'ахмет', 'паспорт', 'бассейн', '1', '??', 'аа', '\u0000', 'а'.repeat(5000)]) assert.deepEqual(finds(words), [], words.slice(0, 20));
});

test('every everyday word leads to words that some service has, and none is an asking word', async () => {
  const { regulations } = await testLibrary();
  const known = new Set([...regulations.values()].flatMap(({ title, results }) => [title, ...results.map(({ name }) => name)]).flatMap(({ kk, ru, en }) => wordsOf(`${kk} ${ru} ${en}`)).map(foldLetters));
  const missing = EVERYDAY_WORDS.flatMap(({ law }) => law).filter((word) => ![...known].some((one) => one.startsWith(stemOf(foldLetters(word)))));
  assert.deepEqual(missing, [], 'no service has these words: take them out');
  assert.deepEqual(EVERYDAY_WORDS.flatMap(({ said }) => said).filter((word) => ASKING_WORDS.includes(word)), []);
});

test('Latin letters are read by their sound, other letters are not', () => {
  assert.deepEqual([bySound('qorğanşylyq'), bySound('опека'), bySound('abc1')], [['корганшылык'], [], []]);
  assert.deepEqual(bySound('sotsialnaya'), ['сотсиалная', 'социалная']);
});

test('a letter wrong, missing, added or in another place is one slip, a wrong first letter is another word', () => {
  assert.deepEqual(['пасоб', 'псоби', 'поссоб', 'посбои'].map((stem) => slipsBetween(stem, 'пособие')), [1, 1, 1, 1]);
  assert.equal(slipsBetween('рособ', 'пособие'), Infinity);
});
