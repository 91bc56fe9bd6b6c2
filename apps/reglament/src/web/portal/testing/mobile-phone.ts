/** Shortcuts for tests: a telephone with eGov Mobile, as far as the portal sees it. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Api1Body, Api2Body, Authority } from '@reglament/eds';
import { signatureOf } from './authority.ts';
import type { Visitor } from './portal-site.ts';
import { laidBefore } from './requests.ts';
import type { LaidBefore } from './requests.ts';

/** A code that was asked for: its page, and the addresses the telephone calls. */
export interface ShownCode extends LaidBefore { readonly page: string; readonly api1: string; readonly documents: string }

/** Asks for a code on a signing page. */
export async function askForCode(visitor: Visitor, signPath: string, signPage?: LightMyRequestResponse, more: Readonly<Record<string, string>> = {}): Promise<ShownCode> {
  const laid = laidBefore(signPage ?? await visitor.get(signPath));
  const page = String((await visitor.post('/signing-by-qr', { signing: laid.signing, back: signPath, ...more })).headers.location);
  const api1 = page.replace('/signing-by-qr/', '/mobile-signing/');
  return { ...laid, page, api1, documents: `${api1}/documents` };
}

export const bearer = (token: string): { readonly authorization: string } => ({ authorization: `Bearer ${token}` });

export async function tokenOf(app: FastifyInstance, { api1 }: Pick<ShownCode, 'api1'>): Promise<string> {
  return (await app.inject(api1)).json<Api1Body>().document.auth_token;
}

/** What the application does with the document: signs its bytes and puts the signature in its place. */
export async function signedBody(body: Api2Body, key: Authority, content?: Uint8Array): Promise<object> {
  const documentsToSign = await Promise.all(body.documentsToSign.map(async (one) => {
    const data = await signatureOf(content ?? Buffer.from(one.document?.file.data ?? '', 'base64'), key);
    return { ...one, document: { file: { mime: '', data } } };
  }));
  return { ...body, documentsToSign };
}

/** Scans the code, signs and answers; `again` sends the same answer once more. */
export async function phoneSigns(app: FastifyInstance, code: Pick<ShownCode, 'api1' | 'documents'>, key: Authority, content?: Uint8Array): Promise<{ readonly answer: LightMyRequestResponse; readonly again: () => Promise<LightMyRequestResponse> }> {
  const headers = bearer(await tokenOf(app, code));
  const body = (await app.inject({ url: code.documents, headers })).json<Api2Body>();
  const payload = await signedBody(body, key, content);
  const put = () => app.inject({ method: 'PUT', url: code.documents, headers, payload });
  return { answer: await put(), again: put };
}
