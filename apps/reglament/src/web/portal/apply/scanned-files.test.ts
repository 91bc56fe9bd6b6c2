/** What the scanner says of a file, where it is told, and that pages keep the order they are given. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Scanner } from '../../../desk/ports.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { AIGUL, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import { SERVICE } from '../testing/requests.ts';

const DOCUMENT = 'child-birth-certificate';

/** Finds what the file says of itself. */
function scannerOf(): Scanner & { readonly seen: number[] } {
  const seen: number[] = [];
  return {
    seen,
    scan: async (bytes) => {
      seen.push(bytes.length);
      const text = Buffer.from(bytes).toString('latin1');
      if (text.includes('infected')) return { kind: 'infected', threat: 'Test' };
      return { kind: text.includes('no answer') ? 'unavailable' : 'clean' };
    },
  };
}

const bad = (what: string): Buffer => Buffer.concat([PIXEL, Buffer.from(what)]);

for (const language of languages) {
  test(`an infected file is told beside its document, the clean ones stay: ${language}`, async (t) => {
    const scanner = scannerOf();
    const { visitor, desk } = await openPortal(t, { scanner });
    const aigul = await visitor(AIGUL);
    await aigul.get(`${SERVICE}/apply/documents?lang=${language}`);

    const page = await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [
      { field: DOCUMENT, name: 'таза.png', bytes: PIXEL }, { field: DOCUMENT, name: 'жұққан.png', bytes: bad('infected') }, { field: DOCUMENT, name: 'белгісіз.png', bytes: bad('no answer') }]);

    assert.equal(page.statusCode, 422);
    assert.deepEqual(checkPage(page.body), []);
    assert.ok(saidBy(page).includes(translate(language, 'errors.file.infected', { file: 'жұққан.png' })));
    assert.ok(saidBy(page).includes(translate(language, 'errors.file.notScanned', { file: 'белгісіз.png' })));
    assert.ok(page.body.includes(`href="#f-${DOCUMENT}"`) && page.body.includes('таза.png'));
    assert.equal(scanner.seen.length, 3);
    assert.deepEqual((await desk.db.query('select file_name from draft_attachment')).rows, [{ file_name: 'таза.png' }]);
    assert.equal((await desk.db.query("select 1 from content where media_type = 'image/png'")).rowCount, 1, 'what is infected is not even kept');
  });
}

test('a file that another site sends is not looked at', async (t) => {
  const scanner = scannerOf();
  const { visitor } = await openPortal(t, { scanner });
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply/documents`);

  assert.equal((await aigul.postFiles(`${SERVICE}/apply/documents`, { csrf: 'forged', go: 'on' }, [{ field: DOCUMENT, name: 'a.png', bytes: PIXEL }])).statusCode, 403);

  assert.equal(scanner.seen.length, 0);
});

test('pages stand in the order they came in, can be moved forward and taken out one by one, and go in that order', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const [aigul, bolat] = [await visitor(AIGUL), await visitor()];
  await aigul.get(`${SERVICE}/apply/documents`);
  for (const name of ['1.png', '2.png', '3.png', '4.png']) await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'stay' }, [{ field: DOCUMENT, name, bytes: bad(name) }]);
  const order = async (): Promise<readonly string[]> => [...(await aigul.get(`${SERVICE}/apply/documents`)).body.matchAll(/-бет<\/span> (\d\.png)/g)].map(([, name]) => name ?? '');
  const button = async (kind: string, name: string): Promise<string> => new RegExp(`name="(${kind}-[^"]+)"[^>]*aria-label="[^"]*${name}"`).exec((await aigul.get(`${SERVICE}/apply/documents`)).body)?.[1] ?? '';
  assert.deepEqual(await order(), ['1.png', '2.png', '3.png', '4.png']);

  await aigul.postFiles(`${SERVICE}/apply/documents`, { [await button('up', '3.png')]: 'yes' }, []);
  assert.deepEqual(await order(), ['1.png', '3.png', '2.png', '4.png']);
  await aigul.postFiles(`${SERVICE}/apply/documents`, { [await button('remove', '1.png')]: 'yes' }, []);
  assert.deepEqual(await order(), ['3.png', '2.png', '4.png']);
  const first = (await desk.db.query<{ id: string }>('select id from draft_attachment order by position limit 1')).rows[0]?.id ?? '';
  for (const name of [`up-${first}`, 'up-x', 'up-', 'remove-x']) await aigul.postFiles(`${SERVICE}/apply/documents`, { [name]: 'yes' }, []);
  assert.deepEqual(await order(), ['3.png', '2.png', '4.png'], 'the first cannot go further, and nobody knows the others');
  assert.deepEqual(checkPage((await aigul.get(`${SERVICE}/apply/documents`)).body), []);
  assert.equal((await bolat.get(`${SERVICE}/apply/documents`)).statusCode, 303);
});
