import type { EdsCode } from '../codes/index.ts';
import { bytesEqual, hexToBytes, toHex } from '../der/index.ts';
import type { SignedObject } from '../evidence/examine.ts';
import { verifyCms } from '../cms/verify.ts';
import { textOf } from '../xml/index.ts';
import { verifyXml } from '../xmldsig/verify.ts';

/** A random value that a person signs to prove who they are; the server keeps it, bound to the session, and burns it. */
export interface LoginChallenge {
  /** 32 random bytes, hex. */
  readonly nonce: string;
  readonly expiresAt: Date;
}

/** How long a person may take to choose the key and type its password. */
export const LOGIN_TERM_MS = 5 * 60 * 1000;

export const makeLoginChallenge = (now: Date): LoginChallenge => ({
  nonce: toHex(crypto.getRandomValues(new Uint8Array(32))),
  expiresAt: new Date(now.getTime() + LOGIN_TERM_MS),
});

/** The document to be signed when XML is asked for. */
export const loginXml = ({ nonce }: LoginChallenge): string => `<auth><nonce>${nonce}</nonce></auth>`;

/** The bytes to be signed when an attached CMS is asked for. */
export const loginBytes = ({ nonce }: LoginChallenge): Uint8Array => hexToBytes(nonce);

/**
 * Whether what was signed is this challenge and nothing else, in time. The certificate is judged apart, with
 * `examineSignature` or `checkCertificate` and usage `authentication`; whoever calls burns the challenge first, so that
 * two answers at once cannot both pass.
 * @returns the code of the refusal, or `undefined`.
 */
export async function findLoginFault(challenge: LoginChallenge, signed: SignedObject, now: Date): Promise<EdsCode | undefined> {
  if (now >= challenge.expiresAt) return 'nonce-mismatch';
  return signed.kind === 'cms' ? faultOfCms(challenge, signed.cms) : faultOfXml(challenge, signed.xml);
}

async function faultOfCms(challenge: LoginChallenge, cms: Uint8Array): Promise<EdsCode | undefined> {
  const expected = loginBytes(challenge);
  const { code, signers } = await verifyCms(cms, { content: expected });
  // An attached nonce of another session differs from the expected content.
  if (code !== undefined) return code === 'content-ambiguous' ? 'nonce-mismatch' : code;
  return onlySignerFault(signers);
}

async function faultOfXml(challenge: LoginChallenge, xml: Uint8Array): Promise<EdsCode | undefined> {
  const { code, signers, document } = await verifyXml(xml);
  if (code !== undefined || document === undefined) return code ?? onlySignerFault(signers);
  const [nonce, ...others] = document.root.children.filter((child) => child.kind === 'element');
  // The second element is the signature; anything else could be read as a claim nobody asked for.
  const fits = document.root.name === 'auth' && nonce?.name === 'nonce' && others.length === 1;
  if (!fits || !bytesEqual(new TextEncoder().encode(textOf(nonce)), new TextEncoder().encode(challenge.nonce))) return 'nonce-mismatch';
  return onlySignerFault(signers);
}

function onlySignerFault(signers: readonly ({ kind: 'valid' } | { kind: 'invalid'; code: EdsCode })[]): EdsCode | undefined {
  const [signer, more] = signers;
  if (signer === undefined) return 'signature-absent';
  if (more !== undefined) return 'signature-invalid';
  return signer.kind === 'invalid' ? signer.code : undefined;
}
