/** The reader's own region: chosen here before, else the one in the address of the account. It only says what comes first. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Decree, Library } from '@reglament/regulation';
import { foldLetters } from './ways-of-typing.ts';

const REGION_COOKIE = 'region';
const YEAR_SECONDS = 31_536_000;

/** Whether a decree is of the reader's region; of nobody's where nothing is known. */
export type IsOwn = (decree: Decree) => boolean;

export function ownRegion(request: FastifyRequest, { decrees }: Library): IsOwn {
  const chosen = decrees.get(request.cookies[REGION_COOKIE] ?? '')?.region.kk;
  if (chosen !== undefined) return ({ region }) => region.kk === chosen;
  const { session } = request;
  const address = session?.kind === 'applicant' ? session.account.address ?? '' : '';
  return ({ region }) => isInRegion(address, region);
}

/** Every part of the region's name stands in the address, in either language: "Шығыс Қазақстан облысы, Көкпекті ауданы". */
function isInRegion(address: string, { kk, ru }: Decree['region']): boolean {
  const folded = foldLetters(address);
  return [kk, ru].some((name) => foldLetters(name).split(', ').every((part) => folded.includes(part)));
}

/** A choice is kept: it is no secret and says nothing of who chose. */
export function rememberRegion(reply: FastifyReply, decree: string, secure: boolean): void {
  reply.setCookie(REGION_COOKIE, decree, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true, secure });
}

/** The same in an order that puts the reader's own first and changes nothing else. */
export function ownFirst<T>(list: readonly T[], decreeOf: (one: T) => Decree, isOwn: IsOwn): readonly T[] {
  return [...list.filter((one) => isOwn(decreeOf(one))), ...list.filter((one) => !isOwn(decreeOf(one)))];
}
