/** The public check of documents: no login, nothing stored. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FILE_MEGABYTES_MAX } from '../../desk/requests/file-rules.ts';
import { verifyNumber, verifyPdf, verifyPhotos } from '../../desk/verification/verify.ts';
import type { Verification } from '../../desk/verification/verify.ts';
import { formToken } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { isTooManyFiles } from '../app/upload-limit.ts';
import { sendPage } from '../kit/index.ts';
import { cleanText, filesOf } from '../portal/form-entries.ts';
import type { OfferedFile } from '../../desk/requests/file-rules.ts';
import { portalContext } from '../portal/portal-context.ts';
import { verdictPage } from './verdict-page.ts';
import { asWritten } from './typed-number.ts';
import { PICTURES_MAX, verifyPage } from './verify-page.ts';

export function registerVerify(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'public' } as const;
  app.get<{ Querystring: { readonly number?: unknown } }>('/verify', { config }, async (request, reply) => {
    const context = portalContext(request, deps, { section: 'verify' });
    const number = typeof request.query.number === 'string' ? cleanText(request.query.number).trim().slice(0, 100) : undefined;
    const csrf = formToken(request, reply);
    if (number === undefined) return sendPage(reply, verifyPage(context, { csrf }));
    if (number === '') return sendPage(reply, verifyPage(context, { csrf, errors: [{ field: 'number', text: context.t('errors.required', { label: context.t('verify.number') }) }] }), 422);
    return sendPage(reply, verdictPage(context, await verifyNumber(deps.desk, deps.trust, asWritten(number))));
  });
  // More parts than the app takes arrive as an error of the parser, before the handler.
  app.post('/verify', { config, errorHandler: (error, request, reply) => (isTooManyFiles(error) ? again(request, reply, deps, 'too-many') : Promise.reject(error)) },
    async (request, reply) => verifyFiles(request, reply, deps));
}

async function verifyFiles(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const files = await filesOf(request.body, 'files');
  const problem = problemOf(files);
  if (problem !== undefined) return again(request, reply, deps, problem);
  const context = portalContext(request, deps, { section: 'verify', path: '/verify' });
  return sendPage(reply, verdictPage(context, await examine(deps, files)));
}

async function examine({ desk, trust }: WebDeps, files: readonly OfferedFile[]): Promise<Verification> {
  const [first] = files;
  if (first !== undefined && isPdf(first)) return verifyPdf(desk, trust, first.bytes);
  return verifyPhotos(desk, trust, files.map(({ bytes }) => bytes));
}

type UploadProblem = 'missing' | 'too-many' | 'mixed' | { readonly tooLarge: string };

function problemOf(files: readonly OfferedFile[]): UploadProblem | undefined {
  if (files.length === 0) return 'missing';
  if (files.length > PICTURES_MAX) return 'too-many';
  const large = files.find(({ bytes }) => bytes.length > FILE_MEGABYTES_MAX * 1024 * 1024);
  if (large !== undefined) return { tooLarge: large.name };
  return files.length > 1 && files.some(isPdf) ? 'mixed' : undefined;
}

function again(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, problem: UploadProblem): FastifyReply {
  const context = portalContext(request, deps, { section: 'verify', path: '/verify' });
  return sendPage(reply, verifyPage(context, { csrf: formToken(request, reply), errors: [{ field: 'files', text: wordsOf(context.t, problem) }] }), 422);
}

function wordsOf(t: ReturnType<typeof portalContext>['t'], problem: UploadProblem): string {
  if (typeof problem === 'object') return t('errors.file.tooLarge', { file: problem.tooLarge, megabytes: FILE_MEGABYTES_MAX });
  switch (problem) {
    case 'missing': return t('errors.file.missing', { label: t('verify.files') });
    case 'too-many': return t('verify.tooMany', { count: PICTURES_MAX });
    case 'mixed': return t('verify.mixed');
  }
}

function isPdf({ bytes }: OfferedFile): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}
