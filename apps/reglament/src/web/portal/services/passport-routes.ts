/** The routes of a service drawn as stations, each with its time and its clause. */
import { CHANNEL_NAMES } from '@reglament/regulation';
import type { Regulation, Route, RouteNode } from '@reglament/regulation';
import { details, html, routeLine } from '../../kit/index.ts';
import type { Html, PageContext, Station } from '../../kit/index.ts';
import { capital, actorWords } from '../law/actor-words.ts';
import { clauseNote } from '../law/cite.ts';
import { normsWords } from '../law/due-words.ts';
import { ordinaryPath, startableRoutes } from './route-path.ts';

/** The first way open, the others folded. */
export function routesPart(context: PageContext, regulation: Regulation): Html | null {
  const { t, language } = context;
  const [first, ...others] = startableRoutes(regulation.routes, regulation.compiled);
  if (first === undefined) return null;
  return html`<h2>${t('portal.passport.route')}</h2><p>${t('portal.passport.routeBy', { channel: nameOf(context, first) })}</p>
${line(context, regulation, first)}
${others.map((route) => details({ summary: capital(t('portal.passport.routeBy', { channel: nameOf(context, route) })), body: html`${route.title !== undefined && html`<p>${route.title[language]}</p>`}${line(context, regulation, route)}` }))}`;
}

function nameOf({ language }: PageContext, route: Route): string {
  return route.title?.[language] ?? CHANNEL_NAMES[route.channel][language];
}

function line(context: PageContext, regulation: Regulation, { route }: Route): Html | null {
  const compiled = regulation.compiled.get(route);
  if (compiled === undefined) return null;
  const stations = ordinaryPath(compiled).map((node) => stationOf(context, regulation, node));
  return html`<div class="route-plan">${routeLine({ t: context.t, stations, label: regulation.title[context.language] })}</div>`;
}

function stationOf(context: PageContext, regulation: Regulation, node: RouteNode): Station {
  const norms = normsWords(context, regulation, node.norms);
  const note = clauseNote(context, regulation, node.step, { lines: true });
  return { title: node.step.text[context.language], state: 'ahead', actor: actorWords(context, node.actor), ...(norms === '' ? {} : { duration: norms }), ...(note === undefined ? {} : { note }) };
}
