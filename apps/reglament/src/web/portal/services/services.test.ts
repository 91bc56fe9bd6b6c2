import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage, unhashedAssets } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import { languages, translator } from '../../texts/index.ts';
import { homePage } from '../home/home-page.ts';
import { testLibrary } from '../testing/portal-site.ts';
import { cataloguePage } from './catalogue-page.ts';
import { passportPage } from './passport-page.ts';
import { searchServices } from './search-services.ts';

const contextIn = (language: PageContext['language']): PageContext => ({ t: translator(language), language, path: '/', assets: unhashedAssets });

for (const language of languages) {
  test(`home, the catalogue and every passport are in order: ${language}`, async () => {
    const library = await testLibrary();
    const context = contextIn(language);

    assert.deepEqual(checkPage(homePage(context, library)), []);
    assert.deepEqual(checkPage(cataloguePage(context, library, { words: '' })), []);
    assert.deepEqual(checkPage(cataloguePage(context, library, { words: 'жоқ-мұндай-қызмет' })), []);
    for (const regulation of library.regulations.values()) assert.deepEqual(checkPage(passportPage(context, regulation)), [], regulation.id);
  });
}

test('a passport names each refusal, document and open point of its regulation', async () => {
  const regulation = (await testLibrary()).regulations.get('wko-2015-153/02')!;

  const page = String(passportPage(contextIn('kk'), regulation));

  for (const { text } of regulation.refusals.flatMap(({ grounds }) => grounds)) assert.ok(page.includes(text.kk), text.kk);
  for (const { name } of regulation.documents) assert.ok(page.includes(name.kk), name.kk);
  for (const { question } of regulation.open) assert.ok(page.includes(question.kk), question.kk);
  assert.ok(page.includes('11-тармақтың 4) тармақшасы'), 'the clause of the refusal of authorisation');
});

test('a passport offers to apply only where the portal has a route', async () => {
  const { regulations } = await testLibrary();
  const offers = (id: string): boolean => String(passportPage(contextIn('kk'), regulations.get(id)!)).includes(`href="/services/${id}/apply"`);

  assert.equal(offers('wko-2015-153/02'), true);
  assert.equal(offers('karaganda-2014-34-05/01'), false, 'has no portal route');
  assert.equal(offers('karaganda-2014-34-05/18'), true, 'for business only (B7), which the first page of the request sees to');
});

test('search finds a service whatever its endings, its letters and the language', async () => {
  const { regulations } = await testLibrary();
  const finds = (words: string): readonly string[] => searchServices(regulations.values(), { words }).map(({ id }) => id);

  for (const words of ['қорғаншылық анықтама', 'корганшылык аныктамасы', 'ҚОРҒАНШЫЛЫҚТЫ анықтамаларды', 'справка по опеке', 'справки опека', 'certificates guardianship']) {
    assert.ok(finds(words).includes('wko-2015-153/02'), words);
  }
  assert.ok(finds('қopғaншылық').includes('wko-2015-153/02'), 'o and a of the Latin alphabet');
});

test('search keeps to the region that was chosen and says nothing of what it does not know', async () => {
  const { regulations } = await testLibrary();
  const all = [...regulations.values()];

  assert.ok(searchServices(all, { words: 'опека', decree: 'wko-2015-153' }).every(({ decree }) => decree.id === 'wko-2015-153'));
  assert.deepEqual(searchServices(all, { words: 'трактор' }), []);
  assert.equal(searchServices(all, { words: '  ' }).length, all.length);
});
