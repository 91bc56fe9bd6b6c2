import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import { getNode, stepDue } from './index.ts';

const library = loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
const FACTS = { marks: {}, conditions: [] };

/** 34/05, annex 18, clause 5.1: on the day of applying, not more than 20 minutes. The office closes at 18:30, lunch is from 13:00 to 14:30. */
const ROWS: readonly (readonly [entered: string, due: string, because: string])[] = [
  ['2026-11-24 09:00', '2026-11-24 09:20', 'the twenty minutes end before the day does'],
  ['2026-11-24 12:50', '2026-11-24 14:40', 'minutes are counted in the hours of work'],
  ['2026-11-24 18:10', '2026-11-24 18:30', 'both end at closing time'],
  ['2026-11-24 18:20', '2026-11-24 18:30', 'the day bounds the minutes, which would run into the next morning'],
];

for (const [entered, due, because] of ROWS) {
  test(`a duration on a named day, entered ${entered.slice(11)}: ${because}`, async () => {
    const regulation = (await library).regulations.get('karaganda-2014-34-05/18')!;
    const { entry } = regulation.compiled.get('employer-issue')!;
    const found = stepDue(getNode({ regulation }, 'employer-issue', entry), instant(entered), FACTS, calendarsFor(regulation.decree.zone));

    assert.equal(found?.at, instant(due));
  });
}

test('a day named alone is the term', async () => {
  const regulation = (await library).regulations.get('karaganda-2014-34-05/18')!;
  const node = getNode({ regulation }, 'employer-issue', regulation.compiled.get('employer-issue')!.entry);
  const alone = { ...node, norms: node.norms.filter(({ bound }) => bound === 'on-the-day') };

  assert.equal(stepDue(alone, instant('2026-11-24 09:00'), FACTS, calendarsFor(regulation.decree.zone))?.at, instant('2026-11-24 18:30'));
});

test('of several durations the longest still governs', async () => {
  const regulation = (await library).regulations.get('karaganda-2014-34-05/18')!;
  const node = getNode({ regulation }, 'employer-issue', regulation.compiled.get('employer-issue')!.entry);
  const [minutes] = node.norms;
  const two = { ...node, norms: [minutes!, { ...minutes!, value: 40 }] };

  assert.equal(stepDue(two, instant('2026-11-24 09:00'), FACTS, calendarsFor(regulation.decree.zone))?.at, instant('2026-11-24 09:40'));
});

/** Local time of Karaganda, five hours ahead of UTC. */
function instant(local: string): string {
  return new Date(`${local.replace(' ', 'T')}:00+05:00`).toISOString();
}
