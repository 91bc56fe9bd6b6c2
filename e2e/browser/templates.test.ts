import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { usedTemplates } from './walk-templates.ts';

it('every route template that a regulation uses is walked in a browser', async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.browser.test.ts'));
  const walked = files.flatMap((name) => [...readFileSync(`${import.meta.dirname}/${name}`, 'utf8').matchAll(/'([A-Z]+\d*[a-z]?)'/g)].map(([, template = '']) => template));
  assert.deepEqual([...await usedTemplates()].toSorted(), walked.toSorted(), 'add the template to one of the files beside this one');
});
