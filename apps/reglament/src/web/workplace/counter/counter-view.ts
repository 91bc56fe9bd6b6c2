import { missingItems } from '../../../desk/counter/package.ts';
import type { CounterPackage } from '../../../desk/counter/package.ts';
import type { CounterPaper } from '../../../desk/counter/papers.ts';
import type { CounterParty } from '../../../desk/counter/party.ts';
import { formatDayShort, html, linkList, summaryList } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { partyRows } from '../intake/party-fields.ts';
import type { HandedOver } from '../../../desk/counter/hand-over.ts';
import { handedOverView } from './recipient-fields.ts';
import { packageStatus } from './package-page.ts';

/** What the counter has to do with a case: its package of documents, and the papers to print. */
export interface CounterMaterial {
  readonly caseId: string;
  readonly pack?: CounterPackage;
  readonly papers: readonly CounterPaper[];
  readonly party?: CounterParty;
  readonly handOvers: readonly HandedOver[];
  readonly zone: string;
  /** The day on which the papers were accepted at home. */
  readonly homeVisit?: string;
}

export function counterView(context: PageContext, { caseId, pack, papers, party, handOvers, zone, homeVisit }: CounterMaterial): Html | null {
  const { t } = context;
  if (pack === undefined && papers.length === 0 && party === undefined && homeVisit === undefined && handOvers.length === 0) return null;
  return html`${homeVisit !== undefined && html`<p>${t('workplace.intake.visitedOn')}: ${formatDayShort(homeVisit)}</p>`}${party !== undefined && summaryList({ t, rows: partyRows(context, party) })}${pack !== undefined && pack.items.length > 0 && packagePart(context, pack)}${handedOverView(context, handOvers, zone)}${papers.length > 0 && html`<h2>${t('workplace.print.title')}</h2>${
    linkList(papers.map((paper) => ({ text: t(`workplace.print.${paper}`), href: `/workplace/cases/${caseId}/print/${paper}` })))}`}`;
}

/** What was marked as expired or lacking when the package was taken: whoever examines it must not have to look for it. */
function acceptedWithout({ t, language }: PageContext, { items }: CounterPackage): Html | null {
  const lacking = missingItems(items).filter(({ mark }) => mark !== undefined).map(({ document }) => document.name[language]);
  return lacking.length === 0 ? null : html`<p><strong>${t('workplace.package.incomplete', { documents: lacking.join(', ') })}</strong></p>`;
}

function packagePart(context: PageContext, pack: CounterPackage): Html {
  const { t } = context;
  const counts = { total: pack.items.length, marked: pack.items.filter(({ mark }) => mark !== undefined).length, pages: pack.items.reduce((sum, { scans }) => sum + scans.length, 0) };
  return html`<h2>${t('workplace.package.title')}</h2><p>${t('workplace.package.summary', counts)}</p>${pack.open ? packageStatus(context, pack) : acceptedWithout(context, pack)}
<p><a href="/workplace/cases/${pack.state.id}/package">${t(pack.open ? 'workplace.package.open' : 'workplace.package.view')}</a></p>`;
}
