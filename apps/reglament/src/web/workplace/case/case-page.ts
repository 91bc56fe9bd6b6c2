import { details, html, notification, workbench, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { discrepanciesView } from '../../waiting/discrepancies-page.ts';
import { enteredView, extractsView } from '../../waiting/workplace-part.ts';
import { attemptsView } from './attempts-view.ts';
import { counterView } from '../counter/counter-view.ts';
import type { CaseMaterial } from './case-material.ts';
import { caseSummary, draftView, papersView, requestView, signaturesView } from './file-view.ts';
import { journalView } from './journal-view.ts';
import { fieldsOf } from '../read-form.ts';
import { typedTexts } from './posted-step.ts';
import { othersNotice } from './others-routes.ts';
import { routeView } from './route-view.ts';
import { examinedView } from './screening-form.ts';
import { writtenView } from '../records/records-view.ts';
import { workView } from './work-view.ts';
import type { Again } from './work-view.ts';
import { caseTitle } from './case-title.ts';

/** What became of the last action, in words. */
export interface CaseNotice {
  readonly kind: 'info' | 'success' | 'refusal';
  readonly title: string;
  readonly body: Html;
}

export interface CasePage {
  readonly material: CaseMaterial;
  readonly csrf: string;
  readonly notice?: CaseNotice;
  readonly again?: Again;
  /** Texts entered for a step that is no longer there: shown, so that nothing typed is lost. */
  readonly kept?: readonly string[];
}

/** The page of a case: what to do on one side, the file on the other, route and journal below. */
export function casePage(context: PageContext, page: CasePage): Html {
  const { t, language } = context;
  const { material, csrf, notice, again } = page;
  const { state, regulation } = material.view;
  const title = caseTitle(context, state);
  const errors: readonly FieldError[] = again?.errors ?? [];
  const work = html`${workView(context, material, csrf, again)}${keptView(context, page)}${writtenView(context, material)}${draftView(context, material)}${discrepanciesView(context, material.view.discrepancies)}`;
  const file = html`${caseSummary(context, material)}${requestView(context, material)}${extractsView(context, material.view)}${enteredView(context, material.view)}${counterView(context, material.counter)}${examinedView(context, { ...material, regulation })}${papersView(context, material)}${signaturesView(context, material)}`;
  const main = html`${notice !== undefined && notification({ t, ...notice, live: true })}
${workbench({ work, file, fileLabel: t('workplace.case.file') })}
${routeView(context, material)}
${journalView(context, material)}${attemptsView(context, material)}${othersNotice(context, state, material.others)}`;
  return workplacePage({
    ...context, title, caption: regulation.title[language], breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], width: 'wide', errors, scripts: ['keep-draft', 'watch-case', 'scanner'], main,
  });
}

/** Texts whose form is gone: posted just now, or kept for a step on which the case no longer stands. */
function keptView({ t }: PageContext, { kept = [], material }: CasePage): Html | null {
  const { drafts, work } = material.view;
  const before = drafts.filter(({ node }) => node !== work?.node.id).flatMap(({ fields }) => typedTexts(fieldsOf(fields)));
  const part = (summary: string, texts: readonly string[], open: boolean): Html | null =>
    (texts.length === 0 ? null : details({ summary, open, body: html`${texts.map((text) => html`<p>${text}</p>`)}` }));
  return html`${part(t('workplace.moved.entered'), kept, true)}${part(t('workplace.draft.keptElsewhere'), before, false)}`;
}
