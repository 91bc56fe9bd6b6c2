import { allSignersValid, authorityExtensions, generateKeyPair, keyIdOf, makeCertificate, makeCms, verifyCms } from '@reglament/eds';
import type { KeyKind } from '@reglament/eds';

/** A function that verifies one attached CMS of one signer per call, structure and signature; not its certificate. */
export async function cmsVerifier(kind: KeyKind, contentBytes: number): Promise<() => Promise<void>> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const subjectKeyId = await keyIdOf(publicKey);
  const certificate = await makeCertificate({
    subject: [['commonName', 'TEST'], ['country', 'KZ']], publicKey,
    notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z'),
    extensions: authorityExtensions({ subjectKeyId, authorityKeyId: subjectKeyId }), selfSignedWith: privateKey,
  });
  const files: Uint8Array[] = [];
  for (let i = 0; i < 16; i++) {
    const content = crypto.getRandomValues(new Uint8Array(contentBytes));
    const signingTime = new Date('2026-03-02T09:00:00Z');
    files.push(await makeCms({ content, detached: false, signers: [{ certificate, privateKey }], signingTime }));
  }
  let next = 0;
  return async () => {
    if (!allSignersValid(await verifyCms(files[next++ % files.length]!))) throw new Error('Expected the CMS to verify');
  };
}
