import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { lostInTheNight } from './kept-contents.ts';
import { walkRegulation } from './walk.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const FOLDER = path.join(import.meta.dirname, '../../regulations');

/**
 * One test per regulation of a decree: every way out of every station of all its routes is taken by the person the law
 * names, and every result it prints is issued, every refusal told.
 */
export function walkDecree(decree: string, numbers: { readonly from: number; readonly to: number } = { from: 1, to: 99 }): void {
  describe(`every route of ${decree}, over HTTP`, () => {
    const ends: (() => Promise<void> | void)[] = [];
    let world: World;
    before(async () => { world = await openWorld({ after: (end?: unknown) => { ends.push(end as () => Promise<void>); } } as Parameters<typeof openWorld>[0]); });
    after(async () => { for (const end of ends) await end(); });

    for (const number of numbersOf(decree).filter((one) => Number(one) >= numbers.from && Number(one) <= numbers.to)) {
      const id = `${decree}/${number}`;
      it(`${number}: takes every way, issues every result, tells every refusal`, { timeout: 240_000 }, async () => {
        const regulation = world.desk.library.regulations.get(id)!;
        const walked = await walkRegulation(world, regulation);
        assert.deepEqual(walked.stuck, [], 'no case gets stuck');
        assert.deepEqual(walked.missing, [], `${walked.edges.size} of ${walked.edges.size + walked.missing.length} ways are taken`);
        assert.deepEqual(regulation.results.map((result) => result.id).filter((one) => !walked.results.has(one)), [], 'every printed result is issued');
        assert.deepEqual(regulation.refusals.map((refusal) => refusal.id).filter((one) => !walked.refusals.has(one)), [], 'every printed refusal is told');
        assert.deepEqual(world.failures, [], 'the site fails nowhere');
        assert.ok(walked.edges.size > 0);
      });
    }

    it('a night takes no content away that any text in the database names', async () => {
      const { lost, named } = await lostInTheNight(world.desk);
      assert.deepEqual(lost, [], 'whatever names a content holds it: by a foreign key, or by an entry of the journal');
      assert.ok(named > 0);
    });
  });
}

function numbersOf(decree: string): readonly string[] {
  return readdirSync(path.join(FOLDER, decree)).filter((name) => /^\d\d\.yaml$/.test(name)).map((name) => name.slice(0, 2)).toSorted();
}
