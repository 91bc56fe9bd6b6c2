import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import { simulate } from './index.ts';

/** Ways that lead to a positive end: the first one offered at every station. */
const issuedOn = (library: Library, id: string, route: string): readonly string[] => {
  const regulation = library.regulations.get(id);
  assert.ok(regulation);
  return simulate({ regulation, route, calendars: calendarsFor(regulation.decree.zone), start: '2019-03-04T04:00:00.000Z', choose: () => 0, lie: () => 60_000 }).state.issued;
};

describe('what an applicant is given', () => {
  let library: Library;
  before(async () => { library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations')); });

  for (const [id, route, issued] of [
    ['wko-2015-153/07', 'office', ['contract']],
    ['wko-2015-153/07', 'portal', ['contract-notice', 'contract']],
    ['wko-2015-153/09', 'portal', ['readiness-notice', 'conclusion']],
    ['astana-2016-107-665/01', 'portal', ['contract-notice', 'contract']],
    ['kyzylorda-2018-1114/06', 'portal', ['contract-notice', 'contract']],
    ['kyzylorda-2018-1114/08', 'portal', ['ready-notice']],
    ['kyzylorda-2018-1114/08', 'office', ['conclusion']],
    ['karaganda-2014-34-05/06', 'portal', ['job-referral']],
  ] as const) {
    it(`of ${id} on the route "${route}" is ${issued.join(', then ')}`, () => { assert.deepEqual(issuedOn(library, id, route), issued); });
  }

  it('is paid by the payment centre only after the decision has been issued', () => {
    assert.deepEqual(issuedOn(library, 'karaganda-2014-34-05/07', 'office').slice(-2), ['compensation', 'compensation-custody']);
  });
});
