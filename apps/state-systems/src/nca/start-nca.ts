import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Nca, openNca } from './nca.ts';
import { ncaListener } from './nca-http.ts';

export interface StartNcaInput {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataFolder: string;
  readonly host?: string;
  /** Address printed into certificates when it differs from where the server listens. */
  readonly publicUrl?: string;
  readonly clock?: () => Date;
}

export interface RunningNca extends Nca {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the stand-in NCA: its own TEST roots, kept in `dataFolder` over restarts, certificates in the profile of the
 * real NCA, lists of revoked certificates over HTTP. Everything it does over HTTP it also does in-process.
 */
export async function startNca({ port, dataFolder, host = '127.0.0.1', publicUrl, clock = () => new Date() }: StartNcaInput): Promise<RunningNca> {
  let nca: Nca | undefined;
  const server = createServer(ncaListener(() => nca));
  const url = `http://${host}:${await listen(server, port, host)}`;
  try {
    nca = await openNca({ dataFolder, publicUrl: publicUrl ?? url, clock });
  } catch (error) {
    await close(server);
    throw error;
  }
  return { ...nca, url, close: () => close(server) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(address.port);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))));
}
