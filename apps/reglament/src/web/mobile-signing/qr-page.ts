import { mobileDeepLink, mobileQrText } from '@reglament/eds';
import { MOBILE_MINUTES } from '../../desk/signatures/mobile-signing.ts';
import type { RefusedOnPhone } from '../../desk/signatures/mobile-signing.ts';
import type { Shown } from '../../desk/signatures/mobile-subject.ts';
import { attributes, button, buttonRow, html, notification, portalPage } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import type { TextKey } from '../texts/index.ts';
import { qrForm } from '../signing/index.ts';
import { qrDrawing } from './qr-drawing.ts';
import { refusalWords } from './refusal-words.ts';

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
  readonly csrf: string;
  readonly signingId: string;
  /** What the phone was last told, if it was told that its signature is not taken. */
  readonly refused: RefusedOnPhone | undefined;
  /** The person asked whether it is signed, and it is not yet. */
  readonly checked: boolean;
  /** What opens in place of the application: only in the demonstration. */
  readonly standIn?: string | undefined;
}

/** The code, what to do with it, and waiting. Without scripts the button asks again. */
export function qrPage(context: PageContext, page: QrPage): Html {
  const { shown, path, api1Url, back, checked, refused, standIn } = page;
  const { t } = context;
  const status = attributes({ role: 'status', 'data-await-signature': `${path}/state`, 'data-refusals': refused?.count ?? 0 });
  const main = html`${refused !== undefined && refusedOnPhone(context, page, refused)}<div class="same-phone">${buttonRow([button({ text: t('eds.qr.samePhone'), href: mobileDeepLink(api1Url, 'person', standIn ?? LAUNCHER) })])}<p>${t('eds.qr.otherPhone')}</p></div>
<ol><li>${t('eds.qr.step1')}</li><li>${t('eds.qr.step2')}</li><li>${t(whatFollows(shown))}</li></ol>
<p>${qrDrawing(mobileQrText(api1Url), t('eds.qr.image'))}</p>
${standIn !== undefined && html`<p><a href="${mobileDeepLink(api1Url, 'person', standIn)}">${t('demo.mobile.open')}</a></p>`}
<p>${t('eds.qr.valid', { minutes: MOBILE_MINUTES })}</p>
<p${status}>${checked ? t('eds.qr.notYet') : t('eds.qr.waiting')}</p>
${buttonRow([button({ text: t('eds.qr.check'), href: `${path}?check`, kind: 'secondary' })])}`;
  return portalPage({ ...context, title: t('eds.qr.title'), main, back, scripts: [AWAIT_SCRIPT] });
}

/** Why the phone's signature was not taken, and the ways on. The code itself stays good for whoever has the right key. */
function refusedOnPhone({ t, language }: PageContext, { csrf, signingId, shown, back }: QrPage, { code }: RefusedOnPhone): Html {
  const otherwise = (text: string): Html => button({ text, href: back, kind: 'secondary' });
  const reason = html`<p>${code === 'iin-mismatch' && `${t('eds.qr.refused.otherPerson')} `}${refusalWords(code, language)}</p>`;
  const title = t('eds.qr.refused.title');
  if (code === 'qr-over') return notification({ t, kind: 'info', live: true, title, body: html`${reason}${buttonRow([otherwise(t('eds.qr.again'))])}` });
  const again = qrForm({ t, csrf, signingId, back, text: t('eds.qr.refused.newCode'), fields: shown.joint === undefined ? {} : { word: shown.joint.word } });
  return notification({ t, kind: 'info', live: true, title, body: html`${reason}<p>${t('eds.qr.refused.text')}</p>${again}${buttonRow([otherwise(t('eds.qr.refused.otherwise'))])}` });
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
