import type { RequestListener } from 'node:http';
import type { FaultSwitch, Wayside } from './fault-switch.ts';

/**
 * An address as a whole, with a switch of its own. What was said can still be looked at while nothing more is taken;
 * `stranger`, `late` and `contradictory` are for answers about somebody and change nothing here.
 */
export function spoilableListener(system: Wayside, faults: FaultSwitch, honest: RequestListener): RequestListener {
  return (request, response) => {
    const { fault, delayMs } = faults.of(system);
    if (request.method === 'GET') return honest(request, response);
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>It works!</body></html>');
    if (fault === 'slow') return void setTimeout(() => honest(request, response), delayMs).unref();
    return honest(request, response);
  };
}
