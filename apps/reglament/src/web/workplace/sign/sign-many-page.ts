import type { EdsCode } from '@reglament/eds';
import { button, buttonRow, html, shape, table, tag, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { reasonWords } from '../case/attempts-view.ts';
import { refusedWords } from './refused-words.ts';

/** A document laid before the head among others, or why it cannot be signed now. */
export type ToSignAmongMany =
  | { readonly kind: 'ready'; readonly caseId: string; readonly number: string; readonly applicant: string; readonly title: string; readonly against?: 'refusal' | 'negative'; readonly signingId: string }
  | { readonly kind: 'not-ready'; readonly caseId: string; readonly number: string; readonly applicant: string; readonly code: string };

const SIGN_PATH = '/workplace/sign';

/** The documents one by one, each to be opened and read, and one panel that signs them all. `left`: how many more were ticked than are laid out. */
export function signManyPage(context: PageContext, page: { readonly documents: readonly ToSignAmongMany[]; readonly left: number; readonly max: number; readonly csrf: string; readonly errors: readonly FieldError[] }): Html {
  const { t, language } = context;
  const ready = page.documents.filter((one) => one.kind === 'ready');
  const rows = page.documents.map((one) => [html`<a href="/workplace/cases/${one.caseId}">${one.number}</a>`, one.applicant, documentCell(context, one)]);
  const columns = [{ title: t('workplace.column.case'), whole: true }, { title: t('workplace.column.applicant') }, { title: t('workplace.draft.kind') }];
  const panel = signingPanel({
    t, language, action: SIGN_PATH, csrf: page.csrf, signer: 'head', signingId: '', error: page.errors[0]?.text, submitText: t('workplace.signMany.button', { count: ready.length }),
    toSign: ready.map(({ caseId, signingId }) => ({ signingId, address: `/workplace/cases/${caseId}/sign/${signingId}.bin` })),
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }),
  });
  const main = html`<p>${t('workplace.signMany.explain')}</p>${page.left > 0 && html`<p role="status"><strong>${t('workplace.signMany.left', { max: page.max, count: page.left })}</strong></p>`}
${table({ t, caption: t('workplace.signMany.title'), captionHidden: true, columns, rows, empty: t('workplace.bulk.none') })}
${ready.length > 0 ? panel : buttonRow([button({ text: t('workplace.done.queue'), href: '/workplace', kind: 'secondary' })])}`;
  return workplacePage({ ...context, title: t('workplace.signMany.title'), breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], width: 'wide', errors: page.errors, scripts: [SIGNING_SCRIPT], main });
}

function documentCell(context: PageContext, one: ToSignAmongMany): Html {
  if (one.kind === 'not-ready') return html`${shape('refused')} ${reasonWords(context, one.code)}`;
  // Names of certificates for and against somebody differ by a word: which of them is signed is said beside it.
  const against = one.against !== undefined && html` ${tag({ text: context.t(`workplace.signMany.${one.against}`), shape: 'refused' })}`;
  return html`${one.title}${against}<br><a href="/workplace/cases/${one.caseId}/sign/${one.signingId}.pdf">${context.t('workplace.sign.look')}<span class="hidden">: ${one.number}</span></a>`;
}

/** What became of each document. */
export interface SignedAmongMany { readonly caseId: string; readonly number: string; readonly code?: string; readonly eds?: EdsCode }

export function signedManyPage(context: PageContext, results: readonly SignedAmongMany[]): Html {
  const { t } = context;
  const signed = results.filter(({ code }) => code === undefined).length;
  const words = ({ code, eds }: SignedAmongMany): Html => {
    if (code === undefined) return html`${shape('done')} ${t('workplace.bulk.signed')}`;
    return html`${shape('refused')} ${eds === undefined ? reasonWords(context, code) : refusedWords(context, eds)}`;
  };
  const rows = results.map((one) => [html`<a href="/workplace/cases/${one.caseId}">${one.number}</a>`, words(one)]);
  const main = html`<p>${t('workplace.bulk.resultsSummary', { done: signed, failed: results.length - signed })}</p>
${table({ t, caption: t('workplace.bulk.results'), captionHidden: true, columns: [{ title: t('workplace.column.case'), whole: true }, { title: t('workplace.bulk.result') }], rows })}
${buttonRow([button({ text: t('workplace.done.queue'), href: '/workplace', kind: 'secondary' })])}`;
  return workplacePage({ ...context, title: t('workplace.signMany.results'), breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], width: 'wide', main });
}
