import { startNca } from './start-nca.ts';

// The stand-in as a program of its own: NCA_PORT (default 8100), NCA_HOST, NCA_DATA (default ./data/nca).
const nca = await startNca({
  port: Number(process.env['NCA_PORT'] ?? 8100),
  host: process.env['NCA_HOST'] ?? '127.0.0.1',
  dataFolder: process.env['NCA_DATA'] ?? './data/nca',
});
process.stdout.write(`Stand-in NCA (TEST certificates only) at ${nca.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void nca.close());
