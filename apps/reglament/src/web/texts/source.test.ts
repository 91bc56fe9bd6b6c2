/** No words for people outside the catalogues: whatever a page says can be said in every language. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogues } from './index.ts';

const WEB = path.join(import.meta.dirname, '..');

/** Files whose letters are not sentences, and why. */
const NOT_SENTENCES: Readonly<Record<string, string>> = {
  'kit/dates.ts': 'names of months and days, made with the dates themselves',
  'portal/law/cite.ts': 'Kazakh months "of the" day of an act',
  'portal/services/ways-of-typing.ts': 'letters that are typed for one another',
  'kit/scripts/file-preview.ts': 'units of size, in a script that has no catalogue',
  'portal/apply/answer-words.ts': 'units of size',
};

const sources = globSync('**/*.ts', { cwd: WEB })
  .filter((file) => !/^texts\/|\.test\.ts$|testing\/|gallery|(examples|samples|example)\.ts$/.test(file))
  .map((file) => ({ file, text: withoutComments(readFileSync(path.join(WEB, file), 'utf8')) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const isCyrillic = (text: string): boolean => /[а-яёәғқңөұүһі]{2,}/iu.test(text);

/** English words of a markup that stand between tags, outside what is filled in. */
function englishOf(text: string): readonly string[] {
  const markups = [...text.matchAll(/html`[^`]*`/g)].map(([markup]) => markup.replace(/\$\{[^{}]*\}/g, ' '));
  return markups.flatMap((markup) => [...markup.matchAll(/>([^<>${}]*[a-z]{3,}[^<>${}]*)</gi)].map(([, words = '']) => words.trim()));
}

test('no Cyrillic words stand in the pages’ source', () => {
  assert.ok(sources.length > 150, String(sources.length));
  assert.deepEqual([isCyrillic("t('қате')"), isCyrillic(withoutComments("t('x') // қате"))], [true, false]);
  const found = sources.filter(({ file, text }) => !(file in NOT_SENTENCES) && isCyrillic(text)).map(({ file }) => file);
  assert.deepEqual(found, [], 'move the words into texts/, with kk, ru and en');
});

test('every message is said somewhere', () => {
  const code = globSync('**/*.ts', { cwd: path.join(WEB, '..') }).filter((file) => !/web\/texts\/|\.test\.ts$/.test(file)).map((file) => readFileSync(path.join(WEB, '..', file), 'utf8')).join('\n');
  // A key put together at run time is said where its fixed parts stand in a template.
  const madeOf = [...new Set([...code.matchAll(/`([a-zA-Z][\w.-]*\.[^`\n]*\$\{[^`\n]*)`/g)].map(([, template = '']) => template))]
    .map((template) => new RegExp(`^${template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`));
  const keys = Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue));
  assert.deepEqual(keys.filter((key) => !code.includes(`'${key}'`) && !madeOf.some((made) => made.test(key))), [], 'take the message out');
});

test('no English words stand between the tags of a page', () => {
  assert.deepEqual(englishOf('html`<p class="note">Hello</p><b lang="kk">1</b>`'), ['Hello']);
  const found = sources.flatMap(({ file, text }) => englishOf(text).map((words) => `${file}: ${words}`));
  assert.deepEqual(found, [], 'move the words into texts/, with kk, ru and en');
});
