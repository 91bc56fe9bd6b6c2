/**
 * Signing in the browser: a key file opened in the page, or NCALayer. One panel for applicants and for heads. The key
 * file and its password stand outside the form and have no way to the server; the form carries the signature alone.
 */
import { bytesToBase64 } from '@reglament/eds';
import { attributes, details, fieldId, fileUpload, html, passwordInput } from '../kit/index.ts';
import type { Html } from '../kit/index.ts';
import type { Language, TextKey, Translate } from '../texts/index.ts';

/** Name of the browser module: put it into the page's `scripts`. */
export const SIGNING_SCRIPT = 'sign';

/** Names of the posted fields. */
export const SIGNING_FIELDS = { signing: 'signing', signature: 'signature' } as const;

export interface SigningPanelProps {
  readonly t: Translate;
  readonly language: Language;
  /** Where the signature is posted. */
  readonly action: string;
  readonly csrf: string;
  /** The bytes to be signed, and the signing they belong to; of many documents, where the bytes of each are. */
  readonly toSign: Uint8Array | readonly { readonly signingId: string; readonly address: string }[];
  readonly signingId: string;
  /** What the key is used for: to sign a document (the default) or to log in. */
  readonly purpose?: 'signing' | 'authentication';
  /** Whose certificate NCALayer offers. */
  readonly signer?: 'individual' | 'head' | 'signatory' | 'employee' | 'any';
  /** Binds the signature to its certificate (CAdES-BES): for signatures that go into a PDF. */
  readonly bindCertificate?: boolean;
  /** Further fields posted with the signature. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly submitText?: string;
  /** Where the demonstration's key files lie; only in demonstration mode. */
  readonly demoKeysHref?: string | undefined;
  /** What was wrong with a signature posted before. */
  readonly error?: string | undefined;
}

/** What the module says, by the name it says it under. */
const WORDS = {
  busy: 'signing.busy', 'busy-nca-layer': 'signing.busyNcaLayer', sending: 'signing.sending', 'file-missing': 'signing.fileMissing',
  'password-missing': 'signing.passwordMissing', 'wrong-password': 'signing.wrongPassword', malformed: 'signing.malformed', 'no-key': 'signing.noKey',
  'no-certificate': 'signing.noKey', unsupported: 'signing.unsupported', 'authentication-key': 'signing.authenticationKey', cancelled: 'signing.cancelled',
  'nca-layer-unreachable': 'signing.ncaLayerUnreachable', 'nca-layer-refused': 'signing.ncaLayerRefused', failed: 'signing.failed',
  'signing-key': 'eds.login.signingKey',
} as const satisfies Record<string, TextKey>;

/** What is said otherwise when the key is used to log in. */
const LOGIN_WORDS: Partial<Record<keyof typeof WORDS, TextKey>> = { cancelled: 'eds.login.cancelled', 'nca-layer-refused': 'eds.login.ncaLayerRefused' };

const PARTS = {
  signing: { title: 'signing.title', noScripts: 'signing.noScripts', hint: 'signing.keyFileHint', submit: 'signing.sign', ncaLayer: 'signing.ncaLayer' },
  authentication: { title: 'eds.login.panel', noScripts: 'eds.login.noScripts', hint: 'eds.login.keyFileHint', submit: 'eds.login.submit', ncaLayer: 'eds.login.ncaLayer' },
} as const satisfies Record<string, Record<string, TextKey>>;

export type SigningWord = keyof typeof WORDS;

export function signingPanel(props: SigningPanelProps): Html {
  const { t, demoKeysHref, purpose = 'signing' } = props;
  const said = purpose === 'signing' ? WORDS : { ...WORDS, ...LOGIN_WORDS };
  const words = Object.fromEntries(Object.entries(said).map(([name, key]) => [`data-word-${name}`, t(key)]));
  const data = attributes({
    id: fieldId(SIGNING_FIELDS.signature), tabindex: -1, 'data-signing': true, 'data-to-sign': props.toSign instanceof Uint8Array ? bytesToBase64(props.toSign) : null, 'data-signer': props.signer ?? 'individual', 'data-purpose': purpose,
    'data-bind-certificate': props.bindCertificate === true, 'data-test-keys': demoKeysHref !== undefined, ...words,
  });
  return html`<section class="signing" aria-label="${t(PARTS[purpose].title)}"${data}>
<noscript><p><strong>${t(PARTS[purpose].noScripts)}</strong></p></noscript>
${keyFilePart(props)}
${ncaLayerPart(t, purpose)}
${demoKeysHref !== undefined && html`<p><a href="${demoKeysHref}">${t('signing.demoKeys')}</a></p>`}
${signatureForm(props)}
</section>`;
}

function keyFilePart({ t, submitText, error, purpose = 'signing' }: SigningPanelProps): Html {
  return html`${fileUpload({ t, name: 'key-file', label: t('signing.keyFile'), hint: t(PARTS[purpose].hint), accept: ['.p12', '.pfx'], megabytesMax: 1 })}
${passwordInput({ t, name: 'key-password', label: t('signing.keyPassword'), use: 'current', revealable: true })}
<p class="signing-status"${attributes({ role: 'status', 'data-signing-status': true, 'data-state': error === undefined ? null : 'wrong' })}>${error}</p>
<div class="buttons"><button type="button" class="button button-primary" data-sign-with="file">${submitText ?? t(PARTS[purpose].submit)}</button></div>`;
}

function ncaLayerPart(t: Translate, purpose: keyof typeof PARTS): Html {
  const body = html`<p>${t('signing.ncaLayerText')}</p><div class="buttons"><button type="button" class="button button-secondary" data-sign-with="nca-layer">${t('signing.ncaLayerSign')}</button></div>`;
  return details({ summary: t(PARTS[purpose].ncaLayer), body });
}

function signatureForm({ action, csrf, signingId, toSign, fields = {} }: SigningPanelProps): Html {
  const hidden = (name: string, value: string, toSignAt?: string): Html => html`<input type="hidden"${attributes({ name, value, 'data-to-sign-at': toSignAt })}>`;
  const signings = toSign instanceof Uint8Array ? [{ signingId, address: undefined }] : toSign;
  return html`<form method="post" action="${action}">${Object.entries({ csrf, ...fields }).map(([name, value]) => hidden(name, value))}${
    signings.map((one) => html`${hidden(SIGNING_FIELDS.signing, one.signingId)}${hidden(SIGNING_FIELDS.signature, '', one.address)}`)
  }</form>`;
}
