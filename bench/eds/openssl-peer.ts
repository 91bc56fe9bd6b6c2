import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// OpenSSL's own speed command knows no GOST signatures, so verifications are counted with `openssl verify`, which
// checks one certificate after the other in one process. What is not signature checking (start, reading files,
// building chains) is measured by a second run in which the certificate is its own trust anchor, and subtracted.

/** How OpenSSL makes a key of each kind, with the hash that Kazakhstan's algorithm uses. */
const KINDS = {
  gost512: { key: ['gost2012_512', '-pkeyopt', 'paramset:A'], hash: '-md_gost12_512' },
  gost256: { key: ['gost2012_256', '-pkeyopt', 'paramset:TCA'], hash: '-md_gost12_256' },
  gost2004: { key: ['gost2001', '-pkeyopt', 'paramset:A'], hash: '-md_gost94' },
  rsa2048: { key: ['rsa:2048'], hash: '-sha256' },
} as const;

export type PeerKind = keyof typeof KINDS;

export interface OpensslPeer {
  /** Verifications per second, or null where this OpenSSL cannot do the algorithm. */
  verificationsPerSecond(kind: PeerKind, count: number): number | null;
  /** Streebog-512 in MiB per second, or null without the engine. */
  streebogMibPerSecond(): number | null;
  close(): void;
}

const CONFIGURATION = `
openssl_conf = main
[main]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
`;

/** The peer in a temporary folder of its own; null when there is no openssl. */
export function openOpensslPeer(): OpensslPeer | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-openssl-'));
  writeFileSync(path.join(folder, 'openssl.cnf'), CONFIGURATION);
  const run = (args: readonly string[]): { ok: boolean; stdout: string; seconds: number } => {
    const start = performance.now();
    const result = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, OPENSSL_CONF: path.join(folder, 'openssl.cnf') } });
    return { ok: result.status === 0, stdout: result.stdout ?? '', seconds: (performance.now() - start) / 1000 };
  };
  if (!run(['version']).ok) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const made = new Map<PeerKind, boolean>();
  return {
    verificationsPerSecond(kind, count) {
      if (!made.has(kind)) made.set(kind, makeCertificates(run, kind));
      if (made.get(kind) !== true) return null;
      const files = new Array<string>(count).fill(`${kind}.pem`);
      const whole = run(['verify', '-CAfile', `${kind}-ca.pem`, ...files]);
      const without = run(['verify', '-partial_chain', '-trusted', `${kind}.pem`, ...files]);
      if (!whole.ok || !without.ok) return null;
      return count / Math.max(whole.seconds - without.seconds, 1e-6);
    },
    streebogMibPerSecond() {
      const result = run(['speed', '-seconds', '1', '-bytes', '1048576', '-mr', '-evp', 'md_gost12_512']);
      const bytesPerSecond = Number(/^\+F:\d+:[^:]+:([\d.]+)/m.exec(result.stdout)?.[1]);
      return result.ok && bytesPerSecond > 0 ? bytesPerSecond / 2 ** 20 : null;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

type Run = (args: readonly string[]) => { readonly ok: boolean };

function makeCertificates(run: Run, kind: PeerKind): boolean {
  const { key, hash } = KINDS[kind];
  const steps = [
    ['req', '-x509', '-newkey', ...key, '-nodes', '-keyout', `${kind}-ca.key`, '-out', `${kind}-ca.pem`, '-subj', '/CN=bench CA', '-days', '2', '-extensions', 'authority', hash],
    ['req', '-newkey', ...key, '-nodes', '-keyout', `${kind}.key`, '-out', `${kind}.csr`, '-subj', '/CN=bench', hash],
    ['x509', '-req', '-in', `${kind}.csr`, '-CA', `${kind}-ca.pem`, '-CAkey', `${kind}-ca.key`, '-CAcreateserial', '-out', `${kind}.pem`, '-days', '1', hash],
  ];
  return steps.every((step) => run(step).ok);
}
