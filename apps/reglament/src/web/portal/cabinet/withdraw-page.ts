import { isDecided } from '@reglament/engine';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { beside, button, buttonRow, form, html, marginNote, notification, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { citeDecree, servicePath } from '../law/cite.ts';
import { casePath } from './cabinet-page.ts';

/** The offer to take the request back, as long as nothing has been decided. */
export function withdrawPart({ t }: PageContext, { state, regulation }: MyCase): Html | null {
  if (state.status === 'ended' || isDecided(state, { regulation })) return null;
  return html`<h2>${t('portal.withdraw.heading')}</h2><p>${t('portal.withdraw.offer')}</p><p><a href="${casePath(state.id)}/withdraw">${t('portal.withdraw.heading')}</a></p>`;
}

/** Asks once more before the request is taken back. */
export function withdrawPage(context: PageContext, { state, regulation }: MyCase, csrf: string): Html {
  const { t, language } = context;
  const note = marginNote({ t, language, clause: citeDecree(context, regulation.decree), href: servicePath(regulation), remark: t('portal.withdraw.law') });
  const main = html`${beside(html`<p>${t('portal.withdraw.what')}</p>`, note)}
${form({ action: `${casePath(state.id)}/withdraw`, csrf, sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.withdraw.confirm'), kind: 'warning' }), button({ text: t('portal.withdraw.keep'), kind: 'secondary', href: casePath(state.id) })]) })}`;
  return portalPage({ ...context, title: t('portal.withdraw.heading'), caption: regulation.title[language], main, back: casePath(state.id) });
}

/** Said when a decision was faster. */
export function tooLatePage(context: PageContext, { state, regulation }: MyCase): Html {
  const { t, language } = context;
  const main = html`${notification({ t, kind: 'info', title: t('portal.withdraw.tooLate'), body: html`<p>${t('portal.withdraw.tooLateText')}</p>` })}
${buttonRow([button({ text: t('portal.sent.follow'), href: casePath(state.id) })])}`;
  return portalPage({ ...context, title: t('portal.withdraw.heading'), caption: regulation.title[language], main });
}
