import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { checkPage } from '../check-page.ts';
import { html } from '../html.ts';
import { portalPage } from '../layout/template.ts';
import { confirmationExample } from '../components/notification/examples.ts';
import { languages } from '../../texts/index.ts';
import { componentExamples, exampleContext, gallery, pageContext } from './gallery.ts';

for (const language of languages) {
  for (const face of ['portal', 'workplace'] as const) {
    test(`the page of all components is in order: ${face}, ${language}`, () => {
      const markup = String(gallery({ language, face }));
      // The examples post no form but those of the kit, and files stand outside a form here.
      assert.deepEqual(checkPage(markup), []);
    });
  }
  test(`the confirmation brings the only h1 of its page: ${language}`, () => {
    const context = exampleContext(language);
    const page = portalPage({ ...pageContext({ language, face: 'portal' }), title: 'x', heading: 'own', main: confirmationExample.render(context) });
    assert.deepEqual(checkPage(page), []);
  });
}

test('every component folder has examples', () => {
  const folders = readdirSync(new URL('../components', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  // `field` is the frame of the inputs and is seen in each of them.
  const expected = folders.filter((name) => name !== 'field').sort();
  assert.deepEqual(Object.keys(componentExamples).sort(), expected, 'write examples.ts for the new component and list it in gallery.ts');
});

test('no text outside the catalogues: the Kazakh page holds no English sentence', () => {
  const { t, language } = exampleContext('kk');
  const page = String(portalPage({ t, language, path: '/', title: 'Тақырып', main: html`<p>Мәтін</p>` }));
  const words = page.replace(/<[^>]*>/g, ' ').replace(/Eng\s+lish/, '');
  assert.doesNotMatch(words, /[A-Za-z]{3,}/);
});
