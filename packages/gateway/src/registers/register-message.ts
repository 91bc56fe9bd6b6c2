import type { XmlElement } from '@reglament/eds';
import { element, textElement } from '../xml/write-element.ts';
import { type DictionaryValue, readDictionaryValue, writeDictionaryValue } from './dictionary-value.ts';
import { findChild, findText, getChild, getText } from './loose-children.ts';

/** What every request to the state database of individuals begins with; our other stand-ins follow it. */
export interface RegisterRequestHead {
  readonly messageId: string;
  /** xs:dateTime */
  readonly messageDate: string;
  readonly senderCode: string;
}

export const writeRequestHead = ({ messageId, messageDate, senderCode }: RegisterRequestHead): string =>
  textElement('messageId', messageId) + textElement('messageDate', messageDate) + textElement('senderCode', senderCode);

export const readRequestHead = (data: XmlElement): RegisterRequestHead => ({
  messageId: getText(data, 'messageId'),
  messageDate: getText(data, 'messageDate'),
  senderCode: getText(data, 'senderCode'),
});

export interface Organisation {
  readonly code: string;
  readonly nameRu: string;
  readonly nameKz: string;
}

/** What every answer begins with. */
export interface RegisterResponseHead {
  readonly messageId: string;
  readonly messageDate: string;
  /** Message id of the request inside the data: which question this answers. */
  readonly requestId: string;
  readonly sender: Organisation;
  readonly receiver?: Organisation;
  readonly messageResult: DictionaryValue;
}

/** Codes of `messageResult`. Only the first is documented publicly; the second is that of our stand-ins. */
export const MESSAGE_RESULT = {
  found: { code: '00000', nameRu: 'Сообщение обработано', nameKz: 'Хабарлама өңделді' },
  absent: { code: '00001', nameRu: 'Данные не найдены', nameKz: 'Мәліметтер табылмады' },
} as const satisfies Readonly<Record<string, DictionaryValue>>;

export const writeResponseHead = (head: RegisterResponseHead): string =>
  [
    textElement('messageId', head.messageId),
    textElement('messageDate', head.messageDate),
    textElement('requestId', head.requestId),
    writeOrganisation('sender', head.sender),
    writeOrganisation('receiver', head.receiver),
    writeDictionaryValue('messageResult', head.messageResult),
  ].join('');

const writeOrganisation = (name: string, value: Organisation | undefined): string =>
  value === undefined
    ? ''
    : element(name, textElement('code', value.code), textElement('nameRu', value.nameRu), textElement('nameKz', value.nameKz));

export function readResponseHead(data: XmlElement): RegisterResponseHead {
  const receiver = findChild(data, 'receiver');
  return {
    messageId: getText(data, 'messageId'),
    messageDate: getText(data, 'messageDate'),
    requestId: getText(data, 'requestId'),
    sender: readOrganisation(getChild(data, 'sender')),
    ...(receiver === undefined ? {} : { receiver: readOrganisation(receiver) }),
    messageResult: readDictionaryValue(getChild(data, 'messageResult')),
  };
}

const readOrganisation = (organisation: XmlElement): Organisation => ({
  code: getText(organisation, 'code'),
  nameRu: findText(organisation, 'nameRu') ?? '',
  nameKz: findText(organisation, 'nameKz') ?? '',
});
