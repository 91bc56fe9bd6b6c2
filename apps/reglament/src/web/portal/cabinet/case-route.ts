/** The route of a case as stations in plain words, each with its clause and the computation of its date. */
import type { CaseView, Station as CaseStation } from '../../../desk/cases/case-view.ts';
import { details, formatDateTime, plainList, routeLine } from '../../kit/index.ts';
import type { Html, PageContext, Station } from '../../kit/index.ts';
import { capital, actorWords } from '../law/actor-words.ts';
import { clauseNote } from '../law/cite.ts';
import { computationOf, normsWords } from '../law/due-words.ts';
import { refusalOfCase, refusalWords, sendingPart, zoneOf } from './case-words.ts';

export function caseRoute(context: PageContext, view: CaseView): Html {
  const walked = withoutRefusalItself(view);
  const sent = sendingPart(walked);
  const stations = [
    ...(sent > 1 ? [sentStation(context, view, walked.slice(0, sent))] : []),
    ...walked.slice(sent > 1 ? sent : 0).map((station) => stationOf(context, view, station)),
    ...endStation(context, view),
  ];
  return routeLine({ t: context.t, stations });
}

/** The step that forms the message of refusal is the refusal: it is drawn once, as the end. */
function withoutRefusalItself({ stations, state }: CaseView): readonly CaseStation[] {
  return state.outcome?.kind === 'refused' && stations.at(-1)?.node.act === 'refuse' ? stations.slice(0, -1) : stations;
}

/** Logging in, filling, checking, sending: one station, its parts unfolded on demand. */
function sentStation(context: PageContext, view: CaseView, parts: readonly CaseStation[]): Station {
  const { t, language } = context;
  const last = parts.at(-1);
  const list = plainList(parts.map(({ node }) => capital(node.step.text[language])));
  const note = last === undefined ? undefined : clauseNote(context, view.regulation, last.node.step);
  return {
    title: t('portal.case.youSent'), state: 'done', actor: t('portal.you'), body: details({ summary: t('portal.case.whatWasDone'), body: list }),
    ...(last?.completedAt === undefined ? {} : { time: timeWords(context, view, last.completedAt) }), ...(note === undefined ? {} : { note }),
  };
}

function stationOf(context: PageContext, view: CaseView, station: CaseStation): Station {
  const { language } = context;
  const { node } = station;
  const norms = normsWords(context, view.regulation, node.norms);
  const computation = computationFor(context, view, station);
  const note = clauseNote(context, view.regulation, node.step, computation === undefined ? {} : { computation });
  return {
    title: capital(node.step.text[language]), state: stateOf(station), actor: actorWords(context, node.actor),
    ...timeOf(context, view, station), ...(norms === '' ? {} : { duration: norms }), ...(note === undefined ? {} : { note }),
  };
}

function stateOf({ state, late }: CaseStation): Station['state'] {
  return state === 'now' && late ? 'late' : state;
}

function timeOf(context: PageContext, view: CaseView, { state, completedAt, dueAt, late }: CaseStation): { readonly time?: string } {
  const { t } = context;
  if (state === 'done' && completedAt !== undefined) {
    const time = timeWords(context, view, completedAt);
    return { time: late ? t('portal.case.doneLate', { time }) : time };
  }
  return dueAt === undefined ? {} : { time: t('portal.case.until', { time: timeWords(context, view, dueAt) }) };
}

function computationFor(context: PageContext, view: CaseView, { node, state }: CaseStation) {
  if (state === 'done') return undefined;
  const due = view.forecast?.steps.find((step) => step.node === node.id)?.due;
  return due === undefined ? undefined : computationOf(context, view.regulation, due);
}

/** A refusal, an annulment or the applicant's own withdrawal is a station of its own: the last. */
function endStation(context: PageContext, view: CaseView): readonly Station[] {
  const refusal = refusalOfCase(view);
  const { state } = view;
  if (state.outcome === undefined || state.outcome.kind === 'issued') return [];
  const time = state.endedAt === undefined ? {} : { time: timeWords(context, view, state.endedAt) };
  // Nobody has refused anything to whoever took their request back.
  if (state.outcome.kind === 'withdrawn') return [{ title: context.t('portal.notice.withdrawn'), state: 'done', actor: context.t('portal.you'), ...time }];
  const title = refusal === undefined ? context.t(state.outcome.kind === 'annulled' ? 'portal.case.annulled' : 'kit.statusRefused') : refusalWords(context, refusal.kind).title;
  const note = refusal === undefined ? undefined : clauseNote(context, view.regulation, refusal);
  return [{ title, state: 'refused', ...time, ...(note === undefined ? {} : { note }) }];
}

export function timeWords({ language }: PageContext, view: CaseView, at: string): string {
  return formatDateTime(language, Date.parse(at), zoneOf(view));
}
