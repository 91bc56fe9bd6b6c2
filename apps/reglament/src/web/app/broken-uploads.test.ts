import { test } from 'node:test';
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { checkPage } from '../kit/index.ts';
import { openPortal } from '../portal/testing/portal-site.ts';

const UPLOADS = [
  ['multipart/form-data', 'x'], ['multipart/form-data; boundary=', 'x'], ['multipart/form-data; boundary=x', 'x'],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\nb'],
] as const;

test('an upload that breaks off, or names no boundary, is the sender’s mistake and not a failure of ours', async (t) => {
  const { app, failures } = await openPortal(t);
  for (const [type, payload] of UPLOADS) {
    const answer = await app.inject({ method: 'POST', url: '/sign-in', headers: { 'content-type': type }, payload });
    assert.equal(answer.statusCode, 400, `${type} ${payload}`);
  }
  assert.deepEqual(failures, []);
});

const FILE = Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\n'), Buffer.alloc(9 * 1024 * 1024), Buffer.from('\r\n')]);
const upload = (files: number): Buffer => Buffer.concat([...Array.from({ length: files }, () => FILE), Buffer.from('--x--\r\n')]);

test('an upload larger than all its files together may be is told so, whoever sends it; one within the limit goes on to the form’s token', async (t) => {
  const { app, failures } = await openPortal(t);
  const send = (files: number) => app.inject({ method: 'POST', url: '/verify?lang=kk', headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: upload(files) });
  const [within, over] = [await send(5), await send(6)];

  assert.deepEqual([within.statusCode, over.statusCode], [403, 413]);
  assert.deepEqual(checkPage(over.body), []);
  assert.match(over.body, /Бір жолы 10 файлдан немесе барлығы 50 МБ-тан артық жіберуге болмайды/);
  assert.deepEqual(failures, []);
});

test('an upload of undeclared length is not read', async (t) => {
  const { app } = await openPortal(t);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/verify', headers: { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' } }, (answer) => { answer.resume(); resolve(answer.statusCode); });
    sent.on('error', reject);
    sent.end('--x--\r\n');
  });

  assert.equal(status, 411);
});
