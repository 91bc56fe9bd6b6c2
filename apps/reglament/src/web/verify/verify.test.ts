import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage, unhashedAssets } from '../kit/index.ts';
import { languages, translate, translator } from '../texts/index.ts';
import { openPortal, PIXEL, saidBy } from '../portal/testing/portal-site.ts';
import { asWritten } from './typed-number.ts';
import { verdictPage } from './verdict-page.ts';
import type { Verification } from '../../desk/verification/verify.ts';

for (const language of languages) {
  test(`the check of documents is in order, and so is every verdict: ${language}`, async (t) => {
    const { visitor } = await openPortal(t);
    const somebody = await visitor();
    const context = { t: translator(language), language, path: '/verify', assets: unhashedAssets };
    const title = { kk: 'Анықтама', ru: 'Справка' };
    const verdicts: readonly Verification[] = [
      { kind: 'genuine', via: 'pdf', signedBy: 'ТЕСТ', signedAt: '2026-11-20T10:00:00+05:00', warnings: ['certificate-expired-since'], fields: [{ label: title, value: 'x' }, { label: title, value: title }], paragraphs: [title], title, organisation: title, number: '1', date: '2026-11-20' },
      { kind: 'genuine', via: 'barcode', warnings: [], fields: [], paragraphs: [] },
      { kind: 'not-genuine', code: 'changed-after-signing' }, { kind: 'not-genuine', code: 'certificate-revoked' }, { kind: 'unreadable', code: 'whatever-else' }, { kind: 'unknown-number' },
    ];

    assert.deepEqual(checkPage((await somebody.get(`/verify?lang=${language}`)).body), []);
    for (const verdict of verdicts) assert.deepEqual(checkPage(verdictPage(context, verdict)), []);
  });
}

test('an unknown number, a picture without barcodes, a broken PDF: each is told, nobody need sign in', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/verify');

  const number = await somebody.get('/verify?number=153-02%2F2026%2F999999');
  const picture = await somebody.postFiles('/verify', {}, [{ field: 'files', name: 'a.png', bytes: PIXEL }]);
  const pdf = await somebody.postFiles('/verify', {}, [{ field: 'files', name: 'a.pdf', bytes: '%PDF-1.7 nothing more' }]);

  assert.ok(saidBy(number).includes(translate('kk', 'verify.unknownNumber')));
  assert.ok(saidBy(picture).includes(translate('kk', 'verify.code.noBarcodes')));
  assert.ok(saidBy(pdf).includes(translate('kk', 'verify.unreadable')));
  for (const page of [number, picture, pdf]) assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
});

test('a number is read however it was copied from the document', () => {
  for (const typed of ['153-02/2026/000001', ' № 153-02/2026/000001', '№153-02 / 2026 / 000001', '153\u201102/2026/000001', '153\u201302/2026/000001 ', 'N 153 - 02/2026/000001', 'No. 153-02/2026/000001']) assert.equal(asWritten(typed), '153-02/2026/000001', typed);
  assert.equal(asWritten('Ш-2026/000001'), 'Ш-2026/000001');
});

test('no file, a mixture, too many files and an empty number are told beside the field', async (t) => {
  const { visitor } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/verify');
  const png = { field: 'files', name: 'a.png', bytes: PIXEL };

  const pages = [
    await somebody.postFiles('/verify', {}, []), await somebody.postFiles('/verify', {}, [png, { field: 'files', name: 'a.pdf', bytes: '%PDF-1.7' }]),
    await somebody.postFiles('/verify', {}, Array.from({ length: 11 }, () => png)), await somebody.get('/verify?number='),
  ];

  for (const page of pages) assert.deepEqual([page.statusCode, checkPage(page.body), page.body.includes('class="error-summary"')], [422, [], true]);
});

test('keeps nothing of what was examined', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const somebody = await visitor();
  await somebody.get('/verify');

  await somebody.postFiles('/verify', {}, [{ field: 'files', name: 'a.png', bytes: PIXEL }]);

  assert.equal((await desk.db.query('select 1 from content')).rowCount, 0);
});
