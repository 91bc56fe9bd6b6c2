import type { Certificate, Crl } from '@reglament/eds';
import type { EnteredSystem } from '@reglament/regulation';

/** What a state register can answer. "Cannot be answered" is neither "present" nor "absent". */
export type RegisterAnswer<T> =
  | { readonly kind: 'found'; readonly data: T; readonly reference: string }
  | { readonly kind: 'absent'; readonly reference: string }
  | { readonly kind: 'unavailable' };

export interface RegisteredPerson {
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  readonly birthDate: string;
  readonly deathDate?: string;
  readonly address?: string;
}

export interface Guardianship {
  readonly guardianIin: string;
  readonly childName: string;
  readonly childBirthDate: string;
  readonly decreeNumber: string;
  readonly decreeDate: string;
}

/** A legal entity or individual entrepreneur as the state database of legal entities holds it. Days are YYYY-MM-DD. */
export interface LegalEntity {
  readonly bin: string;
  readonly nameKz: string;
  readonly nameRu: string;
  readonly registrationDate: string;
  /** Who may act for it without a power of attorney. */
  readonly leaderIin: string;
}

/** Both sides, so that nobody can search for other people's; the number where the document shows one. */
export interface PowerOfAttorneyQuestion {
  readonly principalIin: string;
  readonly representativeIin: string;
  readonly number?: string;
}

/** A notarised power of attorney. Days are YYYY-MM-DD. */
export interface PowerOfAttorney {
  readonly number: string;
  readonly date: string;
  /** The last day it holds; without one it holds until it is revoked. */
  readonly endDate?: string;
  /** The first day on which it does not hold any more. */
  readonly revokedDate?: string;
  readonly principalIin: string;
  readonly representativeIin: string;
  /** What it empowers to, in the notary's words. */
  readonly subject: string;
}

/** A child of the orphans' data bank, by the bank's number. Days are YYYY-MM-DD. */
export interface ListedChild {
  readonly number: string;
  readonly childName: string;
  /** The given name alone: more a candidate need not read at home. */
  readonly givenName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly regionKz: string;
  readonly regionRu: string;
}

/**
 * State registers as the product sees them; the adapter speaks the gateway's format. Each question tells the case it is
 * asked for, where there is one: the messages stand among those about the case.
 */
export interface Registers {
  readonly findPerson: (iin: string, caseId?: string) => Promise<RegisterAnswer<RegisteredPerson>>;
  readonly findGuardianship: (iin: string, caseId?: string) => Promise<RegisterAnswer<Guardianship>>;
  /** The state database of legal entities (ЗТ МДҚ), by BIN. */
  readonly findLegalEntity: (bin: string, caseId?: string) => Promise<RegisterAnswer<LegalEntity>>;
  /** The children of the orphans' data bank (РДБ) that a candidate may choose from; `absent`: the bank has none to show. */
  readonly findChildren: (candidateIin: string, caseId?: string) => Promise<RegisterAnswer<readonly ListedChild[]>>;
  /** Passes when a register that has said "absent" may be asked again; without it, at once. */
  readonly beforeSecondLook?: () => Promise<void>;
  /**
   * The notarial system (БНАЖ), which holds notarised powers of attorney and no others: `absent` may mean "certified
   * otherwise". Of several between the same two the one that holds longest. `found` says only that it was given: whether
   * it holds on a day is for the caller to judge (`isInForce` in `desk/registers/power-of-attorney.ts`).
   */
  readonly findPowerOfAttorney: (question: PowerOfAttorneyQuestion, caseId?: string) => Promise<RegisterAnswer<PowerOfAttorney>>;
}

/** A document for another part of the system; the adapter signs and sends it. */
export interface EntryField {
  readonly name: string;
  readonly value: string;
}

/** Data that a step of a regulation enters into another system. */
export interface EntryToMake {
  /** Of our own making and always the same for the same step, so that a repeated job enters once. */
  readonly entryId: string;
  readonly personIin?: string;
  readonly fields: readonly EntryField[];
}

export type EntryMade =
  | { readonly kind: 'entered'; readonly number: string; readonly reference: string }
  /** The system holds other data under this id: somebody has to look. */
  | { readonly kind: 'refused'; readonly code: string; readonly reference: string }
  | { readonly kind: 'unavailable' };

/** The systems into which steps enter data. The same id with the same data is the same entry, however often it is sent. */
export interface Entries {
  readonly enter: (system: EnteredSystem, entry: EntryToMake, caseId?: string) => Promise<EntryMade>;
}

export interface GatewayMessage {
  /** The part that sends and signs it. */
  readonly from: string;
  readonly messageId: string;
  /** The regulation: it says which region renders the service. */
  readonly service: string;
  readonly caseId: string;
  /** XML. */
  readonly body: string;
}

/** What a region, or a centre before it has sent the request on, tells the applicant through the portal. */
export interface GatewayReport extends GatewayMessage {
  readonly type: 'NOTIFICATION' | 'UPDATE' | 'RESPONSE';
  /** Whether it goes back along the chain that the applicant's request began. */
  readonly isChain: boolean;
}

/** The seam to the e-government gateway. The same message id twice does nothing the second time. */
export interface Gateway {
  /**
   * Brings the request to its region. `sent`: it is kept and on its way, and its arrival moves the case on;
   * `delivered`: it has arrived.
   */
  readonly deliver: (message: GatewayMessage) => Promise<{ readonly kind: 'delivered' | 'sent' | 'unavailable' }>;
  /** Brings a report to the portal. `here`: nothing lies between, so whoever reports keeps the notices. */
  readonly report: (report: GatewayReport) => Promise<{ readonly kind: 'sent' | 'here' }>;
}

/** A short message or a letter on its way out. A `text` that may be a code, and whom it goes `to`, stand in no log. */
export type OutgoingMessage = {
  /** Sent twice under the same id, it arrives once. */
  readonly id: string;
  /** A telephone as `+` and digits, or an e-mail address. */
  readonly to: string;
  readonly text: string;
} & ({ readonly channel: 'sms' } | { readonly channel: 'email'; readonly subject: string });

/**
 * The seam to the operator of short messages and to the relay of letters. Never throws: a message that cannot be sent is
 * an answer, too. `refused`: it will not take this message, now or later. `unavailable`: nobody is there; with `isThere`
 * somebody is, who could not cope with this message now. Whether a person reads it nobody can say.
 */
export interface Messenger {
  readonly send: (message: OutgoingMessage) => Promise<{ readonly kind: 'sent' } | { readonly kind: 'refused' } | { readonly kind: 'unavailable'; readonly isThere?: true }>;
}

/** Whom signatures rest on, and what is known of revocations. An empty `crls` makes every check fail closed. */
export interface TrustMaterial {
  readonly trustAnchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly Crl[];
}

export interface Trust {
  readonly material: () => Promise<TrustMaterial>;
}

/** `unavailable`: nobody could look, so nothing good is known of the file. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'infected'; readonly threat: string } | { readonly kind: 'unavailable' };

/** The seam to an antivirus scanner. Never throws. */
export interface Scanner {
  readonly scan: (bytes: Uint8Array) => Promise<ScanVerdict>;
}
