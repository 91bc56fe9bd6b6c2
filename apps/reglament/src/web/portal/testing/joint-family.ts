/** Shortcuts for tests: a family that signs a sale together, and somebody who has no part in it. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { makeIin } from '@reglament/identifiers';
import type { Trust } from '../../../desk/ports.ts';
import { makeAuthority } from './authority.ts';
import type { TestAuthority } from './authority.ts';
import { addSaleProvider, fillSale, SALE, signPage } from './joint-requests.ts';
import type { Signer } from './joint-requests.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from './portal-site.ts';
import type { PortalSite, Visitor } from './portal-site.ts';
import { telephone } from './telephone.ts';
import type { Telephone } from './telephone.ts';

/** Over ten and a child for years to come, whenever the tests run. */
const CHILD_BIRTH_YEAR = new Date().getFullYear() - 13;

export const CHILD = { id: '77777777-7777-4777-8777-777777777777', iin: makeIin({ birthDate: `${CHILD_BIRTH_YEAR}-05-05`, sex: 'female', serial: 41 }), surname: 'ӨТЕГЕНОВА', name: 'ӘЛИЯ' };
const STRANGER = { id: '88888888-8888-4888-8888-888888888888', iin: '750310300010', surname: 'НҰРҒАЛИ', name: 'ЕРКІН' };
export const BOTH = { 'co-spouse': BOLAT.iin, 'co-child-1': CHILD.iin };

let made: Promise<TestAuthority> | undefined;
export const authority = (): Promise<TestAuthority> => made ??= makeAuthority();

export interface Family extends PortalSite { readonly aigul: Visitor; readonly bolat: Visitor; readonly child: Visitor; readonly stranger: Visitor; readonly phone: Telephone }

export async function openFamily(t: TestContext, trust?: Trust): Promise<Family> {
  const phone = telephone();
  const site = await openPortal(t, { trust: trust ?? (await authority()).trust, messenger: phone });
  const { db } = site.desk;
  await addSaleProvider(site.desk);
  for (const { id, iin, surname, name } of [CHILD, STRANGER]) await db.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, $2, 'x', $3, $4, now())", [id, iin, surname, name]);
  return { ...site, phone, aigul: await site.visitor(AIGUL), bolat: await site.visitor(BOLAT), child: await site.visitor(CHILD), stranger: await site.visitor(STRANGER) };
}

export async function sign(visitor: Visitor, path: string, who: Signer, more: Readonly<Record<string, string>> = {}, page?: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  return signPage(await authority(), visitor, path, who, page ?? await visitor.get(path), more);
}

/** The applicant has signed; the address of the joint request. */
export async function begun(family: Family, coSigners: Readonly<Record<string, string>> = BOTH): Promise<string> {
  const page = await fillSale(family.aigul, coSigners);
  const answer = await sign(family.aigul, `${SALE}/apply/sign`, AIGUL, {}, page);
  assert.match(String(answer.headers.location), /^\/cabinet\/joint\//, saidBy(answer).slice(0, 600));
  return String(answer.headers.location);
}

/** The child writes the word; the page on which it signs. */
export async function childWrites({ child }: Family, path: string): Promise<LightMyRequestResponse> {
  await child.get(`${path}/sign`);
  return child.post(`${path}/sign`, { word: 'Келісемін' });
}

export async function childSigns(family: Family, path: string): Promise<LightMyRequestResponse> {
  return sign(family.child, `${path}/sign`, CHILD, { word: 'Келісемін' }, await childWrites(family, path));
}
