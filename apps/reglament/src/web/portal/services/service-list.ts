import type { Regulation } from '@reglament/regulation';
import { html } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { servicePath } from '../law/cite.ts';
import { isOnline } from './online.ts';

/** Services as a list of links; under each, whether it can be asked for here. */
export function serviceList({ t, language }: PageContext, regulations: readonly Regulation[]): Html {
  const one = (regulation: Regulation): Html => html`<li><a href="${servicePath(regulation)}">${regulation.title[language]}</a><p class="hint">${
    t(isOnline(regulation) ? 'portal.service.online' : 'portal.service.inPerson')
  }</p></li>`;
  return html`<ul class="link-list">${regulations.map(one)}</ul>`;
}
