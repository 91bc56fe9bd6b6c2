import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { FAULT_ORDER, type FaultSwitch } from './fault-switch.ts';

const BODY_LENGTH_MAX = 10_000;

/** GET tells the state of all switches, PUT sets one: `{"system":"IndividualsRegister","fault":"slow","delayMs":5000}`. */
export function faultPage(faults: FaultSwitch): RequestListener {
  return (request, response) => {
    if (request.method === 'GET') return write(response, 200, faults.all());
    if (request.method !== 'PUT') return void response.writeHead(405, { allow: 'GET, PUT' }).end();
    bodyOf(request).then(
      (body) => {
        const order = FAULT_ORDER.safeParse(body);
        if (!order.success) {
          return write(response, 400, { kind: 'invalid-input', fields: order.error.issues.map(({ path, code }) => ({ field: path.join('.'), code })) });
        }
        const { system, fault, delayMs } = order.data;
        faults.set(system, { fault, delayMs });
        return write(response, 200, faults.all());
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
