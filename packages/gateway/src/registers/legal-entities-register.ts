import type { XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { element, textElement } from '../xml/write-element.ts';
import { findChild, getChild, getDay, getText } from './loose-children.ts';

/**
 * State database of legal entities (ГБД ЮЛ, ЗТ МДҚ). Question and answer are documents that their authors sign; they
 * travel as text (`signedData`, `readSignedData`).
 */
export const LEGAL_ENTITIES_SERVICE = 'GbdulInfoByBin_v2';
const NAMESPACE = 'http://gbdulinfobybin_v2.egp.gbdul.tamur.kz';

export interface EntityRequest {
  readonly requestorBin: string;
  readonly bin: string;
}

/** The part of an entity's record that is used here. */
export interface EntityRecord {
  readonly bin: string;
  readonly nameKz: string;
  readonly nameRu: string;
  readonly registrationDate: string;
  readonly leaderIin: string;
}

/** "002" is found; the second is that of our stand-in, as the others are not published. */
export const ENTITY_STATUS = { found: '002', absent: '001' } as const;

export type EntityResponse =
  | { readonly kind: 'found'; readonly entity: EntityRecord }
  | { readonly kind: 'absent' };

/** The document to be signed. */
export const writeEntityRequest = ({ requestorBin, bin }: EntityRequest): string =>
  rooted('Request', textElement('RequestorBIN', requestorBin) + textElement('BIN', bin));

/** @throws GatewayFault SCE001 */
export function readEntityRequest(root: XmlElement): EntityRequest {
  expectRoot(root, 'Request');
  return { requestorBin: getText(root, 'RequestorBIN'), bin: getText(root, 'BIN') };
}

/** The document to be signed. */
export function writeEntityResponse(response: EntityResponse): string {
  if (response.kind === 'absent') return rooted('Response', writeStatus(ENTITY_STATUS.absent, 'Табылмады', 'Не найдено'));
  const { entity } = response;
  const organization = element(
    'Organization',
    textElement('BIN', entity.bin),
    // A day with the offset, as the register writes it.
    textElement('RegistrationDate', `${entity.registrationDate}+06:00`),
    textElement('FullNameRu', entity.nameRu),
    textElement('FullNameKz', entity.nameKz),
    element('OrganizationLeader', textElement('IIN', entity.leaderIin)),
  );
  return rooted('Response', writeStatus(ENTITY_STATUS.found, 'Табылды', 'Найдено') + organization);
}

const writeStatus = (code: string, nameKz: string, nameRu: string): string =>
  element('Status', textElement('Code', code), textElement('NameRu', nameRu), textElement('NameKz', nameKz));

/** @throws GatewayFault SCE001, also for a status that is neither "found" nor "absent": that is no answer. */
export function readEntityResponse(root: XmlElement): EntityResponse {
  expectRoot(root, 'Response');
  const code = getText(getChild(root, 'Status'), 'Code');
  const organization = findChild(root, 'Organization');
  if (code === ENTITY_STATUS.absent && organization === undefined) return { kind: 'absent' };
  if (code !== ENTITY_STATUS.found || organization === undefined) throw new GatewayFault('SCE001', `status ${code}`);
  return {
    kind: 'found',
    entity: {
      bin: getText(organization, 'BIN'),
      nameKz: getText(organization, 'FullNameKz'),
      nameRu: getText(organization, 'FullNameRu'),
      registrationDate: getDay(organization, 'RegistrationDate'),
      leaderIin: getText(getChild(organization, 'OrganizationLeader'), 'IIN'),
    },
  };
}

const rooted = (name: string, content: string): string => `<u:${name} xmlns:u="${NAMESPACE}">${content}</u:${name}>`;

function expectRoot(root: XmlElement, name: string): void {
  if (root.namespace !== NAMESPACE || root.localName !== name) throw new GatewayFault('SCE001', `expected ${name} of the register`);
}
