/** The file of a case: who asks for what, the request's data, the draft, the papers and the signatures. */
import { EDS_CODES, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import { maskIin } from '@reglament/identifiers';
import { CHANNEL_NAMES, SYSTEMS } from '@reglament/regulation';
import { findRecordForm } from '@reglament/regulation';
import type { Regulation, System } from '@reglament/regulation';
import { ANSWER_PAPER } from '../../../desk/asked/give-document.ts';
import type { Paper } from '../../../desk/papers.ts';
import { findRequestForm } from '../../../desk/requests/form-rules.ts';
import { draftedText } from '../../../desk/results/official-document.ts';
import { draftingForm, formOf, issuedTogether, refusalOf, resultOf } from '../../../desk/results/result-draft.ts';
import type { Whereabouts } from '../../../desk/transport/whereabouts.ts';
import type { WorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { formatDateTimeShort, html, shape, summaryList, table } from '../../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../../kit/index.ts';
import { waitedRow } from '../../waiting/cabinet-part.ts';
import { fieldLabel, shownValue } from '../form-fields.ts';
import { applicantText } from '../intake/party-fields.ts';
import { groundText, refusalName } from './action-form.ts';
import type { CaseMaterial } from './case-material.ts';

/** Who, through which channel, since when, in whose hands. */
export function caseSummary(context: PageContext, { view, units, names, now, papersAt }: CaseMaterial): Html {
  const { t, language } = context;
  const { state, regulation, applicant } = view;
  const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), regulation.decree.zone);
  const person = (label: string, id: string | undefined): readonly SummaryRow[] => (id === undefined ? [] : [{ label, value: names.get(id) ?? id }]);
  const rows: SummaryRow[] = [
    { label: t('workplace.case.applicant'), value: applicant === undefined ? '' : applicantText(context, applicant) },
    ...coSignersRow(context, view),
    { label: t('workplace.case.channel'), value: CHANNEL_NAMES[state.channel][language] },
    { label: t('workplace.case.opened'), value: time(state.openedAt) },
    ...(state.registeredAt === undefined ? [] : [{ label: t('workplace.case.registered'), value: time(state.registeredAt) }]),
    { label: t('workplace.case.provider'), value: units.get(state.units.provider)?.[language] ?? regulation.provider.name[language] },
    ...person(t('workplace.case.executor'), state.executors.Executor), ...person(t('workplace.case.akimExecutor'), state.executors.AkimExecutor),
    ...(view.forecast === undefined ? [] : [{ label: t('workplace.case.resultBy'), value: t('workplace.case.resultByAt', { time: time(view.forecast.at) }) }]),
    ...(papersAt === undefined ? [] : [{ label: t('workplace.transport.papers'), value: papersAtText(context, papersAt, time) }]),
    ...waitedRow(context, view, now),
  ];
  return summaryList({ t, rows });
}

function papersAtText({ t }: PageContext, papersAt: Whereabouts, time: (instant: string) => string): string {
  switch (papersAt.kind) {
    case 'not-sent': return t('workplace.transport.papers.not-sent');
    case 'packed': return t('workplace.transport.papers.packed', { batch: papersAt.batch });
    case 'not-in-envelope': return t('workplace.transport.papers.not-in-envelope', { batch: papersAt.batch });
    case 'on-the-way': return t('workplace.transport.papers.on-the-way', { batch: papersAt.batch, courier: papersAt.courier, time: time(papersAt.sentAt) });
  }
}

/** Who has signed the request with the applicant: in what relation, when, and the word that was asked for. */
function coSignersRow(context: PageContext, { papers, regulation }: WorkplaceCase): readonly SummaryRow[] {
  const { t } = context;
  const line = ({ details }: Paper): Html => html`<li>${t('workplace.case.coSigner', {
    who: whoWord(context, details['who']), name: details['signer'] ?? '', iin: maskIin(details['iin'] ?? ''), time: formatDateTimeShort(Date.parse(details['signedAt'] ?? ''), regulation.decree.zone),
  })}${details['word'] !== undefined && html`<br><span class="quiet">${t('workplace.case.coSignerWord', { word: details['word'] })}</span>`}</li>`;
  const signed = papers.filter(isCoSignature);
  return signed.length === 0 ? [] : [{ label: t('workplace.case.coSigners'), value: html`<ul>${signed.map(line)}</ul>` }];
}

function isCoSignature({ kind, details }: Paper): boolean {
  return kind === 'evidence' && details['iin'] !== undefined && details['signedAt'] !== undefined;
}

function whoWord({ t }: PageContext, who: string | undefined): string {
  return who === 'spouse' || who === 'child' ? t(`portal.joint.who.${who}`) : '';
}

/** The request's answers under the labels of its form. */
export function requestView(context: PageContext, { view, answers }: CaseMaterial): Html {
  const { t, language } = context;
  const request = view.papers.find(({ kind }) => kind === 'request');
  const form = findRequestForm(view.regulation, request?.name) ?? findRequestForm(view.regulation);
  const sources = JSON.parse(request?.details['sources'] ?? '{}') as Readonly<Record<string, System>>;
  const rows = (form?.fields ?? []).flatMap((field): readonly SummaryRow[] => {
    const value = answers[field.id];
    const source = sources[field.id];
    const shown = shownValue(field, value ?? '', language);
    return value === undefined ? [] : [{ label: fieldLabel(field, language), value: source === undefined ? shown : html`${shown}<br><span class="quiet">${t('portal.fill.official', { system: SYSTEMS[source][language] })}</span>` }];
  });
  return html`<h2 id="request">${t('workplace.case.request')}</h2>${rows.length === 0 ? html`<p>${t('workplace.case.noRequest')}</p>` : summaryList({ t, rows })}`;
}

/** What the executor drafted, in words; nothing before there is a draft. */
export function draftView(context: PageContext, { view, answers }: CaseMaterial): Html | null {
  const { t, language } = context;
  const { draft, regulation } = view;
  if (draft === undefined) return null;
  const refusal = draft.kind === 'refusal' ? refusalOf(regulation, draft) : undefined;
  const form = refusal === undefined ? draftingForm(regulation, resultOf(regulation, draft)) : formOf(regulation, refusal.form);
  const together = refusal === undefined ? issuedTogether(regulation, draft.id) : [];
  const name = refusal === undefined ? resultOf(regulation, draft)?.name[language] ?? draft.id : form?.title[language] ?? refusalName(context, refusal);
  const grounds = draft.grounds.map((id) => groundText(context, refusal?.grounds.find((ground) => ground.id === id) ?? { id }));
  const text = draftedText({ state: view.state, regulation, draft, answers });
  const rows: SummaryRow[] = [
    { label: t('workplace.draft.kind'), value: html`<strong>${[name, ...together.map((other) => other.name[language])].join('; ')}</strong>` },
    ...(text === undefined ? [] : [{ label: t('workplace.draft.text'), value: language === 'ru' ? text.ru : language === 'kk' ? text.kk : html`<span lang="kk">${text.kk}</span>` }]),
    ...(form?.fields ?? []).flatMap((field) => (draft.values[field.id] === undefined ? [] : [{ label: fieldLabel(field, language), value: shownValue(field, draft.values[field.id] ?? '', language) }])),
    ...(grounds.length === 0 ? [] : [{ label: t('workplace.draft.grounds'), value: grounds.join('; ') }]),
    ...(draft.explanation.kk === '' ? [] : [{ label: t('workplace.draft.explanationKk'), value: draft.explanation.kk }]),
    ...(draft.explanation.ru === '' ? [] : [{ label: t('workplace.draft.explanationRu'), value: draft.explanation.ru }]),
  ];
  return html`<h2>${t('workplace.draft.title')}</h2>${summaryList({ t, rows })}`;
}

export function papersView(context: PageContext, { view }: CaseMaterial): Html {
  const { t } = context;
  const zone = view.regulation.decree.zone;
  const papers = view.papers.filter(({ kind }) => kind !== 'evidence');
  const row = (paper: Paper): readonly (string | Html)[] => [
    html`${paperName(context, paper, view.regulation)}<br><a href="/workplace/cases/${view.state.id}/papers/${paper.id}">${paper.fileName}</a>`,
    formatDateTimeShort(Date.parse(paper.madeAt), zone),
  ];
  const columns = [{ title: t('workplace.papers.name') }, { title: t('workplace.papers.added'), whole: true }];
  return html`<h2>${t('workplace.papers.title')}</h2>${
    papers.length === 0 ? html`<p>${t('workplace.papers.none')}</p>` : table({ t, caption: t('workplace.papers.title'), captionHidden: true, columns, rows: papers.map(row) })
  }`;
}

/** A paper by its name in the regulation, with the word for its kind. */
export function paperName({ t, language }: PageContext, { kind, name, details }: Pick<Paper, 'kind' | 'name' | 'details'>, regulation: Regulation): string {
  if (name === ANSWER_PAPER) return t('asked.paper.answer');
  // What nobody has signed with an EDS is printed, signed and sealed by hand.
  const word = kind === 'result' && details['signer'] === undefined ? t('workplace.paperKind.toPrint') : t(`workplace.paperKind.${kind}`);
  const named = [...regulation.documents, ...regulation.results, ...regulation.routes.flatMap(({ steps }) => steps.flatMap(({ documents }) => documents))];
  const found = kind === 'attachment' || kind === 'act' || kind === 'result' ? named.find(({ id }) => id === name)?.name[language] : undefined;
  if (kind === 'attachment' || kind === 'act') return found ?? findRecordForm(name)?.title[language] ?? word;
  return found === undefined ? word : `${word}: ${found}`;
}

/** The evidence of each signature in words, with the bundle to check it again elsewhere. */
export function signaturesView(context: PageContext, { view }: CaseMaterial): Html | null {
  const { t } = context;
  const evidence = view.papers.filter(({ kind }) => kind === 'evidence');
  if (evidence.length === 0) return null;
  const line = (paper: Paper): Html => html`<li>${shape(paper.details['verdict'] === 'confirmed' ? 'done' : 'refused')} ${signatureWords(context, paper)} <span class="quiet">${
    formatDateTimeShort(Date.parse(paper.details['signedAt'] ?? paper.madeAt), view.regulation.decree.zone)
  }</span>. <a href="/workplace/cases/${view.state.id}/papers/${paper.id}">${t('workplace.signatures.evidence')}<span class="hidden">: ${paper.fileName}</span></a></li>`;
  return html`<h2>${t('workplace.signatures.title')}</h2><ul class="link-list">${evidence.map(line)}</ul>`;
}

function signatureWords(context: PageContext, { name, details }: Paper): string {
  const { t, language } = context;
  const document = t(name === ANSWER_PAPER ? 'asked.paper.answer' : name === 'refusal' ? 'workplace.paperKind.refusal' : name === 'result' ? 'workplace.paperKind.result' : 'workplace.paperKind.request');
  const who = whoWord(context, details['who']);
  const what = who === '' ? document : `${document} (${who})`;
  if (details['verdict'] === 'confirmed') return t('workplace.signatures.of', { what, signer: details['signer'] ?? '', certificate: details['certificate'] ?? '' });
  const code = details['code'] ?? '';
  return t('workplace.signatures.not', { what, why: isEdsCode(code) ? wordingOf(code, language) : code });
}

function isEdsCode(code: string): code is EdsCode {
  return Object.hasOwn(EDS_CODES, code);
}
