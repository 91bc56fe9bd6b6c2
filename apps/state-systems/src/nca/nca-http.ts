import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bytesToBase64, type Certificate } from '@reglament/eds';
import { readIssueRequest, readReleaseRequest, readRevokeRequest } from './issue-form.ts';
import type { Nca } from './nca.ts';
import { answerOcsp, answerTimeStamp } from './nca-services.ts';

/** What a handler answers; the listener writes it. */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
}

type Handler = (nca: Nca, body: Uint8Array, path: string) => Promise<Answer>;

const BODY_BYTES_MAX = 64 * 1024;

const json = (status: number, value: unknown): Answer => ({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) });
const NOT_FOUND = json(404, { code: 'not-found' });
const TEXT = 'text/plain; charset=utf-8';

/** Method and first part of the path → handler. `/crl/` and `/cert/` are the addresses printed into certificates. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /': async () => ({ status: 200, type: TEXT, body: 'Stand-in of the National Certification Authority. TEST certificates only.\n' }),
  'GET /cps': async () => ({ status: 200, type: TEXT, body: 'TEST certificates: no statement, no liability.\n' }),
  'GET /crl': async (nca, _body, path) => {
    const list = await nca.findCrl(/^\/crl\/([a-z_]+)\.crl$/.exec(path)?.[1] ?? '');
    return list === undefined ? NOT_FOUND : { status: 200, type: 'application/pkix-crl', body: list };
  },
  'GET /cert': async (nca, _body, path) => {
    const found = findAuthorityCertificate(nca, path);
    return found === undefined ? NOT_FOUND : { status: 200, type: 'application/pkix-cert', body: found.raw };
  },
  'POST /ocsp': async (nca, body) => ({
    status: 200, type: 'application/ocsp-response', body: await answerOcsp(nca, body, nca.clock()),
  }),
  'POST /tsp': async (nca, body) => ({
    status: 200, type: 'application/timestamp-reply', body: await answerTimeStamp(nca, body, nca.clock()),
  }),
  'POST /issue': async (nca, body) => {
    const request = readIssueRequest(jsonFrom(body));
    if (request.kind === 'invalid-input') return json(400, request);
    const issued = await nca.issue(request.value);
    return json(201, {
      serialNumber: issued.serialNumber,
      fileName: issued.fileName,
      certificate: bytesToBase64(issued.certificate.raw),
      ...(issued.p12 === undefined ? {} : { p12: bytesToBase64(issued.p12) }),
    });
  },
  'POST /revoke': async (nca, body) => {
    const request = readRevokeRequest(jsonFrom(body));
    if (request.kind === 'invalid-input') return json(400, request);
    return (await nca.revoke(request.value.serialNumber, request.value.reason)) ? json(200, { kind: 'revoked' }) : NOT_FOUND;
  },
  'POST /release': async (nca, body) => {
    const request = readReleaseRequest(jsonFrom(body));
    if (request.kind === 'invalid-input') return json(400, request);
    return (await nca.release(request.value.serialNumber)) ? json(200, { kind: 'released' }) : NOT_FOUND;
  },
};

/** The HTTP face of the stand-in. */
export function ncaListener(nca: () => Nca | undefined): RequestListener {
  return (request, response) => {
    answer(nca(), request).then(
      (result) => write(response, result),
      () => write(response, json(500, { code: 'failure' })),
    );
  };
}

async function answer(nca: Nca | undefined, request: IncomingMessage): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
  const handler = ROUTES[`${request.method ?? 'GET'} /${pathname.split('/')[1] ?? ''}`];
  if (handler === undefined || nca === undefined) return NOT_FOUND;
  const body = await bodyOf(request);
  return body === undefined ? json(413, { code: 'too-long' }) : handler(nca, body, pathname);
}

function findAuthorityCertificate(nca: Nca, path: string): Certificate | undefined {
  const match = /^\/cert\/(root|nca)_(gost|rsa)\.cer$/.exec(path);
  if (match === null) return undefined;
  return nca.authorities[match[2] === 'rsa' ? 'rsa' : 'gost'][match[1] === 'root' ? 'root' : 'nca'].certificate;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Uint8Array = chunk;
    length += bytes.length;
    if (length > BODY_BYTES_MAX) return undefined;
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function jsonFrom(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
