import assert from 'node:assert/strict';
import { it } from 'node:test';
import { breakIntoLines } from './text-lines.ts';

const perLetter = (text: string): number => text.length;

it('breaks at spaces and keeps the space at the end of the line', () => {
  assert.deepEqual(breakIntoLines('бір екі үш', 7, perLetter), ['бір екі ', 'үш']);
});

it('keeps a number beside its sign', () => {
  assert.deepEqual(breakIntoLines('әкімдіктің № 153 қаулысы', 13, perLetter), ['әкімдіктің ', '№ 153 қаулысы']);
});

it('cuts a word that fits no line, and keeps the text’s own lines', () => {
  assert.deepEqual(breakIntoLines('123456789\nабв', 4, perLetter), ['1234', '5678', '9', 'абв']);
});
