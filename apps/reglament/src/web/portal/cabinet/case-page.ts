import type { LocalizedText } from '@reglament/regulation';
import { ANSWER_PAPER } from '../../../desk/asked/give-document.ts';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import type { Complaint } from '../../../desk/complaints/complaint.ts';
import type { Paper } from '../../../desk/papers.ts';
import { beside, foldedNotes, html, linkList, notification, plainList, portalPage, summaryList } from '../../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { waitedRow, waitingPart } from '../../waiting/cabinet-part.ts';
import { capital } from '../law/actor-words.ts';
import { clauseNote, servicePath } from '../law/cite.ts';
import { askedPart, pastAsks } from '../asked/asked-part.ts';
import { casePath } from './cabinet-page.ts';
import { caseRoute, timeWords } from './case-route.ts';
import { holderWords, refusalOfCase, refusalWords, standingTag } from './case-words.ts';
import { expectedDate } from './expected-date.ts';
import { writtenPart } from './written-part.ts';
import { disagreePart } from '../complaints/complaint-words.ts';
import { noticeSection, noticeWords } from './notice-words.ts';
import { ownStepPart } from './own-step-page.ts';
import type { OwnStepForm } from './own-step-page.ts';
import { withdrawPart } from './withdraw-page.ts';

export interface CasePageProps {
  readonly mine: MyCase;
  readonly unit: LocalizedText | undefined;
  readonly now: string;
  readonly complaints: readonly Complaint[];
  readonly entered: OwnStepForm;
  /** The service may still be rated. */
  readonly surveyable: boolean;
}

/** One request: how it stands, when its result comes and why then, its papers, its whole way. */
export function casePage(context: PageContext, { mine, unit, now, complaints, entered, surveyable }: CasePageProps): Html {
  const { t, language } = context;
  const { regulation, state } = mine;
  const issued = mine.papers.filter(({ kind }) => kind === 'result' || kind === 'refusal');
  const main = html`${refusalPart(context, mine)}${waitingPart(context, mine)}
${askedPart(context, mine)}
${ownStepPart(context, mine, now, unit, entered)}
${issued.length > 0 && html`<h2>${t('portal.case.result')}</h2>${paperList(context, mine, issued)}`}
${summaryList({ t, rows: [...rowsOf(context, mine, unit), ...waitedRow(context, mine, now)] })}
${expectedDate(context, mine, now)}
<h2>${t('kit.route')}</h2>
${foldedNotes(t, caseRoute(context, mine))}
${papersPart(context, mine, mine.papers.filter((paper) => !issued.includes(paper)))}
${pastAsks(context, mine)}
${noticesPart(context, mine)}
${surveyable && html`<h2>${t('portal.survey.title')}</h2><p>${t('portal.survey.offer')}</p><p><a href="${casePath(state.id)}/survey">${t('portal.survey.send')}</a></p>`}
${disagreePart(context, mine, complaints, now)}
${withdrawPart(context, mine)}`;
  return portalPage({
    ...context, title: regulation.title[language], main, errors: entered.errors,
    ...(state.number === undefined ? {} : { caption: `${t('portal.case.number')} ${state.number}` }),
    breadcrumbs: [{ text: t('portal.cabinet'), href: '/cabinet' }],
  });
}

function rowsOf(context: PageContext, mine: MyCase, unit: LocalizedText | undefined): readonly SummaryRow[] {
  const { t, language } = context;
  const { state, regulation } = mine;
  const held = holderWords(context, mine);
  return [
    { label: t('portal.case.standing'), value: html`${standingTag(context, mine)}${held !== undefined && html`<br>${held}`}` },
    { label: t('portal.case.openedAt'), value: timeWords(context, mine, state.openedAt) },
    ...(state.registeredAt === undefined ? [] : [{ label: t('portal.case.registeredAt'), value: timeWords(context, mine, state.registeredAt) }]),
    ...(state.endedAt === undefined ? [] : [{ label: t('portal.case.endedAt'), value: timeWords(context, mine, state.endedAt) }]),
    { label: t('portal.apply.provider'), value: (unit ?? regulation.provider.name)[language] },
    { label: t('portal.case.service'), value: html`<a href="${servicePath(regulation)}">${t('portal.case.aboutService')}</a>` },
  ];
}

/** Each kind of refusal in its own words, with its ground and its clause. */
function refusalPart(context: PageContext, mine: MyCase): Html | null {
  const { t, language } = context;
  const refusal = refusalOfCase(mine);
  if (refusal === undefined) return null;
  const { title, text } = refusalWords(context, refusal.kind);
  const { draft } = mine.state;
  const grounds = draft?.kind === 'refusal' ? refusal.grounds.filter(({ id }) => draft.grounds.includes(id)) : [];
  const explained = mine.explanation?.[language === 'kk' ? 'kk' : 'ru'] ?? '';
  const note = clauseNote(context, mine.regulation, refusal);
  const body = html`<p>${text}</p>${grounds.length > 0 && html`<p><strong>${t('portal.refused.ground')}:</strong></p>${plainList(grounds.map((ground) => capital(ground.text[language])))}`}${explained !== '' && html`<p><strong>${t('portal.refused.explanation')}:</strong> ${explained}</p>`}<p><a href="${casePath(mine.state.id)}/complain">${t('portal.refused.complain')}</a></p>`;
  return beside(notification({ t, kind: 'refusal', title, body }), note);
}

const PAPERS = {
  request: 'portal.paper.request', attachment: 'portal.paper.attachment', result: 'portal.paper.result', refusal: 'portal.paper.refusal', receipt: 'portal.paper.receipt',
} as const satisfies Partial<Record<Paper['kind'], TextKey>>;

function papersPart(context: PageContext, mine: MyCase, papers: readonly Paper[]): Html | null {
  if (papers.length === 0) return null;
  return html`<h2>${context.t('portal.case.papers')}</h2>${writtenPart(context, mine)}${paperList(context, mine, papers)}`;
}

function paperList(context: PageContext, mine: MyCase, papers: readonly Paper[]): Html {
  return linkList(papers.map((paper) => ({
    text: paperName(context, mine, paper), href: `${casePath(mine.state.id)}/papers/${paper.id}`, hint: `${paper.fileName} · ${timeWords(context, mine, paper.madeAt)}`, download: true,
  })));
}

function paperName({ t, language }: PageContext, { regulation }: MyCase, { kind, name }: Paper): string {
  if (name === ANSWER_PAPER) return t('asked.paper.answer');
  const document = regulation.documents.find(({ id }) => id === name)?.name[language];
  const result = regulation.results.find(({ id }) => id === name)?.name[language];
  const known: TextKey | undefined = kind in PAPERS ? PAPERS[kind as keyof typeof PAPERS] : undefined;
  return capital(document ?? result ?? (known === undefined ? name : t(known)));
}

function noticesPart(context: PageContext, mine: MyCase): Html | null {
  if (mine.notices.length === 0) return null;
  const { t } = context;
  const section = noticeSection(context, mine.regulation);
  const note = mine.regulation.notices === undefined ? undefined : clauseNote(context, mine.regulation, mine.regulation.notices);
  return html`<h2>${t('portal.cabinet.notices')}${section !== undefined && html` <span class="quiet">${section}</span>`}</h2>${beside(plainList(mine.notices.map((notice) => html`${noticeWords(context, mine.regulation, notice)}<br><span class="quiet">${timeWords(context, mine, notice.madeAt)}</span>`)), note)}`;
}

