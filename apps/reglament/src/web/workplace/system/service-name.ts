import { ENTRY_SERVICES, GUARDIANSHIP_SERVICE, INDIVIDUALS_SERVICE, LEGAL_ENTITIES_SERVICE, NOTARY_SERVICE, ORPHANS_SERVICE } from '@reglament/gateway';
import { ENTERED_SYSTEMS, SYSTEMS } from '@reglament/regulation';
import type { Library, LocalizedText } from '@reglament/regulation';
import { CABINET_SERVICE } from '../../../desk/channel/parts.ts';
import { capital } from '../../portal/law/actor-words.ts';
import type { PageContext } from '../../kit/index.ts';

const SERVICES: Readonly<Record<string, LocalizedText>> = {
  [INDIVIDUALS_SERVICE]: SYSTEMS.IndividualsRegister, [LEGAL_ENTITIES_SERVICE]: SYSTEMS.LegalEntitiesRegister, [NOTARY_SERVICE]: SYSTEMS.NotaryRegister,
  [GUARDIANSHIP_SERVICE]: SYSTEMS.GuardianshipSystem, [ORPHANS_SERVICE]: SYSTEMS.OrphanDataBank, [CABINET_SERVICE]: SYSTEMS.PersonalCabinet,
  ...Object.fromEntries(Object.entries(ENTRY_SERVICES).flatMap(([system, service]) => (system in ENTERED_SYSTEMS ? [[service, ENTERED_SYSTEMS[system as keyof typeof ENTERED_SYSTEMS]]] : []))),
};

/** The register or service that a message went to, in words; one that nobody here knows keeps its id. */
export function serviceName({ t, language }: Pick<PageContext, 't' | 'language'>, { regulations }: Library, service: string | undefined): string {
  if (service === undefined) return '–';
  const name = SERVICES[service];
  if (name !== undefined) return capital(name[language]);
  return regulations.has(service) ? t('system.messages.thisService') : service;
}
