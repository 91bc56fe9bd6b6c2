import {
  bytesToBase64, type Certificate, generateKeyPair, keyIdOf, makeCertificate, makeCrl, makePkcs12, type Owner, ownerExtensions,
  type PrivateKey, type RevocationReason, type RevokedEntry, subjectOfOwner,
} from '@reglament/eds';
import { type Authorities, certificatesOf, loadAuthorities, makeAuthorities, ownerAddresses, storeAuthorities } from './nca-authorities.ts';
import { FAMILIES, type Family, findState, type IssuedRecord, type NcaState, saveState } from './nca-state.ts';

/** Kinds of keys the stand-in issues; the real NCA issues `gost512` since 2022 and the others before. */
export type IssueAlgorithm = 'gost512' | 'gost2004' | 'rsa2048';

export interface IssueRequest extends Owner {
  readonly algorithm?: IssueAlgorithm;
  /** Two keys per person in the RSA and 2004 generation; the 2022 key does both. */
  readonly purpose?: 'signing' | 'authentication';
  /** Makes a key file protected by this password. */
  readonly password?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

export interface Issued {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly serialNumber: string;
  /** The key file as the NCA hands it out, when a password was given. */
  readonly p12?: Uint8Array;
  /** The name under which people know such a file. */
  readonly fileName: string;
}

/** The stand-in NCA without its HTTP face; all moments come from `clock`. */
export interface Nca {
  readonly publicUrl: string;
  readonly clock: () => Date;
  readonly authorities: Authorities;
  /** Roots: what a relying party trusts. */
  readonly trustAnchors: readonly Certificate[];
  /** Issuing authorities: helpers for the chain. */
  readonly intermediates: readonly Certificate[];
  issue(request: IssueRequest): Promise<Issued>;
  /** @returns false when no such certificate was issued. */
  revoke(serialNumber: string, reason?: RevocationReason, at?: Date): Promise<boolean>;
  /** Lifts a hold. @returns false when the certificate is not on hold. */
  release(serialNumber: string): Promise<boolean>;
  findIssued(serialNumber: string): IssuedRecord | undefined;
  /** The current list of an authority, DER: `root_gost`, `root_rsa`, `nca_gost`, `nca_rsa`, `nca_d_gost`, `nca_d_rsa`. */
  findCrl(listName: string): Promise<Uint8Array | undefined>;
  /** All lists a relying party needs, DER. */
  crls(): Promise<readonly Uint8Array[]>;
}

const DAY_MS = 24 * 3600 * 1000;
const CRL_TERM_MS = 7 * DAY_MS;

/** Opens the authority kept in `dataFolder`, making it on the first start. */
export async function openNca(input: { dataFolder: string; publicUrl: string; clock: () => Date }): Promise<Nca> {
  const { dataFolder, clock } = input;
  const stored = await findState(dataFolder);
  const authorities = stored === undefined ? await makeAuthorities(input.publicUrl, clock()) : await loadAuthorities(stored.authorities);
  let state: NcaState = stored ?? {
    version: 1, publicUrl: input.publicUrl, authorities: await storeAuthorities(authorities), issued: [], crlNumber: 1,
  };
  const save = keepLatest((latest: NcaState) => saveState(dataFolder, latest));
  const change = async (next: (current: NcaState) => NcaState): Promise<void> => {
    state = next(state);
    await save(state);
  };
  if (stored === undefined) await change((current) => current);
  const { publicUrl } = state;

  const issue = async (request: IssueRequest): Promise<Issued> => {
    const issued = await issueUnder(authorities, publicUrl, request, clock());
    const family = familyOf(request.algorithm ?? 'gost512');
    const record = { serialNumber: issued.serialNumber, family, certificate: bytesToBase64(issued.certificate.raw) };
    await change((current) => ({ ...current, issued: [...current.issued, record] }));
    return issued;
  };
  const findIssued = (serialNumber: string): IssuedRecord | undefined =>
    state.issued.find((record) => record.serialNumber === serialNumber.toUpperCase());
  const update = async (record: IssuedRecord): Promise<void> =>
    change((current) => ({
      ...current,
      crlNumber: current.crlNumber + 1,
      issued: current.issued.map((other) => (other.serialNumber === record.serialNumber ? record : other)),
    }));
  const findCrl = (listName: string): Promise<Uint8Array | undefined> => makeList(authorities, state, listName, clock());
  return {
    publicUrl,
    clock,
    authorities,
    trustAnchors: certificatesOf(authorities, 'root'),
    intermediates: certificatesOf(authorities, 'nca'),
    issue,
    findIssued,
    findCrl,
    revoke: async (serialNumber, reason = 'unspecified', at = clock()) => {
      const record = findIssued(serialNumber);
      if (record === undefined) return false;
      await update({ ...withoutRelease(record), revokedAt: at.toISOString(), reason });
      return true;
    },
    release: async (serialNumber) => {
      const record = findIssued(serialNumber);
      if (record?.reason !== 'certificateHold') return false;
      const { revokedAt: _revokedAt, reason: _reason, ...rest } = record;
      await update({ ...rest, releasedAt: clock().toISOString() });
      return true;
    },
    crls: async () => {
      const lists = await Promise.all(FAMILIES.flatMap((family) => [findCrl(`root_${family}`), findCrl(`nca_${family}`)]));
      return lists.filter((list) => list !== undefined);
    },
  };
}

/**
 * One writer at a time, and never a queue: while one state is being written only the latest of the others waits, because
 * it contains them all. Each caller waits until a state not older than its own is on disk.
 */
function keepLatest<T>(write: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: { value: T; done: Promise<void> } | undefined;
  return (value) => {
    if (waiting !== undefined) {
      waiting.value = value;
      return waiting.done;
    }
    const next: { value: T; done: Promise<void> } = { value, done: Promise.resolve() };
    const start = (): Promise<void> => {
      waiting = undefined;
      return write(next.value);
    };
    next.done = running.then(start, start);
    running = next.done;
    waiting = next;
    return next.done;
  };
}

function withoutRelease({ releasedAt: _releasedAt, ...record }: IssuedRecord): IssuedRecord {
  return record;
}

const familyOf = (algorithm: IssueAlgorithm): Family => (algorithm === 'rsa2048' ? 'rsa' : 'gost');

async function issueUnder(authorities: Authorities, publicUrl: string, request: IssueRequest, now: Date): Promise<Issued> {
  const algorithm = request.algorithm ?? 'gost512';
  const family = familyOf(algorithm);
  const issuer = authorities[family].nca;
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const subjectKeyId = await keyIdOf(publicKey);
  const notBefore = request.notBefore ?? now;
  const certificate = await makeCertificate({
    subject: subjectOfOwner(request),
    publicKey,
    notBefore,
    notAfter: request.notAfter ?? new Date(notBefore.getTime() + 365 * DAY_MS),
    extensions: ownerExtensions({
      role: request.role,
      generation: algorithm === 'gost512' ? '2022' : '2004',
      purpose: request.purpose ?? 'signing',
      subjectKeyId,
      authorityKeyId: issuer.certificate.subjectKeyId ?? '',
      addresses: ownerAddresses(publicUrl, family),
    }),
    issuer,
  });
  const common = { certificate, privateKey, serialNumber: certificate.serialNumber, fileName: fileNameOf(request, subjectKeyId) };
  if (request.password === undefined) return common;
  const { password } = request;
  return { ...common, p12: await makePkcs12({ certificate: certificate.raw, privateKey, password, friendlyName: subjectKeyId }) };
}

function fileNameOf({ algorithm = 'gost512', purpose = 'signing' }: IssueRequest, keyId: string): string {
  if (algorithm === 'gost512') return `GOST512_${keyId}.p12`;
  if (algorithm === 'gost2004') return `GOSTKNCA_${keyId}.p12`;
  return purpose === 'authentication' ? `AUTH_RSA256_${keyId}.p12` : `RSA256_${keyId}.p12`;
}

async function makeList(authorities: Authorities, state: NcaState, listName: string, now: Date): Promise<Uint8Array | undefined> {
  const match = /^(root|nca|nca_d)_(gost|rsa)$/.exec(listName);
  if (match === null) return undefined;
  const family = match[2] === 'rsa' ? 'rsa' : 'gost';
  const kind = match[1];
  const records = kind === 'root' ? [] : state.issued.filter((record) => record.family === family);
  return makeCrl({
    authority: authorities[family][kind === 'root' ? 'root' : 'nca'],
    revoked: records.flatMap((record) => entryOf(record, kind === 'nca_d')),
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + CRL_TERM_MS),
    // The stand-in never drops an entry, so documents can be checked long after their signer's certificate expired.
    keepsExpiredSince: authorities[family].root.certificate.notBefore,
    // The delta names the first list as its base and carries every change since: it fits whichever base a client has.
    number: kind === 'nca_d' ? state.crlNumber + 1 : state.crlNumber,
    ...(kind === 'nca_d' ? { baseNumber: 1 } : {}),
  });
}

function entryOf(record: IssuedRecord, isDelta: boolean): readonly RevokedEntry[] {
  const { serialNumber } = record;
  if (record.revokedAt !== undefined) {
    return [{ serialNumber, revokedAt: new Date(record.revokedAt), reason: record.reason ?? 'unspecified' }];
  }
  if (!isDelta || record.releasedAt === undefined) return [];
  return [{ serialNumber, revokedAt: new Date(record.releasedAt), reason: 'removeFromCRL' }];
}
