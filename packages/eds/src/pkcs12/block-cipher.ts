import { Pkcs12Error } from './pkcs12-error.ts';

/** Ciphers that key files are protected with, in CBC mode with the padding of PKCS#7. */
export type BlockCipher = 'des3' | 'rc2-40' | 'rc2-128' | 'aes';

/** Decrypts; throws `wrong-password` when the padding is not right, for nothing else can be said. */
export async function decryptCbc(cipher: BlockCipher, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const blockBytes = cipher === 'aes' ? 16 : 8;
  if (data.length === 0 || data.length % blockBytes !== 0 || iv.length !== blockBytes) {
    throw new Pkcs12Error('malformed', 'Expected encrypted data of whole blocks');
  }
  return cipher === 'aes' ? decryptAes(key, iv, data) : decryptWithForge(cipher, key, iv, data);
}

/** Encrypts with one of the two ciphers in which the NCA writes its files. */
export async function encryptCbc(cipher: 'des3' | 'rc2-40', key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const { default: forge } = await import('node-forge');
  const input = forge.util.createBuffer(binary(data));
  if (cipher === 'des3') {
    const des = forge.cipher.createCipher('3DES-CBC', binary(key));
    des.start({ iv: binary(iv) });
    des.update(input);
    des.finish();
    return bytesOf(des.output.getBytes());
  }
  const rc2 = forge.rc2.createEncryptionCipher(binary(key), 40);
  rc2.start(binary(iv));
  rc2.update(input);
  rc2.finish();
  return bytesOf(rc2.output.getBytes());
}

async function decryptAes(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const aes = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-CBC', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(iv) }, aes, new Uint8Array(data)));
  } catch (cause) {
    throw new Pkcs12Error('wrong-password', 'Expected the padding of the decrypted data to be right', { cause });
  }
}

// WebCrypto has neither cipher. forge is loaded only when a key file is opened, so that pages without one stay small.
async function decryptWithForge(cipher: Exclude<BlockCipher, 'aes'>, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const { default: forge } = await import('node-forge');
  const input = forge.util.createBuffer(binary(data));
  if (cipher === 'des3') {
    const des = forge.cipher.createDecipher('3DES-CBC', binary(key));
    des.start({ iv: binary(iv) });
    des.update(input);
    return finished(des.finish(), des.output.getBytes());
  }
  const rc2 = forge.rc2.createDecryptionCipher(binary(key), cipher === 'rc2-40' ? 40 : 128);
  rc2.start(binary(iv));
  rc2.update(input);
  return finished(rc2.finish(), rc2.output.getBytes());
}

function finished(padded: boolean, output: string): Uint8Array {
  if (!padded) throw new Pkcs12Error('wrong-password', 'Expected the padding of the decrypted data to be right');
  return bytesOf(output);
}

/** forge passes bytes as characters. */
function binary(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
