import { COMPLAINT_LENGTH_MAX, VERDICTS } from '../../../desk/complaints/complaint.ts';
import type { Complaint } from '../../../desk/complaints/complaint.ts';
import type { ComplaintFile } from '../../../desk/complaints/answer-complaint.ts';
import { fullName } from '../../../desk/people/sessions.ts';
import type { Regulation } from '@reglament/regulation';
import { button, buttonRow, dueDate, dueStateTag, errorOf, form, formatDateTimeShort, html, notification, radios, summaryList, table, textArea, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { complaintNote, complaintTag, paragraphs } from '../../portal/index.ts';

/** Complaints this person has to answer, the most urgent first, then those answered. */
export function complaintsPage(context: PageContext, complaints: readonly Complaint[], regulationOf: (id: string) => Regulation, now: string): Html {
  const { t, language } = context;
  const columns = [{ title: t('workplace.column.due') }, { title: t('workplace.complaints.number') }, { title: t('workplace.complaints.about') }, { title: t('portal.case.standing') }];
  const rows = complaints.map((complaint): readonly (string | Html)[] => {
    const regulation = regulationOf(complaint.regulation);
    const { zone } = regulation.decree;
    const due = complaint.state === 'open' ? html`${dueStateTag({ t, language, dueAt: Date.parse(complaint.due.at), now: Date.parse(now), zone })}<br><span class="quiet">${formatDateTimeShort(Date.parse(complaint.due.at), zone)}</span>` : '';
    return [due, html`<a href="/workplace/complaints/${complaint.id}">${complaint.number}</a><br><span class="quiet">${regulation.title[language]}</span>`, t(`portal.complaint.subject.${complaint.subject}`), complaintTag(context, complaint, now)];
  });
  const main = table({ t, caption: t('workplace.complaints'), captionHidden: true, columns, rows, empty: t('workplace.complaints.empty') });
  return workplacePage({ ...context, title: t('workplace.complaints'), width: 'wide', main });
}

export interface AnswerForm { readonly entry: { readonly verdict: string; readonly answer: string }; readonly errors: readonly FieldError[]; readonly csrf: string; readonly now: string; readonly ownWork: boolean; readonly unit: string }

/** One complaint with everything needed to answer it. */
export function answerPage(context: PageContext, { complaint, regulation, state, applicant, before }: ComplaintFile, props: AnswerForm): Html {
  const { t, language } = context;
  const { zone } = regulation.decree;
  const said = (at: string): string => formatDateTimeShort(Date.parse(at), zone);
  const inHouse = complaint.level === 'provider';
  const main = html`${dueDate({ t, language, dueAt: Date.parse(complaint.due.at), now: Date.parse(props.now), zone, note: complaintNote(context, regulation, complaint.due), ...(complaint.closedAt === undefined ? {} : { doneAt: Date.parse(complaint.closedAt) }) })}
${summaryList({
    t,
    rows: [
      { label: t('portal.case.standing'), value: complaintTag(context, complaint, props.now) },
      { label: t('workplace.complaint.applicant'), value: applicant === undefined ? '' : fullName(applicant) },
      { label: t('portal.complaint.addressee'), value: props.unit },
      { label: t('workplace.complaints.case'), value: html`${state.number ?? t('workplace.noNumber')}. ${regulation.title[language]}${inHouse && html`<br><a href="/workplace/cases/${complaint.caseId}">${t('workplace.complaint.openCase')}</a>`}` },
      { label: t('portal.complaint.filedAt'), value: said(complaint.filedAt) },
      { label: t('workplace.complaints.about'), value: t(`portal.complaint.subject.${complaint.subject}`) },
      { label: t('workplace.complaint.words'), value: paragraphs(complaint.body) },
    ],
  })}
${before !== undefined && html`<h2>${t('workplace.complaint.before')}</h2>${paragraphs(before.body)}${before.answer === undefined ? html`<p><strong>${t('workplace.complaint.noAnswerBefore')}</strong></p>` : notification({ t, kind: 'info', title: t(`portal.complaint.state.${before.answer.verdict}`), body: paragraphs(before.answer.text) })}`}
${complaint.answer !== undefined && notification({ t, kind: 'info', title: t(`portal.complaint.state.${complaint.answer.verdict}`), body: paragraphs(complaint.answer.text) })}
${complaint.state === 'open' && (props.ownWork ? notification({ t, kind: 'info', body: html`<p>${t('workplace.complaint.ownWork')}</p>` }) : answerForm(context, complaint, props))}`;
  return workplacePage({ ...context, title: `${t('workplace.complaints.number')} ${complaint.number}`, main, errors: props.errors, breadcrumbs: [{ text: t('workplace.complaints'), href: '/workplace/complaints' }] });
}

function answerForm({ t }: PageContext, { id }: Complaint, { entry, errors, csrf }: AnswerForm): Html {
  const choices = VERDICTS.map((value) => ({ value, text: t(`portal.complaint.state.${value}`) }));
  const body = html`${radios({ t, name: 'verdict', label: t('workplace.complaint.verdict'), choices, value: entry.verdict, error: errorOf(errors, 'verdict') })}
${textArea({ t, name: 'answer', label: t('workplace.complaint.answer'), hint: t('workplace.complaint.answerHint', { max: COMPLAINT_LENGTH_MAX }), rows: 8, value: entry.answer, error: errorOf(errors, 'answer') })}
${buttonRow([button({ text: t('workplace.complaint.send') })])}`;
  return form({ action: `/workplace/complaints/${id}`, csrf, sending: t('kit.sending'), confirmLeave: true, body });
}
