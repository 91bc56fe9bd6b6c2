/** What ends a login: the law's refusal of authorisation, and a register that does not answer. Never one for the other. */
import type { AccountFault } from '../../../desk/people/account-check.ts';
import { beside, button, buttonRow, html, notification, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';

export type RefusalReason = AccountFault;

const REASONS = {
  absent: ['portal.refused.absent', 'portal.refused.absentAdvice'],
  deceased: ['portal.refused.deceased', 'portal.refused.deceasedAdvice'],
  'names-differ': ['portal.refused.namesDiffer', 'portal.refused.namesDifferAdvice'],
  'entity-absent': ['portal.refused.entityAbsent', 'portal.refused.entityAbsentAdvice'],
} as const satisfies Record<RefusalReason, readonly [TextKey, TextKey]>;

/** Condition 1 failed: the portal's message, with its ground and what can be done. */
export function authorisationRefusedPage(context: PageContext, reason: RefusalReason, againHref: string, note: Html | undefined): Html {
  const { t } = context;
  const [what, advice] = REASONS[reason];
  const refusal = notification({ t, kind: 'refusal', title: t('portal.refused.ground'), body: html`<p>${t(what)}</p>` });
  const main = html`${beside(refusal, note)}<p>${t(advice)}</p><p>${t('portal.refused.notRequest')}</p>${buttonRow([reason === 'deceased' ? button({ text: t('portal.home'), href: '/', kind: 'secondary' }) : button({ text: t('portal.refused.again'), href: againHref })])}`;
  return portalPage({ ...context, title: t('refusals.authorisationRefused.title'), main });
}

/** The register gave no answer: a failure of ours, to be tried again; nobody is refused for it. */
export function registerUnavailablePage(context: PageContext, againHref: string): Html {
  const { t } = context;
  const main = html`<p>${t('portal.unavailable.register')}</p>${buttonRow([button({ text: t('portal.tryAgain'), href: againHref })])}`;
  return portalPage({ ...context, title: t('portal.unavailable.title'), main });
}
