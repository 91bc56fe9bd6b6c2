import type { Library } from '@reglament/regulation';
import { CENTRE, GATEWAY, type Part, PORTAL, regionOf } from '../../../desk/channel/parts.ts';
import type { PageContext } from '../../kit/index.ts';

/** A part of the system in words; whatever is no part of it keeps its id. */
export function partName({ t, language }: Pick<PageContext, 't' | 'language'>, { regulations }: Library, part: Part): string {
  if (part === PORTAL) return t('system.part.portal');
  if (part === CENTRE) return t('system.part.centre');
  if (part === GATEWAY) return t('system.part.gateway');
  if (part === 'reglament' || part === 'state-systems') return t(`system.part.${part}`);
  const regulation = [...regulations.values()].find(({ id }) => regionOf(id) === part);
  return regulation === undefined ? part : t('system.part.region', { region: regulation.decree.region[language] });
}
