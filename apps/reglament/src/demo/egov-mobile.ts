/** Stand-in of eGov Mobile: what the application does after scanning, with a key of the demonstration in place of the telephone's. */
import { bytesToBase64, base64ToBytes, makeCms, openPkcs12, parseCertificate } from '@reglament/eds';
import type { Api1Body, Api2Body } from '@reglament/eds';
import type { DemoMobile, DemoMobileRefused, DemoMobileShown } from '../desk/demonstration.ts';

export interface MobileStandIn {
  /** Codes of other portals are not called: whoever could name any address here would call it from inside. */
  readonly publicUrl: string;
  readonly keyFile: (name: string) => Promise<Uint8Array | undefined>;
  readonly keyPassword: string;
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 10_000;

export function egovMobile({ publicUrl, keyFile, keyPassword, fetch: call = fetch }: MobileStandIn): DemoMobile {
  const home = `${publicUrl.replace(/\/+$/, '')}/mobile-signing/`;

  async function scanned(code: string): Promise<Scanned | DemoMobileRefused | undefined> {
    const api1 = code.trim().replace(/^mobileSign:/, '');
    if (!api1.startsWith(home) || !/^[0-9a-f]{64}$/.test(api1.slice(home.length))) return undefined;
    const first = await call(api1, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!first.ok) return refusalOf(first);
    const { document, description, expiry_date: until, organisation } = await first.json() as Api1Body;
    const headers = { authorization: `Bearer ${document.auth_token}`, 'content-type': 'application/json' };
    const second = await call(document.uri, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!second.ok) return refusalOf(second);
    return { asked: await second.json() as Api2Body, uri: document.uri, headers, shown: { description, until, organisation: { kk: organisation.nameKz, ru: organisation.nameRu, en: organisation.nameEn } } };
  }

  return {
    look: async (code) => {
      const found = await scanned(code);
      if (found === undefined) return { kind: 'unreadable' };
      if ('kind' in found) return found;
      const documents = found.asked.documentsToSign.map(({ document }) => Buffer.from(base64ToBytes(document?.file.data ?? '')).toString('utf8'));
      return { kind: 'shown', ...found.shown, documents };
    },
    sign: async (code, keyName) => {
      const [found, key] = [await scanned(code), await keyFile(keyName)];
      if (found === undefined || key === undefined) return { kind: 'unreadable' };
      if ('kind' in found) return found;
      const { certificate, privateKey } = await openPkcs12(key, keyPassword);
      const signer = { certificate: parseCertificate(certificate), privateKey };
      const documentsToSign = await Promise.all(found.asked.documentsToSign.map(async (one) => {
        const cms = await makeCms({ content: base64ToBytes(one.document?.file.data ?? ''), detached: true, signers: [signer], signingTime: new Date() });
        return { ...one, document: { file: { mime: '', data: bytesToBase64(cms) } } };
      }));
      const answer = await call(found.uri, { method: 'PUT', headers: found.headers, body: JSON.stringify({ ...found.asked, documentsToSign }), signal: AbortSignal.timeout(TIMEOUT_MS) });
      return answer.ok ? { kind: 'accepted' } : refusalOf(answer);
    },
  };
}

interface Scanned { readonly asked: Api2Body; readonly uri: string; readonly headers: Readonly<Record<string, string>>; readonly shown: Omit<DemoMobileShown, 'kind' | 'documents'> }

async function refusalOf(response: Response): Promise<DemoMobileRefused> {
  const { messageKz = '', messageRu = '', messageEn = '' } = await response.json() as Readonly<Record<string, string>>;
  return { kind: 'refused', message: { kk: messageKz, ru: messageRu, en: messageEn } };
}
