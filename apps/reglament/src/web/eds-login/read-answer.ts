import type { EdsLoginAnswer } from '../../desk/people/eds-login.ts';
import { readSigned, SIGNING_FIELDS } from '../signing/index.ts';

export interface PostedAnswer extends Pick<EdsLoginAnswer, 'challengeId' | 'signed'> {
  readonly back: unknown;
}

/** A challenge, its signature and a certificate are a few kilobytes in XML, too. */
const XML_CHARACTERS_MAX = 200_000;

/**
 * Reads what the login form posts: CMS as base64 or PEM, or signed XML. What is neither becomes an empty CMS, so that it
 * goes the way of every wrong answer and burns its challenge.
 */
export function readAnswer(body: unknown): PostedAnswer {
  const entries: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {};
  const { back, [SIGNING_FIELDS.signing]: challenge, [SIGNING_FIELDS.signature]: signature } = entries;
  const common = { back, challengeId: typeof challenge === 'string' ? challenge : '' };
  if (typeof signature === 'string' && signature.trimStart().startsWith('<') && signature.length <= XML_CHARACTERS_MAX) {
    return { ...common, signed: { kind: 'xml', xml: new TextEncoder().encode(signature.trim()) } };
  }
  const signed = readSigned(entries);
  return { ...common, signed: { kind: 'cms', cms: signed.kind === 'signed' ? signed.cms : new Uint8Array() } };
}
