import { button, buttonRow, errorOf, fileUpload, form, html, portalPage, textInput } from '../kit/index.ts';
import type { FieldError, Html, PageContext } from '../kit/index.ts';
import { FILE_MEGABYTES_MAX } from '../../desk/requests/file-rules.ts';

/** A document of this product has two or three barcodes; ten pictures are enough for the longest. */
export const PICTURES_MAX = 10;

export interface VerifyProps {
  readonly csrf: string;
  readonly number?: string;
  readonly errors?: readonly FieldError[];
}

/** The public check: a file, photographs, or a number. */
export function verifyPage(context: PageContext, { csrf, number, errors = [] }: VerifyProps): Html {
  const { t } = context;
  const main = html`<p>${t('verify.lead')}</p>
<h2>${t('verify.byFile')}</h2>
${form({
  action: '/verify', csrf, multipart: true, sending: t('kit.sending'),
  body: html`${fileUpload({
    t, name: 'files', label: t('verify.files'), hint: t('verify.filesHint', { count: PICTURES_MAX }), multiple: true, accept: ['.pdf', '.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX, error: errorOf(errors, 'files'),
  })}${buttonRow([button({ text: t('verify.check') })])}`,
})}
<h2>${t('verify.byNumber')}</h2>
<form method="get" action="/verify">
${textInput({ t, name: 'number', label: t('verify.number'), hint: t('verify.numberHint'), value: number, width: 20, maxLength: 100, error: errorOf(errors, 'number') })}
${buttonRow([button({ text: t('verify.check'), kind: 'secondary' })])}
</form>`;
  return portalPage({ ...context, title: t('portal.verify'), main, errors });
}
