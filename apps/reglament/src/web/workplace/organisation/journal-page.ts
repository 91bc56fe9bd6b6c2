import type { JournalledAct, Region } from '../../../desk/organisation/regions.ts';
import type { OrganisationUnit } from '../../../desk/organisation/units.ts';
import { formatDateTimeShort, html, table, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { eventWords } from './history-table.ts';
import { ORGANISATION } from './entered.ts';

export interface JournalPage { readonly acts: readonly JournalledAct[]; readonly more: boolean; readonly regions: readonly Region[]; readonly units: readonly OrganisationUnit[] }

/** Everything administrators did in these regions, the latest first. */
export function journalPage(context: PageContext, { acts, more, regions, units }: JournalPage): Html {
  const { t, language } = context;
  const zoneOf = (region: string): string => units.find((unit) => unit.region === region)?.zone ?? 'Asia/Almaty';
  const subject = ({ person, unit, region }: JournalledAct): Html | string => {
    if (person !== undefined) return html`<a href="${ORGANISATION}/people/${person.id}">${person.name}</a>`;
    if (unit !== undefined) return html`<a href="${ORGANISATION}/units/${unit.id}">${unit.name[language]}</a>`;
    return regions.find(({ id }) => id === region)?.name[language] ?? region;
  };
  const rows = acts.map((act) => [formatDateTimeShort(Date.parse(act.at), zoneOf(act.region)), act.byName, eventWords(t, act.kind, act.details), subject(act)]);
  const columns = [{ title: t('workplace.journal.when'), whole: true }, { title: t('workplace.journal.who') }, { title: t('workplace.journal.what') }, { title: t('workplace.administration.subject') }];
  const last = acts.at(-1);
  const main = html`${table({ t, caption: t('workplace.administration.journal'), captionHidden: true, columns, rows, empty: t('workplace.administration.noHistory') })}
${more && last !== undefined && html`<p><a href="${ORGANISATION}/journal?before=${last.number}">${t('workplace.administration.earlier')}</a></p>`}`;
  return workplacePage({ ...context, title: t('workplace.administration.journal'), breadcrumbs: [{ text: t('workplace.organisation'), href: ORGANISATION }], width: 'wide', main });
}
