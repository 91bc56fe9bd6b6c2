import type { Regulation } from '@reglament/regulation';
import { COMPLAINT_LENGTH_MAX, COMPLAINT_SUBJECTS } from '../../../desk/complaints/complaint.ts';
import type { Complaint, ComplaintLevel } from '../../../desk/complaints/complaint.ts';
import type { ComplaintEntry } from '../../../desk/complaints/file-complaint.ts';
import { beside, button, buttonRow, dueDate, errorOf, form, formatDateTime, html, notification, portalPage, radios, summaryList, textArea } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { complaintNote, complaintPath, complaintTag } from './complaint-words.ts';
import type { Due } from '@reglament/engine';

export interface ComplaintForm {
  readonly regulation: Regulation;
  readonly level: ComplaintLevel;
  readonly unit: string;
  /** Where the form is sent to, and the page to go back to. */
  readonly action: string;
  readonly back: string;
  /** The term if it were filed now. */
  readonly due: Due;
  readonly entry: ComplaintEntry;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** The two questions of a complaint, and what becomes of it. */
export function complainPage(context: PageContext, props: ComplaintForm): Html {
  const { t, language } = context;
  const { regulation, level, unit, entry, errors, due } = props;
  const choices = COMPLAINT_SUBJECTS.map((value) => ({ value, text: t(`portal.complaint.subject.${value}`) }));
  const until = formatDateTime(language, Date.parse(due.at), regulation.decree.zone);
  const body = html`${radios({ t, name: 'subject', label: t('portal.complaint.subject'), choices, value: entry.subject, error: errorOf(errors, 'subject') })}
${textArea({ t, name: 'body', label: t('portal.complaint.body'), hint: t('portal.complaint.bodyHint', { max: COMPLAINT_LENGTH_MAX }), rows: 8, value: entry.body, error: errorOf(errors, 'body') })}
${buttonRow([button({ text: t('portal.complaint.send') }), button({ text: t('kit.cancel'), kind: 'secondary', href: props.back })])}`;
  const main = html`${beside(html`<p>${t(`portal.complaint.to.${level}`, { unit })} ${t('portal.complaint.answerDue')}: ${until}.</p>`, complaintNote(context, regulation, due))}
${form({ action: props.action, csrf: props.csrf, sending: t('kit.sending'), confirmLeave: true, body })}`;
  return portalPage({ ...context, title: t(level === 'provider' ? 'portal.complaint.title' : 'portal.complaint.appeal'), caption: regulation.title[language], main, errors, back: props.back });
}

/** What is said of the last act, and what the person wrote that was not taken. */
export interface ComplaintTold {
  readonly said: 'filed' | 'already' | 'notAppealable' | 'noController' | undefined;
  readonly unsent?: string;
}

export interface ComplaintPage extends ComplaintTold {
  readonly complaint: Complaint;
  readonly regulation: Regulation;
  readonly unit: string;
  readonly now: string;
  readonly appealable: boolean;
  readonly csrf: string;
}

/** One complaint: how it stands, until when, the answer, and what can be done next. */
export function complaintPage(context: PageContext, { complaint, regulation, unit, now, appealable, said: told, unsent, csrf }: ComplaintPage): Html {
  const { t, language } = context;
  const { zone } = regulation.decree;
  const said = (at: string): string => formatDateTime(language, Date.parse(at), zone);
  const { answer, closedAt } = complaint;
  const main = html`${told !== undefined && notification({ t, kind: told === 'filed' ? 'success' : 'info', live: true, body: html`<p>${t(`portal.complaint.${told}`)}</p>${unsent !== undefined && html`<p><strong>${t('portal.complaint.unsent')}</strong></p>${paragraphs(unsent)}`}` })}
${answer !== undefined && notification({ t, kind: answer.verdict === 'rejected' ? 'refusal' : 'success', title: `${t('portal.complaint.answer')}: ${t(`portal.complaint.state.${answer.verdict}`)}`, body: html`${paragraphs(answer.text)}${closedAt !== undefined && html`<p class="quiet">${t('portal.complaint.answeredAt', { time: said(closedAt) })}</p>`}` })}
${summaryList({
    t,
    rows: [
      { label: t('portal.case.standing'), value: complaintTag(context, complaint, now) },
      { label: t('portal.complaint.filedAt'), value: said(complaint.filedAt) },
      { label: t('portal.complaint.addressee'), value: unit },
      { label: t('portal.case.service'), value: html`<a href="${casePath(complaint.caseId)}">${regulation.title[language]}</a>` },
      { label: t('portal.complaint.whatFor'), value: t(`portal.complaint.subject.${complaint.subject}`) },
      { label: t('portal.complaint.yourWords'), value: paragraphs(complaint.body) },
    ],
  })}
<h2>${t('portal.complaint.answerDue')}</h2>
${dueDate({ t, language, dueAt: Date.parse(complaint.due.at), now: Date.parse(now), zone, note: complaintNote(context, regulation, complaint.due), ...(closedAt === undefined ? {} : complaint.state === 'withdrawn' ? { paused: true } : { doneAt: Date.parse(closedAt) }) })}
${appealable && html`<h2>${t('portal.complaint.heading')}</h2><p>${t('portal.complaint.appealOffer')}</p>${buttonRow([button({ text: t('portal.complaint.appeal'), href: `${complaintPath(complaint.id)}/appeal` })])}`}
${complaint.level === 'control' && answer !== undefined && answer.verdict !== 'satisfied' && html`<p>${t('portal.complaint.court')}</p>`}
${complaint.state === 'open' && form({ action: `${complaintPath(complaint.id)}/withdraw`, csrf, sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.complaint.withdraw'), kind: 'secondary' })]) })}`;
  return portalPage({ ...context, title: `${t('portal.complaint.number')} ${complaint.number}`, main, breadcrumbs: [{ text: t('portal.cabinet'), href: '/cabinet' }, { text: regulation.title[language], href: casePath(complaint.caseId) }] });
}

/** Words of a person as they wrote them: line by line. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\n{1,}/).filter((line) => line.trim() !== '').map((line) => html`<p>${line}</p>`)}`;
}
