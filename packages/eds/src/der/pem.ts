import { MalformedDer } from './failure.ts';

/**
 * DER from what people and programs really hand over: DER itself, PEM with any label (`CERTIFICATE`, `CMS`, `PKCS7`,
 * `X509 CRL`) or bare base64 with or without line ends.
 * @throws MalformedDer when it is none of these.
 */
export function derFrom(input: Uint8Array | string): Uint8Array {
  if (typeof input !== 'string') {
    const first = input[0];
    if (first === 0x30) return input;
    return derFrom(new TextDecoder('latin1').decode(input));
  }
  const begin = /-----BEGIN [A-Z0-9 ]{1,40}-----/.exec(input);
  const body = begin === null ? input : bodyOfPem(input, begin.index + begin[0].length);
  return base64ToBytes(body);
}

function bodyOfPem(text: string, start: number): string {
  const end = text.indexOf('-----END ', start);
  if (end < 0) throw new MalformedDer('Expected the PEM block to end');
  return text.slice(start, end);
}

/** Base64 with white space allowed; anything else is malformed. */
export function base64ToBytes(text: string): Uint8Array {
  const compact = text.replace(/[\s\uFEFF]+/g, '');
  if (compact.length === 0 || compact.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw new MalformedDer('Expected base64, but found other characters');
  }
  try {
    const binary = atob(compact);
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw new MalformedDer('Expected base64, but it does not decode');
  }
}

/** Base64 without line ends. */
export function bytesToBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x6000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  }
  return btoa(pieces.join(''));
}

/** PEM with lines of 64 characters. */
export function toPem(label: string, der: Uint8Array): string {
  const lines = bytesToBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
