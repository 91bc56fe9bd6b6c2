import type { Regulation } from '@reglament/regulation';
import { linkList } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { servicePath } from '../law/cite.ts';
import { isOnline } from './online.ts';

/** Services as a list of links; under each, whether it can be asked for here. */
export function serviceList({ t, language }: PageContext, regulations: readonly Regulation[]): Html {
  return linkList(regulations.map((regulation) => ({
    text: regulation.title[language], href: servicePath(regulation), hint: t(isOnline(regulation) ? 'portal.service.online' : 'portal.service.inPerson'),
  })));
}
