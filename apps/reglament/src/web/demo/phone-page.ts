import { formatDateTime, html, portalPage, table } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import type { DemoMessage } from '../../desk/demonstration.ts';

/** The telephones of the demonstration, all in one: what the stand-in of the operator delivered. */
export function phonePage(context: PageContext, messages: readonly DemoMessage[], zone: string): Html {
  const { t, language } = context;
  const columns = [{ title: t('portal.demoPhone.to'), whole: true }, { title: t('portal.demoPhone.text') }, { title: t('portal.demoPhone.at') }];
  const rows = messages.map(({ to, text, at }) => [to, text, formatDateTime(language, Date.parse(at), zone)]);
  const main = html`<p>${t('portal.demoPhone.lead')}</p>${table({ t, caption: t('portal.demoPhone.title'), captionHidden: true, columns, rows, empty: t('portal.demoPhone.none') })}`;
  return portalPage({ ...context, title: t('portal.demoPhone.title'), width: 'wide', main, back: '/demo' });
}
