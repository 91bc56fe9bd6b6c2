import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPage } from '../kit/check-page.ts';
import { hasInteraction } from '@reglament/regulation';
import { lawSite } from './testing/law-site.ts';

const { app, library, accesses } = await lawSite();
const regulations = [...library.regulations.values()];

describe('the public pages of the law', () => {
  it('are open to everybody', () => {
    assert.ok(accesses.length >= 4);
    assert.ok(accesses.every((access) => access === 'public'));
  });

  it('are sound for every regulation: one h1, unique ids, named drawings, nothing the policy forbids', async () => {
    for (const { id } of regulations) {
      const page = await app.inject(`/services/${id}/directory?lang=kk`);
      assert.equal(page.statusCode, 200, id);
      assert.deepEqual(checkPage(page.body), [], id);
    }
    for (const language of ['ru', 'en']) assert.deepEqual(checkPage((await app.inject(`/services/wko-2015-153/03/directory?lang=${language}`)).body), []);
  });

  it('draw every route, twice where it is electronic, and put a clause beside each step', async () => {
    for (const { id, routes, decree } of regulations) {
      const { body } = await app.inject(`/services/${id}/directory?lang=ru`);
      assert.equal(body.split('<div class="drawing-column"><svg').length, body.split('<figure class="drawing">').length, `${id}: each drawing has its form for a phone`);
      assert.equal(body.split('<figure class="drawing">').length - 1, routes.reduce((sum, route) => sum + (hasInteraction(route) ? 2 : 1), 0), id);
      const items = body.split('<ol class="drawing-steps">').slice(1).flatMap((list) => list.slice(0, list.indexOf('</ol>')).split('<li id=').slice(1));
      assert.ok(items.length > 0 && items.every((item) => item.includes('class="note"') && item.includes(decree.number)), id);
    }
  });

  it('offer each drawing as SVG that brings its letters, and as BPMN', async () => {
    const svg = await app.inject('/services/kyzylorda-2018-1114/11/directory/office-directory.svg?lang=kk');
    assert.equal(svg.statusCode, 200);
    assert.match(String(svg.headers['content-type']), /^image\/svg\+xml/);
    assert.match(String(svg.headers['content-disposition']), /^attachment; filename="kyzylorda-2018-1114-11-office-directory-kk\.svg"$/);
    assert.match(svg.body, /font\/woff2;base64,/);
    assert.match(svg.body, /Баланы \(балаларды\)/);
    const bpmn = await app.inject('/services/wko-2015-153/03/directory/portal-interaction.bpmn?lang=ru');
    assert.equal(bpmn.statusCode, 200);
    assert.match(bpmn.body, /^<\?xml[\s\S]*<bpmn:laneSet/);
  });

  it('let no cache hand one reader’s language to another', async () => {
    for (const file of ['directory.pdf', 'directory/office-directory.svg']) assert.match(String((await app.inject(`/services/wko-2015-153/01/${file}`)).headers['vary']), /accept-language.*cookie/);
  });

  it('publish the directory as PDF in Kazakh and Russian, the same bytes each time', async () => {
    for (const language of ['kk', 'ru']) {
      const pdf = await app.inject(`/services/wko-2015-153/01/directory.pdf?lang=${language}`);
      assert.equal(pdf.headers['content-type'], 'application/pdf');
      assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
      assert.ok(pdf.rawPayload.equals((await app.inject(`/services/wko-2015-153/01/directory.pdf?lang=${language}`)).rawPayload));
    }
  });

  it('know nothing of what is not there', async () => {
    for (const path of [
      '/services/wko-2015-153/99/directory', '/services/nowhere/01/directory', '/services/wko-2015-153/99/directory.pdf',
      '/services/wko-2015-153/01/directory/portal-directory.svg', '/services/wko-2015-153/01/directory/office-interaction.svg',
      '/services/wko-2015-153/01/directory/office-directory.exe', '/services/wko-2015-153/01/directory/..%2F..%2Fpackage.svg',
    ]) assert.equal((await app.inject(path)).statusCode, 404, path);
  });
});
