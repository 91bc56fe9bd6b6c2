/** A complaint in words: how it stands, where it can be found, whose rule its term is. */
import type { Due } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import type { Complaint } from '../../../desk/complaints/complaint.ts';
import { button, buttonRow, formatDateTime, html, linkList, marginNote, tag } from '../../kit/index.ts';
import type { Html, PageContext, Shape } from '../../kit/index.ts';
import { citeClause, servicePath } from '../law/cite.ts';
import { computationOf } from '../law/due-words.ts';

export type ComplaintStanding = 'open' | 'late' | 'withdrawn' | NonNullable<Complaint['answer']>['verdict'];

function complaintStanding({ state, answer, due }: Complaint, now: string): ComplaintStanding {
  if (answer !== undefined) return answer.verdict;
  if (state === 'withdrawn') return 'withdrawn';
  return now > due.at ? 'late' : 'open';
}

const SHAPES = { open: 'now', late: 'late', withdrawn: 'paused', satisfied: 'done', partly: 'done', rejected: 'refused' } as const satisfies Record<ComplaintStanding, Shape>;

export function complaintTag({ t }: Pick<PageContext, 't'>, complaint: Complaint, now: string): Html {
  const standing = complaintStanding(complaint, now);
  return tag({ text: t(`portal.complaint.state.${standing}`), shape: SHAPES[standing] });
}

export function complaintPath(id: string): string {
  return `/cabinet/complaints/${id}`;
}

/** Complaints as links, each with how it stands and until when it is answered. */
export function complaintLinks(context: PageContext, complaints: readonly Complaint[], regulationOf: (caseId: string) => Regulation | undefined, now: string): Html | null {
  if (complaints.length === 0) return null;
  return html`<h2>${context.t('portal.complaints')}</h2>${complaintList(context, complaints, regulationOf, now)}`;
}

function complaintList(context: PageContext, complaints: readonly Complaint[], regulationOf: (caseId: string) => Regulation | undefined, now: string): Html {
  const { t, language } = context;
  return linkList(complaints.flatMap((complaint) => {
    const regulation = regulationOf(complaint.caseId);
    if (regulation === undefined) return [];
    const due = `${t('portal.complaint.answerDue')}: ${formatDateTime(language, Date.parse(complaint.due.at), regulation.decree.zone)}`;
    return [{ text: `${t('portal.complaint.number')} ${complaint.number}`, href: complaintPath(complaint.id), state: complaintTag(context, complaint, now), hint: complaint.state === 'open' ? due : t(`portal.complaint.subject.${complaint.subject}`) }];
  }));
}

/** On the page of a case: the complaints made, and the offer to make one while none is open. */
export function disagreePart(context: PageContext, { state, regulation }: MyCase, complaints: readonly Complaint[], now: string): Html {
  const { t } = context;
  const open = complaints.some((complaint) => complaint.state === 'open' && complaint.level === 'provider');
  return html`<h2>${t('portal.complaint.heading')}</h2>
${complaints.length > 0 && complaintList(context, complaints, () => regulation, now)}
${!open && html`<p>${t('portal.complaint.offer')}</p>${buttonRow([button({ text: t('portal.complaint.start'), href: `/cabinet/cases/${state.id}/complain`, kind: 'secondary' })])}`}`;
}

/** Whose rule the term of a complaint is, and how its date came about. */
export function complaintNote(context: PageContext, regulation: Regulation, due: Due): Html {
  const { t, language } = context;
  const { appeal, decree } = regulation;
  const act = decree.complaints.act[language];
  const computation = computationOf(context, regulation, due);
  const article = t('portal.complaint.article', { article: decree.complaints.source.article });
  if (appeal?.clause === undefined) return marginNote({ t, language, clause: act, remark: `${t('portal.complaint.silent')} ${article}`, computation });
  const words = appeal.standardSection === undefined ? t('portal.complaint.termBy', { act }) : t('portal.complaint.bySection', { section: appeal.standardSection, act });
  return marginNote({ t, language, clause: citeClause(context, decree, appeal.clause), href: servicePath(regulation), remark: `${words} ${article}`, computation });
}
