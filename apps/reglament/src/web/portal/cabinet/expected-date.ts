/** When the result is to be expected, and why just then. */
import type { CaseView } from '../../../desk/cases/case-view.ts';
import { details, dueDate, html, table } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { capital } from '../law/actor-words.ts';
import { clauseNote } from '../law/cite.ts';
import { computationOf, normsWords } from '../law/due-words.ts';
import { timeWords } from './case-route.ts';
import { zoneOf } from './case-words.ts';

/** Nothing for an ended case. Where the text gives no step a time, it says so instead of inventing a date. */
export function expectedDate(context: PageContext, view: CaseView, now: string): Html | null {
  const { t, language } = context;
  const { forecast, regulation } = view;
  if (forecast === undefined) return null;
  const governing = forecast.term !== undefined && forecast.term.at <= forecast.at ? forecast.term : forecast.steps.findLast(({ due }) => due !== undefined)?.due;
  if (governing === undefined) return html`<h2>${t('portal.case.expected')}</h2><p>${t('portal.case.noTime')}</p>`;
  const clause = governing === forecast.term ? regulation.term[0] ?? {} : sourceOfLast(view) ?? {};
  const note = clauseNote(context, regulation, clause, { computation: computationOf(context, regulation, governing), remark: t(governing === forecast.term ? 'portal.case.byTerm' : 'portal.case.bySteps') });
  return html`<h2>${t('portal.case.expected')}</h2>
${dueDate({ t, language, dueAt: Date.parse(forecast.at), now: Date.parse(now), zone: zoneOf(view), ...(note === undefined ? {} : { note }) })}
${governing !== forecast.term && details({ summary: t('portal.case.howSummed'), body: summed(context, view) })}`;
}

function sourceOfLast({ forecast, stations }: CaseView) {
  const last = forecast?.steps.findLast(({ due }) => due !== undefined)?.node;
  return stations.find(({ node }) => node.id === last)?.node.step;
}

/** The steps that remain, each with its norm and the latest moment at which it ends. */
function summed(context: PageContext, view: CaseView): Html {
  const { t, language } = context;
  const rows = (view.forecast?.steps ?? []).flatMap(({ node, due }) => {
    const station = view.stations.find((candidate) => candidate.node.id === node);
    if (station === undefined || due === undefined) return [];
    return [[capital(station.node.step.text[language]), normsWords(context, view.regulation, station.node.norms), timeWords(context, view, due.at)]];
  });
  return table({ t, caption: t('portal.case.howSummed'), captionHidden: true, columns: [{ title: t('portal.case.step') }, { title: t('kit.computationNorm') }, { title: t('portal.case.latest') }], rows });
}
