import { childrenOf, type DerNode, expectTag, findTextOf, MalformedDer, oidOf, rawOf, TAG } from '../der/index.ts';
import { NAME_OID } from './oids.ts';

/** A distinguished name as it stands, with its attributes in their printed order. */
export interface DistinguishedName {
  readonly raw: Uint8Array;
  readonly attributes: readonly NameAttribute[];
  /** `CN=…, C=KZ`: for people; never parse it. */
  readonly text: string;
  /** Equal for equal names whatever string types were used (RFC 5280 §7.1, simplified). */
  readonly key: string;
}

export interface NameAttribute {
  readonly oid: string;
  readonly value: string;
}

const LABEL: Readonly<Record<string, string>> = {
  [NAME_OID.commonName]: 'CN',
  [NAME_OID.surname]: 'SURNAME',
  [NAME_OID.serialNumber]: 'SERIALNUMBER',
  [NAME_OID.country]: 'C',
  [NAME_OID.locality]: 'L',
  [NAME_OID.state]: 'S',
  [NAME_OID.organisation]: 'O',
  [NAME_OID.organisationalUnit]: 'OU',
  [NAME_OID.givenName]: 'GIVENNAME',
  [NAME_OID.email]: 'E',
};

const ATTRIBUTES_MAX = 64;

/** Reads a `Name`; values that are not strings are kept out of the attributes but stay in the raw bytes. */
export function parseName(node: DerNode): DistinguishedName {
  const attributes: NameAttribute[] = [];
  for (const rdn of childrenOf(expectTag(node, TAG.sequence, 'Name'))) {
    for (const pair of childrenOf(expectTag(rdn, TAG.set, 'RelativeDistinguishedName'))) {
      const [type, value] = childrenOf(expectTag(pair, TAG.sequence, 'AttributeTypeAndValue'));
      const text = value === undefined ? undefined : findTextOf(value);
      attributes.push({ oid: oidOf(type, 'attribute type'), value: text ?? '' });
    }
  }
  if (attributes.length > ATTRIBUTES_MAX) throw new MalformedDer(`Expected at most ${ATTRIBUTES_MAX} name attributes`);
  return { raw: rawOf(node), attributes, text: attributes.map(labelled).join(', '), key: attributes.map(keyOf).join('\u0000') };
}

const labelled = ({ oid, value }: NameAttribute): string => `${LABEL[oid] ?? oid}=${value}`;

const keyOf = ({ oid, value }: NameAttribute): string => `${oid}=${value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()}`;

export const namesEqual = (a: DistinguishedName, b: DistinguishedName): boolean => a.key === b.key;

/** The first value of an attribute; certificates of the NCA never repeat one except OU. */
export const findAttribute = (name: DistinguishedName, oid: string): string | undefined =>
  name.attributes.find((attribute) => attribute.oid === oid)?.value;
