/** Shortcuts for tests: a request that several people sign, the sale of kokpekti-2012-417/05. */
import type { LightMyRequestResponse } from 'fastify';
import type { Desk } from '../../../desk/desk.ts';
import { signatureOf } from './authority.ts';
import type { TestAuthority } from './authority.ts';
import { PIXEL } from './portal-site.ts';
import type { Visitor } from './portal-site.ts';
import { laidBefore } from './requests.ts';

export const SALE = '/services/kokpekti-2012-417/05';
export const SALE_ANSWERS = { addressee: 'Бастыққа', spouses: 'СЕРІКОВА АЙГҮЛ, ӨТЕГЕНОВ БОЛАТ', 'address-phone': 'Көкпекті', 'flat-address': 'Абай к., 1', transaction: 'sale', children: 'Әлия', 'future-address': 'Абай к., 2', 'housing-pledge': 'қамтамасыз етіледі', 'application-date-day': '1', 'application-date-month': '3', 'application-date-year': '2026' };

/** Without it nobody could be asked for the sale. */
export async function addSaleProvider({ db }: Pick<Desk, 'db'>): Promise<void> {
  await db.query("insert into unit (id, kind, name, decree, zone) values ('kokpekti', 'provider', $1, 'kokpekti-2012-417', 'Asia/Almaty')", [JSON.stringify({ kk: 'Бөлім', ru: 'Отдел', en: 'Department' })]);
}

/** Fills in the request with these co-signers. @returns its signing page */
export async function fillSale(visitor: Visitor, coSigners: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
  await visitor.get(`${SALE}/apply`);
  await visitor.post(`${SALE}/apply/form`, { form: 'application' });
  await visitor.post(`${SALE}/apply/about-you`, SALE_ANSWERS);
  await visitor.post(`${SALE}/apply/request`, SALE_ANSWERS);
  await visitor.post(`${SALE}/apply/co-signers`, coSigners);
  for (const field of ['identity-document', 'child-birth-certificate', 'title-document']) await visitor.postFiles(`${SALE}/apply/documents`, { go: 'stay' }, [{ field, name: 'бет.png', bytes: PIXEL }]);
  return visitor.get(`${SALE}/apply/sign`);
}

export interface Signer { readonly iin: string; readonly surname: string; readonly name: string }

/** Signs what the page lays before the visitor with the key of this person, usually their own. */
export async function signPage({ issue }: TestAuthority, visitor: Visitor, path: string, { iin, surname, name }: Signer, page: LightMyRequestResponse, more: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
  const { signing, toSign } = laidBefore(page);
  return visitor.post(path, { signing, signature: await signatureOf(toSign, await issue({ role: 'individual', iin, surname, name })), ...more });
}
