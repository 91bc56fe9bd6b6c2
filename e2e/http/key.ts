/** A person's key file, opened in this process as the page opens it in the browser: the key never reaches the server. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { base64ToBytes, bytesToBase64, makeCms, openPkcs12, parseCertificate } from '@reglament/eds';
import { KEY_PASSWORD } from '../../apps/reglament/src/demo/keys.ts';
import type { KeyOwner } from '../../apps/reglament/src/demo/keys.ts';

/** Signs bytes: a detached CMS in base64, as the signing panel posts it. */
export type Sign = (content: Uint8Array) => Promise<string>;

/** A key file that the running demonstration made for one of its people. */
export async function demoKey(dataFolder: string, file: string): Promise<Sign> {
  return opened(await readFile(path.join(dataFolder, 'keys', file)));
}

/** A key for somebody the demonstration has no key file of, issued by its NCA stand-in. */
export async function issuedKey(dataFolder: string, owner: Omit<KeyOwner, 'file'>): Promise<Sign> {
  const { nca } = JSON.parse(await readFile(path.join(dataFolder, 'state-systems', 'ports.json'), 'utf8')) as { nca: number };
  const response = await fetch(`http://127.0.0.1:${nca}/issue`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...owner, password: KEY_PASSWORD }) });
  if (!response.ok) throw new Error(`Expected the NCA stand-in to issue a key, but it answered ${response.status}: ${await response.text()}`);
  return opened(base64ToBytes((await response.json() as { p12: string }).p12));
}

async function opened(p12: Uint8Array): Promise<Sign> {
  const { certificate, privateKey } = await openPkcs12(p12, KEY_PASSWORD);
  const signer = { certificate: parseCertificate(certificate), privateKey };
  return async (content) => bytesToBase64(await makeCms({ content, detached: true, signers: [signer], signingTime: new Date() }));
}
