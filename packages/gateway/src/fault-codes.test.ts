import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAILURE_CODES, FAULT_CODES } from './index.ts';

test('the README documents every code with its meaning, and no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const documented = [...readme.matchAll(/^\| `([\w-]+)` \| (.+?) \|/gm)].map(([, code, meaning]) => [code, meaning]);

  assert.deepEqual(documented, Object.entries({ ...FAULT_CODES, ...FAILURE_CODES }), 'add the code to the tables in README.md');
});
