/** Stand-in of eGov Mobile: what the application does after scanning, with a key of the demonstration in place of the telephone's. */
import { z } from 'zod';
import { bytesToBase64, base64ToBytes, makeCms, openPkcs12, parseCertificate } from '@reglament/eds';
import type { DemoMobile, DemoMobileRefused, DemoMobileShown, DemoMobileSilent } from '../desk/demonstration.ts';

export interface MobileStandIn {
  /** Codes of other portals are not called: whoever could name any address here would call it from inside. */
  readonly publicUrl: string;
  readonly keyFile: (name: string) => Promise<Uint8Array | undefined>;
  readonly keyPassword: string;
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 10_000;

/** Who answers at the public address is not ours to say (a proxy, another program), so its answers are read as a stranger's. */
const API_1 = z.object({
  description: z.string(), expiry_date: z.iso.datetime({ offset: true }),
  organisation: z.object({ nameKz: z.string(), nameRu: z.string(), nameEn: z.string() }),
  document: z.object({ uri: z.string(), auth_token: z.string().regex(/^[\w.~+/=-]+$/) }),
});
const API_2 = z.looseObject({ documentsToSign: z.array(z.looseObject({ document: z.object({ file: z.object({ data: z.base64() }) }) })).min(1) });
const REFUSED = z.object({ messageKz: z.string(), messageRu: z.string(), messageEn: z.string() });

export function egovMobile({ publicUrl, keyFile, keyPassword, fetch: call = fetch }: MobileStandIn): DemoMobile {
  const portal = publicUrl.replace(/\/+$/, '');
  const home = `${portal}/mobile-signing/`;
  const silent: DemoMobileSilent = { kind: 'silent', portal };

  /** Asks the portal; what it refuses comes back in its own words. */
  async function ask<T>(url: string, as: z.ZodType<T>, init: RequestInit = {}): Promise<{ readonly kind: 'answer'; readonly body: T } | DemoMobileRefused | DemoMobileSilent> {
    const answer = await answerOf(url, init);
    if (answer === undefined) return silent;
    const refused = answer.isOk ? undefined : REFUSED.safeParse(answer.body).data;
    if (refused !== undefined) return { kind: 'refused', message: { kk: refused.messageKz, ru: refused.messageRu, en: refused.messageEn } };
    const read = answer.isOk ? as.safeParse(answer.body) : undefined;
    return read?.success === true ? { kind: 'answer', body: read.data } : silent;
  }

  /** `undefined`: nobody answers, or not with JSON. Whatever goes wrong on the way is the same to a telephone. */
  async function answerOf(url: string, init: RequestInit): Promise<{ readonly isOk: boolean; readonly body: unknown } | undefined> {
    try {
      const response = await call(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      return { isOk: response.ok, body: await response.json() };
    } catch {
      return undefined;
    }
  }

  async function scanned(code: string): Promise<Scanned | DemoMobileRefused | DemoMobileSilent | { readonly kind: 'unreadable' }> {
    const api1 = code.trim().replace(/^mobileSign:/, '');
    if (!api1.startsWith(home) || !/^[0-9a-f]{64}$/.test(api1.slice(home.length))) return { kind: 'unreadable' };
    const first = await ask(api1, API_1);
    if (first.kind !== 'answer') return first;
    const { document: { uri, auth_token: token }, description, expiry_date: until, organisation } = first.body;
    if (!uri.startsWith(home)) return silent;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const second = await ask(uri, API_2, { headers });
    if (second.kind !== 'answer') return second;
    return { kind: 'scanned', asked: second.body, uri, headers, shown: { description, until, organisation: { kk: organisation.nameKz, ru: organisation.nameRu, en: organisation.nameEn } } };
  }

  return {
    look: async (code) => {
      const found = await scanned(code);
      if (found.kind !== 'scanned') return found;
      const documents = found.asked.documentsToSign.map(({ document }) => Buffer.from(base64ToBytes(document.file.data)).toString('utf8'));
      return { kind: 'shown', ...found.shown, documents };
    },
    sign: async (code, keyName) => {
      const [found, key] = [await scanned(code), await keyFile(keyName)];
      if (key === undefined) return { kind: 'unreadable' };
      if (found.kind !== 'scanned') return found;
      const { certificate, privateKey } = await openPkcs12(key, keyPassword);
      const signer = { certificate: parseCertificate(certificate), privateKey };
      const documentsToSign = await Promise.all(found.asked.documentsToSign.map(async (one) => {
        const cms = await makeCms({ content: base64ToBytes(one.document.file.data), detached: true, signers: [signer], signingTime: new Date() });
        return { ...one, document: { file: { mime: '', data: bytesToBase64(cms) } } };
      }));
      const answer = await ask(found.uri, z.unknown(), { method: 'PUT', headers: found.headers, body: JSON.stringify({ ...found.asked, documentsToSign }) });
      return answer.kind === 'answer' ? { kind: 'accepted' } : answer;
    },
  };
}

interface Scanned { readonly kind: 'scanned'; readonly asked: z.infer<typeof API_2>; readonly uri: string; readonly headers: Readonly<Record<string, string>>; readonly shown: Omit<DemoMobileShown, 'kind' | 'documents'> }
