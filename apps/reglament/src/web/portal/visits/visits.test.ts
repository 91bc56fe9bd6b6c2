import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';

/** The text of 004/05 allows booking. A Friday, 10:00 in Almaty. */
const PATH = '/services/karaganda-2014-34-05/05/visit';
const FRIDAY = '2026-09-18T05:00:00.000Z';

async function site(t: Parameters<typeof openPortal>[0]): Promise<PortalSite> {
  const opened = await openPortal(t, {}, { at: FRIDAY });
  await opened.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('krg-centre', 'centre', $1, 'karaganda-2014-34-05', 'Asia/Almaty')", [JSON.stringify({ kk: 'Қарағанды ХҚКО', ru: 'ЦОН Караганды', en: 'Karaganda centre' })]);
  await opened.desk.db.query("insert into queue_window (unit, number) values ('krg-centre', 1)");
  return opened;
}

const firstTime = async (visitor: Visitor): Promise<string> => /name="at" type="radio" value="([^"]+)"/.exec((await visitor.get(PATH)).body)?.[1] ?? '';

for (const language of languages) {
  test(`booking and its list are in order: ${language}`, async (t) => {
    const aigul = await (await site(t)).visitor(AIGUL);
    const pages = [await aigul.get(`${PATH}?lang=${language}`), await aigul.get(`${PATH}?day=2026-09-21`), await aigul.get(`${PATH}?centre=none&day=never`)];
    await aigul.post(PATH, { centre: 'krg-centre', at: await firstTime(aigul) });
    pages.push(await aigul.get('/cabinet/visits'), await aigul.get('/cabinet/visits?said=cancelled'), await aigul.get('/services/karaganda-2014-34-05/05'));
    for (const page of pages) assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], saidBy(page).slice(0, 300));
  });
}

test('a place is booked with a code, is gone for others, and can be given back once', async (t) => {
  const here = await site(t);
  const [aigul, bolat] = [await here.visitor(AIGUL), await here.visitor(BOLAT)];
  const at = await firstTime(aigul);
  const booked = await aigul.post(PATH, { centre: 'krg-centre', at });
  await bolat.get(PATH);
  const full = await bolat.post(PATH, { centre: 'krg-centre', at });
  const list = await aigul.get('/cabinet/visits');
  const cancel = /action="(\/cabinet\/visits\/[0-9a-f-]+\/cancel)"/.exec(list.body)?.[1] ?? '';

  assert.deepEqual([booked.statusCode, full.statusCode, checkPage(full.body)], [303, 422, []]);
  assert.match(saidBy(full), /орындар бітті/);
  assert.match(saidBy(list), /Жазылдыңыз \d{6}/);
  assert.equal((await bolat.post(cancel, {})).statusCode, 404, 'another’s booking is not there');
  await aigul.get('/cabinet/visits');
  assert.equal((await aigul.post(cancel, {})).headers.location, '/cabinet/visits?said=cancelled');
  assert.equal(await firstTime(bolat), at);
});

test('a service whose text knows no booking has no such page, and a time nobody offers is refused in words', async (t) => {
  const aigul = await (await site(t)).visitor(AIGUL);
  assert.equal((await aigul.get('/services/wko-2015-153/02/visit')).statusCode, 404);
  await aigul.get(PATH);
  for (const at of ['', '2026-09-18T05:01:00Z', 'x', '2020-01-01T05:00:00Z']) {
    const page = await aigul.post(PATH, { centre: 'krg-centre', day: '2026-09-21', at });
    assert.deepEqual([page.statusCode, checkPage(page.body)], [422, []], at);
  }
});
