import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';

/** POST /sms: one message. The id is the sender's; the same id twice is the same message. */
const MESSAGE = z.strictObject({ id: z.uuid(), to: z.string().regex(/^\+\d{10,15}$/), text: z.string().min(1).max(1000) });

export interface DeliveredMessage extends z.infer<typeof MESSAGE> { readonly at: string }

const KEPT_MAX = 500;
const BODY_LENGTH_MAX = 10_000;

/**
 * Stand-in of an operator of short messages: takes messages as their HTTP interfaces do, and keeps the last of them to be
 * read in place of the telephones that do not exist. GET gives them, the newest first.
 */
export function smsOperator(clock: () => Date): RequestListener {
  const delivered: DeliveredMessage[] = [];
  return (request, response) => {
    if (request.method === 'GET') return write(response, 200, delivered);
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'GET, POST' }).end();
    bodyOf(request).then(
      (body) => {
        const message = MESSAGE.safeParse(body);
        if (!message.success) return write(response, 400, { kind: 'invalid-input', fields: message.error.issues.map(({ path, code }) => ({ field: path.join('.'), code })) });
        if (!delivered.some(({ id }) => id === message.data.id)) delivered.unshift({ ...message.data, at: clock().toISOString() });
        delivered.splice(KEPT_MAX);
        return write(response, 202, { id: message.data.id });
      },
      () => response.destroy(),
    );
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
