import type { Regulation } from '@reglament/regulation';
import type { CallView } from '../../../desk/call-centre/calls.ts';
import { COMPLAINT_LENGTH_MAX, COMPLAINT_SUBJECTS } from '../../../desk/complaints/complaint.ts';
import type { SurveyQuestion } from '../../../desk/survey/survey.ts';
import { beside, button, buttonRow, errorOf, form, formatDateTime, html, iinInput, linkList, notification, plainList, radios, searchForm, summaryList, textArea, textInput, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { clauseNote, complaintNote, complaintTag, holderWords, paragraphs, servicePath, standingTag, surveyQuestions } from '../../portal/index.ts';
import type { Due } from '@reglament/engine';

/** `over`: the call they were in has ended by itself; `unsent`: what they had written in it. */
export interface CallsPage { readonly csrf: string; readonly number: string; readonly iin: string; readonly over: boolean; readonly unsent: string; readonly errors: readonly FieldError[]; readonly words: string; readonly found: readonly Regulation[] }

/** A new call: identify the caller, or advise on a service. */
export function callsPage(context: PageContext, { csrf, number, iin, over, unsent, errors, words, found }: CallsPage): Html {
  const { t, language } = context;
  const fields = html`${textInput({ t, name: 'number', label: t('workplace.calls.number'), value: number, width: 20, maxLength: 100, error: errorOf(errors, 'number') })}
${iinInput({ t, value: iin, autocomplete: 'off', error: errorOf(errors, 'iin') })}${buttonRow([button({ text: t('workplace.calls.find') })])}`;
  const main = html`${over && notification({ t, kind: 'info', live: true, body: html`<p>${t('workplace.calls.over')}</p>${unsent !== '' && html`<p><strong>${t('workplace.calls.unsent')}</strong></p>${paragraphs(unsent)}`}` })}
<h2>${t('workplace.calls.status')}</h2><p>${t('workplace.calls.statusLead')}</p>
${form({ action: '/workplace/calls', csrf, sending: t('kit.sending'), body: fields })}
<h2>${t('workplace.calls.advice')}</h2><p class="hint">${t('workplace.calls.adviceHint')}</p>
${searchForm({ action: '/workplace/calls', name: 'q', label: t('workplace.calls.advice'), value: words, submit: t('portal.catalogue.find') })}
${words !== '' && (found.length === 0 ? html`<p>${t('workplace.calls.nothing')}</p>` : linkList(found.map((regulation) => ({ text: regulation.title[language], href: servicePath(regulation), hint: regulation.decree.region[language] }))))}`;
  return workplacePage({ ...context, title: t('workplace.calls'), main, errors });
}

export interface CallPage {
  readonly csrf: string;
  readonly now: string;
  /** The term of a complaint taken now. */
  readonly due: Due;
  readonly complaint: { readonly subject: string; readonly body: string };
  readonly rating: Readonly<Record<SurveyQuestion, string>>;
  readonly errors: readonly FieldError[];
  readonly said: 'complaint' | 'rated' | 'ratedBefore' | 'already' | undefined;
}

/** What may be told of one request, and what may be taken down. */
export function callPage(context: PageContext, view: CallView, page: CallPage): Html {
  const { t, language } = context;
  const { regulation, state } = view;
  const said = (at: string): string => formatDateTime(language, Date.parse(at), regulation.decree.zone);
  const [latest] = view.complaints;
  const held = holderWords(context, view);
  const main = html`${page.said === 'rated' && notification({ t, kind: 'success', live: true, body: html`<p>${t('workplace.call.rated')}</p>` })}
${page.said === 'ratedBefore' && notification({ t, kind: 'info', live: true, body: html`<p>${t('workplace.call.ratedBefore')}</p>` })}
${page.said === 'already' && notification({ t, kind: 'info', live: true, body: html`<p>${t('portal.complaint.already')}</p><p><strong>${t('workplace.calls.unsent')}</strong></p>${paragraphs(page.complaint.body)}` })}
${page.said === 'complaint' && latest !== undefined && notification({ t, kind: 'success', live: true, body: html`<p>${t('workplace.call.complaintTaken', { number: latest.number, due: said(latest.due.at) })}</p>` })}
<h2>${t('workplace.call.tell')}</h2>
${summaryList({
    t,
    rows: [
      { label: t('portal.case.service'), value: html`<a href="${servicePath(regulation)}">${regulation.title[language]}</a>` },
      { label: t('portal.case.standing'), value: html`${standingTag(context, view)}${held !== undefined && html`<br>${held}`}${state.outcome?.kind === 'refused' && html`<br>${t('workplace.call.refused')}`}` },
      ...(state.registeredAt === undefined ? [] : [{ label: t('portal.case.registeredAt'), value: said(state.registeredAt) }]),
      ...(view.forecast === undefined ? [] : [{ label: t('portal.case.expected'), value: t('workplace.call.expected', { time: said(view.forecast.at) }) }]),
    ],
  })}
${view.complaints.length > 0 && html`<h2>${t('workplace.complaints')}</h2>${plainList(view.complaints.map((complaint) => html`${complaint.number} ${complaintTag(context, complaint, page.now)}`))}`}
${view.takesQuality ? qualityPart(context, view, page) : beside(html`<p>${t('workplace.call.onlyInformation')}</p>`, regulation.callCentre === undefined ? undefined : clauseNote(context, regulation, regulation.callCentre))}
${buttonRow([button({ text: t('workplace.call.end'), href: '/workplace/calls', kind: 'secondary' })])}`;
  return workplacePage({ ...context, title: `${t('workplace.calls.number')} ${state.number ?? ''}`, main, errors: page.errors });
}

function qualityPart(context: PageContext, view: CallView, page: CallPage): Html {
  const { t } = context;
  const { regulation } = view;
  const path = `/workplace/calls/${view.call}`;
  const note = regulation.callCentre === undefined ? undefined : clauseNote(context, regulation, regulation.callCentre);
  const choices = COMPLAINT_SUBJECTS.map((value) => ({ value, text: t(`portal.complaint.subject.${value}`) }));
  const open = view.complaints.some(({ state, level }) => state === 'open' && level === 'provider');
  const complaint = html`${radios({ t, name: 'subject', label: t('portal.complaint.subject'), choices, value: page.complaint.subject, error: errorOf(page.errors, 'subject') })}
${textArea({ t, name: 'body', label: t('portal.complaint.body'), hint: `${t('workplace.call.complaintHint')} ${t('kit.charactersMax', { count: COMPLAINT_LENGTH_MAX })}`, rows: 6, value: page.complaint.body, error: errorOf(page.errors, 'body') })}
${buttonRow([button({ text: t('workplace.call.complaint') })])}`;
  return html`${!open && html`${beside(html`<h2>${t('workplace.call.complaint')}</h2>`, complaintNote(context, regulation, page.due))}${form({ action: `${path}/complaint`, csrf: page.csrf, sending: t('kit.sending'), body: complaint })}`}
${view.surveyable && html`${beside(html`<h2>${t('workplace.call.rate')}</h2>`, note)}${form({ action: `${path}/rating`, csrf: page.csrf, sending: t('kit.sending'), body: html`${surveyQuestions(context, page.rating, page.errors)}${buttonRow([button({ text: t('portal.survey.send'), kind: 'secondary' })])}` })}`}`;
}
