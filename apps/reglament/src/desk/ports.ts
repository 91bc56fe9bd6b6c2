import type { Certificate, Crl } from '@reglament/eds';

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

/** State registers as the product sees them; the adapter speaks the gateway's format. */
export interface Registers {
  readonly findPerson: (iin: string) => Promise<RegisterAnswer<RegisteredPerson>>;
  readonly findGuardianship: (iin: string) => Promise<RegisterAnswer<Guardianship>>;
}

export interface GatewayMessage {
  readonly messageId: string;
  readonly service: string;
  readonly caseId: string;
  readonly body: Uint8Array;
}

/** The seam to the e-government gateway. Delivering the same message id twice does nothing the second time. */
export interface Gateway {
  readonly deliver: (message: GatewayMessage) => Promise<{ readonly kind: 'delivered' } | { readonly kind: 'unavailable' }>;
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
