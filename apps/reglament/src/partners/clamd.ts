import { connect } from 'node:net';
import type { Scanner, ScanVerdict } from '../desk/ports.ts';

export interface ClamdInput {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs?: number;
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
}

const TIMEOUT_MS = 20_000;
const CHUNK_BYTES = 256 * 1024;
const ANSWER_LENGTH_MAX = 1000;

/** An antivirus daemon by clamd's INSTREAM: a length of four bytes before each chunk, and one of no length at the end. */
export function clamdScanner({ host, port, timeoutMs = TIMEOUT_MS, log }: ClamdInput): Scanner {
  return {
    scan: async (bytes) => {
      const answer = await ask({ host, port, timeoutMs }, bytes).catch((error: Error) => error.message);
      const verdict = verdictOf(answer);
      if (verdict.kind === 'unavailable') log?.({ level: 'warn', event: 'scanner-unavailable', message: answer.slice(0, 200) });
      return verdict;
    },
  };
}

/** Only "OK" is clean: whatever else comes back says nothing good of the file. */
function verdictOf(answer: string): ScanVerdict {
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found !== null) return { kind: 'infected', threat: found[1] ?? '' };
  return { kind: answer === 'stream: OK' ? 'clean' : 'unavailable' };
}

function ask({ host, port, timeoutMs }: Required<Pick<ClamdInput, 'host' | 'port' | 'timeoutMs'>>, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ host, port });
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        socket.write(chunk);
      }
      socket.write(Buffer.alloc(4));
    });
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
      if (answer.length > ANSWER_LENGTH_MAX) socket.destroy(new Error('answer too long'));
    });
    // Not before the connection ends: half an answer must not pass for a whole one.
    socket.once('close', () => resolve(answer.replace(/\0[\s\S]*$/, '').trim()));
  });
}
