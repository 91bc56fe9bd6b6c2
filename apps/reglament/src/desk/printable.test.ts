import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable, unprintableProblems } from './printable.ts';

test('entries in the languages of the country are no problem, with line breaks, tabs and every sign of an office', async () => {
  assert.deepEqual(await unprintableProblems({ kk: 'Әкім: «Құжат жоқ» –\r\n№ 5, § 2;\tҺ', ru: 'Отказ: 5 м², ½ доли', en: 'C/O O’Brien', absent: undefined, empty: '' }), []);
});

test('signs that no document can show are named with the field they stand in', async () => {
  assert.deepEqual(await unprintableProblems({ address: 'Орал, Абай 5 🏠', note: 'келісілді', reason: 'табыс ≤ 10 → жоқ' }), [
    { field: 'address', code: 'unprintable', params: { signs: '🏠' } }, { field: 'reason', code: 'unprintable', params: { signs: '≤ →' } },
  ]);
  // A telephone adds a sign that nobody sees to some of its pictures.
  assert.deepEqual((await unprintableProblems({ a: '✓\ufe0f', b: 'x\ufe0f' })).map(({ params }) => params), [{ signs: '✓' }, { signs: 'U+FE0F' }]);
});

test('a paper is printed without them, whatever it is made of; pictures and plain papers stay as they are', async () => {
  const bytes = Buffer.from([0xff, 0xd8]);
  const paper = { title: { kk: 'Акті 🏠', ru: 'Акт' }, rows: [['1', '→']], photographs: [{ caption: '🏠.jpg', bytes }], count: 2, absent: undefined };
  const printed = await printable(paper);
  assert.deepEqual(printed, { title: { kk: 'Акті \uFFFD', ru: 'Акт' }, rows: [['1', '\uFFFD']], photographs: [{ caption: '\uFFFD.jpg', bytes }], count: 2, absent: undefined });
  assert.equal(printed.photographs[0]?.bytes, bytes);
  assert.equal(await printable(printed), printed);
});
