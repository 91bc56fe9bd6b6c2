import type { RequestListener } from 'node:http';
import type { FaultSwitch } from './fault-switch.ts';

/** The gateway itself, with its own switch: `stranger`, `late` and `contradictory` are for systems and change nothing here. */
export function spoilableListener(faults: FaultSwitch, honest: RequestListener): RequestListener {
  return (request, response) => {
    const { fault, delayMs } = faults.of('Gateway');
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>It works!</body></html>');
    if (fault === 'slow') return void setTimeout(() => honest(request, response), delayMs).unref();
    return honest(request, response);
  };
}
