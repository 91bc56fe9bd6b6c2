import { test } from 'node:test';
import assert from 'node:assert/strict';
import { routeForms } from '@reglament/regulation';
import { findPortalRoute } from '../../../desk/requests/drafts.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy, testLibrary } from '../testing/portal-site.ts';
import { ABOUT_YOU, fillIn, REQUEST, SERVICE } from '../testing/requests.ts';
import { isOnline } from '../services/online.ts';

for (const language of languages) {
  test(`every page of a request is in order, empty and with errors: ${language}`, async (t) => {
    const { visitor } = await openPortal(t);
    const aigul = await visitor(AIGUL);
    const pages = [await aigul.get(`${SERVICE}/apply?lang=${language}`)];
    for (const step of ['provider', 'about-you', 'request', 'documents']) {
      pages.push(await aigul.get(`${SERVICE}/apply/${step}`), await aigul.get(`${SERVICE}/apply/${step}?return=check`));
      pages.push(step === 'documents' ? await aigul.postFiles(`${SERVICE}/apply/${step}`, { go: 'on' }, []) : await aigul.post(`${SERVICE}/apply/${step}`, {}));
    }
    pages.push(await aigul.get(`${SERVICE}/apply/check`));
    await fillIn(aigul);
    pages.push(await aigul.get(`${SERVICE}/apply`), await aigul.get(`${SERVICE}/apply/documents`), await aigul.get(`${SERVICE}/apply/check`), await aigul.get(`${SERVICE}/apply/sign`));

    for (const page of pages) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual([...new Set(pages.map(({ statusCode }) => statusCode))].sort(), [200, 422]);
  });
}

test('every regulation with a portal route can be begun, and its pages are in order', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  for (const { id, regulation } of [...(await testLibrary()).regulations].map(([id, regulation]) => ({ id, regulation }))) {
    const start = await aigul.get(`/services/${id}/apply`);
    const business = regulation.applicant.portalEligibility === 'business';
    assert.equal(start.statusCode, business ? 403 : isOnline(regulation) ? 200 : 303, id);
    if (start.statusCode !== 200) continue;
    if (regulation.applicant.portalEligibility === 'categories') await aigul.post(`/services/${id}/apply/category`, { 'portal-category': 'yes' });
    const choice = await aigul.get(`/services/${id}/apply/form`);
    const [form] = routeForms(regulation, findPortalRoute(regulation)!);
    if (choice.statusCode === 200) await aigul.post(`/services/${id}/apply/form`, { form: form!.form.id });
    for (const step of ['form', 'about-you', 'request', 'documents', 'check']) {
      const page = await aigul.get(`/services/${id}/apply/${step}`);
      if (page.statusCode !== 303) assert.deepEqual(checkPage(page.body), [], `${id} ${step}`);
    }
  }
});

test('leads from page to page, and to the check at the end', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);

  const targets = [
    await aigul.post(`${SERVICE}/apply/provider`, { unit: 'oral' }), await aigul.post(`${SERVICE}/apply/about-you`, ABOUT_YOU), await aigul.post(`${SERVICE}/apply/registers`, { registers: 'no' }),
    await aigul.post(`${SERVICE}/apply/request`, REQUEST), await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [{ field: 'child-birth-certificate', name: 'a.png', bytes: PIXEL }]),
  ].map(({ headers }) => headers.location);

  assert.deepEqual(targets, ['about-you', 'registers', 'request', 'documents', 'check'].map((step) => `${SERVICE}/apply/${step}`));
});

test('a draft is resumed where it stopped, on another device too', async (t) => {
  const { visitor } = await openPortal(t);
  const phone = await visitor(AIGUL);
  await phone.get(`${SERVICE}/apply`);
  await phone.post(`${SERVICE}/apply/provider`, { unit: 'oral' });
  await phone.post(`${SERVICE}/apply/request`, REQUEST);

  const computer = await visitor(AIGUL);

  assert.ok((await computer.get('/cabinet')).body.includes(`href="${SERVICE}/apply"`));
  assert.ok((await computer.get(`${SERVICE}/apply/request`)).body.includes('value="Серікова Әлия"'));
});

test('a date that is none is shown as typed, with what is wrong', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);

  const page = await aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'child-birth-date-day': '31' });

  assert.equal(page.statusCode, 422);
  assert.match(saidBy(page), /«Баланың туған күні»: мұндай күн жоқ/);
  assert.ok(page.body.includes('href="#f-child-birth-date"') && page.body.includes('value="31"') && page.body.includes('value="2015"'));
});

test('an address with a picture in it is asked for again: no certificate could show it', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);

  const page = await aigul.post(`${SERVICE}/apply/about-you`, { ...ABOUT_YOU, address: 'Орал қ., Достық даңғ., 1 🏠' });

  assert.equal(page.statusCode, 422);
  assert.match(saidBy(page), /мына таңбаларды құжатқа басып шығару мүмкін емес: 🏠/);
  assert.ok(page.body.includes('Достық даңғ., 1 🏠'));
});

test('what the account says cannot be changed by a form', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);

  await aigul.post(`${SERVICE}/apply/about-you`, { ...ABOUT_YOU, 'applicant-iin': BOLAT.iin, 'applicant-name': 'Басқа' });
  await aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'applicant-iin': BOLAT.iin, unit: 'nowhere' });

  const { rows } = await desk.db.query<{ answers: Record<string, string> }>('select answers from draft');
  assert.equal(rows[0]?.answers['applicant-iin'], AIGUL.iin);
  assert.equal(rows[0]?.answers['unit'], undefined);
});

test('a provider that does not render the service is not taken', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);

  const page = await aigul.post(`${SERVICE}/apply/provider`, { unit: 'kyz' });

  assert.equal(page.statusCode, 422);
  assert.ok(page.body.includes('href="#f-unit"'));
});

test('keeps the good files, tells what is wrong with the others, and takes a file out again', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply/documents`);

  const page = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [
    { field: 'child-birth-certificate', name: 'жақсы.png', bytes: PIXEL }, { field: 'child-birth-certificate', name: 'вирус.exe', bytes: 'MZ' },
    { field: 'guardianship-decree', name: 'бос.pdf', bytes: '' }, { field: 'guardianship-decree', name: '', bytes: '' },
  ]);

  assert.equal(page.statusCode, 422);
  assert.deepEqual(checkPage(page.body), []);
  assert.match(saidBy(page), /вирус\.exe файлының түрі қабылданбайды/);
  assert.match(saidBy(page), /бос\.pdf файлы бос/);
  const remove = /name="(remove-[0-9a-f-]+)"/.exec(page.body)?.[1] ?? '';
  assert.equal((await aigul.postFiles(`${SERVICE}/apply/documents`, { [remove]: 'yes' }, [])).headers.location, `${SERVICE}/apply/documents`);
  assert.ok(!(await aigul.get(`${SERVICE}/apply/documents`)).body.includes('жақсы.png'));
});

test('a file above the limit and more files than fit are told, not swallowed', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply/documents`);
  const file = (name: string, bytes: Uint8Array = PIXEL) => ({ field: 'child-birth-certificate', name, bytes });

  const large = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [file('үлкен.png', Buffer.concat([PIXEL, Buffer.alloc(10 * 1024 * 1024)]))]);
  const many = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, Array.from({ length: 8 }, (_, index) => file(`${index}.png`)));
  const eleven = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, Array.from({ length: 11 }, (_, index) => file(`${index}.png`)));

  assert.match(saidBy(large), /үлкен\.png файлы 10 МБ-тан үлкен/);
  assert.match(saidBy(many), /Ең көбі 5 файл/);
  assert.equal([...many.body.matchAll(/<li><a href="#f-[^"]*">Ең көбі 5 файл/g)].length, 1, 'said once, however many are too many');
  assert.match(saidBy(eleven), /10 файл/);
  for (const page of [large, many, eleven]) assert.deepEqual([page.statusCode, checkPage(page.body)], [422, []]);
});

test('a photograph in a format of telephones says which setting to choose', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply/documents`);
  const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1');
  const webp = Buffer.from('RIFF\u0024\0\0\0WEBPVP8 ', 'latin1');

  const page = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [{ field: 'child-birth-certificate', name: 'IMG_1.HEIC', bytes: heic }, { field: 'child-birth-certificate', name: 'сурет.webp', bytes: webp }]);

  assert.equal(page.statusCode, 422);
  assert.match(saidBy(page), /IMG_1\.HEIC: HEIC пішіміндегі сурет қабылданбайды\. Телефон камерасының баптауынан JPEG/);
  assert.match(saidBy(page), /сурет\.webp: WebP пішіміндегі/);
  assert.deepEqual(checkPage(page.body), []);
});

test('nothing can be signed while an answer is missing', async (t) => {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);

  assert.equal((await aigul.get(`${SERVICE}/apply/sign`)).headers.location, `${SERVICE}/apply/check`);
  assert.ok(!(await aigul.get(`${SERVICE}/apply/check`)).body.includes('/apply/sign'));
});

test('a stranger is asked to sign in and comes back to the page', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor();

  assert.equal((await somebody.get(`${SERVICE}/apply/request`)).headers.location, `/sign-in?back=${encodeURIComponent(`${SERVICE}/apply/request`)}`);
});

const PENSION = '/services/karaganda-2014-34-05/06';
const BORN_LATER = { 'birth-date-day': '2', 'birth-date-month': '3', 'birth-date-year': '1991' };

test('the birth date that the register gave stays as it is, whatever a form sends', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${PENSION}/apply`);
  await aigul.get(`${PENSION}/apply/about-you`);
  await aigul.post(`${PENSION}/apply/about-you`, { ...ABOUT_YOU, ...BORN_LATER });
  // A draft begun while the birth date could still be changed.
  await desk.db.query("update draft set answers = answers || '{\"birth-date\":\"1991-03-02\"}' where account_id = $1", [AIGUL.id]);

  const page = await aigul.get(`${PENSION}/apply/about-you`);

  assert.deepEqual(checkPage(page.body), []);
  assert.doesNotMatch(page.body, /name="birth-date/);
  // The same digits inside an id or a token are nobody's birth year.
  assert.doesNotMatch(page.body, /(?<![\w-])1991(?![0-9a-f]{4}-)/);
  assert.match(page.body, /Туған күні[\s\S]{0,200}1990/);
});

test('a birth date that no register gave is the person’s to enter', async (t) => {
  const { visitor, desk } = await openPortal(t);
  await desk.db.query('update account set birth_date = null where id = $1', [AIGUL.id]);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${PENSION}/apply`);
  await aigul.get(`${PENSION}/apply/about-you`);
  await aigul.post(`${PENSION}/apply/about-you`, { ...ABOUT_YOU, ...BORN_LATER });

  assert.match((await aigul.get(`${PENSION}/apply/about-you`)).body, /name="birth-date-year"[^>]*value="1991"|value="1991"[^>]*name="birth-date-year"/);
});
