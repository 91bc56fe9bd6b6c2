import { LIFE_EVENT_IDS, LIFE_EVENTS } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import { html, linkList, plainList, portalPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { searchForm } from '../services/catalogue-page.ts';
import { ownFirst } from '../services/own-region.ts';
import type { IsOwn } from '../services/own-region.ts';

/** The first page: what this is, a search, the regions, and how it goes. */
export function homePage(context: PageContext, library: Library, isOwn: IsOwn = () => false): Html {
  const { t } = context;
  const main = html`<p>${t('portal.home.lead')}</p>
${searchForm(context, library, { words: '' }, false)}
<h2>${t('portal.home.events')}</h2>
${events(context, library)}
<h2>${t('portal.home.regions')}</h2>
${regions(context, library, isOwn)}
<h2>${t('portal.home.how')}</h2>
${plainList([t('portal.home.how1'), t('portal.home.how2'), t('portal.home.how3'), t('portal.home.how4')], { ordered: true })}
<h2>${t('portal.verify')}</h2>
<p>${t('portal.home.verifyText')}</p>
<p><a href="/verify">${t('portal.home.verifyLink')}</a></p>`;
  return portalPage({ ...context, title: t('portal.home.title'), main });
}

/** What has happened in the reader's life, with how many services there are for it. */
function events({ t, language }: PageContext, library: Library): Html {
  const all = [...library.regulations.values()];
  const counted = LIFE_EVENT_IDS.map((id) => ({ id, count: all.filter(({ lifeEvents }) => lifeEvents.includes(id)).length }));
  return linkList(counted.filter(({ count }) => count > 0).map(({ id, count }) => ({ text: LIFE_EVENTS[id][language], href: `/services?event=${id}`, hint: t('portal.home.servicesCount', { count }) })));
}

function regions({ t, language }: PageContext, library: Library, isOwn: IsOwn): Html {
  const counted = [...library.decrees.values()].map((decree) => ({ decree, count: [...library.regulations.values()].filter((regulation) => regulation.decree.id === decree.id).length }));
  return linkList(ownFirst(counted.filter(({ count }) => count > 0), ({ decree }) => decree, isOwn).map(({ decree, count }) => ({
    text: `${decree.region[language]}: ${decree.field[language]}`, href: `/services?decree=${decree.id}`, hint: isOwn(decree) ? `${t('portal.catalogue.own')} · ${t('portal.home.servicesCount', { count })}` : t('portal.home.servicesCount', { count }),
  })));
}
