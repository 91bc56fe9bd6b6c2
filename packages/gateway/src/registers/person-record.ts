import type { DictionaryValue } from './dictionary-value.ts';

/** A person as the state database of individuals (ГБД ФЛ, ЖТ МДҚ) describes one. Days are YYYY-MM-DD. */
export interface PersonRecord {
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  /** Many people have none. */
  readonly patronymic?: string;
  readonly birthDate: string;
  readonly deathDate?: string;
  /** 1 male, 2 female. */
  readonly gender: DictionaryValue;
  readonly nationality?: DictionaryValue;
  /** ISO 3166 numeric; 398 is Kazakhstan. */
  readonly citizenship?: DictionaryValue;
  /** 0 is the normal state. */
  readonly lifeStatus: DictionaryValue;
  readonly deathCertificate?: CertificateRecord;
  readonly birthPlace?: PlaceRecord;
  readonly regAddress?: AddressRecord;
  readonly documents: readonly DocumentRecord[];
  /** The record itself was withdrawn. */
  readonly removed: boolean;
}

export interface CertificateRecord {
  readonly number: string;
  readonly beginDate: string;
  readonly issueOrganisation?: DictionaryValue;
}

export interface PlaceRecord {
  readonly country?: DictionaryValue;
  /** Region of the country, four digits. */
  readonly district?: DictionaryValue;
  /** District of the region, seven digits. */
  readonly region?: DictionaryValue;
  readonly city?: string;
}

export interface AddressRecord extends PlaceRecord {
  readonly street?: string;
  readonly building?: string;
  readonly corpus?: string;
  readonly flat?: string;
  readonly beginDate?: string;
  readonly endDate?: string;
  /** 1 is registered. */
  readonly status?: DictionaryValue;
  /** Code of the address register (РКА), 16 digits. */
  readonly arCode?: string;
}

export interface DocumentRecord {
  /** 001 passport, 002 identity card. */
  readonly type: DictionaryValue;
  readonly number: string;
  readonly series?: string;
  readonly beginDate: string;
  readonly endDate?: string;
  readonly issueOrganization?: DictionaryValue;
  /** 00 is valid. */
  readonly status: DictionaryValue;
}

/** The document that identifies the person today: the valid identity card, otherwise the valid passport. */
export const findIdentityDocument = ({ documents }: Pick<PersonRecord, 'documents'>): DocumentRecord | undefined =>
  documents.find(({ type, status }) => type.code === '002' && status.code === '00') ??
  documents.find(({ type, status }) => type.code === '001' && status.code === '00');
