import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EDS_CODES } from './catalogue.ts';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('catalogue'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

test('every code has a different sentence in each of the three languages', () => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const sentences = Object.values(EDS_CODES).map((wording) => wording[language]);
    assert.equal(new Set(sentences).size, sentences.length);
    for (const sentence of sentences) assert.match(sentence, /^\S.{10,}\.$/, `${language}: ${sentence}`);
  }
});

test('Kazakh sentences are Kazakh and Russian ones are Russian', () => {
  for (const [code, { kk, ru, en }] of Object.entries(EDS_CODES)) {
    assert.match(kk, /[әіңғүұқөһ]/i, `${code}: no Kazakh letter in "${kk}"`);
    assert.doesNotMatch(ru, /[әіңғүұқөһ]/i, `${code}: a Kazakh letter in "${ru}"`);
    assert.doesNotMatch(en, /[а-яё]/i, `${code}: a Cyrillic letter in "${en}"`);
  }
});

test('every code is used by the code beside it', () => {
  const unused = Object.keys(EDS_CODES).filter((code) => !files.includes(`'${code}'`));
  assert.deepEqual(unused, [], 'remove these codes from the catalogue or answer with them');
});
