/** What the applicant sees right after signing: it is sent, or the law refuses it. */
import { wordingOf } from '@reglament/eds';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { beside, button, buttonRow, confirmationPanel, html, notification, plainList, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { applyPath } from '../apply/steps.ts';
import { clauseNote } from '../law/cite.ts';
import { isEdsCode } from '../problem-words.ts';
import { casePath } from './cabinet-page.ts';
import { refusalOfCase, refusalWords } from './case-words.ts';
import { expectedDate } from './expected-date.ts';

export function sentPage(context: PageContext, mine: MyCase, now: string): Html {
  const { t, language } = context;
  const { state, regulation } = mine;
  const registered = state.number !== undefined;
  const main = html`${confirmationPanel({
    title: t(registered ? 'portal.sent.registered' : 'portal.sent.title'),
    ...(state.number === undefined ? {} : { label: t('portal.case.number'), number: state.number }),
    body: html`<p>${t(registered ? 'portal.sent.registeredText' : 'portal.sent.text')}</p>`,
  })}
${expectedDate(context, mine, now)}
<h2>${t('portal.sent.next')}</h2>
${plainList([t('portal.sent.next1'), t('portal.sent.next2')])}
${buttonRow([button({ text: t('portal.sent.follow'), href: casePath(state.id) })])}`;
  return portalPage({ ...context, title: t(registered ? 'portal.sent.registered' : 'portal.sent.title'), caption: regulation.title[language], heading: 'own', main });
}

/** Condition 2 failed: one message of the law for all three checks, and beside it what exactly was found. */
export function edsRefusedPage(context: PageContext, mine: MyCase, code: string | undefined): Html {
  const { t, language } = context;
  const refusal = refusalOfCase(mine);
  const { title, text } = refusalWords(context, refusal?.kind ?? 'edsNotConfirmed');
  const note = refusal === undefined ? undefined : clauseNote(context, mine.regulation, refusal);
  const ground = code !== undefined && isEdsCode(code) ? wordingOf(code, language) : undefined;
  const main = html`${beside(notification({ t, kind: 'refusal', title: t('portal.refused.ground'), body: html`<p>${ground ?? text}</p>` }), note)}
<p>${ground === undefined ? null : text}</p>
<p>${t('portal.sent.keptAnswers')}</p>
${buttonRow([button({ text: t('portal.sent.signAgain'), href: applyPath(mine.regulation, 'sign') }), button({ text: t('portal.sent.follow'), href: casePath(mine.state.id), kind: 'secondary' })])}`;
  return portalPage({ ...context, title, caption: mine.regulation.title[language], main });
}
