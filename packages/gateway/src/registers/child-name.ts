import type { XmlElement } from '@reglament/eds';
import { present, textElement } from '../xml/write-element.ts';
import { findText, getDay, getText } from './loose-children.ts';

/** Who a child is, wherever a register tells of one. */
export interface ChildName {
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
}

export const writeChildName = ({ surname, name, patronymic, birthDate }: ChildName): string =>
  textElement('surname', surname) + textElement('name', name) + textElement('patronymic', patronymic) + textElement('birthDate', birthDate);

/** @throws GatewayFault SCE001 */
export const readChildName = (child: XmlElement): ChildName => ({
  surname: getText(child, 'surname'),
  name: getText(child, 'name'),
  ...present('patronymic', findText(child, 'patronymic')),
  birthDate: getDay(child, 'birthDate'),
});
