import type { FastifyRequest } from 'fastify';
import { FILE_MEGABYTES_MAX } from '../../desk/requests/file-rules.ts';

/** A form may carry several files; each is held to its own limit as well. */
export const UPLOAD_MEGABYTES_MAX = 5 * FILE_MEGABYTES_MAX;
export const UPLOAD_FILES_MAX = 10;

/** Whether the parser stopped because there were more files than a form may carry. */
export function isTooManyFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'FST_FILES_LIMIT' || error.code === 'FST_PARTS_LIMIT');
}

/**
 * The parser of uploads keeps what it reads in memory, also for somebody nobody knows, and knows limits for single parts
 * only. Whoever does not say how much is coming is not read at all; browsers always say it.
 */
export async function refuseLargeUploads(request: FastifyRequest): Promise<void> {
  if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) return;
  const declared = request.headers['content-length'];
  if (declared === undefined) throw new UploadRefused('Expected the length of the upload to be declared', 411);
  if (Number(declared) > UPLOAD_MEGABYTES_MAX * 1024 * 1024) throw new UploadRefused(`Expected an upload of up to ${UPLOAD_MEGABYTES_MAX} MB`, 413);
}

class UploadRefused extends Error {
  readonly statusCode: number;

  constructor(message: string, statusCode: number) {
    super(message);
    this.statusCode = statusCode;
  }
}
