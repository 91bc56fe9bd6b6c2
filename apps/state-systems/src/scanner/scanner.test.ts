import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startScanner } from './scanner.ts';

const TEST_FILE = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

function ask(port: number, ...sent: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject).once('connect', () => { for (const part of sent) socket.write(part); });
    socket.setEncoding('latin1').on('data', (text: string) => { answer += text; });
    socket.once('close', () => resolve(answer));
  });
}

function chunk(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

test('answers as clamd does: clean, found across chunks, too large, ping, unknown', async (t) => {
  const scanner = await startScanner({ streamBytesMax: 200 });
  t.after(() => scanner.close());
  const { port } = scanner;
  const end = Buffer.alloc(4);

  assert.equal(await ask(port, 'zINSTREAM\0', chunk('hello'), end), 'stream: OK\0');
  assert.equal(await ask(port, 'zINSTREAM\0', chunk(`before ${TEST_FILE.slice(0, 30)}`), chunk(TEST_FILE.slice(30)), end), 'stream: Eicar-Test-Signature FOUND\0');
  assert.equal(await ask(port, 'nINSTREAM\n', chunk(TEST_FILE), end), 'stream: Eicar-Test-Signature FOUND\n');
  assert.equal(await ask(port, 'zINSTREAM\0', chunk('x'.repeat(201)), end), 'INSTREAM size limit exceeded. ERROR\0');
  assert.equal(await ask(port, 'zPING\0'), 'PONG\0');
  assert.equal(await ask(port, 'nVERSION\n'), 'ClamAV stand-in 1/1\n');
  assert.equal(await ask(port, 'zSHUTDOWN\0'), 'UNKNOWN COMMAND\0');
});
