import { NAME_OID } from '../certificate/oids.ts';
import { oid, printableString, sequence, setInOrder, utf8String } from '../der/index.ts';

/** One attribute of a name to be written, in the order given. */
export type NamePart = readonly [attribute: keyof typeof NAME_OID, value: string];

/** The NCA writes these two as PrintableString and everything else as UTF8String. */
const PRINTABLE: ReadonlySet<keyof typeof NAME_OID> = new Set(['country', 'serialNumber']);

/** A `Name` with one attribute per RDN, as the NCA builds them. */
export const makeName = (parts: readonly NamePart[]): Uint8Array =>
  sequence(
    ...parts.map(([attribute, value]) =>
      setInOrder(sequence(oid(NAME_OID[attribute]), PRINTABLE.has(attribute) ? printableString(value) : utf8String(value))),
    ),
  );
