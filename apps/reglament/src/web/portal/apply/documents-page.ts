import type { Regulation } from '@reglament/regulation';
import { FILE_MEGABYTES_MAX, FILES_PER_DOCUMENT_MAX } from '../../../desk/requests/file-rules.ts';
import type { RequestDraft } from '../../../desk/requests/drafts.ts';
import { attributes, button, buttonRow, errorOf, fileUpload, form, html, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { clauseNote } from '../law/cite.ts';
import { sizeWords } from './answer-words.ts';
import type { QuestionPage } from './form-pages.ts';
import { STEP_TITLES } from './start-page.ts';
import { applyPath } from './steps.ts';

/** Prefix of the buttons that take a file back out; the rest of the name is the attachment's id. */
export const REMOVE = 'remove-';
/** The same for those that move a page one place forward. */
export const MOVE_UP = 'up-';

/** Every document of the package with its files: photographs or PDF, several pages each. */
export function documentsPage(context: PageContext, page: QuestionPage): Html {
  const { t, language } = context;
  const { draft, csrf, errors, back, returning } = page;
  const { regulation } = draft;
  const body = html`${returning && html`<input type="hidden" name="return" value="check">`}
${regulation.documents.map((document, index) => onePart(context, page, document, index === 0))}
${buttonRow([button({ text: t('kit.continue'), name: 'go', value: 'on' }), button({ text: t('portal.apply.attach'), kind: 'secondary', name: 'go', value: 'stay' })])}`;
  const main = html`<p>${t('portal.apply.documentsText')}</p>${form({ action: applyPath(regulation, 'documents'), csrf, multipart: true, sending: t('kit.sending'), body })}`;
  return portalPage({ ...context, title: t(STEP_TITLES.documents), caption: regulation.title[language], main, back, errors });
}

function onePart(context: PageContext, { draft, errors }: QuestionPage, document: Regulation['documents'][number], first: boolean): Html {
  const { t, language } = context;
  const { standard } = draft.regulation;
  const remark = standard.documentsClause === undefined ? t('portal.passport.documentsInStandard') : t('portal.passport.documentsInClause', { clause: standard.documentsClause });
  const note = clauseNote(context, draft.regulation, document.clause === undefined ? standard : document, { remark });
  const full = attachedTo(draft, document.id).length >= FILES_PER_DOCUMENT_MAX;
  const files = attachedFiles(context, draft, document.id, document.name[language]);
  if (full) return html`<div class="field" id="f-${document.id}" tabindex="-1"><p><strong>${document.name[language]}</strong></p>${files}<p class="hint">${t('errors.file.tooMany', { max: FILES_PER_DOCUMENT_MAX })}</p></div>`;
  return html`${fileUpload({
    t, name: document.id, label: document.name[language], multiple: true, accept: ['.pdf', '.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX,
    optional: !document.required, error: errorOf(errors, document.id), ...(document.hint === undefined ? {} : { hint: document.hint[language] }), ...(first && note !== undefined ? { note } : {}),
  })}${files}`;
}

/** Files already there, each with a button that takes it out. */
function attachedFiles(context: PageContext, draft: RequestDraft, document: string, label: string): Html | null {
  const { t } = context;
  const files = attachedTo(draft, document);
  if (files.length === 0) return null;
  return html`<ul class="files files-kept" aria-label="${t('portal.apply.attached')}: ${label}">${files.map(({ id, fileName, size }, index) =>
    html`<li><span>${files.length > 1 && html`<span class="quiet">${t('portal.apply.page', { number: index + 1 })}</span> `}${fileName}</span> <span class="quiet">${sizeWords(context, size)}</span> ${index > 0 && html`<button class="plain-button"${attributes({ name: `${MOVE_UP}${id}`, value: 'yes', 'aria-label': `${t('portal.apply.moveUp')}: ${fileName}` })}>${t('portal.apply.moveUp')}</button> `}<button class="plain-button"${attributes({ name: `${REMOVE}${id}`, value: 'yes', 'aria-label': `${t('portal.apply.remove')}: ${fileName}` })}>${t('portal.apply.remove')}</button></li>`)}</ul>`;
}

export function attachedTo(draft: RequestDraft, document: string): RequestDraft['attachments'] {
  return draft.attachments.filter((attachment) => attachment.document === document);
}
