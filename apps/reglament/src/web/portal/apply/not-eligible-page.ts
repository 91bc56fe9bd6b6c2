import type { Regulation } from '@reglament/regulation';
import type { Eligibility } from '../../../desk/requests/eligibility.ts';
import { beside, button, buttonRow, html, notification, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { clauseNote, servicePath } from '../law/cite.ts';
import { applyPath } from './steps.ts';

/** Who is outside the circle the text draws cannot begin the request: why, by which clause, and what can be done. */
export function notEligiblePage(context: PageContext, regulation: Regulation, { kind }: Exclude<Eligibility, { kind: 'eligible' }>): Html {
  const { t, language } = context;
  const page = { ...context, caption: regulation.title[language], back: servicePath(regulation) };
  if (kind === 'register-unavailable') {
    return portalPage({ ...page, title: t('portal.unavailable.title'), main: html`<p>${t('portal.apply.eligibilityUnavailable')}</p>${buttonRow([button({ text: t('portal.tryAgain'), href: applyPath(regulation) })])}` });
  }
  const why = notification({ t, kind: 'info', body: html`<p>${t(kind === 'business-only' ? 'portal.apply.businessOnly' : 'portal.apply.peopleOnly')}</p>` });
  const way = kind === 'business-only'
    ? html`<p>${t('portal.apply.businessAdvice')}</p>${buttonRow([button({ text: t('portal.apply.asOrganisation'), href: `/sign-in/eds?switch&back=${encodeURIComponent(applyPath(regulation))}` })])}`
    : buttonRow([button({ text: t('portal.apply.asPerson'), href: `/sign-in?back=${encodeURIComponent(applyPath(regulation))}` })]);
  return portalPage({ ...page, title: t('portal.apply.notForYou'), main: html`${beside(why, clauseNote(context, regulation, regulation.applicant))}${way}` });
}
