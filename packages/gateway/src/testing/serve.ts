import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Any of node:test's contexts that can clean up. */
interface Ending {
  after(work: () => Promise<void>): void;
}

/** Serves a listener on loopback for one test; @returns its address. */
export async function serve(t: Ending, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
