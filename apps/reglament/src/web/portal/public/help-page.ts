import { details, html, linkList, plainList, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';

/** Help: the questions people ask, and the ways to the other public pages. */
export function helpPage(context: PageContext): Html {
  const { t } = context;
  const text = (key: 'portal.help.edsText' | 'portal.help.refusedText' | 'portal.help.lateText' | 'portal.help.disabledText'): Html => html`<p>${t(key)}</p>`;
  const main = html`<p>${t('portal.help.lead')}</p>
<h2>${t('portal.help.apply')}</h2>
${plainList([t('portal.help.apply1'), t('portal.help.apply2'), t('portal.help.apply3'), t('portal.help.apply4')], { ordered: true })}
${details({ summary: t('portal.help.eds'), body: text('portal.help.edsText') })}
${details({ summary: t('portal.help.refused'), body: text('portal.help.refusedText') })}
${details({ summary: t('portal.help.late'), body: text('portal.help.lateText') })}
${details({ summary: t('portal.help.disabled'), body: text('portal.help.disabledText') })}
<h2>${t('portal.help.call')}</h2>
<p>${t('portal.help.callText')}</p>
<h2>${t('portal.help.more')}</h2>
${linkList([{ text: t('portal.verify'), href: '/verify' }, { text: t('portal.figures.title'), href: '/statistics' }, { text: t('portal.survey.results'), href: '/survey' }])}`;
  return portalPage({ ...context, title: t('portal.help'), main });
}
