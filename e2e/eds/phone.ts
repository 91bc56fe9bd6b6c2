/** What the mobile application does after scanning: API 1, API 2, sign, PUT. It knows the code and nothing else. */
import type { Api1Body, Api2Body } from '@reglament/eds';

export interface Phone { readonly sign: (signature: (content: Uint8Array) => Promise<Uint8Array>) => Promise<number> }

export async function openPhone(qrText: string): Promise<Phone> {
  const api1 = /^mobileSign:(https?:\/\/.+)$/.exec(qrText)?.[1];
  if (api1 === undefined) throw new Error(`Expected a code of mobile signing, but it says: ${qrText}`);
  const { document } = await (await fetch(api1)).json() as Api1Body;
  const headers = { authorization: `Bearer ${document.auth_token}`, 'content-type': 'application/json' };
  const asked = await (await fetch(document.uri, { headers })).json() as Api2Body;
  return {
    sign: async (signature) => {
      const documentsToSign = await Promise.all(asked.documentsToSign.map(async (one) => {
        const cms = await signature(Buffer.from(one.document?.file.data ?? '', 'base64'));
        return { ...one, document: { file: { mime: '', data: Buffer.from(cms).toString('base64') } } };
      }));
      return (await fetch(document.uri, { method: 'PUT', headers, body: JSON.stringify({ ...asked, documentsToSign }) })).status;
    },
  };
}
