import {
  type Authority, base64ToBytes, bytesToBase64, makeCms, type NcaLayerRequest, signXml, toPem,
} from '@reglament/eds';
import { listenForTextSockets } from './web-socket-server.ts';

/** What the imagined person in front of the mock does. */
export type PersonBehaviour = 'signs' | 'cancels' | 'has-no-key';

export interface NcaLayerMockInput {
  /** 0 takes any free port. */
  readonly port: number;
  /** The key the person chooses. */
  readonly signer: Authority;
  readonly behaviour?: () => PersonBehaviour;
  readonly clock?: () => Date;
}

export interface NcaLayerMock {
  /** `ws://…`: the mock has no certificate, the real program speaks `wss://`. */
  readonly url: string;
  /** Requests as they came, for tests. */
  readonly requests: readonly NcaLayerRequest[];
  close(): Promise<void>;
}

/**
 * Speaks the documented protocol of NCALayer and really signs, so that pages can be tested without the program. Only for
 * tests and shows: it signs whatever it is asked, for anybody on this machine.
 */
export async function startNcaLayerMock({ port, signer, behaviour = () => 'signs', clock = () => new Date() }: NcaLayerMockInput): Promise<NcaLayerMock> {
  const requests: NcaLayerRequest[] = [];
  const server = await listenForTextSockets(port, (socket) => {
    socket.send(JSON.stringify({ result: { version: '1.4' } }));
    return async (message) => {
      const request = JSON.parse(message) as NcaLayerRequest;
      requests.push(request);
      socket.send(JSON.stringify(await answer(request, signer, behaviour(), clock())));
    };
  });
  return { url: `ws://127.0.0.1:${server.port}`, requests, close: server.close };
}

async function answer(request: NcaLayerRequest, signer: Authority, behaviour: PersonBehaviour, now: Date): Promise<unknown> {
  if (request.module === 'kz.gov.pki.knca.basics') return answerBasics(request, signer, behaviour, now);
  return answerCommonUtils(request, signer, behaviour, now);
}

async function answerBasics(
  { args }: Extract<NcaLayerRequest, { module: 'kz.gov.pki.knca.basics' }>,
  signer: Authority,
  behaviour: PersonBehaviour,
  now: Date,
): Promise<unknown> {
  if (behaviour === 'cancels') return { status: true, body: {} };
  if (behaviour === 'has-no-key' || !hasUsages(signer, args.signerParams.extKeyUsageOids)) {
    return { status: false, code: 'INVOCATION_ERROR', message: 'key is not found', details: '' };
  }
  const signOne = (data: string): Promise<string> =>
    args.format === 'xml'
      ? signXml({ xml: data, ...signer })
      : cms(base64ToBytes(data), args.signingParams.encapsulate !== true, signer, now).then((der) => toPem('CMS', der));
  const result = typeof args.data === 'string' ? await signOne(args.data) : await Promise.all(args.data.map(signOne));
  return { status: true, body: { result } };
}

const hasUsages = ({ certificate }: Authority, oids: readonly string[]): boolean =>
  // The one key of 2022 also serves where "authentication" is asked for, although its usage does not say so.
  oids.every((oid) => certificate.extendedKeyUsage.includes(oid) || oid === '1.3.6.1.5.5.7.3.2');

const cms = (content: Uint8Array, detached: boolean, signer: Authority, now: Date): Promise<Uint8Array> =>
  makeCms({ content, detached, signers: [signer], signingTime: now });

async function answerCommonUtils(
  { method, args = [] }: Extract<NcaLayerRequest, { module: 'kz.gov.pki.knca.commonUtils' }>,
  signer: Authority,
  behaviour: PersonBehaviour,
  now: Date,
): Promise<unknown> {
  if (method === 'getActiveTokens') return success([]);
  if (method === 'changeLocale') return success(null);
  if (behaviour === 'cancels') return { code: '500', message: 'action.canceled' };
  if (behaviour === 'has-no-key') return { code: '500', message: 'key.not.found' };
  switch (method) {
    case 'getKeyInfo':
      return success({ subjectDn: signer.certificate.subject.text, serialNumber: signer.certificate.serialNumber });
    case 'createCAdESFromBase64':
    case 'createCMSSignatureFromBase64':
      return success(bytesToBase64(await cms(base64ToBytes(String(args[2])), args[3] !== true, signer, now)));
    case 'signXml':
      return success(await signXml({ xml: String(args[2]), ...signer }));
    case 'signXmls':
      return success(await Promise.all([args[2] ?? []].flat().map((xml) => signXml({ xml: String(xml), ...signer }))));
    case 'createCAdESFromBase64Hash':
      // A CMS over a hash alone needs a signer that takes hashes; the library signs documents only.
      return { code: '500', message: 'not.supported.by.mock' };
  }
}

const success = (responseObject: unknown): unknown => ({ code: '200', responseObject });
