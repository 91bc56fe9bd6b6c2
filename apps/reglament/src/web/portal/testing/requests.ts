/** Shortcuts for tests: a request filled in to the point where it can be signed. */
import type { LightMyRequestResponse } from 'fastify';
import { PIXEL } from './portal-site.ts';
import type { Visitor } from './portal-site.ts';

export const SERVICE = '/services/wko-2015-153/02';

export const ABOUT_YOU = { address: 'Орал қ., Достық даңғ., 1', phone: '+7 701 123 45 67' };
export const REQUEST = { 'child-name': 'Серікова Әлия', 'child-birth-date-day': '3', 'child-birth-date-month': '2', 'child-birth-date-year': '2015', 'decree-number': '', 'decree-date-day': '', 'decree-date-month': '', 'decree-date-year': '' };

/** Answers every page and attaches the required document. */
export async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.get(`${SERVICE}/apply/provider`);
  await visitor.post(`${SERVICE}/apply/provider`, { unit: 'oral' });
  await visitor.post(`${SERVICE}/apply/about-you`, ABOUT_YOU);
  await visitor.post(`${SERVICE}/apply/request`, REQUEST);
  await visitor.postFiles(`${SERVICE}/apply/documents`, { go: 'on' }, [{ field: 'child-birth-certificate', name: 'куәлік.png', bytes: PIXEL }]);
}

export interface LaidBefore { readonly signing: string; readonly toSign: Buffer }

/** What the signing page lays before the applicant. */
export function laidBefore(page: LightMyRequestResponse): LaidBefore {
  const toSign = /data-to-sign="([^"]+)"/.exec(page.body)?.[1];
  const signing = /name="signing" value="([^"]+)"/.exec(page.body)?.[1];
  if (toSign === undefined || signing === undefined) throw new Error(`Expected a signing page, but found status ${page.statusCode}`);
  return { signing, toSign: Buffer.from(toSign, 'base64') };
}
