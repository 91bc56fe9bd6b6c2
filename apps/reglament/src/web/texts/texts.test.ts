import { test } from 'node:test';
import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, languages, translate, translator } from './index.ts';

type Element = { readonly type: number; readonly value?: string; readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>> };

/** Names of the placeholders of a message, those inside plural and select branches included. */
function placeholders(message: string, language: string): readonly string[] {
  const names = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type !== 0 && element.type !== 7 && element.value !== undefined) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as readonly Element[]);
  return [...names].sort();
}

const all = Object.entries(catalogues).flatMap(([area, catalogue]) =>
  Object.entries<Readonly<Record<string, string>>>(catalogue).map(([key, message]) => ({ area, key, message })),
);

test('every message has every language and nothing else, and none is empty', () => {
  for (const { key, message } of all) {
    assert.deepEqual(Object.keys(message), [...languages], key);
    for (const language of languages) assert.ok((message[language] ?? '').trim() !== '', `${key} in ${language}`);
  }
});

test('a message asks for the same placeholders in every language', () => {
  for (const { key, message } of all) {
    const expected = placeholders(message['kk'] ?? '', 'kk');
    for (const language of languages) assert.deepEqual(placeholders(message[language] ?? '', language), expected, `${key} in ${language}`);
  }
});

test('a key begins with its area and stands in one catalogue only', () => {
  for (const { area, key } of all) assert.ok(key.startsWith(`${area}.`), `${key} stands in the catalogue ${area}`);
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length);
});

test('plural messages have every category their language needs', () => {
  for (const { key, message } of all) {
    for (const language of languages) {
      const text = message[language] ?? '';
      if (!text.includes(', plural,')) continue;
      const needed = language === 'ru' ? ['one', 'other'] : ['other'];
      for (const category of needed) assert.match(text, new RegExp(`\\b${category} \\{`), `${key} in ${language}`);
    }
  }
});

test('no Kazakh word asks a placeholder for an ending: nobody declines a day or a name that is filled in', () => {
  const declined = /\}»? (дейін|бастап|кейін|қарай|мен|бен|пен)(?![а-яәіңғүұқөһ])|\}»?-([ғгқк][ае]|[дтн][ае]н?|[дтн][ыі]ң?|[мбп]ен)(?![а-яәіңғүұқөһ])/u;
  for (const wrong of ['{time} дейін', '{max}-ға дейін', '{least}-тен аз', '«{word}»-ның', '{a} мен {b}']) assert.match(wrong, declined);
  for (const right of ['{number}-бет', '{clause}-тармақ', '{count} күнге дейін', '{names} мекемесі']) assert.doesNotMatch(right, declined);
  assert.deepEqual(all.filter(({ message }) => declined.test(message['kk'] ?? '')).map(({ key }) => key), [], 'say "мерзімі: {time}" or the like');
});

test('Kazakh and Russian are written in Cyrillic: no Latin look-alike letter inside a word', () => {
  for (const { key, message } of all) {
    for (const language of ['kk', 'ru'] as const) {
      const text = (message[language] ?? '').replace(/\{[^{}]*\}/g, ' ');
      assert.doesNotMatch(text, /[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]/iu, `${key} in ${language}`);
    }
  }
});

test('Russian texts use no Kazakh letters, and English ones no Cyrillic', () => {
  for (const { key, message } of all) {
    assert.doesNotMatch(message['ru'] ?? '', /[әғқңөұүһі]/iu, key);
    assert.doesNotMatch(message['en'] ?? '', /[а-яёәғқңөұүһі]/iu, key);
  }
});

test('counts follow the plural rules of the language', () => {
  const days = (count: number): string => translate('ru', 'kit.durationDays', { count });
  assert.deepEqual([1, 2, 5, 11, 21, 22, 25, 111].map(days), ['1 день', '2 дня', '5 дней', '11 дней', '21 день', '22 дня', '25 дней', '111 дней']);
  assert.equal(translate('kk', 'kit.durationDays', { count: 5 }), '5 күн');
  assert.equal(translate('en', 'kit.errorSummary', { count: 1 }), 'One answer needs correcting');
  assert.equal(translator('kk')('kit.errorSummary', { count: 3 }), '3 мәліметті түзету керек');
});

test('a missing parameter is a failure, not a hole in the sentence', () => {
  assert.throws(() => translate('kk', 'errors.required', {}));
});
