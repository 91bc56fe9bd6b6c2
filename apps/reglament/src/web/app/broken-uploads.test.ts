import { test } from 'node:test';
import assert from 'node:assert/strict';
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
