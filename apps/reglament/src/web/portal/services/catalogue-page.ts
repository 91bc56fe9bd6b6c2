import { LIFE_EVENT_IDS, LIFE_EVENTS } from '@reglament/regulation';
import type { Decree, Library, Regulation } from '@reglament/regulation';
import { button, html, portalPage, select, textInput } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { ownFirst } from './own-region.ts';
import type { IsOwn } from './own-region.ts';
import { serviceList } from './service-list.ts';
import { searchServices } from './search-services.ts';
import type { ServiceQuery } from './search-services.ts';

/** All services, or those found; grouped by region, the reader's own first. */
export function cataloguePage(context: PageContext, library: Library, query: ServiceQuery, isOwn: IsOwn = () => false): Html {
  const { t } = context;
  const found = searchServices(library.regulations.values(), query);
  const searching = query.words.trim() !== '' || query.decree !== undefined || query.event !== undefined;
  const main = html`${searchForm(context, library, query)}
${searching && html`<p role="status">${t('portal.catalogue.found', { count: found.length })}</p>`}
${found.length === 0 ? html`<p>${t('portal.catalogue.nothing')}</p><p><a href="/services">${t('portal.catalogue.all')}</a></p>` : ownFirst(byDecree(found), ({ decree }) => decree, isOwn).map((group) => regionPart(context, group, isOwn(group.decree)))}`;
  return portalPage({ ...context, title: t('portal.catalogue.title'), main });
}

/** A search is a question, not a change: GET, so that it can be kept and sent on. */
export function searchForm({ t, language }: PageContext, library: Library, query: ServiceQuery, withRegion = true): Html {
  const choices = [...library.decrees.values()].filter(({ id }) => [...library.regulations.values()].some(({ decree }) => decree.id === id)).map(({ id, region, field }) => ({ value: id, text: `${region[language]}: ${field[language]}` }));
  return html`<form class="find-service" method="get" action="/services" role="search">
${textInput({ t, name: 'q', label: t('portal.catalogue.search'), hint: t('portal.catalogue.searchHint'), value: query.words, maxLength: 200 })}
${withRegion && select({ t, name: 'decree', label: t('portal.catalogue.region'), choices, value: query.decree })}
${withRegion && select({ t, name: 'event', label: t('portal.catalogue.event'), choices: LIFE_EVENT_IDS.map((id) => ({ value: id, text: LIFE_EVENTS[id][language] })), value: query.event })}
${button({ text: t('portal.catalogue.find') })}
</form>`;
}

interface Group { readonly decree: Decree; readonly regulations: readonly Regulation[] }

function byDecree(regulations: readonly Regulation[]): readonly Group[] {
  const groups = new Map<string, Regulation[]>();
  for (const regulation of regulations) groups.set(regulation.decree.id, [...(groups.get(regulation.decree.id) ?? []), regulation]);
  return [...groups.values()].map((list) => ({ decree: list[0]!.decree, regulations: list }));
}

function regionPart(context: PageContext, { decree, regulations }: Group, own: boolean): Html {
  const { t, language } = context;
  return html`<h2>${decree.region[language]}: ${decree.field[language]}</h2>${own && html`<p class="hint">${t('portal.catalogue.own')}</p>`}${serviceList(context, regulations)}`;
}
