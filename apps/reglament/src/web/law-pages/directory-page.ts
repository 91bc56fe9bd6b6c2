/** The page with all drawings of a service and, beside each step, its clause. */
import { CHANNEL_NAMES, drawSvg } from '@reglament/regulation';
import type { Regulation, Route } from '@reglament/regulation';
import { attributes, dangerouslyRaw, html, portalPage } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';
import { citeDecree, servicePath } from '../portal/law/cite.ts';
import { drawingsOf } from './drawings.ts';
import type { Drawing } from './drawings.ts';
import { stepList } from './step-list.ts';

export const STYLE_PATH = '/law-pages/drawing.css';

export function directoryPage(context: PageContext, regulation: Regulation): Html {
  const { t, language } = context;
  const routes = regulation.routes;
  const main = html`<link rel="stylesheet" href="${STYLE_PATH}">
<p>${t('lawPages.intro')}</p>
<h2>${t('lawPages.publication')}</h2>
<ul class="plain-list"><li><a href="${servicePath(regulation)}/directory.pdf?lang=kk" hreflang="kk">${t('lawPages.pdf')}</a></li><li><a href="${servicePath(regulation)}/directory.pdf?lang=ru" hreflang="ru">${t('lawPages.pdfRussian')}</a></li></ul>
${routes.length > 1 && html`<h2>${t('lawPages.routes')}</h2><ul class="plain-list">${routes.map((route) => html`<li><a href="#route-${route.route}">${routeName(route, language)}</a></li>`)}</ul>`}
${routes.map((route) => routePart(context, regulation, route))}`;
  return portalPage({
    ...context, title: t('lawPages.title'), main,
    caption: `${regulation.title[language]}. ${citeDecree(context, regulation.decree)}`,
    breadcrumbs: [{ text: t('portal.home'), href: '/' }, { text: t('portal.services'), href: '/services' }, { text: t('lawPages.passport'), href: servicePath(regulation) }],
  });
}

export function routeName(route: Route, language: PageContext['language']): string {
  return capital(route.title?.[language] ?? CHANNEL_NAMES[route.channel][language]);
}

function routePart(context: PageContext, regulation: Regulation, route: Route): Html {
  return html`<section aria-labelledby="route-${route.route}"><h2 id="route-${route.route}">${routeName(route, context.language)}</h2>
${drawingsOf(regulation, route, context.language).map((drawing) => drawingPart(context, regulation, drawing))}</section>`;
}

function drawingPart(context: PageContext, regulation: Regulation, drawing: Drawing): Html {
  const { t } = context;
  const { layout, column, kind, route } = drawing;
  const file = `${servicePath(regulation)}/directory/${route.route}-${kind}`;
  const description = descriptionOf(context, drawing);
  const size = layout.width <= 800 ? 'small' : layout.width <= 1150 ? 'middle' : 'large';
  return html`<h3>${t(`lawPages.${kind}`)}</h3>
<figure class="drawing"><div class="drawing-view drawing-${size}"${attributes({ role: 'region', tabindex: 0, 'aria-label': `${layout.title}. ${t('lawPages.scroll')}` })}>${dangerouslyRaw(drawSvg(layout, { description }))}</div>
<div class="drawing-column">${dangerouslyRaw(drawSvg(column, { description }))}</div>
<figcaption><a href="${file}.svg?lang=${context.language}">${t('lawPages.svg')}</a> <a href="${file}.bpmn?lang=${context.language}">${t('lawPages.bpmn')}</a></figcaption></figure>
<h4>${t('lawPages.steps')}</h4>
${stepList(context, regulation, drawing)}`;
}

/** What stands in the drawing, for those who hear it. */
export function descriptionOf({ t }: Pick<PageContext, 't'>, { graph }: Drawing): string {
  return t('lawPages.description', { lanes: graph.lanes.length, steps: graph.steps.length, refusals: graph.ends.filter(({ outcome }) => outcome === 'refusal').length });
}
