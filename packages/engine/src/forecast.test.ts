import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import { decideAll, forecast } from './index.ts';
import type { Command } from './index.ts';

const NOW = '2026-11-23T05:00:00.000Z'; // Monday, 10:00 in Oral

describe('the expected date of the result', () => {
  let library: Library;
  before(async () => { library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations')); });

  it('adds up the norms of wko-2015-153/02 day after day: clerk, 1 day, 1 day, 5 minutes, 1 day', () => {
    const regulation = library.regulations.get('wko-2015-153/02')!;
    const law = { regulation, calendars: calendarsFor('Asia/Oral'), now: NOW };
    const applicant = { kind: 'applicant', id: 'a' } as const;
    const portal = { kind: 'system', system: 'Portal' } as const;
    const done = (n: number, by: Command['by'], outcome: 'done' | 'valid' | 'confirmed' = 'done'): Command => ({ kind: 'CompleteStep', by, step: `portal#${n}` as never, outcome });
    const opened = decideAll(undefined, [
      { kind: 'OpenCase', by: applicant, id: 'c', route: 'portal', applicant: 'a', units: { provider: 'p' } },
      done(1, applicant), done(2, applicant), done(3, portal, 'valid'), done(5, applicant), done(6, portal, 'confirmed'), done(8, portal),
    ], law);
    assert.ok(opened.kind === 'decided', JSON.stringify(opened));
    const expected = forecast(opened.state, law);
    const closing = '13:30:00.000Z'; // 18:30 in Oral
    assert.deepEqual(expected?.steps.map(({ node, due }) => [node, due?.at]), [
      ['office#1', '2026-11-23T05:10:00.000Z'],
      ['office#2', `2026-11-24T${closing}`],
      ['office#3', `2026-11-25T${closing}`],
      ['office#4', '2026-11-26T04:05:00.000Z'],
      ['office#5', `2026-11-27T${closing}`],
    ]);
    assert.equal(expected?.at, `2026-11-27T${closing}`);
  });
});
