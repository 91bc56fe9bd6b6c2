import type { Regulation } from '@reglament/regulation';
import { SMALLEST_PUBLISHED } from '../../../desk/statistics/open-figures.ts';
import { SATISFACTIONS, SURVEY_QUESTIONS } from '../../../desk/survey/survey.ts';
import type { SurveyQuestion, SurveyResult } from '../../../desk/survey/survey.ts';
import { beside, button, buttonRow, confirmationPanel, errorOf, form, html, portalPage, radios, table } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { clauseNote, servicePath } from '../law/cite.ts';

export interface SurveyForm { readonly regulation: Regulation; readonly action: string; readonly back: string; readonly entry: Readonly<Record<SurveyQuestion, string>>; readonly errors: readonly FieldError[]; readonly csrf: string }

/** The two questions about a finished service. */
export function surveyPage(context: PageContext, { regulation, action, back, entry, errors, csrf }: SurveyForm): Html {
  const { t, language } = context;
  const note = regulation.survey === undefined ? undefined : clauseNote(context, regulation, regulation.survey);
  const main = html`${beside(html`<p>${t('portal.survey.lead')}</p>`, note)}
${form({ action, csrf, sending: t('kit.sending'), body: html`${surveyQuestions(context, entry, errors)}${buttonRow([button({ text: t('portal.survey.send') }), button({ text: t('kit.cancel'), kind: 'secondary', href: back })])}` })}`;
  return portalPage({ ...context, title: t('portal.survey.title'), caption: regulation.title[language], main, errors, back });
}

export function surveyQuestions({ t }: PageContext, entry: Readonly<Record<SurveyQuestion, string>>, errors: readonly FieldError[]): Html {
  const choices = SATISFACTIONS.map((value) => ({ value: String(value), text: t(`portal.survey.answer${value}`) }));
  return html`${SURVEY_QUESTIONS.map((name) => radios({ t, name, label: t(`portal.survey.${name}`), choices, value: entry[name], error: errorOf(errors, name) }))}`;
}

export function surveyThanksPage(context: PageContext, back: string): Html {
  const { t } = context;
  const main = html`${confirmationPanel({ title: t('portal.survey.thanks'), body: html`<p>${t('portal.survey.thanksText')}</p>` })}
${buttonRow([button({ text: t('portal.survey.results'), href: '/survey', kind: 'secondary' }), button({ text: t('portal.cabinet'), href: back, kind: 'secondary' })])}`;
  return portalPage({ ...context, title: t('portal.survey.thanks'), heading: 'own', main });
}

/** What was answered, open to everybody. */
export function surveyResultsPage(context: PageContext, results: readonly SurveyResult[]): Html {
  const { t, language } = context;
  const columns = [{ title: t('portal.survey.service') }, { title: t('portal.survey.answers'), figures: true }, { title: t('portal.survey.processShort') }, { title: t('portal.survey.informationShort') }];
  const rows = results.map(({ regulation, answers, counts }): readonly (string | number | Html)[] => [
    html`<a href="${servicePath(regulation)}">${regulation.title[language]}</a><br><span class="quiet">${regulation.decree.region[language]}</span>`, answers,
    ...SURVEY_QUESTIONS.map((question) => t('portal.survey.counts', { yes: counts[question][3], partly: counts[question][2], no: counts[question][1] })),
  ]);
  const main = html`<p>${t('portal.survey.resultsLead', { least: SMALLEST_PUBLISHED })}</p>
${table({ t, caption: t('portal.survey.results'), captionHidden: true, columns, rows, empty: t('portal.survey.none') })}`;
  return portalPage({ ...context, title: t('portal.survey.results'), main, width: 'wide', breadcrumbs: [{ text: t('portal.help'), href: '/help' }] });
}
