/**
 * Who comes for the first time has no stylesheet yet, and on a slow network fetching it costs another second of an empty
 * page. So the first page brings it along, whole, and the browser fetches the file behind it; a cookie without any meaning
 * of its own says that it has come. Later pages name the file, which by then lies in the browser.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface FirstVisit {
  /** The line of a page that names the stylesheet, and what stands there on a first visit. */
  readonly link: string;
  readonly inline: string;
  /** The source by which the content security policy lets these very styles in, and nothing else. */
  readonly source: string;
  /** Changes with the styles, and so does who has to be brought them. */
  readonly cookie: string;
}

const COOKIE = 'styles';
const YEAR_SECONDS = 31_536_000;

/** @param address of the stylesheet, named by its content */
export function firstVisit(address: string, styles: string): FirstVisit {
  return {
    link: linkTo(address),
    // For paper the same once more: a stylesheet that the screen does not wait for.
    inline: `<style>${styles}</style>\n<link rel="stylesheet" href="${address}" media="print">`,
    source: `'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
    cookie: /-([0-9a-f]{12})\.css$/.exec(address)?.[1] ?? '',
  };
}

export function linkTo(address: string): string {
  return `<link rel="stylesheet" href="${address}">`;
}

/** For `onSend`, before pages are compressed. */
export function bringStyles({ link, inline, cookie }: FirstVisit) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (typeof payload !== 'string' || request.method !== 'GET' || !String(reply.getHeader('content-type') ?? '').startsWith('text/html')) return payload;
    if (isAtWork(request) || request.cookies[COOKIE] === cookie || !payload.includes(link)) return payload;
    reply.setCookie(COOKIE, cookie, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
    return payload.replace(link, () => inline);
  };
}

/** Officials come back all day, and their queues are long enough without the styles. */
function isAtWork({ url }: FastifyRequest): boolean {
  return /^\/workplace(?:[/?]|$)/.test(url);
}
