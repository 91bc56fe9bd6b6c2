import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedId, timeOrderedId } from '../storage/index.ts';
import type { Desk } from './desk.ts';
import { findCaseView } from './cases/case-view.ts';
import { isUuid } from './is-uuid.ts';
import { findPaper } from './papers.ts';
import { findDraft } from './requests/drafts.ts';
import { findSigning } from './signatures/signing.ts';
import { cancelVisit } from './visits/booking.ts';

test('ids of ours are ids; what only has their length is none, and the database is not asked for it', async () => {
  for (const id of [timeOrderedId(), namedId('x'), '01890a5d-ac96-774b-bcce-b302099a8057']) assert.ok(isUuid(id), id);
  const db = { query: async () => assert.fail('expected the database not to be asked') };
  const desk = { db, clock: { now: () => '', real: () => new Date() } } as unknown as Desk;
  for (const text of ['', '-'.repeat(36), 'a'.repeat(36), '01890A5D-AC96-774B-BCCE-B302099A8057', '01890a5d-ac96-774b-bcce-b302099a8057 ']) {
    assert.equal(isUuid(text), false, text);
    assert.deepEqual([await findCaseView(desk, text), await findPaper(desk.db, 'c', text), await findDraft(desk, 'a', text), await findSigning(desk, { accountId: 'a' }, text), await cancelVisit(desk, 'a', text)],
      [undefined, undefined, undefined, undefined, 'unknown'], text);
  }
});
