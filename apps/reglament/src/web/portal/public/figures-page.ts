import { SMALLEST_PUBLISHED } from '../../../desk/statistics/open-figures.ts';
import type { ServiceFigures } from '../../../desk/statistics/open-figures.ts';
import { html, portalPage, table } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { refusalWords } from '../cabinet/case-words.ts';
import { servicePath } from '../law/cite.ts';

/** The open statistics: by region and service, with small numbers left out. */
export function figuresPage(context: PageContext, figures: readonly ServiceFigures[], years: readonly number[], year: number | undefined): Html {
  const { t, language } = context;
  const byRegion = Map.groupBy(figures, ({ regulation }) => regulation.decree);
  const main = html`<p>${t('portal.figures.lead', { least: SMALLEST_PUBLISHED })}</p>
${years.length > 0 && yearLinks(context, years, year)}
${figures.length === 0 && html`<p>${t('portal.figures.none')}</p>`}
${[...byRegion].map(([decree, list]) => html`<h2>${decree.region[language]}</h2>${regionTable(context, decree.region[language], list)}`)}`;
  return portalPage({ ...context, title: t('portal.figures.title'), main, width: 'wide', breadcrumbs: [{ text: t('portal.help'), href: '/help' }] });
}

function yearLinks({ t }: PageContext, years: readonly number[], chosen: number | undefined): Html {
  const link = (text: string, href: string, current: boolean): Html => (current ? html`<strong>${text}</strong>` : html`<a href="${href}">${text}</a>`);
  return html`<p>${t('portal.figures.year')}: ${link(t('portal.figures.allYears'), '/statistics', chosen === undefined)}${years.map((year) => html` · ${link(String(year), `/statistics?year=${year}`, chosen === year)}`)}</p>`;
}

function regionTable(context: PageContext, region: string, list: readonly ServiceFigures[]): Html {
  const { t } = context;
  const figures = (title: string) => ({ title, figures: true });
  const columns = [
    { title: t('portal.survey.service') }, figures(t('portal.figures.received')), figures(t('portal.figures.issued')), { title: t('portal.figures.refused') },
    figures(t('portal.figures.withdrawn')), figures(t('portal.figures.underWay')), figures(t('portal.figures.inTime')),
  ];
  return table({ t, caption: region, captionHidden: true, columns, rows: list.map((one) => row(context, one)) });
}

function row(context: PageContext, { regulation, received, parts, inTimePercent }: ServiceFigures): readonly (string | number | Html)[] {
  const { t, language } = context;
  const service = html`<a href="${servicePath(regulation)}">${regulation.title[language]}</a>`;
  const hidden = html`<span class="quiet"><span aria-hidden="true">–</span><span class="hidden">${t('portal.figures.hidden')}</span></span>`;
  if (received === undefined) return [service, t('portal.figures.few', { least: SMALLEST_PUBLISHED }), hidden, hidden, hidden, hidden, hidden];
  if (parts === undefined) return [service, received, hidden, hidden, hidden, hidden, hidden];
  const refused = parts.refused.length === 0 ? 0 : html`${parts.refused.map(({ kind, count }, index) => html`${index > 0 && html`<br>`}${refusalWords(context, kind).title}: ${count}`)}`;
  return [service, received, parts.issued, refused, parts.withdrawn, parts.underWay, inTimePercent === undefined ? hidden : t('portal.figures.percent', { percent: inTimePercent })];
}
