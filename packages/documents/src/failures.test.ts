import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';

it('lists in the README exactly the failure codes of the source; mend the README when a code comes or goes', async () => {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const source = /DocumentFailureCode =([^;]*);/.exec(await read('./failures.ts'))?.[1] ?? '';
  const printed = /`DocumentFailure\.code`:([^.]*)\./.exec(await read('../README.md'))?.[1] ?? '';
  const codes = (text: string, quote: string) => [...text.matchAll(new RegExp(`${quote}([a-z0-9-]+)${quote}`, 'g'))].map((match) => match[1]).sort();
  assert.ok(codes(source, "'").length > 5);
  assert.deepEqual(codes(printed, '`'), codes(source, "'"));
});
