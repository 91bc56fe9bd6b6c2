import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const source = import.meta.dirname;
const shipped = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'),
);

test('the contract of the package bundles for a browser', async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(source, 'index.ts')], bundle: true, platform: 'browser', format: 'esm', write: false, logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  assert.equal(outputFiles.length, 1);
});

test('nothing that is shipped imports Node or another package of the product', () => {
  for (const name of shipped) {
    const text = readFileSync(join(source, name), 'utf8');
    assert.doesNotMatch(text, /from '(node:|@reglament\/)/, name);
  }
});

test('nothing that is shipped imports deeper into a folder that is a package of its own', () => {
  // crypto and pkcs12 are used through their index only.
  for (const name of shipped) {
    if (name.startsWith('crypto/') || name.startsWith('pkcs12/')) continue;
    const text = readFileSync(join(source, name), 'utf8');
    assert.doesNotMatch(text, /from '(\.\.?\/)+(crypto|pkcs12)\/(?!index\.ts)/, name);
  }
});
