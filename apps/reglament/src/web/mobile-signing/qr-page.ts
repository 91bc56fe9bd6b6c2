import { mobileDeepLink, mobileQrText } from '@reglament/eds';
import { MOBILE_MINUTES } from '../../desk/signatures/mobile-signing.ts';
import type { Shown } from '../../desk/signatures/mobile-subject.ts';
import { attributes, button, buttonRow, html, portalPage } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import type { TextKey } from '../texts/index.ts';
import { qrDrawing } from './qr-drawing.ts';

/** Name of the browser module that waits for the signature. */
const AWAIT_SCRIPT = 'await-signature';

/** The link service that opened the application before was closed by its operator; eGov's own took its place. */
const LAUNCHER = 'https://m.egov.kz/mobileSign/';

interface Signed {
  readonly shown: Shown;
  /** The signing page. */
  readonly back: string;
}

export interface QrPage extends Signed {
  readonly path: string;
  readonly api1Url: string;
  /** The person asked whether it is signed, and it is not yet. */
  readonly checked: boolean;
  /** What opens in place of the application: only in the demonstration. */
  readonly standIn?: string | undefined;
}

/** The code, what to do with it, and waiting. Without scripts the button asks again. */
export function qrPage(context: PageContext, { shown, path, api1Url, back, checked, standIn }: QrPage): Html {
  const { t } = context;
  const status = attributes({ role: 'status', 'data-await-signature': `${path}/state` });
  const main = html`<div class="same-phone">${buttonRow([button({ text: t('eds.qr.samePhone'), href: mobileDeepLink(api1Url, 'person', standIn ?? LAUNCHER) })])}<p>${t('eds.qr.otherPhone')}</p></div>
<ol><li>${t('eds.qr.step1')}</li><li>${t('eds.qr.step2')}</li><li>${t(whatFollows(shown))}</li></ol>
<p>${qrDrawing(mobileQrText(api1Url), t('eds.qr.image'))}</p>
${standIn !== undefined && html`<p><a href="${mobileDeepLink(api1Url, 'person', standIn)}">${t('demo.mobile.open')}</a></p>`}
<p>${t('eds.qr.valid', { minutes: MOBILE_MINUTES })}</p>
<p${status}>${checked ? t('eds.qr.notYet') : t('eds.qr.waiting')}</p>
${buttonRow([button({ text: t('eds.qr.check'), href: `${path}?check`, kind: 'secondary' })])}`;
  return portalPage({ ...context, title: t('eds.qr.title'), main, back, scripts: [AWAIT_SCRIPT] });
}

/** What the signature does: not everything that is signed is sent with it. */
function whatFollows({ answer, several }: Shown): TextKey {
  if (answer !== undefined) return 'eds.qr.step3Answer';
  return several === true ? 'eds.qr.step3Several' : 'eds.qr.step3';
}

/** Of a code that is not known (any more) nothing is said about what was signed with it: it may well have been sent. */
export function expiredPage(context: PageContext, { shown, back }: Partial<Signed> & Pick<Signed, 'back'>): Html {
  const { t } = context;
  const text = shown === undefined ? 'eds.qr.expired.unknown' : shown.joint === undefined ? 'eds.qr.expired.text' : 'eds.qr.expired.joint';
  const main = html`<p>${t(text)}</p>${buttonRow([button({ text: t(shown === undefined ? 'portal.cabinet' : 'eds.qr.again'), href: back })])}`;
  return portalPage({ ...context, title: t('eds.qr.expired.title'), main });
}
