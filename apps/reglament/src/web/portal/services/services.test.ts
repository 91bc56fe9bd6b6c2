import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage, unhashedAssets } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import { languages, translator } from '../../texts/index.ts';
import { homePage } from '../home/home-page.ts';
import { AIGUL, openPortal, saidBy, testLibrary } from '../testing/portal-site.ts';
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
  assert.equal(offers('karaganda-2014-34-05/18'), true, 'for business only, which the first page of the request sees to');
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

test('every service is found under some event of life, and the catalogue keeps to the one chosen', async (t) => {
  const { regulations } = await testLibrary();
  for (const { id, lifeEvents } of regulations.values()) assert.ok(lifeEvents.length > 0, `${id}: add lifeEvents`);
  const adopting = searchServices(regulations.values(), { words: '', event: 'adoption' });
  assert.ok(adopting.length >= 4 && adopting.every(({ lifeEvents }) => lifeEvents.includes('adoption')));
  const visitor = await (await openPortal(t)).visitor();
  const page = await visitor.get('/services?event=adoption');
  assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
  assert.ok(saidBy(page).includes(`${adopting.length} қызмет табылды`));
  assert.equal((await visitor.get('/services?event=nothing')).statusCode, 200);
});

test('a passport tells which edition governed a chosen day: the day before, the first, the last and the day after', async (t) => {
  const visitor = await (await openPortal(t)).visitor();
  const on = async (day: string): Promise<string> => {
    const [year, month, date] = day.split('-');
    const page = await visitor.get(`/services/wko-2015-153/02?on-day=${date}&on-month=${month}&on-year=${year}`);
    assert.deepEqual(checkPage(page.body), []);
    return saidBy(page);
  };
  for (const day of ['2016-03-01', '2018-03-14']) assert.match(await on(day), /№ 56 қаулысы қолданыста болды/, day);
  for (const day of ['2016-02-29', '2018-03-15']) assert.match(await on(day), /қолданыста болмады/, day);
  const wrong = await visitor.get('/services/wko-2015-153/02?on-day=31&on-month=2&on-year=2017');
  assert.match(saidBy(wrong), /мұндай күн жоқ/);
  assert.deepEqual(checkPage(wrong.body), []);
});

test('a passport names the houses of its region with their hours, and finds one by its city or district', async (t) => {
  const site = await openPortal(t);
  const add = (id: string, kind: string, kk: string, ru: string) => site.desk.db.query('insert into unit (id, kind, name, decree, zone, address) values ($1, $2, $3, $4, $5, $6)', [id, kind, JSON.stringify({ kk, ru, en: id }), 'wko-2015-153', 'Asia/Oral', JSON.stringify({ kk: 'Абай к., 1', ru: 'ул. Абая, 1', en: '1 Abai st' })]);
  await add('c1', 'centre', 'Орал қаласының ХҚКО', 'ЦОН города Уральска');
  await add('c2', 'centre', 'Ақсай қаласының ХҚКО', 'ЦОН города Аксая');
  await add('c3', 'centre', 'Жәнібек ауданының ХҚКО', 'ЦОН Жанибекского района');
  await add('c4', 'centre', 'Казталов ауданының ХҚКО', 'ЦОН Казталовского района');
  await add('x', 'control', 'Бақылау', 'Контроль');
  const visitor = await site.visitor();
  const all = await visitor.get('/services/wko-2015-153/02');
  assert.deepEqual(checkPage(all.body), []);
  assert.match(saidBy(all), /Дүйсенбі – сенбі, 09:00–20:00/);
  assert.ok(!saidBy(all).includes('Бақылау'));
  const found = saidBy(await visitor.get(`/services/wko-2015-153/02?place=${encodeURIComponent('жанибекский')}`));
  assert.ok(found.includes('Жәнібек ауданының') && !found.includes('Ақсай қаласының'));
  assert.match(saidBy(await visitor.get('/services/wko-2015-153/02?place=zzz')), /Бұл жерде мекеме табылмады/);
});

test('a margin note unfolds to what its clause says, with the decree and the lines of its text', async () => {
  const regulation = (await testLibrary()).regulations.get('wko-2015-153/02')!;
  const page = String(passportPage(contextIn('kk'), regulation));
  assert.match(page, /<summary>Тармақта не жазылған<span class="hidden">: №\u00a0153 қаулы/);
  assert.match(page.replace(/\s+/g, ' '), /2015 жылғы 30.маусымдағы/);
});

const decreesShown = (body: string): readonly string[] => [...new Set([...body.matchAll(/href="\/services\/([^/"]+)\/\d\d"/g)].map(([, decree]) => decree ?? ''))];
const regionsOnHome = (body: string): readonly string[] => [...body.matchAll(/href="\/services\?decree=([^"]+)"/g)].map(([, decree]) => decree ?? '');

test('the region that was chosen comes first from then on, and is said to be the reader’s own', async (t) => {
  const { visitor } = await openPortal(t);
  const reader = await visitor();
  const before = decreesShown((await reader.get('/services')).body);

  const chosen = await reader.get('/services?decree=kyzylorda-2018-1114');
  const [after, home] = [await reader.get('/services'), await reader.get('/')];

  assert.match(String(chosen.headers['set-cookie']), /^region=kyzylorda-2018-1114;.*HttpOnly.*SameSite=Lax/);
  assert.notEqual(before[0], 'kyzylorda-2018-1114');
  assert.deepEqual(decreesShown(after.body), ['kyzylorda-2018-1114', ...before.filter((decree) => decree !== 'kyzylorda-2018-1114')], 'nothing else changes its place');
  assert.equal(regionsOnHome(home.body)[0], 'kyzylorda-2018-1114');
  assert.equal(saidBy(after).split('Сіздің өңіріңіз').length, 2);
  for (const page of [after, home]) assert.deepEqual(checkPage(page.body), []);
});

test('who is signed in sees the region of their address first; a choice goes before it, nonsense changes nothing', async (t) => {
  const { visitor, desk } = await openPortal(t);
  await desk.db.query("update account set address = 'Батыс Қазақстан облысы, Орал қаласы, Достық даңғылы, 1-үй' where id = $1", [AIGUL.id]);
  const aigul = await visitor(AIGUL);

  assert.equal(decreesShown((await aigul.get('/services')).body)[0], 'wko-2015-153');
  await aigul.get('/services?decree=karaganda-2014-34-05');
  assert.equal(decreesShown((await aigul.get('/services')).body)[0], 'karaganda-2014-34-05');
  aigul.cookies.set('region', '../../etc');
  assert.equal(decreesShown((await aigul.get('/services')).body)[0], 'wko-2015-153');
});
