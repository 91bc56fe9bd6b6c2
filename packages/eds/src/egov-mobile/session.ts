import type { EdsCode } from '../codes/index.ts';

/** A text in the languages of the mobile application. */
export interface MobileName {
  readonly nameKz: string;
  readonly nameRu: string;
  readonly nameEn: string;
}

/** What is to be signed on the phone. */
export type MobileDocument =
  | ({ readonly kind: 'xml'; readonly id: number; readonly xml: string } & MobileName)
  | ({ readonly kind: 'cms'; readonly id: number; readonly content: Uint8Array; readonly mime: string } & MobileName);

/**
 * Signing of some documents with eGov Mobile by one QR code. Plain data: whoever keeps it decides where. It is valid
 * until `expiresAt` and for one answer only.
 */
export interface MobileSigning {
  /** Unguessable; stands in the address of the first call. */
  readonly id: string;
  /** One-time token; goes to the phone in the first call and comes back with the others. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly description: string;
  readonly organisation: MobileName & { readonly bin: string };
  readonly documents: readonly MobileDocument[];
  readonly state: 'waiting' | 'answered';
}

/** The phone may not have what it asks for. */
export interface MobileRefusal {
  readonly kind: 'refused';
  readonly code: Extract<EdsCode, 'qr-expired' | 'qr-token-invalid' | 'qr-answer-invalid'>;
}

const TOKEN_BYTES = 32;

/** Starts a signing. `id` and `token` are drawn from the platform's random generator. */
export const startMobileSigning = (
  input: Pick<MobileSigning, 'expiresAt' | 'description' | 'organisation' | 'documents'>,
): MobileSigning => ({ ...input, id: randomText(), token: randomText(), state: 'waiting' });

const randomText = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Text of the QR code: the address of the first call. */
export const mobileQrText = (api1Url: string): string => `mobileSign:${api1Url}`;

const LAUNCHERS = {
  person: { link: 'https://mgovsign.page.link/', isi: '1476128386', app: 'kz.egov.mobile', apn: 'kz.mobile.mgov' },
  business: { link: 'https://egovbusiness.page.link/', isi: '1597880144', app: 'kz.mobile.mgov.business', apn: 'kz.mobile.mgov.business' },
} as const;

/** Link that opens the application on the same phone. The launcher is configuration: the published one may move. */
export function mobileDeepLink(api1Url: string, application: keyof typeof LAUNCHERS, launcher?: string): string {
  const { link, isi, app, apn } = LAUNCHERS[application];
  return `${launcher ?? link}?${new URLSearchParams({ link: api1Url, isi, ibi: app, apn }).toString()}`;
}

/** Whether the phone may go on. */
export function refusalOfCall(signing: MobileSigning, now: Date): MobileRefusal | undefined {
  if (signing.state === 'answered') return { kind: 'refused', code: 'qr-token-invalid' };
  return now >= signing.expiresAt ? { kind: 'refused', code: 'qr-expired' } : undefined;
}

/** The same for calls that carry the token (`Authorization: Bearer …`). */
export function refusalOfAuthorisation(signing: MobileSigning, authorization: string | undefined, now: Date): MobileRefusal | undefined {
  const given = /^Bearer (.{1,200})$/.exec(authorization ?? '')?.[1] ?? '';
  if (!equalInConstantTime(given, signing.token)) return { kind: 'refused', code: 'qr-token-invalid' };
  return refusalOfCall(signing, now);
}

function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
