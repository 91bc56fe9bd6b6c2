import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../app/context.ts';
import type { WebDeps } from '../app/deps.ts';
import type { PageContext } from '../kit/index.ts';

export type PortalSection = 'services' | 'cabinet' | 'verify' | 'help';

/**
 * The context of a portal page with the portal's sections in its header.
 * `path` is where the language switch leads when the page answers a POST: a POST cannot be repeated in another language.
 */
export function portalContext(request: FastifyRequest, deps: WebDeps, { section, path }: { readonly section?: PortalSection; readonly path?: string } = {}): PageContext {
  const context = contextOf(request, deps);
  const { t } = context;
  const item = (name: PortalSection, text: string, href: string) => ({ text, href, current: section === name });
  return {
    ...context,
    ...(context.account === undefined ? {} : { account: { ...context.account, name: request.session?.kind === 'applicant' && request.session.account.kind === 'legal-entity' ? shortened(context.account.name) : withInitials(context.account.name) } }),
    ...(path === undefined ? {} : { path }),
    // The header has no room for them beside the sections, the account and the languages.
    footerLinks: [item('help', t('portal.help'), '/help'), { text: t('portal.figures.title'), href: '/statistics' }, { text: t('portal.survey.results'), href: '/survey' }],
    navigation: [
      item('services', t('portal.services'), '/services'),
      item('cabinet', t('portal.cabinet'), '/cabinet'),
      item('verify', t('portal.verify'), '/verify'),
    ],
  };
}

/** A surname with initials: the header has to hold it beside the sections and the languages. */
function withInitials(fullName: string): string {
  const [surname = '', ...others] = fullName.split(' ');
  return [surname, ...others.slice(0, 1).map((name) => `${[...name][0] ?? ''}.`)].join(' ');
}

const ORGANISATION_LENGTH_MAX = 16;

/** The whole name of an organisation stands on its account's page. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= ORGANISATION_LENGTH_MAX ? name : `${letters.slice(0, ORGANISATION_LENGTH_MAX - 1).join('').trimEnd()}…`;
}

/** The site's page for what is not there, or is not this person's: the two are not told apart. */
export function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
