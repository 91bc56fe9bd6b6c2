import type { FastifyReply } from 'fastify';
import { safeFileName } from '../../desk/requests/file-rules.ts';

/** As an attachment and never guessed at: what an applicant sent must not run in the site's own name. */
export function sendFile(reply: FastifyReply, bytes: Uint8Array, mediaType: string, fileName: string, how: 'attachment' | 'inline' = 'attachment'): FastifyReply {
  const name = encodeURIComponent(safeFileName(fileName)).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply.type(mediaType).header('content-disposition', `${how}; filename*=UTF-8''${name}`).header('x-content-type-options', 'nosniff').header('cache-control', 'no-store').send(Buffer.from(bytes));
}
