import type { By, Entry, Event } from '@reglament/engine';
import { ACTORS, CHANNEL_NAMES, SYSTEMS } from '@reglament/regulation';
import type { NodeId } from '@reglament/regulation';
import { fullName } from '../../../desk/people/sessions.ts';
import { dayIn, details, formatDateTimeShort, formatDayShort, html, table, tag } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { Translate } from '../../texts/index.ts';
import { findNode } from '../terms.ts';
import { groundText, refusalName } from './action-form.ts';
import type { CaseMaterial } from './case-material.ts';

/** The journal as a table, with the verdict on its chain before it; folded, since few cases need it. */
export function journalView(context: PageContext, material: CaseMaterial): Html {
  const { t } = context;
  const { entries, sound } = material.journal;
  const columns = [{ title: t('workplace.journal.number'), figures: true }, { title: t('workplace.journal.when'), whole: true }, { title: t('workplace.journal.who') }, { title: t('workplace.journal.what') }];
  const zone = material.view.regulation.decree.zone;
  const row = (entry: Entry): readonly (string | number | Html)[] => [
    entry.sequence, formatDateTimeShort(Date.parse(entry.at), zone), who(context, material, entry.by), html`${entry.events.map((event, index) => html`${index > 0 && html`<br>`}${eventWords(context, material, event)}`)}`,
  ];
  const body = table({ t, caption: t('workplace.journal.title'), captionHidden: true, columns, rows: entries.map(row) });
  return html`<h2>${t('workplace.journal.title')}</h2><p>${sound ? tag({ text: t('workplace.journal.sound'), shape: 'done' }) : tag({ text: t('workplace.journal.broken'), shape: 'refused' })}</p>${
    details({ summary: t('workplace.journal.open', { count: entries.length }), body })
  }<p><a href="/workplace/cases/${material.view.state.id}/messages">${t('system.messages')}</a></p>`;
}

function who({ language, t }: PageContext, { view, names }: CaseMaterial, by: By): string {
  switch (by.kind) {
    case 'applicant': return view.applicant !== undefined && view.applicant.id === by.id ? fullName(view.applicant) : t('workplace.case.applicant');
    case 'system': return SYSTEMS[by.system][language];
    case 'staff': return `${personWords(t, names, by)}, ${ACTORS[by.role].name[language]}`;
  }
}

/** A member of staff by name; a substitute with the name of the absent person. */
export function personWords(t: Translate, names: ReadonlyMap<string, string>, { id, inPlaceOf }: Extract<By, { kind: 'staff' }>): string {
  const name = names.get(id) ?? id;
  return inPlaceOf === undefined ? name : t('workplace.inPlaceOf', { name, absent: names.get(inPlaceOf) ?? inPlaceOf });
}

/** One event as a sentence. */
export function eventWords(context: PageContext, material: CaseMaterial, event: Event): string {
  const { t, language } = context;
  const { view, names } = material;
  const { regulation } = view;
  const step = (id: NodeId): string => findNode(regulation, id)?.step.text[language] ?? id;
  const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), regulation.decree.zone);
  const results = (ids: readonly string[]): string => ids.map((id) => regulation.results.find((result) => result.id === id)?.name[language] ?? id).join(', ');
  switch (event.kind) {
    case 'CaseOpened': return t('workplace.event.CaseOpened', { channel: CHANNEL_NAMES[event.channel][language] });
    case 'StepEntered': return event.due === undefined ? t('workplace.event.StepEntered', { step: step(event.step) }) : t('workplace.event.StepEnteredDue', { step: step(event.step), due: time(event.due.at) });
    case 'DueChanged': return t('workplace.event.DueChanged', { due: time(event.due.at) });
    case 'StepClaimed': return t('workplace.event.StepClaimed');
    case 'StepReleased': return t('workplace.event.StepReleased');
    case 'StepSigned': return t('workplace.event.StepSigned', { role: ACTORS[event.role].name[language] });
    case 'StepReturned': return t('workplace.event.StepReturned', { step: step(event.to), reason: view.words.get(event.reason) ?? '' });
    case 'StepResumed': return t('workplace.event.StepResumed', { step: step(event.step) });
    case 'StepCompleted': return t(event.late ? 'workplace.event.StepCompletedLate' : 'workplace.event.StepCompleted', { outcome: t(`workplace.outcome.${event.outcome}`), step: step(event.step) });
    case 'MarkSet': return t('workplace.event.MarkSet', { mark: t(`workplace.mark.${event.mark}`) });
    case 'TermStarted': return t('workplace.event.TermStarted', { due: time(event.due.at) });
    case 'RequestRegistered': return t('workplace.event.RequestRegistered', { number: event.number });
    case 'ExecutorAppointed': {
      const name = names.get(event.executor) ?? event.executor;
      return event.note === undefined ? t('workplace.event.ExecutorAppointed', { name }) : t('workplace.event.ExecutorAppointedNote', { name, note: view.words.get(event.note) ?? '' });
    }
    case 'ExecutorReplaced': {
      const words = { name: names.get(event.executor) ?? event.executor, former: names.get(event.former) ?? event.former };
      return event.reason === undefined ? t('workplace.event.ExecutorReplaced', words) : t('workplace.event.ExecutorReplacedReason', { ...words, reason: view.words.get(event.reason) ?? '' });
    }
    case 'ConditionEstablished': return t('workplace.event.ConditionEstablished', { condition: regulation.conditions.find(({ id }) => id === event.condition)?.text[language] ?? event.condition });
    case 'ResultDrafted': return t('workplace.event.ResultDrafted', { name: event.draft.kind === 'refusal' ? event.draft.refusal : results([event.draft.result]) });
    case 'RefusalDrafted': return t('workplace.event.RefusalDrafted', { name: event.draft.kind === 'refusal' ? refused(context, material, event.draft.refusal, event.draft.grounds) : results([event.draft.result]) });
    case 'PaperDrawnUp': return t('workplace.event.PaperDrawnUp', { name: regulation.routes.flatMap(({ steps }) => steps.flatMap(({ documents }) => documents)).find(({ id }) => id === event.document)?.name[language] ?? event.document });
    case 'Signed': return t('workplace.event.Signed', { name: names.get(event.by) ?? event.by });
    case 'ConsentGiven': return t('workplace.event.ConsentGiven');
    case 'RegisterAnswered': return t(`workplace.event.RegisterAnswered.${event.answer}`, { system: SYSTEMS[event.system][language], reference: event.reference });
    case 'WaitBegan':
      if (event.system === 'Gateway') return t(event.stands ? 'waiting.underway.event.beganStands' : 'waiting.underway.event.began');
      return t(event.stands ? 'waiting.event.beganStands' : 'waiting.event.began', { system: SYSTEMS[event.system][language] });
    case 'WaitEnded': return event.system === 'Gateway' ? t('waiting.underway.event.ended') : t('waiting.event.ended', { system: SYSTEMS[event.system][language] });
    case 'TermChanged': return t('waiting.event.termChanged', { due: time(event.due.at) });
    case 'DocumentAskedFor': return t('asked.event.asked', { document: documentOf(material, event.document, language), day: formatDayShort(dayIn(Date.parse(event.until), regulation.decree.zone)), words: view.words.get(event.words) ?? '' });
    case 'DocumentGiven': return t('asked.event.given', { document: documentOf(material, event.document, language) });
    case 'DeadlineMissed': return t('workplace.event.DeadlineMissed', { step: step(event.step) });
    case 'ResultIssued': return t('workplace.event.ResultIssued', { names: results(event.results) });
    case 'RefusalIssued': return t('workplace.event.RefusalIssued', { name: refused(context, material, event.refusal, event.grounds) });
    case 'RequestWithdrawn': return t('workplace.event.RequestWithdrawn');
    case 'CaseEnded': return t('workplace.event.CaseEnded');
  }
}

function documentOf({ view }: Pick<CaseMaterial, 'view'>, id: string, language: PageContext['language']): string {
  return view.regulation.documents.find((document) => document.id === id)?.name[language] ?? id;
}

/** A refusal with its grounds: "documents rejected (a document has expired)". */
export function refused(context: PageContext, { view }: Pick<CaseMaterial, 'view'>, id: string, grounds: readonly string[] = []): string {
  const refusal = view.regulation.refusals.find((candidate) => candidate.id === id);
  const name = refusal === undefined ? id : refusalName(context, refusal);
  const words = grounds.map((ground) => groundText(context, refusal?.grounds.find((known) => known.id === ground) ?? { id: ground }));
  return words.length === 0 ? name : `${name} (${words.join('; ')})`;
}
