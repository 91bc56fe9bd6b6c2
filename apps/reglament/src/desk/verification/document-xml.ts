import type { Bilingual } from '@reglament/documents';
import { elementsNamed, findAttributeValue, textOf } from '@reglament/eds';
import type { XmlDocument, XmlElement } from '@reglament/eds';
import { DOCUMENT_NAMESPACE } from '../results/official-document.ts';

/** What a document says, read back from its signed data. */
export interface DocumentFacts {
  readonly number?: string;
  readonly date?: string;
  readonly title?: Bilingual;
  readonly organisation?: Bilingual;
  readonly signer?: string;
  readonly signedAt?: string;
  readonly paragraphs: readonly Bilingual[];
  readonly fields: readonly { readonly label: Bilingual; readonly value: string | Bilingual }[];
}

/** Reads the data of one of our documents from the verified tree itself; `undefined` when it is something else. */
export function readDocument({ root }: XmlDocument): DocumentFacts | undefined {
  if (root.namespace !== DOCUMENT_NAMESPACE || root.localName !== 'document') return undefined;
  const [signer] = named(root, 'signer');
  const title = bilingual(root, 'title');
  const organisation = bilingual(root, 'organisation');
  const name = signer && named(signer, 'name')[0];
  const signedAt = signer && named(signer, 'signedAt')[0];
  const fields = named(root, 'field').flatMap((field) => {
    const label = bilingual(field, 'label');
    const values = named(field, 'value');
    const value = values.length === 2 ? bilingual(field, 'value') : values[0] && textOf(values[0]);
    return label === undefined || value === undefined ? [] : [{ label, value }];
  });
  return {
    paragraphs: pairs(named(root, 'paragraph')), fields,
    number: findAttributeValue(root, 'number') ?? '', date: findAttributeValue(root, 'date') ?? '',
    ...(title === undefined ? {} : { title }), ...(organisation === undefined ? {} : { organisation }),
    ...(name === undefined ? {} : { signer: textOf(name) }), ...(signedAt === undefined ? {} : { signedAt: textOf(signedAt) }),
  };
}

function named(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsNamed(parent, DOCUMENT_NAMESPACE, name);
}

function bilingual(parent: XmlElement, name: string): Bilingual | undefined {
  return pairs(named(parent, name))[0];
}

/** Kazakh and Russian stand next to each other, in this order. */
function pairs(elements: readonly XmlElement[]): readonly Bilingual[] {
  return elements.flatMap((element, index) => {
    const other = elements[index + 1];
    return index % 2 === 0 && other !== undefined ? [{ kk: textOf(element), ru: textOf(other) }] : [];
  });
}
