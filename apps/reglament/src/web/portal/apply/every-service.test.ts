import { test } from 'node:test';
import assert from 'node:assert/strict';
import { wordingOf } from '@reglament/eds';
import { routeForms } from '@reglament/regulation';
import type { Field, Form, Regulation } from '@reglament/regulation';
import { checkPage } from '../../kit/index.ts';
import { findPortalRoute } from '../../../desk/requests/drafts.ts';
import { isAsked } from '../../../desk/requests/form-rules.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import { AIGUL, BOLAT, KOKTEM, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';
import { isOnline } from '../services/online.ts';

test('a request on every form of every service of the portal can be filled in, signed, sent and followed', async (t) => {
  const { trust, issue } = await makeAuthority();
  const site = await openPortal(t, { trust });
  await addUnits(site);
  const key = await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });
  const aigul = await site.visitor(AIGUL);
  await site.desk.db.query("insert into account (id, iin, kind, password_hash, surname, name, created_at) values ($1, $2, 'legal-entity', 'none', $3, '', now())", [KOKTEM.id, KOKTEM.bin, KOKTEM.nameKz]);
  const koktem = await site.visitor(KOKTEM);
  const headKey = await issue({ role: 'head', iin: BOLAT.iin, bin: KOKTEM.bin, surname: BOLAT.surname, name: BOLAT.name, organisation: KOKTEM.nameKz });
  const online = [...site.desk.library.regulations.values()].filter(isOnline);

  for (const { id, form } of online.flatMap(applications)) {
    const business = site.desk.library.regulations.get(id)?.applicant.portalEligibility === 'business';
    const applicant = business ? koktem : aigul;
    await fill(site, applicant, id, form);
    const { signing, toSign } = laidBefore(await applicant.get(`/services/${id}/apply/sign`));
    const answer = await applicant.post(`/services/${id}/apply/sign`, { signing, signature: await signatureOf(toSign, business ? headKey : key) });

    assert.match(String(answer.headers.location), /^\/cabinet\/cases\/.*\/sent$/, `${id}: ${answer.statusCode} ${site.failures.at(-1)}`);
    for (const url of [String(answer.headers.location), String(answer.headers.location).replace('/sent', '')]) {
      const page = await applicant.get(url);
      assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], `${id} ${url} ${site.failures.at(-1)}`);
    }
  }
  assert.ok(online.length >= 20, 'the portal offers the services that the regulations print');
});

test('where the text prints no check of the certificate, another person’s signature sends nothing and refuses nothing', async (t) => {
  const { trust, issue } = await makeAuthority();
  const site = await openPortal(t, { trust });
  await addUnits(site);
  const key = await issue({ role: 'individual', iin: BOLAT.iin, surname: BOLAT.surname, name: BOLAT.name });
  const aigul = await site.visitor(AIGUL);
  const silent = [...site.desk.library.regulations.values()].filter((regulation) => isOnline(regulation) && regulation.applicant.portalEligibility === 'all' && !findPortalRoute(regulation)!.steps.some(({ act }) => act === 'check-certificate'));
  assert.ok(silent.length >= 9);
  const [{ id, form }] = applications(silent[0]!) as readonly [{ readonly id: string; readonly form: Form }];
  await fill(site, aigul, id, form);
  const { signing, toSign } = laidBefore(await aigul.get(`/services/${id}/apply/sign`));

  const answer = await aigul.post(`/services/${id}/apply/sign`, { signing, signature: await signatureOf(toSign, key) });

  assert.equal(answer.statusCode, 422);
  assert.deepEqual(checkPage(answer.body), []);
  assert.ok(saidBy(answer).includes(wordingOf('iin-mismatch', 'kk')));
  assert.equal((await site.desk.db.query('select 1 from cases')).rowCount, 0);
  assert.equal((await site.desk.db.query('select 1 from draft')).rowCount, 1, 'the draft is kept');
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
  await visitor.post(`/services/${id}/apply/category`, { 'portal-category': 'yes' });
  await visitor.post(`/services/${id}/apply/form`, { form: form.id });
  await visitor.post(`/services/${id}/apply/provider`, { unit: 'oral' });
  await visitor.post(`/services/${id}/apply/about-you`, answers);
  await visitor.post(`/services/${id}/apply/request`, answers);
  if (form.coSigners.length > 0) await visitor.post(`/services/${id}/apply/co-signers`, { 'co-spouse-none': 'yes' });
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
