import { bytesToBase64 } from '../der/index.ts';
import { type NcaLayerAnswer, NcaLayerFailure, readAnswer } from './answer.ts';
import { connect, type ConnectInput, type NcaLayerConnection } from './connection.ts';
import {
  type BasicsRequest, type BasicsSigningParams, type CommonUtilsMethod, extendedUsagesFor, type Language, LOCALE, type SignerKind, type Storage,
} from './protocol.ts';

/** The result of a signing dialogue, in the order of what was to be signed. */
export type SigningOutcome =
  | { readonly kind: 'signed'; readonly results: readonly string[] }
  | Extract<NcaLayerAnswer, { kind: 'cancelled' }>;

export interface SignOptions {
  readonly purpose?: 'signing' | 'authentication';
  readonly signer?: SignerKind;
  readonly language?: Language;
  readonly storages?: readonly Storage[];
  /** Also shows keys of test authorities. */
  readonly allowTestKeys?: boolean;
}

export interface NcaLayer {
  readonly version: string;
  /** Signs documents as CMS; results are PEM. `detached` leaves the document out, `timeStamp` asks for a token. */
  signCms(documents: readonly Uint8Array[], options?: SignOptions & { readonly detached?: boolean; readonly timeStamp?: boolean }): Promise<SigningOutcome>;
  /** Signs hashes of documents that are too long to send. */
  signHashes(hashes: readonly Uint8Array[], options?: SignOptions & { readonly timeStamp?: boolean }): Promise<SigningOutcome>;
  /** Signs XML documents with an enveloped signature. */
  signXml(documents: readonly string[], options?: SignOptions): Promise<SigningOutcome>;
  /** The older module, for NCALayer without `basics`. */
  readonly commonUtils: CommonUtils;
  close(): void;
}

export interface CommonUtils {
  /** Tokens plugged in; an empty list means files only. */
  getActiveTokens(): Promise<readonly string[]>;
  getKeyInfo(storage: Storage): Promise<NcaLayerAnswer>;
  createCadesFromBase64(input: { storage: Storage; keyType: 'SIGNATURE' | 'AUTHENTICATION'; base64: string; attach: boolean }): Promise<SigningOutcome>;
  createCadesFromBase64Hash(input: { storage: Storage; keyType: 'SIGNATURE' | 'AUTHENTICATION'; base64: string }): Promise<SigningOutcome>;
  signXml(input: { storage: Storage; keyType: 'SIGNATURE' | 'AUTHENTICATION'; xml: string }): Promise<SigningOutcome>;
  signXmls(input: { storage: Storage; keyType: 'SIGNATURE' | 'AUTHENTICATION'; xmls: readonly string[] }): Promise<SigningOutcome>;
  changeLocale(language: Language): Promise<void>;
}

/**
 * Connects to NCALayer on the citizen's machine. The private key stays there; only documents go in and signatures out.
 * @throws NcaLayerFailure `ncalayer-unreachable` when the program does not run.
 */
export async function connectNcaLayer(input: ConnectInput = {}): Promise<NcaLayer> {
  const connection = await connect(input);
  return {
    version: connection.version,
    signCms: (documents, options = {}) =>
      basics(connection, 'cms', documents.map(bytesToBase64), options, {
        decode: true, encapsulate: options.detached !== true, digested: false, ...stamp(options.timeStamp),
      }),
    signHashes: (hashes, options = {}) =>
      basics(connection, 'cms', hashes.map(bytesToBase64), options, {
        decode: true, encapsulate: false, digested: true, ...stamp(options.timeStamp),
      }),
    signXml: (documents, options = {}) => basics(connection, 'xml', documents, options, {}),
    commonUtils: commonUtilsOf(connection),
    close: connection.close,
  };
}

const stamp = (wanted: boolean | undefined): Pick<BasicsSigningParams, 'tsaProfile'> => (wanted === true ? { tsaProfile: {} } : {});

async function basics(
  connection: NcaLayerConnection,
  format: 'cms' | 'xml',
  data: readonly string[],
  options: SignOptions,
  signingParams: BasicsSigningParams,
): Promise<SigningOutcome> {
  const request: BasicsRequest = {
    module: 'kz.gov.pki.knca.basics',
    method: 'sign',
    args: {
      allowedStorages: options.storages ?? null,
      format,
      data,
      signingParams,
      signerParams: {
        extKeyUsageOids: extendedUsagesFor(options.purpose ?? 'signing', options.signer ?? 'any'),
        ...(options.allowTestKeys === true ? { chain: [] } : {}),
      },
      // Only "ru" is documented for this module; the other names are those of `changeLocale`.
      locale: LOCALE[options.language ?? 'kk'],
    },
  };
  return outcomeOf(readAnswer(await connection.ask(request)), data.length);
}

function outcomeOf(answer: NcaLayerAnswer, count: number): SigningOutcome {
  if (answer.kind === 'cancelled') return answer;
  const results = Array.isArray(answer.result) ? answer.result : [answer.result];
  if (results.length !== count || !results.every((result) => typeof result === 'string' && result !== '')) {
    throw new NcaLayerFailure('ncalayer-refused', `Expected ${count} signatures, but NCALayer answered otherwise`);
  }
  return { kind: 'signed', results };
}

function commonUtilsOf(connection: NcaLayerConnection): CommonUtils {
  const ask = async (method: CommonUtilsMethod, args: readonly (string | boolean | readonly string[])[] = []): Promise<NcaLayerAnswer> =>
    readAnswer(await connection.ask({ module: 'kz.gov.pki.knca.commonUtils', method, args }));
  return {
    getActiveTokens: async () => {
      const answer = await ask('getActiveTokens');
      return answer.kind === 'answered' && Array.isArray(answer.result) ? answer.result.map(String) : [];
    },
    getKeyInfo: (storage) => ask('getKeyInfo', [storage]),
    createCadesFromBase64: async ({ storage, keyType, base64, attach }) =>
      outcomeOf(await ask('createCAdESFromBase64', [storage, keyType, base64, attach]), 1),
    createCadesFromBase64Hash: async ({ storage, keyType, base64 }) =>
      outcomeOf(await ask('createCAdESFromBase64Hash', [storage, keyType, base64]), 1),
    signXml: async ({ storage, keyType, xml }) => outcomeOf(await ask('signXml', [storage, keyType, xml, '', '']), 1),
    signXmls: async ({ storage, keyType, xmls }) => outcomeOf(await ask('signXmls', [storage, keyType, xmls, '', '']), xmls.length),
    changeLocale: async (language) => {
      await ask('changeLocale', [LOCALE[language]]);
    },
  };
}
