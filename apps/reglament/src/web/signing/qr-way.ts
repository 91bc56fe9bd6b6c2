import { button, buttonRow, form, html } from '../kit/index.ts';
import type { Html } from '../kit/index.ts';
import type { Translate } from '../texts/index.ts';
import { SIGNING_FIELDS } from './signing-panel.ts';

/** Where a QR code is asked for and shown. */
export const QR_SIGNING_PATH = '/signing-by-qr';

export interface QrWay {
  readonly t: Translate;
  readonly csrf: string;
  readonly signingId: string;
  /** The signing page, to return to. */
  readonly back: string;
  /** What else is posted with the signature by the other ways. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The way to sign on the phone: the first, since most keys live there and it works without scripts; a key file comes after it. */
export function qrWay({ t, csrf, signingId, back, fields = {} }: QrWay): Html {
  return html`<h2>${t('eds.qr.summary')}</h2><p>${t('eds.qr.text')}</p>${qrForm({ t, csrf, signingId, back, fields, text: t('eds.qr.show') })}<h2>${t('eds.qr.otherwise')}</h2>`;
}

/** The button that asks for a code, alone. */
export function qrForm({ t, csrf, signingId, back, fields = {}, text }: QrWay & { readonly text: string }): Html {
  const hidden = Object.entries({ [SIGNING_FIELDS.signing]: signingId, back, ...fields }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const body = html`${hidden}${buttonRow([button({ text })])}`;
  return form({ action: QR_SIGNING_PATH, csrf, sending: t('kit.sending'), body });
}
