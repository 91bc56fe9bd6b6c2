import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as eds from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const exported: ReadonlyMap<string, unknown> = new Map(Object.entries(eds));

test('the README imports and names only what the package exports', () => {
  const imported = [...readme.matchAll(/import \{([^}]*)\} from '@reglament\/eds'/g)].flatMap(([, names = '']) => names.split(','));
  const called = [...readme.matchAll(/`([a-z][A-Za-z0-9]+)(?:\([^`]*)?`/g)].map(([, name = '']) => name);
  const functions = called.filter((name) => /^(make|verify|check|examine|sign|prepare|add|open|parse|create)[A-Z]/.test(name));
  assert.ok(imported.length > 4 && functions.length > 10);
  for (const name of [...imported, ...functions]) assert.ok(exported.has(name.trim()), `README names ${name}`);
});

test('the README lists every exception of the package', () => {
  const isException = (value: unknown): boolean => typeof value === 'function' && value.prototype instanceof Error;
  const unlisted = [...exported].filter(([name, value]) => isException(value) && !readme.includes(`\`${name}\``)).map(([name]) => name);
  assert.deepEqual(unlisted, []);
});
