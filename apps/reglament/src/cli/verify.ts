import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { extractSignatures } from '@reglament/documents';
import { EDS_CODES, MalformedDer, parseCertificate, verifyCms, verifyEvidence, verifyXml } from '@reglament/eds';
import type { Certificate, EdsCode } from '@reglament/eds';
import { Misuse, readArguments } from './arguments.ts';
import { EXIT } from './surroundings.ts';
import type { Command } from './surroundings.ts';

/** One signer as the command tells it. Without evidence the certificate is not judged, only named. */
interface Found { readonly signer: string; readonly serial: string; readonly at?: string; readonly verdict: 'confirmed' | 'holds' | 'refused'; readonly code?: string }

/**
 * `verify FILE [--anchors FOLDER] [--content FILE] [--json]`: checks a signature offline. An evidence bundle is judged
 * completely (signature, chain, term, revocation, owner) with the verifier's own trust anchors; a PDF, CMS or XML by
 * itself can only be shown to be unchanged since it was signed.
 * @returns 0 when everything holds, 1 when something does not
 */
export const verify: Command = async (args, _library, { out, trust }) => {
  const { words: [file, ...more], options } = readArguments(args, { anchors: 'value', content: 'value', json: 'flag' });
  if (file === undefined || more.length > 0) throw new Misuse('expected one file to verify');
  const bytes = await readFile(file);
  const found = await examine(bytes, await anchorsIn(options.get('anchors') ?? trust), options.get('content'));
  out(options.has('json') ? `${JSON.stringify(found)}\n` : found.map(told).join(''));
  return found.length > 0 && found.every(({ verdict }) => verdict !== 'refused') ? EXIT.answered : EXIT.failed;
};

async function examine(bytes: Buffer, trustAnchors: readonly Certificate[], contentFile: string | undefined): Promise<readonly Found[]> {
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return examinePdf(bytes);
  if (bytes[0] === 0x7b) return examineEvidence(bytes, trustAnchors);
  if (/^\s*</.test(bytes.subarray(0, 64).toString('utf8'))) return (await verifyXml(bytes)).signers.map((signer) => mathematics(signer));
  const content = contentFile === undefined ? {} : { content: await readFile(contentFile) };
  const verified = await verifyCms(bytes, content);
  return verified.code === undefined ? verified.signers.map((signer) => mathematics(signer)) : [refused(verified.code)];
}

async function examineEvidence(bytes: Buffer, trustAnchors: readonly Certificate[]): Promise<readonly Found[]> {
  const judged = await verifyEvidence(bytes, { trustAnchors });
  if (judged.kind === 'unreadable' || judged.signers.length === 0) return [refused(judged.kind === 'confirmed' ? 'signature-absent' : judged.code)];
  return judged.signers.map((signer) => ({
    signer: signer.certificate?.subject.commonName ?? '', serial: signer.certificate?.serialNumber ?? '', at: signer.at.toISOString(),
    ...(judged.kind === 'confirmed' ? { verdict: 'confirmed' as const } : { verdict: 'refused' as const, code: signer.code ?? judged.code }),
  }));
}

async function examinePdf(bytes: Buffer): Promise<readonly Found[]> {
  const read = extractSignatures(bytes);
  if (read.kind === 'rejected') return [{ ...refused('signature-invalid'), code: read.code }];
  const found: Found[] = [];
  for (const [index, signature] of read.signatures.entries()) {
    const [signer] = (await verifyCms(signature.cms, { content: signature.signedBytes })).signers;
    const altered = index === read.signatures.length - 1 ? !signature.coversWholeFile : signature.laterChanges !== 'signaturesOnly';
    found.push(signer === undefined || altered ? { ...refused('signature-invalid'), ...(altered ? { code: 'changed-after-signing' } : {}) } : mathematics(signer));
  }
  return found;
}

type Verdict = Awaited<ReturnType<typeof verifyCms>>['signers'][number] | Awaited<ReturnType<typeof verifyXml>>['signers'][number];

function mathematics(signer: Verdict): Found {
  const name = { signer: signer.certificate?.subject.commonName ?? '', serial: signer.certificate?.serialNumber ?? '' };
  return signer.kind === 'valid' ? { ...name, verdict: 'holds' } : { ...name, verdict: 'refused', code: signer.code };
}

function refused(code: EdsCode): Found {
  return { signer: '', serial: '', verdict: 'refused', code };
}

const WORDS = { confirmed: 'confirmed', holds: 'unchanged since it was signed; the certificate was not judged (give the evidence bundle)', refused: 'REFUSED' } as const;

function told({ signer, serial, at, verdict, code }: Found): string {
  const why = code === undefined ? '' : `: ${code}${isKnown(code) ? ` – ${EDS_CODES[code].en}` : ''}`;
  return `${signer || '(nobody)'}${serial === '' ? '' : `, certificate ${serial}`}${at === undefined ? '' : `, judged at ${at}`}\n  ${WORDS[verdict]}${why}\n`;
}

function isKnown(code: string): code is EdsCode {
  return code in EDS_CODES;
}

/** Trust anchors of the verifier: every certificate file of the folder. @throws Misuse where there is none. */
async function anchorsIn(folder: string): Promise<readonly Certificate[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(cer|crt|pem)$/.test(name));
  try {
    return await Promise.all(names.map(async (name) => parseCertificate(await readFile(path.join(folder, name)))));
  } catch (error) {
    if (error instanceof MalformedDer) throw new Misuse(`a file in ${folder} is not a certificate`);
    throw error;
  }
}
