import { createHash } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * Runs `work` while no other process of this machine runs work under the same name. Waits without polling.
 *
 * The lock is an abstract Unix socket (Linux): the kernel gives the name to one process and takes it back when that
 * process ends, however it ends. A lock file would outlive a kill -9, and taking over a stale file is a race.
 */
export async function withMachineLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const address = `\0reglament-${createHash("sha256").update(name).digest("hex").slice(0, 40)}`;
  const release = await acquire(address);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(address: string): Promise<() => Promise<void>> {
  for (;;) {
    const server = await tryListen(address);
    if (server !== undefined) return holding(server);
    await holderGone(address);
  }
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    // exclusive: inside a node:cluster worker the primary would otherwise listen in our place and share the name.
    server.listen({ path: address, exclusive: true }, () => resolve(server));
  });
}

/** Those who wait hold a connection to the holder; cutting it is how they learn that it is their turn. */
function holding(server: Server): () => Promise<void> {
  const waiting = new Set<Socket>();
  server.on("connection", (socket) => {
    waiting.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => waiting.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of waiting) socket.destroy();
    });
}

function holderGone(address: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ path: address });
    socket.resume();
    // A refused connection means that the holder left between our two calls; "close" follows either way.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve());
  });
}
