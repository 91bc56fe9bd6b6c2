import { button, buttonRow, details, form, html } from '../kit/index.ts';
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
}

/** The way to sign on the phone; works without scripts. */
export function qrWay({ t, csrf, signingId, back }: QrWay): Html {
  const body = html`<input type="hidden" name="${SIGNING_FIELDS.signing}" value="${signingId}"><input type="hidden" name="back" value="${back}">${buttonRow([button({ text: t('eds.qr.show'), kind: 'secondary' })])}`;
  return details({ summary: t('eds.qr.summary'), body: html`<p>${t('eds.qr.text')}</p>${form({ action: QR_SIGNING_PATH, csrf, sending: t('kit.sending'), body })}` });
}
