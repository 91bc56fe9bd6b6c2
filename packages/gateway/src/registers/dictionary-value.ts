import type { XmlElement } from '@reglament/eds';
import { element, textElement } from '../xml/write-element.ts';
import { findText, getText } from './loose-children.ts';

/** A value from a register's dictionary: its code, and its name in both languages. */
export interface DictionaryValue {
  readonly code: string;
  readonly nameRu: string;
  readonly nameKz: string;
  /** xs:dateTime of the last change in the dictionary. */
  readonly changeDate?: string;
}

export const writeDictionaryValue = (name: string, value: DictionaryValue | undefined): string =>
  value === undefined
    ? ''
    : element(
        name,
        textElement('code', value.code),
        textElement('nameRu', value.nameRu),
        textElement('nameKz', value.nameKz),
        textElement('changeDate', value.changeDate),
      );

export function readDictionaryValue(parent: XmlElement): DictionaryValue {
  const changeDate = findText(parent, 'changeDate');
  return {
    code: getText(parent, 'code'),
    nameRu: findText(parent, 'nameRu') ?? '',
    nameKz: findText(parent, 'nameKz') ?? '',
    ...(changeDate === undefined ? {} : { changeDate }),
  };
}
