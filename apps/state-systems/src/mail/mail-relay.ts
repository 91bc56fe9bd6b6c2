import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';

/** A letter as it was handed over. */
const LETTER = z.strictObject({ id: z.uuid(), to: z.email().max(200), subject: z.string().max(200), text: z.string().min(1).max(1000) });
export type RelayedLetter = z.infer<typeof LETTER>;

const BODY_LENGTH_MAX = 10_000;
/** Older ones are forgotten: the stand-in delivers to nobody and keeps what a demonstration wants to see. */
const KEPT_MAX = 500;

export interface MailRelay {
  readonly listener: RequestListener;
  readonly all: () => readonly RelayedLetter[];
}

/** Stand-in of a relay of letters: POST hands one over, GET shows what came. An id counts once. */
export function mailRelay(): MailRelay {
  const kept = new Map<string, RelayedLetter>();
  return {
    all: () => [...kept.values()],
    listener: (request, response) => {
      if (request.method === 'GET') return write(response, 200, [...kept.values()].reverse());
      if (request.method !== 'POST') return void response.writeHead(405, { allow: 'GET, POST' }).end();
      bodyOf(request).then(
        (body) => {
          const read = LETTER.safeParse(body);
          if (!read.success) return write(response, 400, { kind: 'invalid-input', fields: read.error.issues.map(({ path, code }) => ({ field: path.join('.'), code })) });
          const isNew = !kept.has(read.data.id);
          if (isNew) kept.set(read.data.id, read.data);
          if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
          return write(response, isNew ? 201 : 200, { id: read.data.id });
        },
        () => response.destroy(),
      );
    },
  };
}

function write(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > BODY_LENGTH_MAX) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
