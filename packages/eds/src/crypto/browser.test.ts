import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

test('cryptography and key files bundle for the browser without anything of Node', async () => {
  const entry = ['crypto', 'pkcs12'].map((folder) => `export * from './${folder}/index.ts';`).join('\n');
  const { outputFiles, warnings, metafile } = await build({
    stdin: { contents: entry, resolveDir: new URL('..', import.meta.url).pathname, loader: 'ts' },
    bundle: true, splitting: true, format: 'esm', platform: 'browser', minify: true, write: false, metafile: true, outdir: '/bundle', logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  const first = outputFiles.find((file) => file.path.endsWith('stdin.js'));
  assert.ok(first);
  for (const output of Object.values(metafile.outputs)) assert.deepEqual(output.imports.filter((one) => one.external), []);
  assert.ok(first.contents.length < 90_000, `the part every page loads has ${first.contents.length} bytes`);
  const loadedAtOnce = Object.keys(Object.entries(metafile.outputs).find(([path]) => path.endsWith('stdin.js'))![1].inputs);
  assert.ok(!loadedAtOnce.some((path) => path.includes('node-forge')), 'forge is loaded only when a key file is opened');
});
