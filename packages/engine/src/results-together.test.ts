import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import { simulate } from './index.ts';

describe('results that the text issues together', () => {
  let library: Library;
  before(async () => { library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations')); });

  it('are all issued when one of them was drafted, and a result on its own stays alone', () => {
    for (const regulation of library.regulations.values()) {
      const sets = new Map<string, string[]>();
      for (const { id, together } of regulation.results) if (together !== undefined) sets.set(together, [...(sets.get(together) ?? []), id]);
      for (const { startable, route } of regulation.compiled.values()) {
        if (!startable) continue;
        const { state } = simulate({ regulation, route, calendars: calendarsFor('Asia/Almaty'), start: '2026-03-02T04:00:00.000Z', choose: () => 0, lie: () => 60_000 });
        for (const set of sets.values()) {
          const issued = set.filter((id) => state.issued.includes(id));
          assert.ok(issued.length === 0 || issued.length === set.length, `${regulation.id} ${route} issues ${issued.join()} of ${set.join()}`);
        }
        assert.equal(new Set(state.issued).size, state.issued.length, `${regulation.id} ${route} issues something twice`);
      }
    }
  });

  it('follow a conclusion that was handed over on the way, which does not stand in for them', () => {
    const regulation = library.regulations.get('kyzylorda-2018-1114/11');
    assert.ok(regulation);
    const { state } = simulate({ regulation, route: 'office', calendars: calendarsFor('Asia/Qyzylorda'), start: '2019-03-04T04:00:00.000Z', choose: () => 0, lie: () => 60_000 });
    assert.deepEqual(state.issued, ['conclusion', 'contract', 'payment-decision', 'order']);
    assert.deepEqual(state.outcome, { kind: 'issued', results: state.issued, negative: false });
  });

  it('occur in the regulations, so that the test above says something', () => {
    const sets = [...library.regulations.values()].filter(({ results }) => results.some(({ together }) => together !== undefined)).map(({ id }) => id);
    assert.deepEqual(sets, ['karaganda-2014-34-05/07', 'kyzylorda-2018-1114/11']);
  });
});
