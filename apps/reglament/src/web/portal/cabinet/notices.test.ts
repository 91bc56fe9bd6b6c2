import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay } from '@reglament/engine';
import { entriesOf } from '../../../desk/cases/case-view.ts';
import { noticesOf } from '../../../desk/notices/notices.ts';
import { openCaseOf } from '../testing/cases.ts';
import { AIGUL, openPortal } from '../testing/portal-site.ts';

/** Each of these prints that every change of how the application stands is told. */
for (const number of ['01', '02', '04', '05', '06', '07']) {
  test(`of a request just sent the notices say where it goes, none that its sender has logged in or signed: 002/${number}`, async (t) => {
    const site = await openPortal(t);
    const { desk } = site;
    await desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kok', 'provider', '{}', 'kokpekti-2012-417', 'Asia/Almaty')");
    const id = await openCaseOf(site, AIGUL.id, `kokpekti-2012-417/${number}`, 'kok');
    const entries = await entriesOf(desk.db, id);

    const told = entries.flatMap((entry, index) => noticesOf(desk, replay(entries.slice(0, index + 1))!, entry));

    const { compiled } = desk.library.regulations.get(`kokpekti-2012-417/${number}`)!;
    const acts = told.filter(({ kind }) => kind === 'moved').map(({ params }) => [...compiled.values()].map(({ nodes }) => nodes.get(params['step'] as never)?.act).find((act) => act !== undefined));
    assert.ok(entries.length > 2 && acts.length >= 1 && acts.length <= 2, acts.join());
    for (const act of acts) assert.ok(!['register-account', 'authorise', 'check-account', 'choose', 'fill', 'sign', 'check-certificate'].includes(act!), act);
  });
}
