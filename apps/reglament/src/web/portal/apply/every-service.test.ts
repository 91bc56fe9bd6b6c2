import { test } from 'node:test';
import assert from 'node:assert/strict';
import { routeForms } from '@reglament/regulation';
import type { Field, Form, Regulation } from '@reglament/regulation';
import { checkPage } from '../../kit/index.ts';
import { findPortalRoute } from '../../../desk/requests/drafts.ts';
import { isAsked } from '../../../desk/requests/form-rules.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import { AIGUL, BOLAT, openPortal, PIXEL } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';
import { isOnline } from '../services/online.ts';

test('a request on every form of every service of the portal can be filled in, signed, sent and followed', async (t) => {
  const { trust, issue } = await makeAuthority();
  const site = await openPortal(t, { trust });
  await addUnits(site);
  const key = await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });
  const aigul = await site.visitor(AIGUL);
  const online = [...site.desk.library.regulations.values()].filter(isOnline);

  for (const { id, form } of online.flatMap(applications)) {
    await fill(site, aigul, id, form);
    const { signing, toSign } = laidBefore(await aigul.get(`/services/${id}/apply/sign`));
    const answer = await aigul.post(`/services/${id}/apply/sign`, { signing, signature: await signatureOf(toSign, key) });

    assert.match(String(answer.headers.location), /^\/cabinet\/cases\/.*\/sent$/, `${id}: ${answer.statusCode} ${site.failures.at(-1)}`);
    for (const url of [String(answer.headers.location), String(answer.headers.location).replace('/sent', '')]) {
      const page = await aigul.get(url);
      assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], `${id} ${url} ${site.failures.at(-1)}`);
    }
  }
  assert.ok(online.length >= 20, 'the portal offers the services that the regulations print');
});

async function addUnits({ desk }: PortalSite): Promise<void> {
  for (const { id, zone } of desk.library.decrees.values()) {
    if (id === 'wko-2015-153') continue;
    await desk.db.query("insert into unit (id, kind, name, decree, zone) values ($1, 'provider', $2, $1, $3)", [id, JSON.stringify({ kk: 'Бөлім', ru: 'Отдел', en: 'Department' }), zone]);
  }
}

function applications(regulation: Regulation): readonly { readonly id: string; readonly form: Form }[] {
  return routeForms(regulation, findPortalRoute(regulation)!).map(({ form }) => ({ id: regulation.id, form }));
}

async function fill({ desk }: PortalSite, visitor: Visitor, id: string, form: Form): Promise<void> {
  const regulation = desk.library.regulations.get(id)!;
  const answers = Object.fromEntries(form.fields.filter(isAsked).flatMap((field) => Object.entries(answerTo(field))));
  await visitor.get(`/services/${id}/apply`);
  await visitor.post(`/services/${id}/apply/form`, { form: form.id });
  await visitor.post(`/services/${id}/apply/provider`, { unit: 'oral' });
  await visitor.post(`/services/${id}/apply/about-you`, answers);
  await visitor.post(`/services/${id}/apply/request`, answers);
  const files = regulation.documents.filter(({ required }) => required).map((document) => ({ field: document.id, name: 'бет.png', bytes: PIXEL }));
  for (const file of files) await visitor.postFiles(`/services/${id}/apply/documents`, { go: 'stay' }, [file]);
}

function answerTo(field: Field): Readonly<Record<string, string>> {
  const { id } = field;
  switch (field.type) {
    case 'date': return { [`${id}-day`]: '3', [`${id}-month`]: '2', [`${id}-year`]: '2015' };
    case 'choice': return { [id]: field.choices?.[0]?.id ?? '' };
    case 'iin': return { [id]: BOLAT.iin };
    case 'phone': return { [id]: '+7 701 123 45 67' };
    case 'integer':
    case 'number':
    case 'money': return { [id]: '3' };
    case 'year':
    case 'date-or-year': return { [id]: '2015' };
    case 'email': return { [id]: 'a@b.kz' };
    case 'bin': return { [id]: '150140000012' };
    case 'checkbox': return { [id]: 'yes' };
    default: return { [id]: 'Мәлімет' };
  }
}
