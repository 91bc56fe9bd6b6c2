import type { MyAsk } from '../../../desk/asked/give-document.ts';
import { ANSWER_FILES } from '../../../desk/asked/answer-files.ts';
import { FILE_MEGABYTES_MAX, FILES_PER_DOCUMENT_MAX } from '../../../desk/requests/file-rules.ts';
import { attributes, beside, button, buttonRow, details, errorOf, fileUpload, form, html, notification, portalPage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { qrWay, SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { sizeWords } from '../apply/answer-words.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { documentName } from '../cabinet/notice-words.ts';
import { askNote, askPath, askWords } from './asked-part.ts';

/** Prefix of the buttons that take a file back out; the rest of the name is the file's id. */
export const REMOVE = 'remove-';

export interface AnswerForm { readonly csrf: string; readonly errors: readonly FieldError[] }

/** What was asked, and the files of the answer: photographs or PDF, several pages. */
export function answerPage(context: PageContext, { of, ask, words, files }: MyAsk, { csrf, errors }: AnswerForm): Html {
  const { t, language } = context;
  const { regulation } = of;
  const full = files.length >= FILES_PER_DOCUMENT_MAX;
  const upload = fileUpload({
    t, name: ANSWER_FILES, label: `${documentName(context, regulation, ask.document)}: ${t('asked.send.files')}`, multiple: true, accept: ['.pdf', '.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX, error: errorOf(errors, ANSWER_FILES),
  });
  const body = html`${full ? html`<div class="field" id="f-${ANSWER_FILES}" tabindex="-1"><p class="hint">${t('errors.file.tooMany', { max: FILES_PER_DOCUMENT_MAX })}</p></div>` : upload}
${filesReady(context, files)}
${buttonRow([button({ text: t('asked.send.toSign'), name: 'go', value: 'on' }), button({ text: t('portal.apply.attach'), kind: 'secondary', name: 'go', value: 'stay' })])}`;
  const main = html`${beside(askWords(context, regulation, ask, words), askNote(context, regulation))}
${form({ action: askPath(of.id, ask.ask), csrf, multipart: true, sending: t('kit.sending'), body })}`;
  return portalPage({ ...context, title: t('asked.send.title'), caption: regulation.title[language], main, back: casePath(of.id), errors });
}

function filesReady(context: PageContext, files: MyAsk['files']): Html | null {
  const { t } = context;
  if (files.length === 0) return null;
  return html`<ul class="files files-kept" aria-label="${t('asked.send.ready')}">${files.map(({ id, fileName, size }) =>
    html`<li><span>${fileName}</span> <span class="quiet">${sizeWords(context, size)}</span> <button class="plain-button"${attributes({ name: `${REMOVE}${id}`, value: 'yes', 'aria-label': `${t('portal.apply.remove')}: ${fileName}` })}>${t('portal.apply.remove')}</button></li>`)}</ul>`;
}

export interface AnswerSigning extends AnswerForm {
  readonly signingId: string;
  /** The exact text that is signed. */
  readonly document: string;
  readonly organisation: boolean;
}

/** What is signed, exactly as it is signed, and the means to sign it. */
export function answerSignPage(context: PageContext, { of, ask, files }: MyAsk, { csrf, errors, signingId, document, organisation }: AnswerSigning): Html {
  const { t, language } = context;
  const panel = signingPanel({
    t, language, action: askPath(of.id, ask.ask, 'sign'), csrf, signingId, toSign: Buffer.from(document), signer: organisation ? 'any' : 'individual',
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }), error: errorOf(errors, 'signature'),
  });
  const main = html`<p>${t('asked.send.signText')}</p>
<p><strong>${documentName(context, of.regulation, ask.document)}</strong></p>
<ul class="files">${files.map(({ fileName, size }) => html`<li><span>${fileName}</span> <span class="quiet">${sizeWords(context, size)}</span></li>`)}</ul>
${details({ summary: t('portal.sign.bytes'), body: html`<p class="quiet">${t('portal.sign.bytesText')}</p><pre class="bytes" tabindex="0" lang="kk">${document}</pre>` })}
${!organisation && qrWay({ t, csrf, signingId, back: askPath(of.id, ask.ask, 'sign') })}
${panel}`;
  return portalPage({ ...context, title: t('asked.send.signTitle'), caption: of.regulation.title[language], main, back: askPath(of.id, ask.ask), errors, scripts: [SIGNING_SCRIPT] });
}

/** Said when the day has passed or the official was faster. */
export function answerOverPage(context: PageContext, { of, ask }: MyAsk): Html {
  const { t, language } = context;
  const main = html`${notification({ t, kind: 'info', title: t('asked.over.title'), body: html`<p>${t(ask.standing === 'late' ? 'asked.over.late' : 'asked.over.over')}</p>` })}
${buttonRow([button({ text: t('asked.over.toCase'), href: casePath(of.id) })])}`;
  return portalPage({ ...context, title: t('asked.send.title'), caption: of.regulation.title[language], main, back: casePath(of.id) });
}
