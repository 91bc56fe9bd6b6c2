import { EXTENDED_KEY_USAGE } from '../certificate/oids.ts';

/** Where NCALayer listens on the citizen's machine; the page's `connect-src` must allow it. */
export const NCALAYER_URL = 'wss://127.0.0.1:13579';

/** Key stores NCALayer knows; `null` in a request lets the person choose. */
export const STORAGES = [
  'PKCS12', 'JKS', 'AKKaztokenStore', 'AKKZIDCardStore', 'AKEToken72KStore', 'AKEToken5110Store', 'AKJaCartaStore', 'AKAKEYStore',
] as const;
export type Storage = (typeof STORAGES)[number];

/** NCALayer calls Kazakh `kz`. */
export const LOCALE = { kk: 'kz', ru: 'ru', en: 'en' } as const;
export type Language = keyof typeof LOCALE;

/** Who must own the key that the person chooses. */
export type SignerKind = 'any' | 'individual' | 'legal-entity' | 'head' | 'signatory' | 'employee';

const SIGNER_USAGE = {
  any: [],
  individual: [EXTENDED_KEY_USAGE.individual],
  'legal-entity': [EXTENDED_KEY_USAGE.legalEntity],
  head: [EXTENDED_KEY_USAGE.head],
  signatory: [EXTENDED_KEY_USAGE.signatory],
  employee: [EXTENDED_KEY_USAGE.employee],
} as const satisfies Record<SignerKind, readonly string[]>;

/** `basics` shows only keys with all of these usages. */
export const extendedUsagesFor = (purpose: 'signing' | 'authentication', signer: SignerKind): readonly string[] => [
  purpose === 'signing' ? EXTENDED_KEY_USAGE.emailProtection : EXTENDED_KEY_USAGE.clientAuth,
  ...SIGNER_USAGE[signer],
];

/** Request of the module of 2022, the preferred one. */
export interface BasicsRequest {
  readonly module: 'kz.gov.pki.knca.basics';
  readonly method: 'sign';
  readonly args: {
    readonly allowedStorages: readonly Storage[] | null;
    readonly format: 'cms' | 'xml';
    readonly data: string | readonly string[];
    readonly signingParams: BasicsSigningParams;
    readonly signerParams: { readonly extKeyUsageOids: readonly string[]; readonly chain?: readonly string[] };
    readonly locale: string;
  };
}

export interface BasicsSigningParams {
  readonly decode?: boolean;
  readonly encapsulate?: boolean;
  readonly digested?: boolean;
  readonly tsaProfile?: Readonly<Record<string, never>>;
}

/** Request of the older module. */
export interface CommonUtilsRequest {
  readonly module: 'kz.gov.pki.knca.commonUtils';
  readonly method: CommonUtilsMethod;
  readonly args?: readonly (string | boolean | readonly string[])[];
}

export type CommonUtilsMethod =
  | 'getActiveTokens' | 'getKeyInfo' | 'createCAdESFromBase64' | 'createCAdESFromBase64Hash' | 'createCMSSignatureFromBase64'
  | 'signXml' | 'signXmls' | 'changeLocale';

export type NcaLayerRequest = BasicsRequest | CommonUtilsRequest;
