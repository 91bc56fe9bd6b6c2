import type { FastifyRequest } from 'fastify';
import type { FileThreat } from '../../desk/requests/file-rules.ts';
import type { WebDeps } from './deps.ts';

/** A file part as the parser leaves it, and what the scanner said of it. */
export interface UploadedPart {
  readonly filename?: string;
  readonly toBuffer: () => Promise<Buffer>;
  threat?: FileThreat;
}

export function isUploadedPart(value: unknown): value is UploadedPart {
  return typeof value === 'object' && value !== null && 'toBuffer' in value && typeof value.toBuffer === 'function';
}

/**
 * Has every file that comes in looked at, wherever on the site it comes in. The verdict goes with the file to the rules
 * for files, which tell it beside its field. After the form's token: what another site sends is not worth the look.
 */
export function scanHook({ scanner }: Pick<WebDeps, 'scanner'>) {
  return async (request: FastifyRequest): Promise<void> => {
    if (scanner === undefined || !request.isMultipart()) return;
    for (const part of Object.values(request.body as Readonly<Record<string, unknown>> | null ?? {}).flat().filter(isUploadedPart)) {
      const bytes = await part.toBuffer();
      if (bytes.length === 0) continue;
      const verdict = await scanner.scan(bytes);
      if (verdict.kind !== 'clean') part.threat = verdict.kind === 'infected' ? 'infected' : 'not-scanned';
    }
  };
}
