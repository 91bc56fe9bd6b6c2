import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { z } from 'zod';

/** One address of a stand-in: GET shows what it holds, and one other method hands something in. */
export interface JsonAddress<T> {
  readonly show: () => unknown;
  readonly method: 'POST' | 'PUT';
  readonly schema: z.ZodType<T>;
  readonly take: (value: T) => { readonly status: number; readonly answer: unknown };
}

const BODY_LENGTH_MAX = 10_000;

/** Answers 400 with the fields that are wrong, 405 to any other method; an oversized body is no JSON. */
export function jsonListener<T>({ show, method, schema, take }: JsonAddress<T>): RequestListener {
  return (request, response) => {
    if (request.method === 'GET') return write(response, 200, show());
    if (request.method !== method) return void response.writeHead(405, { allow: `GET, ${method}` }).end();
    bodyOf(request).then(
      (body) => {
        const read = schema.safeParse(body);
        if (!read.success) return write(response, 400, { kind: 'invalid-input', fields: read.error.issues.map(({ path, code }) => ({ field: path.join('.'), code })) });
        const { status, answer } = take(read.data);
        return write(response, status, answer);
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
