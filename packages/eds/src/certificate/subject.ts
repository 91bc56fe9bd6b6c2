import { type DistinguishedName, findAttribute } from './name.ts';
import { NAME_OID } from './oids.ts';

/** The owner of a certificate, read attribute by attribute; never from the common name. */
export interface Subject extends DistinguishedName {
  /** `SURNAME NAME` for a person, the title for an organisation or a system. */
  readonly commonName: string;
  readonly surname?: string;
  /** The NCA writes the patronymic into the givenName attribute; this is that attribute. */
  readonly patronymic?: string;
  /** Name without the surname, cut from the common name when it begins with the surname. */
  readonly givenName?: string;
  readonly iin?: string;
  readonly bin?: string;
  readonly organisation?: string;
  readonly country?: string;
  readonly locality?: string;
  readonly state?: string;
  readonly email?: string;
}

/**
 * IIN from serialNumber (`IIN…`), BIN from serialNumber or OU (`BIN…`). The numbers are kept as text and are not
 * checked for their check digit: the NCA's own test certificates fail it, and the only legal question is equality.
 */
export function subjectOf(name: DistinguishedName): Subject {
  const serial = findAttribute(name, NAME_OID.serialNumber);
  const units = name.attributes.filter(({ oid }) => oid === NAME_OID.organisationalUnit).map(({ value }) => value);
  const commonName = findAttribute(name, NAME_OID.commonName) ?? '';
  const surname = findAttribute(name, NAME_OID.surname);
  return {
    ...name,
    commonName,
    ...maybe('surname', surname),
    ...maybe('patronymic', findAttribute(name, NAME_OID.givenName)),
    ...maybe('givenName', givenNameFrom(commonName, surname)),
    ...maybe('iin', numberAfter('IIN', [serial])),
    ...maybe('bin', numberAfter('BIN', [serial, ...units])),
    ...maybe('organisation', findAttribute(name, NAME_OID.organisation)),
    ...maybe('country', findAttribute(name, NAME_OID.country)),
    ...maybe('locality', findAttribute(name, NAME_OID.locality)),
    ...maybe('state', findAttribute(name, NAME_OID.state)),
    ...maybe('email', findAttribute(name, NAME_OID.email)),
  };
}

const maybe = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  value === undefined || value === '' ? {} : ({ [key]: value } as { readonly [P in K]: string });

function numberAfter(prefix: 'IIN' | 'BIN', values: readonly (string | undefined)[]): string | undefined {
  for (const value of values) {
    const match = value === undefined ? null : new RegExp(`^${prefix}(\\d{12})$`).exec(value.trim());
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

function givenNameFrom(commonName: string, surname: string | undefined): string | undefined {
  if (surname === undefined || !commonName.startsWith(`${surname} `)) return undefined;
  return commonName.slice(surname.length + 1).trim() || undefined;
}
