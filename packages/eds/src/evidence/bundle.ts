import type { CertificateRole } from '../certificate/role.ts';
import { type Certificate, parseCertificate } from '../certificate/parse.ts';
import { base64ToBytes, bytesToBase64, MalformedDer } from '../der/index.ts';
import { type Crl, parseCrl } from '../revocation/crl.ts';
import type { KeyPurpose } from '../trust/key-purpose.ts';
import type { SignedObject } from './examine.ts';

/**
 * Everything needed to repeat a check years later without any network: the signed bytes as shown, the signature, the
 * chain, the revocation answers and the time-stamp inside the signature. Trust anchors are deliberately not part of it:
 * whoever verifies brings his own.
 */
export interface EvidenceBundle {
  readonly signed: SignedObject;
  /** When the revocation answers were gathered, by the clock of who gathered them. */
  readonly gatheredAt: Date;
  readonly usage: KeyPurpose;
  readonly iin?: string;
  readonly bin?: string;
  readonly roles?: readonly CertificateRole[];
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocspResponses: readonly Uint8Array[];
}

const FORMAT = 'reglament-eds-evidence/1';
const LENGTH_MAX = 128 * 1024 * 1024;
const UTF8 = new TextEncoder();

/** The bundle cannot be read; `code` is of the catalogue. */
export class MalformedEvidence extends Error {
  readonly code = 'evidence-malformed';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MalformedEvidence';
  }
}

/** Writes a bundle as JSON, so that a stranger can see what it holds. @returns UTF-8. */
export function writeEvidence(bundle: EvidenceBundle): Uint8Array {
  const { signed } = bundle;
  const list = (items: readonly Uint8Array[]): readonly string[] => items.map(bytesToBase64);
  return UTF8.encode(
    JSON.stringify({
      format: FORMAT,
      gatheredAt: bundle.gatheredAt.toISOString(),
      usage: bundle.usage,
      iin: bundle.iin,
      bin: bundle.bin,
      roles: bundle.roles,
      signed:
        signed.kind === 'xml'
          ? { kind: 'xml', xml: bytesToBase64(signed.xml) }
          : { kind: 'cms', cms: bytesToBase64(signed.cms), content: signed.content && bytesToBase64(signed.content) },
      certificates: list(bundle.certificates.map(({ raw }) => raw)),
      crls: list(bundle.crls.map(({ raw }) => raw)),
      ocspResponses: list(bundle.ocspResponses),
    }),
  );
}

const USAGES: readonly KeyPurpose[] = ['signing', 'authentication', 'system', 'time-stamping'];

/** Reads a bundle. @throws MalformedEvidence */
export function readEvidence(bytes: Uint8Array): EvidenceBundle {
  if (bytes.length > LENGTH_MAX) throw new MalformedEvidence(`Expected at most ${LENGTH_MAX} bytes`);
  try {
    const fields = record(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (fields['format'] !== FORMAT) throw new MalformedEvidence(`Expected the format ${FORMAT}`);
    const usage = USAGES.find((known) => known === fields['usage']);
    const gatheredAt = new Date(text(fields['gatheredAt']));
    if (usage === undefined || Number.isNaN(gatheredAt.getTime())) throw new MalformedEvidence('Expected a usage and a moment');
    return {
      signed: readSigned(record(fields['signed'])),
      gatheredAt,
      usage,
      ...(fields['iin'] === undefined ? {} : { iin: text(fields['iin']) }),
      ...(fields['bin'] === undefined ? {} : { bin: text(fields['bin']) }),
      ...(fields['roles'] === undefined ? {} : { roles: texts(fields['roles']) as readonly CertificateRole[] }),
      certificates: bytesList(fields['certificates']).map((der) => parseCertificate(der)),
      crls: bytesList(fields['crls']).map((der) => parseCrl(der)),
      ocspResponses: bytesList(fields['ocspResponses']),
    };
  } catch (cause) {
    if (cause instanceof MalformedEvidence) throw cause;
    if (cause instanceof MalformedDer || cause instanceof SyntaxError || cause instanceof TypeError) {
      throw new MalformedEvidence('Expected an evidence bundle', { cause });
    }
    throw cause;
  }
}

function readSigned(fields: Readonly<Record<string, unknown>>): SignedObject {
  if (fields['kind'] === 'xml') return { kind: 'xml', xml: base64ToBytes(text(fields['xml'])) };
  if (fields['kind'] !== 'cms') throw new MalformedEvidence('Expected a signed object');
  const cms = base64ToBytes(text(fields['cms']));
  return fields['content'] === undefined ? { kind: 'cms', cms } : { kind: 'cms', cms, content: bytesOf(fields['content']) };
}

/** An empty document is a document too. */
const bytesOf = (value: unknown): Uint8Array => (value === '' ? new Uint8Array() : base64ToBytes(text(value)));

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new MalformedEvidence('Expected an object');
  return value as Readonly<Record<string, unknown>>;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new MalformedEvidence('Expected a text');
  return value;
}

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new MalformedEvidence('Expected a list');
  return value.map(text);
}

const bytesList = (value: unknown): readonly Uint8Array[] => texts(value).map(base64ToBytes);
