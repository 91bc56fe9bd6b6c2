import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { makeAuthority } from '../testing/authority.ts';
import { addSaleProvider, fillSale, SALE, signPage } from '../testing/joint-requests.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite } from '../testing/portal-site.ts';
import { fillIn, SERVICE } from '../testing/requests.ts';

const draftsOf = async ({ desk }: PortalSite): Promise<number> => (await desk.db.query('select 1 from draft')).rowCount ?? 0;

test('a request that was begun and not sent is thrown away with its files once its applicant has said so twice', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  await aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'stay' }, [{ field: 'birth-certificate', name: 'куәлік.png', bytes: PIXEL }]);
  assert.ok((await aigul.get(`${SERVICE}/apply`)).body.includes(`href="${SERVICE}/apply/discard"`));

  const asked = await aigul.get(`${SERVICE}/apply/discard`);
  assert.deepEqual([asked.statusCode, checkPage(asked.body), await draftsOf(site)], [200, [], 1], 'a look at the question throws nothing away');
  const answer = await aigul.post(`${SERVICE}/apply/discard`, {});

  assert.equal(answer.headers.location, '/cabinet');
  assert.equal(await draftsOf(site), 0);
  assert.equal((await site.desk.db.query('select 1 from draft_attachment')).rowCount, 0);
  assert.ok(!saidBy(await aigul.get('/cabinet')).includes('Аяқталмаған өтініштер'));
  assert.equal((await aigul.post(`${SERVICE}/apply/discard`, {})).statusCode, 303, 'a second click does no harm');
});

test('nobody throws away another’s request', async (t) => {
  const site = await openPortal(t);
  const [aigul, bolat] = [await site.visitor(AIGUL), await site.visitor(BOLAT)];
  await fillIn(aigul);
  await bolat.get(`${SERVICE}/apply/discard`);

  await bolat.post(`${SERVICE}/apply/discard`, {});

  assert.equal((await site.desk.db.query('select 1 from draft where account_id = $1', [AIGUL.id])).rowCount, 1);
});

test('what others are signing is not thrown away under their hands', async (t) => {
  const authority = await makeAuthority();
  const site = await openPortal(t, { trust: authority.trust });
  await addSaleProvider(site.desk);
  const aigul = await site.visitor(AIGUL);
  const signed = await signPage(authority, aigul, `${SALE}/apply/sign`, AIGUL, await fillSale(aigul, { 'co-spouse': BOLAT.iin }));

  const answer = await aigul.post(`${SALE}/apply/discard`, {});

  assert.equal(answer.headers.location, signed.headers.location, 'leads to where it waits');
  assert.equal(await draftsOf(site), 1);
});

test('a cabinet tells drafts of the same service apart by their region', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);
  const { region } = site.desk.library.decrees.get('wko-2015-153')!;
  assert.ok(saidBy(await aigul.get('/cabinet')).includes(`${region.kk} · `));
});
