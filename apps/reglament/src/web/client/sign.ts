/** Brings a signing panel to life; without this module the page says that signing needs scripts. */
import type { SignerKind } from '@reglament/eds';
import type { SigningWord } from '../signing/signing-panel.ts';
import { bytesOf, signWithKeyFile, signWithNcaLayer } from './signatures.ts';
import type { Made, ToSign } from './signatures.ts';

for (const panel of document.querySelectorAll<HTMLElement>('[data-signing]')) bringToLife(panel);

function bringToLife(panel: HTMLElement): void {
  let busy = false;
  const sign = async (way: string | undefined): Promise<void> => {
    if (busy) return;
    busy = true;
    panel.setAttribute('aria-busy', 'true');
    say(panel, way === 'nca-layer' ? 'busy-nca-layer' : 'busy', 'under-way');
    // Drawn before the key is computed with: a long computation must not leave the page without a word.
    await painted();
    const made = await (way === 'nca-layer' ? withNcaLayer(panel) : withKeyFile(panel)).catch((): Made => ({ kind: 'not-signed', word: 'failed' }));
    if (made.kind === 'signed' && send(panel, made.signatures)) return say(panel, 'sending', 'under-way');
    say(panel, made.kind === 'signed' ? 'failed' : made.word, 'wrong');
    panel.removeAttribute('aria-busy');
    busy = false;
  };
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sign-with]') : null;
    if (button !== null) void sign(button.dataset['signWith']);
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.name === 'key-password') void sign('file');
  });
  // Back from the next page: the panel must be usable again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) busy = false;
  });
}

async function withKeyFile(panel: HTMLElement): Promise<Made> {
  const file = panel.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
  const password = panel.querySelector<HTMLInputElement>('input[name=key-password]')?.value ?? '';
  return signWithKeyFile(await toSignOf(panel), file, password, new Date());
}

async function withNcaLayer(panel: HTMLElement): Promise<Made> {
  const { lang } = document.documentElement;
  return signWithNcaLayer(await toSignOf(panel), {
    signer: (panel.dataset['signer'] ?? 'any') as SignerKind, language: lang === 'ru' || lang === 'en' ? lang : 'kk', allowTestKeys: panel.dataset['testKeys'] !== undefined,
  });
}

async function toSignOf(panel: HTMLElement): Promise<ToSign> {
  return {
    documents: await documentsOf(panel), bindCertificate: panel.dataset['bindCertificate'] !== undefined,
    purpose: panel.dataset['purpose'] === 'authentication' ? 'authentication' : 'signing',
  };
}

/** One document stands in the panel itself; of many, each field names where its bytes are. */
async function documentsOf(panel: HTMLElement): Promise<readonly Uint8Array[]> {
  const addresses = signatureFields(panel).flatMap((field) => field.dataset['toSignAt'] ?? []);
  if (addresses.length === 0) return [bytesOf(panel.dataset['toSign'] ?? '')];
  return Promise.all(addresses.map(async (address) => {
    // A redirect would lead to the page for signing in, and nobody may sign that unawares.
    const answer = await fetch(address, { redirect: 'error' });
    if (!answer.ok) throw new Error(`Expected the bytes to be signed, but the answer was ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }));
}

function signatureFields(panel: HTMLElement): readonly HTMLInputElement[] {
  return [...panel.querySelectorAll<HTMLInputElement>('form input[name=signature]')];
}

/** Only the signatures leave the page; the password is forgotten first. */
function send(panel: HTMLElement, signatures: readonly string[]): boolean {
  const form = panel.querySelector('form');
  const fields = signatureFields(panel);
  const password = panel.querySelector<HTMLInputElement>('input[name=key-password]');
  if (form === null || fields.length === 0 || fields.length !== signatures.length) return false;
  if (password !== null) password.value = '';
  for (const [index, field] of fields.entries()) field.value = signatures[index] ?? '';
  form.requestSubmit();
  return true;
}

function say(panel: HTMLElement, word: SigningWord, state: 'under-way' | 'wrong'): void {
  const place = panel.querySelector<HTMLElement>('[data-signing-status]');
  if (place === null) return;
  place.textContent = panel.getAttribute(`data-word-${word}`);
  place.dataset['state'] = state;
}

function painted(): Promise<void> {
  return new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve, 0); }); });
}
