import { performerOf, termProblem } from '@reglament/engine';
import type { Problem } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Outcome, Regulation } from '@reglament/regulation';
import { calendarsOf } from '../../../desk/desk.ts';
import { button, buttonRow, clauseWords, form, formatDateTimeShort, formatDayShort, html, notification } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { actionForm } from './action-form.ts';
import type { ActionSurroundings } from './action-form.ts';
import { emptyListView } from '../../waiting/choice-list.ts';
import { waitsView } from '../../waiting/workplace-part.ts';
import type { CaseMaterial } from './case-material.ts';
import { isCertifying } from '../../../desk/counter/certify.ts';
import { recipientFields } from '../counter/recipient-fields.ts';
import { askForm, asksView } from './ask-form.ts';
import { conditionsForm } from './conditions-form.ts';
import { consultForms } from './consult-form.ts';
import { dueView } from './due-view.ts';
import { performerName } from './route-view.ts';
import { refused } from './journal-view.ts';
import { replaceForm } from './replace-form.ts';
import { returnedView, returnForm } from './return-form.ts';
import { fieldsOf } from '../read-form.ts';
import { hasUnwritten, recordsView } from '../records/records-view.ts';
import { documentsAsked } from './screening-form.ts';
import { isSigning, stepActions } from './step-actions.ts';

export type Again = NonNullable<ActionSurroundings['again']>;

/** What is to be done now: the step, its term, and the forms that finish it; or whom the case waits for. */
export function workView(context: PageContext, material: CaseMaterial, csrf: string, again?: Again): Html {
  const { t, language } = context;
  const { view } = material;
  if (view.state.status === 'ended') return endedView(context, material);
  const { work } = view;
  if (work === undefined) return html`${waitingView(context, material)}${waitsView(context, view)}${dueView(context, material)}${replaceForm(context, material, csrf, again)}`;
  const role = ACTORS[work.by.role].name[language];
  return html`<h2 id="work">${work.node.step.text[language]}</h2>
<div class="workbench-line"><p class="quiet">${asWhom(context, material, role)}</p>${!work.claimedByAnother && claimView(context, material, csrf)}</div>
${work.claimedByAnother && claimedView(context, material)}
${waitsView(context, view)}${dueView(context, material)}${emptyListView(context, view, work.node.step.choosesFrom)}${returnedView(context, material)}${asksView(context, material)}
${isForApplicant(work.node.actor) && html`<p>${t('workplace.step.forApplicant')}</p>`}
${!work.claimedByAnother && html`${conditionsForm(context, material, csrf, again)}${recordsView(context, material)}${consultForms(context, material, csrf)}${stepForms(context, material, csrf, again)}${askForm(context, material, csrf, again)}${returnForm(context, material, csrf, again)}`}${replaceForm(context, material, csrf, again)}
${carriedView(context, material)}${openPoints(context, material)}`;
}

function asWhom({ t }: PageContext, { view, staff }: CaseMaterial, role: string): string {
  const absent = staff.roles.find(({ inPlaceOf }) => inPlaceOf !== undefined && inPlaceOf.id === view.work?.by.inPlaceOf)?.inPlaceOf;
  return absent === undefined ? t('workplace.step.asRole', { role }) : t('workplace.step.inPlaceOf', { absent: absent.name, role });
}

function isForApplicant(actor: string): boolean {
  return actor in ACTORS && ACTORS[actor as Actor].kind === 'applicant';
}

function stepForms(context: PageContext, material: CaseMaterial, csrf: string, again: Again | undefined): Html | null {
  const { t } = context;
  const { view } = material;
  const { work, state, regulation } = view;
  if (work === undefined) return null;
  if (hasUnwritten(material)) return null;
  if (isCertifying(work.node, view.papers)) return buttonRow([button({ text: t('workplace.certify.title'), href: `/workplace/cases/${state.id}/sign` })]);
  if (isSigning(work.node, state.draft)) return buttonRow([button({ text: t('workplace.form.toSign'), href: `/workplace/cases/${state.id}/sign` })]);
  const law = { regulation, calendars: calendarsOf(regulation), now: material.now };
  const untimely = new Map(work.outcomes.flatMap((outcome) => { const problem = termProblem(state, work.node, outcome, law); return problem === undefined ? [] : [[outcome, problem]]; }));
  const around: ActionSurroundings = {
    caseId: state.id, csrf, sequence: state.sequence, zone: regulation.decree.zone, regulation, kept: keptFor(view), node: work.node, colleagues: view.colleagues, answers: knownAnswers(material),
    list: view.extracts.find(({ system }) => system === work.node.step.choosesFrom),
    documents: documentsAsked(material, work.node, !untimely.has('incomplete')), recipient: (prefix) => recipientFields(context, { view }, prefix, again?.key === prefix ? again : undefined), ...(again === undefined ? {} : { again }), ...(view.draft === undefined ? {} : { former: view.draft }),
  };
  const actions = stepActions(work, regulation, state.form).filter(({ outcome }) => !untimely.has(outcome));
  return html`${[...untimely].map(([outcome, problem]) => html`<p>${untimelyWords(context, regulation, outcome, problem)}</p>`)}${actions.map((action, index) => actionForm(context, action, around, action.adverse && index > 0))}`;
}

/** Why a way out of the step is not offered now. */
function untimelyWords({ t }: PageContext, { decree }: Regulation, outcome: Outcome, { params }: Problem): string {
  const time = formatDateTimeShort(Date.parse(params?.['at'] ?? ''), decree.zone);
  return t(outcome === 'incomplete' ? 'workplace.screening.refusalOver' : outcome === 'presented' ? 'workplace.terms.presentedOver' : 'workplace.terms.notPresentedFrom', { time });
}

/** What this person has kept for the forms of the open step. */
function keptFor({ drafts, work }: CaseMaterial['view']): ActionSurroundings['kept'] {
  return new Map(drafts.filter(({ node }) => node === work?.node.id).map(({ action, fields, savedAt }) => [action, { fields: fieldsOf(fields), savedAt }]));
}

/** What was chosen from a register's list, for the fields that are to name it. */
function chosenAnswers({ extracts, regulation }: CaseMaterial['view']): CaseMaterial['answers'] {
  const chosen = extracts.flatMap(({ rows }) => rows.filter((row) => row['chosen'] === 'yes')).map(({ childName = '', birthDate = '' }) => `${childName}, ${formatDayShort(birthDate)}`);
  const fields = regulation.forms.flatMap((one) => one.fields.filter(({ prefill }) => prefill === 'chosen'));
  return chosen.length === 0 ? {} : Object.fromEntries(fields.map(({ id }) => [id, chosen.join('\n')]));
}

/** What a paper has for itself: the number of the minutes is no permit's number. */
const OF_THE_PAPER: readonly string[] = ['number', 'done-date', 'place', 'time'];

/** What is known already for the fields of a draft: what was chosen, the request, what was written down since, the draft as it stands. */
function knownAnswers({ answers, earlierRecords, view }: CaseMaterial): CaseMaterial['answers'] {
  return Object.assign({}, chosenAnswers(view), answers, ...earlierRecords.map(({ answers: written = {} }) => Object.fromEntries(Object.entries(written).filter(([id]) => !OF_THE_PAPER.includes(id)))), view.draft?.values) as CaseMaterial['answers'];
}

/** Taking a step tells colleagues that somebody is at it; nobody has to. */
function claimView({ t }: PageContext, { view }: CaseMaterial, csrf: string): Html {
  const mine = view.state.step?.claimedBy !== undefined;
  const kind = mine ? 'release' : 'claim';
  const body = html`<input type="hidden" name="kind" value="${kind}">${mine && html`<span class="quiet">${t('workplace.claim.mine')}</span> `}<button class="plain-button">${t(`workplace.${kind}`)}</button>`;
  return form({ action: `/workplace/cases/${view.state.id}/claim`, csrf, body });
}

function claimedView({ t }: PageContext, { view, names }: CaseMaterial): Html {
  return notification({ t, kind: 'info', body: html`<p>${t('workplace.claim.other', { name: names.get(view.state.step?.claimedBy ?? '') ?? '' })}</p>` });
}

function waitingView(context: PageContext, { view, names }: CaseMaterial): Html | null {
  const { t, language } = context;
  const node = view.stations.find(({ state }) => state === 'now')?.node;
  if (node === undefined) return null;
  const appointed = node.actor === 'Executor' || node.actor === 'AkimExecutor' ? view.state.executors[node.actor] : undefined;
  const name = names.get(view.state.step?.claimedBy ?? appointed ?? '');
  const words = { actor: performerName(performerOf(view.state, node), language), step: node.step.text[language] };
  return html`<h2 id="work">${t('workplace.step.waits')}</h2><p>${name === undefined ? t('workplace.step.waitsFor', words) : t('workplace.step.waitsForPerson', { ...words, name })}</p>`;
}

const KIND_OF_END = { issued: 'success', refused: 'refusal', annulled: 'refusal', withdrawn: 'info' } as const;

function endedView(context: PageContext, { view }: CaseMaterial): Html {
  const { t, language } = context;
  const { outcome } = view.state;
  const name = (id: string): string => view.regulation.results.find((result) => result.id === id)?.name[language] ?? id;
  const words = outcome === undefined ? '' : outcome.kind === 'issued' ? t('workplace.case.ended.issued', { results: outcome.results.map(name).join(', ') || '–' })
    : outcome.kind === 'annulled' ? t('workplace.case.ended.annulled')
    : outcome.kind === 'withdrawn' ? t('workplace.case.ended.withdrawn') : t('workplace.case.ended.refused', { refusal: refused(context, { view }, outcome.refusal, view.state.draft?.kind === 'refusal' ? view.state.draft.grounds : []) });
  return html`<div id="work">${notification({ t, kind: KIND_OF_END[outcome?.kind ?? 'issued'], title: t('workplace.case.ended'), body: html`<p>${words}</p>` })}</div>`;
}

/** Printed items of another layer that this very step carries out. */
function carriedView({ t }: PageContext, { view }: CaseMaterial): Html | null {
  const carries = view.work?.node.carries ?? [];
  if (carries.length === 0) return null;
  const clauses = view.regulation.routes.flatMap(({ route, steps }) => steps.filter(({ id }) => carries.some((node) => node === `${route}#${id}`)).map(({ clause }) => clause));
  return clauses.length === 0 ? null : html`<p class="quiet">${t('workplace.step.carries', { clauses: [...new Set(clauses)].map((clause) => clauseWords(t, clause)).join('; ') })}</p>`;
}

/** What the text leaves open about this step, and the choice made: the person at the step should know both. */
function openPoints({ t, language }: PageContext, { view }: CaseMaterial): Html | null {
  const node = view.work?.node;
  const points = view.regulation.open.filter(({ at }) => at !== undefined && (at === node?.id || node?.carries.some((id) => id === at)));
  if (points.length === 0) return null;
  return html`${points.map(({ question, choice }) => html`<p class="quiet">${t('workplace.step.open', { question: question[language] })} ${t('workplace.step.openChoice', { choice: choice[language] })}</p>`)}`;
}
