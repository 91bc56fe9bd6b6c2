import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { derivedId, namedId, timeOrderedId } from './time-ordered-id.ts';

test('ids sort by the order in which they were made, within a millisecond and when the clock is set back', () => {
  const start = Date.now() + 1000;
  const ids = [...Array.from({ length: 10_000 }, () => timeOrderedId(start)), timeOrderedId(start - 500), timeOrderedId(start + 60_000)];
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('an id is a UUID of version 7 that carries its time', () => {
  const at = Date.now() + 120_000;
  const id = timeOrderedId(at);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), at);
});

test('an id derived from another is always the same, differs from it, and keeps its place in time', () => {
  const id = timeOrderedId();
  const digest = createHash('sha256').update(`request/${id}`).digest();
  const derived = derivedId(id, digest);
  assert.equal(derived, derivedId(id, digest));
  assert.notEqual(derived, id);
  assert.equal(derived.slice(0, 13), id.slice(0, 13));
  assert.match(derived, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an id of a name is always the same, and another for every other name', () => {
  assert.equal(namedId('entry/1'), namedId('entry/1'));
  assert.notEqual(namedId('entry/1'), namedId('entry/2'));
  // As it has always been: what is stored under it must be found again.
  assert.equal(namedId('entry/1'), '143fb836-ff29-8c3f-abeb-ab8f51bfd17c');
});
